"""A unit as a whole, behind the gate for small numbers."""
