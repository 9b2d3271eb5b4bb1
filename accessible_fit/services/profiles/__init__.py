"""How the screens suit one person."""
