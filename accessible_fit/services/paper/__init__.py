"""Forms and mats on paper, out and in again."""
