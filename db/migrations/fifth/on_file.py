"""Triggers that keep the summaries of a file, row by row."""

from __future__ import annotations

from alembic import op

from db.migrations.fifth.tables import ANSWERS, KEY, SUMS, sums

_ABOUT = ("person_id", "unit_id", "kind", "started_at", "format_kind", "choices", "who_answered")
_SAID = "conversation_id, unit_id, repetition, life_area, outcome, score"
_MORE = ", ".join(f"{name} = {name} + excluded.{name}" for name in SUMS.split(", "))
_LESS = ", ".join(f"{name} = month_summary.{name} - less.{name}" for name in SUMS.split(", "))
_SAME = " AND ".join(f"month_summary.{name} = less.{name}" for name in KEY.split(", "))
_THIS = " AND ".join(f"{name} = NEW.{name}" for name in KEY.split(", "))

NAMES = (
    "month_summary_answer_put",
    "month_summary_answer_changed",
    "month_summary_answer_gone",
    "month_summary_talk_goes",
    "month_summary_talk_changes",
    "month_summary_talk_changed",
    "month_summary_empty",
    "year_sheet_summary_put",
    "year_sheet_summary_changed",
    "year_sheet_summary_gone",
)


def create() -> None:
    """Make the triggers."""
    talk = "c.id = {row}.id"
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in _ABOUT)
    watched = ", ".join(_ABOUT)
    bodies = (
        f"AFTER INSERT ON answer WHEN NEW.repetition = 0 BEGIN {_add(_one('NEW'))}; END",
        f"AFTER UPDATE OF {_SAID} ON answer BEGIN {_add(_one('NEW'))}; {_take(_one('OLD'))}; END",
        f"AFTER DELETE ON answer WHEN OLD.repetition = 0 BEGIN {_take(_one('OLD'))}; END",
        # its answers go while it can still be seen whose they are
        "BEFORE DELETE ON conversation BEGIN DELETE FROM answer WHERE conversation_id = OLD.id; END",
        f"BEFORE UPDATE OF {watched} ON conversation WHEN {differs}"
        f" BEGIN {_take(_all(talk.format(row='OLD')))}; END",
        f"AFTER UPDATE OF {watched} ON conversation WHEN {differs}"
        f" BEGIN {_add(_all(talk.format(row='NEW')))}; END",
        f"AFTER UPDATE ON month_summary WHEN NEW.asked = 0 BEGIN DELETE FROM month_summary WHERE {_THIS};"
        f" END",
        *(
            f"AFTER {verb} ON month_summary BEGIN DELETE FROM year_sheet WHERE unit_id = {row}.unit_id"
            f" AND last_quarter BETWEEN {row}.month / 3 AND {row}.month / 3 + 3; END"
            for verb, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
        ),
    )
    for name, body in zip(NAMES, bodies, strict=True):
        op.execute(f"CREATE TRIGGER {name} {body}")


def drop() -> None:
    """Take the triggers away."""
    for name in NAMES:
        op.execute(f"DROP TRIGGER IF EXISTS {name}")


def _add(found: str) -> str:
    return f"INSERT INTO month_summary ({KEY}, {SUMS}) {found} ON CONFLICT ({KEY}) DO UPDATE SET {_MORE}"


def _take(found: str) -> str:
    return f"UPDATE month_summary SET {_LESS} FROM ({found}) AS less WHERE {_SAME}"


def _one(row: str) -> str:
    """Return what one answer adds, read from the trigger's own row: no grouping, for it is waited for."""
    year, month = (f"CAST(substr(c.started_at, {at}) AS INTEGER)" for at in ("1, 4", "6, 2"))
    columns = (
        "c.unit_id AS unit_id",
        f"{row}.life_area AS life_area",
        f"{year} * 12 + {month} - 1 AS month",
        "c.person_id AS person_id",
        "c.format_kind AS format_kind",
        "coalesce(c.choices, 0) AS choices",
        "(c.who_answered = 'self') AS by_self",
        "1 AS asked",
        f"({row}.score IS NOT NULL) AS answered",
        f"coalesce({row}.score = 100, 0) AS best",
        f"coalesce(CAST(round({row}.score * 1000000) AS INTEGER), 0) AS points",
        f"({row}.outcome = 'dont_know') AS dont_know",
        f"({row}.outcome = 'declined') AS declined",
    )
    return (
        f"SELECT {', '.join(columns)} FROM conversation c"
        f" WHERE c.id = {row}.conversation_id AND c.kind = 'questions' AND {row}.repetition = 0"
    )


def _all(which: str) -> str:
    """Return what all answers of a conversation add."""
    return sums(ANSWERS, which, by="a.life_area", on_file=True)
