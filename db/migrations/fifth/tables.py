"""The two tables, and what they hold of the answers that are there already."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import blob, check, fk, key, long, number, pk, string, word, yes_no

KEY = "unit_id, life_area, month, person_id, format_kind, choices, by_self"
SUMS = "asked, answered, best, points, dont_know, declined"


def create() -> None:
    """Make the tables."""
    op.create_table(
        "month_summary",
        key("unit_id"),
        string("life_area"),
        number("month"),
        key("person_id"),
        word("format_kind"),
        number("choices"),
        yes_no("by_self"),
        number("asked"),
        number("answered"),
        number("best"),
        long("points"),
        number("dont_know"),
        number("declined"),
        pk(
            "pk_month_summary",
            "unit_id",
            "life_area",
            "month",
            "person_id",
            "format_kind",
            "choices",
            "by_self",
        ),
        fk("fk_month_summary_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        fk("fk_month_summary_person_id", ["person_id"], ["person.id"], "CASCADE"),
        check("ck_month_summary_life_area", "length(trim(life_area)) > 0"),
        check("ck_month_summary_choices", "choices IN (0, 2, 3, 5)"),
        check("ck_month_summary_asked", "asked >= 0 AND answered BETWEEN 0 AND asked"),
        check("ck_month_summary_best", "best BETWEEN 0 AND answered"),
        check("ck_month_summary_points", "points BETWEEN 0 AND 100000000.0 * answered"),
        check(
            "ck_month_summary_missing",
            "dont_know >= 0 AND declined >= 0 AND dont_know + declined <= asked - answered",
        ),
        check("ck_month_summary_formatkind", "format_kind IN ('choice', 'mat', 'line')"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_month_summary_person_id", "month_summary", ["person_id"])
    op.create_table(
        "year_sheet",
        key("unit_id"),
        number("last_quarter"),
        blob("body"),
        pk("pk_year_sheet", "unit_id", "last_quarter"),
        fk("fk_year_sheet_unit_id", ["unit_id"], ["unit.id"], "CASCADE"),
    )


def sums(of: str, where: str, *, by: str, on_file: bool) -> str:
    """Return the SELECT that sums up answers `of` a source that goes by the name a."""
    if on_file:
        year, month = (f"CAST(substr(c.started_at, {at}) AS INTEGER)" for at in ("1, 4", "6, 2"))
        points = "CAST(round(a.score * 1000000) AS INTEGER)"
        total = "sum({})"
    else:
        year, month = (
            f"extract({part} FROM c.started_at AT TIME ZONE 'UTC')::int" for part in ("year", "month")
        )
        points = "round(a.score * 1000000)::bigint"
        total = "sum({})::bigint"
    counts = (
        "count(*)",
        "count(a.score)",
        "count(CASE WHEN a.score = 100 THEN 1 END)",
        f"coalesce({total.format(points)}, 0)",
        "count(CASE WHEN a.outcome = 'dont_know' THEN 1 END)",
        "count(CASE WHEN a.outcome = 'declined' THEN 1 END)",
    )
    return (
        f"SELECT c.unit_id, a.life_area, {year} * 12 + {month} - 1 AS month, c.person_id, c.format_kind,"
        " coalesce(c.choices, 0) AS choices, (c.who_answered = 'self') AS by_self, "
        + ", ".join(f"{count} AS {name}" for count, name in zip(counts, SUMS.split(", "), strict=True))
        + f" FROM {of} WHERE c.kind = 'questions' AND a.repetition = 0 AND {where} GROUP BY {by}"
    )


ANSWERS = "answer a JOIN conversation c ON c.id = a.conversation_id"


def fill() -> None:
    """Sum up every answer that is there."""
    on_file = op.get_context().dialect.name == "sqlite"
    found = sums(ANSWERS, "1 = 1", by="1, 2, 3, 4, 5, 6, 7", on_file=on_file)
    op.execute(sa.text(f"INSERT INTO month_summary ({KEY}, {SUMS}) {found}"))
