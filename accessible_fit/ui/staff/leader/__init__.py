"""Pages of those who lead units."""
