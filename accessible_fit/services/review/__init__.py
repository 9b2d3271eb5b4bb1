"""What one person's answers say, and how far they can be trusted."""
