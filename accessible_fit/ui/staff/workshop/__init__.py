"""What only superusers see: the workshop where forms are brought in, written and published."""
