"""Everything about one person: taken along, or erased to the last trace."""
