"""Ways to choose, as pure state machines: time and events in, what is lit and what is chosen out."""
