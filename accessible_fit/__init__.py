"""The desktop program: conversations with pictures and speech, followed for years."""
