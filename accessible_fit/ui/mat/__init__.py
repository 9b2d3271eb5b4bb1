"""The mat as the resident meets it."""
