"""Conversations on a mat: prepared, held, kept, looked back at."""
