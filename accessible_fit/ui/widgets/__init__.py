"""Controls that more than one window uses."""
