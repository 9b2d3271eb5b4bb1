"""The mat: a frozen model with its rules."""
