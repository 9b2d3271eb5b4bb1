"""What the fourth form of the database changed, written out as it was then."""
