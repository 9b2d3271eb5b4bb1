"""Picture sets that an organisation brings in itself: looked at first, then taken in whole or not at all."""
