"""Sums of answers by unit, part of life, month and person: read, compared with the answers, made anew.

Triggers keep them in the transaction that writes an answer (migrations/fifth), so nothing here has to be
called when one is given.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Select,
    cast,
    delete,
    extract,
    func,
    insert,
    select,
    text,
)

from db.tables import answer_table, conversation_table, month_summary_table, year_sheet_table
from db.unit_figures import raw_id
from db.vocabulary import ConversationKind, Outcome, WhoAnswered

_answer = answer_table.c
_conversation = conversation_table.c
_kept = month_summary_table.c

BEST = 100
MILLIONTHS = 1_000_000
MONTHS_OF_A_QUARTER = 3
SUMS = ("asked", "answered", "best", "points", "dont_know", "declined")
COLUMNS = [*(column.name for column in month_summary_table.primary_key), *SUMS]

TRIGGERS = {
    "sqlite": {
        "month_summary_answer_put": "answer",
        "month_summary_answer_changed": "answer",
        "month_summary_answer_gone": "answer",
        "month_summary_talk_goes": "conversation",
        "month_summary_talk_changes": "conversation",
        "month_summary_talk_changed": "conversation",
        "month_summary_empty": "month_summary",
        "year_sheet_summary_put": "month_summary",
        "year_sheet_summary_changed": "month_summary",
        "year_sheet_summary_gone": "month_summary",
    },
    "postgresql": {
        "month_summary_answers_put": "answer",
        "month_summary_answers_changed": "answer",
        "month_summary_answers_gone": "answer",
        "month_summary_talk_goes": "conversation",
        "month_summary_person_goes": "person",
        "month_summary_talk_changes": "conversation",
        "month_summary_talk_changed": "conversation",
    },
}
"""What keeps the summaries, and on which table it stands."""


class Said(NamedTuple):
    """What one person said about one part of life in one quarter, own answers with choices only.

    `points` is the sum of scores, 0–100 each, of those `answered`.
    """

    life_area: str
    quarter: int
    person_id: Hashable
    points: float
    answered: int
    asked: int


def said_in(tx: Connection, unit_id: UUID) -> list[Said]:
    """Return what every person of a unit said, by quarter and part of life, in no certain order.

    Several rows may be about the same: formats are apart.
    """
    rows = tx.execute(
        select(
            _kept.life_area,
            _kept.month,
            raw_id(tx, _kept.person_id),
            _kept.points,
            _kept.answered,
            _kept.asked,
        ).where(_kept.unit_id == unit_id, _kept.by_self, _kept.choices > 0)
    )
    return [
        Said(area, month // MONTHS_OF_A_QUARTER, person, points / MILLIONTHS, answered, asked)
        for area, month, person, points, answered, asked in rows.all()
    ]


@dataclass(frozen=True, slots=True)
class Differences:
    """How the summaries differ from the answers: rows that are wrong or too many, and rows that are wanting.

    `idle` are triggers that are gone, `stale` sheets that are not what would be packed today.
    """

    wrong: int
    wanting: int
    idle: tuple[str, ...]
    stale: int

    def told(self) -> list[str]:
        """Return a line for everything that is not as it should be."""
        counts = (
            (self.wrong, "month_summary: {} rows are not what the answers say"),
            (self.wanting, "month_summary: {} rows are wanting"),
            (self.stale, "year_sheet: {} sheets are not what the summaries say"),
        )
        lines = [line.format(count) for count, line in counts if count]
        return lines + [f"the trigger {name} is gone" for name in self.idle]


def differences(tx: Connection) -> Differences:
    """Compare every summary with the answers, and every sheet with the summaries."""
    from db import year_sheets

    right, kept = _of_answers(tx), select(*(_kept[name] for name in COLUMNS))
    return Differences(
        wrong=_count(tx, kept.except_(right)),
        wanting=_count(tx, right.except_(kept)),
        idle=_idle(tx),
        stale=len(year_sheets.stale(tx)),
    )


def rebuild(tx: Connection) -> int:
    """Make every summary anew from the answers and return how many there are; sheets follow when needed."""
    if tx.dialect.name != "sqlite":
        # answers that are being written wait until this is done
        tx.execute(text("LOCK TABLE answer, conversation, month_summary IN SHARE ROW EXCLUSIVE MODE"))
    tx.execute(delete(year_sheet_table))
    tx.execute(delete(month_summary_table))
    tx.execute(insert(month_summary_table).from_select(COLUMNS, _of_answers(tx)))
    tx.execute(delete(year_sheet_table))
    return tx.execute(select(func.count()).select_from(month_summary_table)).scalar_one()


def _of_answers(tx: Connection) -> Select[Any]:
    """Return the SELECT of what every summary should be, in the order of `COLUMNS`."""
    started: Any = _conversation.started_at
    if tx.dialect.name != "sqlite":
        started = func.timezone("UTC", started)
    month = cast(extract("year", started), Integer) * 12 + cast(extract("month", started), Integer) - 1
    counted = (
        select(
            _conversation.unit_id,
            _answer.life_area,
            month.label("month"),
            _conversation.person_id,
            _conversation.format_kind,
            func.coalesce(_conversation.choices, 0).label("choices"),
            (_conversation.who_answered == WhoAnswered.SELF).label("by_self"),
            _answer.score,
            cast(func.round(_answer.score * MILLIONTHS), BigInteger).label("points"),
            _answer.outcome,
        )
        .join_from(answer_table, conversation_table, _answer.conversation_id == _conversation.id)
        .where(_conversation.kind == ConversationKind.QUESTIONS, _answer.repetition == 0)
        .subquery()
        .c
    )
    sums = {
        "asked": func.count(),
        "answered": func.count(counted.score),
        "best": func.count().filter(counted.score == BEST),
        "points": cast(func.coalesce(func.sum(counted.points), 0), BigInteger),
        "dont_know": func.count().filter(counted.outcome == Outcome.DONT_KNOW),
        "declined": func.count().filter(counted.outcome == Outcome.DECLINED),
    }
    key = [counted[column.name] for column in month_summary_table.primary_key]
    return select(*key, *(sums[name].label(name) for name in SUMS)).group_by(*key)


def _count(tx: Connection, found: Any) -> int:
    return int(tx.execute(select(func.count()).select_from(found.subquery())).scalar_one())


def _idle(tx: Connection) -> tuple[str, ...]:
    """Return the triggers that are not there."""
    if tx.dialect.name == "sqlite":
        asked = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    else:
        asked = (
            "SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = current_schema() AND t.tgenabled <> 'D' AND NOT t.tgisinternal"
        )
    there = {(name, table) for name, table in tx.execute(text(asked))}
    return tuple(name for name, table in TRIGGERS[tx.dialect.name].items() if (name, table) not in there)
