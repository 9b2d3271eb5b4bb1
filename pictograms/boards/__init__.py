"""Open Board Format, in and out: other programs' boards as values, ours as files."""
