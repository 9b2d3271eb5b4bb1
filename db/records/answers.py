"""Records of answers, what they were before, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.vocabulary import (
    ConversationKind,
    FormatKind,
    Helped,
    HowHelped,
    InputWay,
    Outcome,
    ProxyView,
    WhoAnswered,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """What was said, and all that is needed to work out its score again.

    `raw` is the choice's number from 0, the mat's column from 0, or tenths on a line; it, `score` and
    `half_step` (both on the 0–100 ruler) are None unless `outcome` is answered. A choice or a mat has
    `format_steps`, a line has `format_min` and `format_max` (0 and 100 where it is ten centimetres long).
    `order_spoken` is empty when nothing was said aloud. `duration_ms` is the time from shown to chosen.
    """

    format_kind: FormatKind
    outcome: Outcome
    mapping_version: int
    input_way: InputWay
    answered_at: datetime
    format_steps: int | None = None
    format_min: int | None = None
    format_max: int | None = None
    format_reversed: bool = False
    raw: int | None = None
    score: float | None = None
    half_step: float | None = None
    order_shown: tuple[str, ...] = ()
    order_spoken: tuple[str, ...] = ()
    duration_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer(GivenAnswer):
    """An answer to be kept, and where it belongs.

    `repetition` is 0 for the answer that counts, and from 1 when the item was asked again to see whether the
    answer holds.
    """

    conversation_id: UUID
    item_id: str
    life_area: str
    order_in_conversation: int
    repetition: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(NewAnswer):
    """An answer as kept. `changes` counts how often the person said something else afterwards."""

    id: UUID
    unit_id: UUID
    changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRevision(GivenAnswer):
    """What an answer was before it changed. `number` counts from 1; `replaced_at` is when the next came."""

    id: UUID
    answer_id: UUID
    unit_id: UUID
    number: int
    replaced_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One answer with what is needed to draw it in a series. `when` is the start of the conversation."""

    conversation_id: UUID
    when: datetime
    kind: ConversationKind
    instrument_id: str | None
    version: int | None
    item_id: str
    life_area: str
    format_kind: FormatKind
    format_steps: int | None
    format_min: int | None
    format_max: int | None
    format_reversed: bool
    raw: int | None
    outcome: Outcome
    score: float | None
    half_step: float | None
    mapping_version: int
    who_answered: WhoAnswered
    how_helped: HowHelped | None
    proxy_view: ProxyView | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """“You said – we did”: what follows from an answer or a card, and whether the person has seen it.

    `said` is what the person said, in words, and `picture` the key of the pictogram of what we do. `helped`
    is the person's own word, after it was shown. What will not be done after all is closed: when, and
    because of what.
    """

    id: UUID
    person_id: UUID
    unit_id: UUID
    text: str
    who: str
    created_at: datetime
    due_on: date | None = None
    answer_id: UUID | None = None
    placement_id: UUID | None = None
    done_at: datetime | None = None
    shown_at: datetime | None = None
    helped: Helped | None = None
    said: str = ""
    picture: str = ""
    closed_at: datetime | None = None
    closed_because: str = ""
