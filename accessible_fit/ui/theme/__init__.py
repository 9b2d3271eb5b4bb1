"""What the program looks like: palettes, type, sizes and the one stylesheet."""
