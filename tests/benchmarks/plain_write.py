"""One answer written by Python's own sqlite3: what a program would do without encryption and SQLAlchemy."""

import sqlite3
from collections.abc import Callable
from itertools import count
from pathlib import Path

from db.ids import new_id

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON")


def plain_writer(path: Path, talk: bytes, unit: bytes) -> tuple[sqlite3.Connection, Callable[[], None]]:
    """Open a store in clear text; each call commits one more answer of the conversation, as ours does."""
    plain = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        plain.execute(f"PRAGMA {pragma}")
    order = count()

    def put() -> None:
        number = next(order)
        plain.execute("BEGIN IMMEDIATE")
        plain.execute(
            "SELECT c.unit_id, a.id FROM conversation c LEFT JOIN answer a"
            " ON a.conversation_id = c.id AND a.item_id = ? WHERE c.id = ?",
            (f"item-{number}", talk),
        ).fetchone()
        plain.execute(
            "INSERT INTO answer (id, conversation_id, unit_id, item_id, repetition, life_area,"
            " order_in_conversation, changes, format_kind, outcome, mapping_version, input_way, answered_at,"
            " format_steps, format_reversed, raw, score, half_step, order_shown, order_spoken, duration_ms)"
            " VALUES (?, ?, ?, ?, 0, 'home', ?, 0, 'choice', 'answered', 1, 'touch',"
            " '2026-03-02 12:01:00.000000', 3, 0, 2, 100.0, 25.0, ?, '[]', 2300)",
            (new_id().bytes, talk, unit, f"item-{number}", number, '["yes", "sometimes", "no"]'),
        )
        plain.execute("COMMIT")

    return plain, put
