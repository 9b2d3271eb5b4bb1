"""How the database came to be what it is. Alembic runs `env.py`, which runs what is in `versions`."""
