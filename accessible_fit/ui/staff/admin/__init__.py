"""Pages about users, units and one's own account."""
