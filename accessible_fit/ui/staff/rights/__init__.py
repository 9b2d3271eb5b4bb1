"""Pages about a person's rights: everything taken along, everything erased, how long things are kept."""
