"""The person's window for the own page."""
