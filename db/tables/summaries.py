"""Sums of answers: what a unit is followed by without reading every answer again."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, PrimaryKeyConstraint, Table, TypedColumns

from db.tables.base import filled, metadata
from db.tables.columns import blob, key, long, number, string, word, yes_no
from db.vocabulary import FormatKind

DERIVED = {"derived": True}
"""Said of tables that the database makes by itself from others: they are not copied."""

FLEETING = {**DERIVED, "fleeting": True}
"""Said of tables whose rows come and go as somebody looks: they are not counted either."""


class MonthSummaryColumns(TypedColumns):
    """What one person was asked about one part of life in one month, in one format, in one unit.

    Only answers that count, in conversations with picture questions. `month` is the number of the month since
    year 0, in UTC (12 · year + month − 1); `choices` is 0 on a line; `by_self` says that the answers are the
    person's own. `answered` have a score, `best` the score 100. `points` is the sum of scores in
    millionths: whole numbers come out the same in whatever order they are added and taken away. Triggers
    keep the rows; nothing else writes here.
    """

    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    life_area = string()
    month = number()
    person_id = key(ForeignKey("person.id", ondelete="CASCADE"))
    format_kind = word(FormatKind)
    choices = number()
    by_self = yes_no()
    asked = number()
    answered = number()
    best = number()
    points = long()
    dont_know = number()
    declined = number()


month_summary_table = Table(
    "month_summary",
    metadata,
    MonthSummaryColumns,
    PrimaryKeyConstraint("unit_id", "life_area", "month", "person_id", "format_kind", "choices", "by_self"),
    filled("life_area"),
    CheckConstraint("choices IN (0, 2, 3, 5)", name="choices"),
    CheckConstraint("asked >= 0 AND answered BETWEEN 0 AND asked", name="asked"),
    CheckConstraint("best BETWEEN 0 AND answered", name="best"),
    CheckConstraint("points BETWEEN 0 AND 100000000.0 * answered", name="points"),
    CheckConstraint(
        "dont_know >= 0 AND declined >= 0 AND dont_know + declined <= asked - answered", name="missing"
    ),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
    info=DERIVED,
)


class YearSheetColumns(TypedColumns):
    """The summaries of one unit's four quarters up to `last_quarter`, packed to be read at once.

    Made when somebody looks; a trigger takes the sheet away when a summary in it changes.
    """

    unit_id = key(ForeignKey("unit.id", ondelete="CASCADE"))
    last_quarter = number()
    body = blob()


year_sheet_table = Table(
    "year_sheet",
    metadata,
    YearSheetColumns,
    PrimaryKeyConstraint("unit_id", "last_quarter"),
    info=FLEETING,
)
