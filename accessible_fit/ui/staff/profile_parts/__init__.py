"""The parts of the page where staff choose how a person's screen looks, sounds and is steered."""
