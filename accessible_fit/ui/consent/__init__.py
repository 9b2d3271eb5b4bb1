"""The person's window for saying yes and no."""
