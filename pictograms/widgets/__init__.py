"""Qt side of the pictograms: drawings as pixmaps."""
