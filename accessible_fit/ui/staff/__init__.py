"""The window of staff: people, conversations and what was said."""
