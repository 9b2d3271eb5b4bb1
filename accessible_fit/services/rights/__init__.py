"""What a person says yes or no to, and who has looked at what."""
