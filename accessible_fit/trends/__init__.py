"""Scores over time: what changed, what is usual, and what cannot be told yet."""
