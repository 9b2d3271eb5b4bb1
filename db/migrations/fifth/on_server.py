"""Triggers that keep the summaries of a server: once per statement, over all rows that it changed.

Whoever writes answers of a unit shares a lock with others who do, and whoever packs its sheet has it alone,
so that no sheet is made of what was there before an answer that is being written. Rows are taken in the
order of their keys, so that two writers never wait for each other.
"""

from __future__ import annotations

from alembic import op

from db.migrations.fifth.tables import ANSWERS, KEY, SUMS, sums

_ABOUT = ("person_id", "unit_id", "kind", "started_at", "format_kind", "choices", "who_answered")
_MORE = ", ".join(f"{name} = s.{name} + excluded.{name}" for name in SUMS.split(", "))
_LESS = ", ".join(f"{name} = s.{name} - less.{name}" for name in SUMS.split(", "))
_SAME = " AND ".join(f"s.{name} = {{0}}.{name}" for name in KEY.split(", "))
_BY = "1, 2, 3, 4, 5, 6, 7"
_WRITTEN = "{} a JOIN conversation c ON c.id = a.conversation_id"

_STALE = (
    "PERFORM pg_advisory_xact_lock_shared(hashtextextended(unit_id::text, 5)) FROM ({0}) AS u"
    " GROUP BY unit_id ORDER BY unit_id;"
    " DELETE FROM year_sheet y USING ({0}) AS u WHERE y.unit_id = u.unit_id"
    " AND y.last_quarter BETWEEN u.month / 3 AND u.month / 3 + 3;"
)


def create() -> None:
    """Make the functions and the triggers."""
    new = sums(_WRITTEN.format("new_rows"), "true", by=_BY, on_file=False)
    old = sums(_WRITTEN.format("old_rows"), "true", by=_BY, on_file=False)
    _function("month_summary_answers_put", _add(new))
    _function("month_summary_answers_changed", _add(new) + _take(old))
    _function("month_summary_answers_gone", _take(old))
    # its answers go while it can still be seen whose they are
    _function("month_summary_talk_goes", "DELETE FROM answer WHERE conversation_id = OLD.id;", "OLD")
    # taken away one answer after the other, what is left would point to nobody
    _function("month_summary_person_goes", "DELETE FROM month_summary WHERE person_id = OLD.id;", "OLD")
    _function("month_summary_talk_changes", _take(_all("OLD")), "NEW")
    _function("month_summary_talk_changed", _add(_all("NEW")))
    tables = "REFERENCING {} FOR EACH STATEMENT"
    _trigger("month_summary_answers_put", "AFTER INSERT ON answer", tables.format("NEW TABLE AS new_rows"))
    _trigger(
        "month_summary_answers_changed",
        "AFTER UPDATE ON answer",
        tables.format("OLD TABLE AS old_rows NEW TABLE AS new_rows"),
    )
    _trigger("month_summary_answers_gone", "AFTER DELETE ON answer", tables.format("OLD TABLE AS old_rows"))
    _trigger("month_summary_talk_goes", "BEFORE DELETE ON conversation", "FOR EACH ROW")
    _trigger("month_summary_person_goes", "BEFORE DELETE ON person", "FOR EACH ROW")
    differs = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in _ABOUT)
    for name, when in (("month_summary_talk_changes", "BEFORE"), ("month_summary_talk_changed", "AFTER")):
        _trigger(name, f"{when} UPDATE ON conversation", f"FOR EACH ROW WHEN ({differs})")


def _function(name: str, body: str, result: str = "NULL") -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN {result}; END"
        f" $$"
    )


def _trigger(name: str, when: str, how: str) -> None:
    op.execute(f"CREATE TRIGGER {name} {when} {how} EXECUTE FUNCTION {name}()")


def _add(found: str) -> str:
    return (
        f"{_STALE.format(found)} INSERT INTO month_summary AS s ({KEY}, {SUMS}) {found} ORDER BY {_BY}"
        f" ON CONFLICT ({KEY}) DO UPDATE SET {_MORE}; "
    )


def _take(found: str) -> str:
    return (
        f"{_STALE.format(found)} PERFORM 1 FROM month_summary s JOIN ({found}) AS less ON"
        f" {_SAME.format('less')}"
        " ORDER BY s.unit_id, s.life_area, s.month, s.person_id FOR UPDATE OF s;"
        f" UPDATE month_summary s SET {_LESS} FROM ({found}) AS less WHERE {_SAME.format('less')};"
        f" DELETE FROM month_summary s USING ({found}) AS less WHERE {_SAME.format('less')} AND s.asked = 0; "
    )


def _all(row: str) -> str:
    return sums(ANSWERS, f"c.id = {row}.id", by=_BY, on_file=False)
