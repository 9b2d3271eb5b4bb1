"""Answers, what they were before, and what came of them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import between, filled, metadata, not_before, one_of, stays_in_conversation
from db.tables.columns import day, instant, key, number, optional, real, string, texts, word, yes_no
from db.vocabulary import FormatKind, Helped, InputWay, Outcome


class GivenColumns(TypedColumns):
    """What was said, and all that is needed to work out its score again: shared by an answer and its past."""

    format_kind = word(FormatKind)
    outcome = word(Outcome)
    mapping_version = number()
    input_way = word(InputWay)
    answered_at = instant()
    format_steps = optional(number())
    format_min = optional(number())
    format_max = optional(number())
    format_reversed = yes_no()
    raw = optional(number())
    score = optional(real())
    half_step = optional(real())
    order_shown = texts()
    order_spoken = texts()
    duration_ms = optional(number())


def given_checks() -> tuple[CheckConstraint, ...]:
    """An answer has a raw value, a score and a half-step; anything else has none of them."""
    return (
        CheckConstraint(
            "(outcome = 'answered') = (raw IS NOT NULL) AND (raw IS NULL) = (score IS NULL)"
            " AND (raw IS NULL) = (half_step IS NULL)",
            name="answered_or_missing",
        ),
        CheckConstraint(
            "CASE WHEN format_kind = 'line'"
            " THEN format_steps IS NULL AND format_min IS NOT NULL AND format_max IS NOT NULL"
            " AND format_min < format_max"
            " ELSE format_steps IS NOT NULL AND format_min IS NULL AND format_max IS NULL END",
            name="format",
        ),
        one_of("format_steps", 2, 3, 5),
        CheckConstraint(
            "raw BETWEEN COALESCE(format_min, 0) AND COALESCE(format_max, format_steps - 1)", name="raw"
        ),
        between("score", 0, 100),
        CheckConstraint("half_step > 0 AND half_step <= 50", name="half_step"),
        CheckConstraint("mapping_version >= 1", name="mapping_version"),
        CheckConstraint("duration_ms >= 0", name="duration_ms"),
    )


class AnswerColumns(GivenColumns):
    """What was said to one item of one conversation.

    Repetition 0 is the answer that counts; from 1 the item was asked again to see whether the answer holds.
    """

    id = key(primary_key=True)
    conversation_id = key()
    unit_id = key()
    item_id = string()
    repetition = number()
    life_area = string()
    order_in_conversation = number()
    changes = number()


answer_table = Table(
    "answer",
    metadata,
    AnswerColumns,
    stays_in_conversation(),
    UniqueConstraint("conversation_id", "item_id", "repetition"),
    *given_checks(),
    filled("item_id"),
    filled("life_area"),
    CheckConstraint("repetition >= 0", name="repetition"),
    CheckConstraint("order_in_conversation >= 0", name="order_in_conversation"),
    CheckConstraint("changes >= 0", name="changes"),
    # the rows stand in the order of their keys, which is that of time, with no index beside them
    sqlite_with_rowid=False,
)


class AnswerRevisionColumns(GivenColumns):
    """What an answer was before it was changed. A trigger refuses every change; it goes with its answer."""

    id = key(primary_key=True)
    answer_id = key(ForeignKey("answer.id", ondelete="CASCADE"))
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    number = number()
    replaced_at = instant()


answer_revision_table = Table(
    "answer_revision",
    metadata,
    AnswerRevisionColumns,
    UniqueConstraint("answer_id", "number"),
    *given_checks(),
    CheckConstraint("number >= 1", name="number"),
)


class ActionColumns(TypedColumns):
    """“You said – we did”. Stays with the unit that promised it."""

    id = key(primary_key=True)
    person_id = key(ForeignKey("person.id", ondelete="CASCADE"))
    unit_id = key(ForeignKey("unit.id", ondelete="RESTRICT"))
    text = string()
    who = string()
    created_at = instant()
    due_on = optional(day())
    done_at = optional(instant())
    shown_at = optional(instant())
    helped = optional(word(Helped))
    answer_id = optional(key(ForeignKey("answer.id", ondelete="SET NULL")))
    placement_id = optional(key(ForeignKey("placement.id", ondelete="SET NULL")))
    said = string()
    picture = string()
    closed_at = optional(instant())
    closed_because = string()


action_table = Table(
    "action",
    metadata,
    ActionColumns,
    filled("text"),
    CheckConstraint("answer_id IS NULL OR placement_id IS NULL", name="one_origin"),
    CheckConstraint("helped IS NULL OR shown_at IS NOT NULL", name="helped_after_shown"),
    not_before("done_at", "created_at"),
    not_before("shown_at", "created_at"),
    not_before("closed_at", "created_at"),
    CheckConstraint("(closed_at IS NULL) = (length(trim(closed_because)) = 0)", name="closed_because"),
    CheckConstraint("done_at IS NULL OR closed_at IS NULL", name="done_or_closed"),
    Index(None, "person_id"),
    Index(None, "unit_id"),
    Index(None, "answer_id"),
    Index(None, "placement_id"),
)
