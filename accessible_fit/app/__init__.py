"""The composition root: the only place that builds services and windows and wires them."""
