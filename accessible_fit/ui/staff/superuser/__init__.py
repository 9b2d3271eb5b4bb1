"""Pages of those who support all units."""
