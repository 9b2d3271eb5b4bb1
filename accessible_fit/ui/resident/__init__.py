"""The resident's window: one thing at a time."""
