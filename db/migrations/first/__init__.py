"""The tables of the first form of the database, written out as they were then."""
