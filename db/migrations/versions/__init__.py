"""The migrations, oldest first. None of them imports the live tables: what a migration made never changes."""
