"""The forms the database has had, oldest first: the names of the migrations.

Kept here as well as in the migrations so that a database that is up to date opens without importing
Alembic, which takes longer than opening it. A test keeps the two equal.
"""

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
)
