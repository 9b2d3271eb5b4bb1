"""The person's ways of choosing, joined to the window: real events and time in, light and choices out."""
