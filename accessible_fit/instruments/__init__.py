"""What can be asked: a frozen model, a reader and checker of instrument files, and our own instruments."""
