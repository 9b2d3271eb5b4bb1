"""Records about a person: who, where enrolled, how the screens suit, what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.vocabulary import (
    ActivateOn,
    Asking,
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    Language,
    OrderMode,
    ScanMode,
    Sex,
)


@dataclass(frozen=True, slots=True)
class Person:
    """A resident, under the alias that staff use. `unit_id` is the unit that answers for the person now."""

    id: UUID
    unit_id: UUID
    alias: str
    birth_year: int | None = None
    sex: Sex = Sex.NOT_STATED
    photo_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A stretch of support from one unit; `ended_on` is None while it goes on."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    started_on: date
    ended_on: date | None = None
    reason_in: str = ""
    reason_out: str = ""


@dataclass(frozen=True, slots=True)
class AccessProfile:
    """How the resident's screens look, sound and are steered for one person.

    Milliseconds, physical millimetres and percent of the ordinary text size; `rate` is words per minute.
    `dwell_ms` is None when dwelling is off, `voice` None for the ordinary voice, `break_after_items` 0 for
    no break. `switch_next` and `switch_choose` are the keys that two switches send, by the names that Qt
    writes keys with on every platform ("Space", "Return", "F7").
    """

    choices: int = 3
    language: Language = Language.SV
    theme: str = "light"
    text_percent: int = 100
    card_mm: int = 30
    show_text: bool = True
    speak_questions: bool = True
    speak_options: bool = True
    speak_on_touch: bool = False
    voice: str | None = None
    rate: int = 150
    symbol_set: str = "openmoji"
    order_mode: OrderMode = OrderMode.FIXED
    hear_first: bool = False
    activate_on: ActivateOn = ActivateOn.RELEASE
    hold_ms: int = 0
    ignore_repeats_ms: int = 500
    dead_zone_ms: int = 750
    dwell_ms: int | None = None
    scan_mode: ScanMode = ScanMode.OFF
    scan_ms: int = 2000
    scan_rounds: int = 3
    first_item_factor: float = 1.5
    scan_cue: bool = False
    switch_next: str = "Space"
    switch_choose: str = "Return"
    reduce_motion: bool = False
    break_after_items: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPretest:
    """What came out of trying which formats a person can use.

    `passed` holds each stage (concrete, reference, feelings) and level (2, 3, 5, or 101 for a line) that was
    passed; `offered` and `chosen` are such a level or 0. `yes_to_both` is True when both probes whose true
    answer is no were answered yes. When `chosen` departs from `offered`, `reason` says why.
    """

    person_id: UUID
    done_at: datetime
    led_by: UUID | None
    passed: tuple[tuple[str, int], ...]
    yes_to_both: bool
    offered: int
    chosen: int
    reason: str = ""
    asking: Asking = Asking.QUESTIONS


@dataclass(frozen=True, slots=True)
class Pretest:
    """Which formats the person could use. Levels are the most steps passed: 0, 2, 3, 5, or 101 for a line.

    `concrete`, `with_reference` and `feelings` are the three stages; the rest is as in `NewPretest`.
    """

    id: UUID
    person_id: UUID
    unit_id: UUID
    done_at: datetime
    led_by: UUID | None
    concrete: int
    with_reference: int
    feelings: int
    yes_to_both: bool
    offered: int
    chosen: int
    reason: str = ""
    asking: Asking = Asking.QUESTIONS
    passed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """One decision of the person, to be kept.

    It is about everything, or about what was said in one conversation when `conversation_id` is there.
    `how` is by what means it was said, `present` who was there, `audience` who may see it.
    """

    person_id: UUID
    kind: ConsentKind
    decision: ConsentDecision
    decided_at: datetime
    how: str
    present: str
    conversation_id: UUID | None = None
    audience: tuple[ConsentAudience, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """One decision of the person about one kind of use: when, by what means, and who was there."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    kind: ConsentKind
    decision: ConsentDecision
    decided_at: datetime
    how: str
    present: str
    conversation_id: UUID | None = None
    audience: tuple[ConsentAudience, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened in the person's life, named and dated, that may explain a change."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    name: str
    happened_on: date
    note: str = ""
