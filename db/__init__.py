"""Everything that is kept: tables, frozen records out, queries by subject, the engine and migrations."""
