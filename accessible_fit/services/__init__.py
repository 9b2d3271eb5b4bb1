"""One module per job a user has; no Qt and no SQL."""
