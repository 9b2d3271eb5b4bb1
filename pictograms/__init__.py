"""Everything about a picture: symbols, sets, search, drawing and credits."""
