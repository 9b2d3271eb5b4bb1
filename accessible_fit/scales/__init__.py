"""Answers put on the 0–100 ruler, with what the ruler cannot say."""
