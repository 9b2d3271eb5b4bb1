"""Small units on a server with plans and rhythms of every kind, made to break the rule for small numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import UUID

from hypothesis import strategies as st
from sqlalchemy import Connection, text

from accessible_fit.trends.quarters import first_day, quarter_of
from db.ids import new_id
from db.tables import (
    answer_table,
    consent_table,
    conversation_table,
    enrolment_table,
    instrument_version_table,
    mat_table,
    occasion_table,
    person_table,
    placement_table,
    plan_table,
    unit_table,
)
from db.vocabulary import (
    AskingOutcome,
    CardKind,
    CardOutcome,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    Outcome,
    ServiceType,
    Sex,
    WhoAnswered,
)
from tests.journeys.people import now

NEWEST = quarter_of(now()) - 1
BEGINS, ENDS = first_day(NEWEST - 11), first_day(NEWEST + 1)
DAYS = (ENDS - BEGINS).days
MAT = "mat:food"
ASKS = ("invented", "other", MAT)


@dataclass(frozen=True)
class Rhythm:
    """A plan, in days from the first of twelve quarters."""

    asks: str = ASKS[0]
    every: int = 3
    starts: int = 30
    ends: int | None = None


@dataclass(frozen=True)
class Life:
    """So many persons with almost the same life. Days are counted from the first of twelve quarters.

    Each is asked on `days`, somebody's a day later than somebody else's where they `drift`. `noted` is what
    staff wrote about what was due near some days. With an `edge` they are asked on the days when the next
    occasion begins to be nearer as well, or so many days before.
    """

    persons: int
    stays: tuple[tuple[int, int | None], ...] = ((-400, None),)
    asks: str = ASKS[0]
    days: tuple[int, ...] = ()
    drift: int = 0
    hour: int = 9
    became: str = "answered"
    elsewhere: bool = False
    own: Rhythm | None = None
    noted: tuple[tuple[int, AskingOutcome], ...] = ()
    edge: int | None = None
    refuses: bool = False


def _every(step: int, first: int = 40) -> tuple[int, ...]:
    return tuple(range(first, DAYS + 60, step))


day = st.integers(-200, DAYS + 120)
rhythm = st.builds(
    Rhythm,
    asks=st.sampled_from([ASKS[0], ASKS[0], *ASKS]),
    every=st.sampled_from([1, 2, 3, 3, 4, 6, 6, 7, 12, 30]),
    starts=day | st.sampled_from([0, 30, 58, 59, 60, DAYS - 100, DAYS - 1]),
    ends=st.none() | st.none() | st.integers(0, DAYS + 60),
)
life = st.builds(
    Life,
    persons=st.sampled_from([1, 2, 3, 4, 5, 6, 8, 11, 14]),
    stays=st.sampled_from(
        [
            ((-400, None),),
            ((-400, None),),
            ((-400, None),),
            ((DAYS - 300, None),),
            ((DAYS - 80, None),),
            ((-400, DAYS - 80),),
            ((0, 500), (700, None)),
            ((-400, 600), (650, DAYS - 20)),
            ((-400, DAYS + 10),),
        ]
    ),
    asks=st.sampled_from([ASKS[0], ASKS[0], *ASKS]),
    days=st.sampled_from([_every(91), _every(182), _every(365), _every(60), (), (DAYS - 30,)])
    | st.lists(st.integers(0, DAYS + 60), max_size=5).map(tuple),
    drift=st.sampled_from([0, 1, 7]),
    hour=st.sampled_from([0, 9, 9, 23]),
    became=st.sampled_from(
        ["answered", "answered", "with_help", "declined", "could_not", "stopped", "proxy"]
    ),
    elsewhere=st.sampled_from([False, False, False, True]),
    own=st.none() | st.none() | rhythm,
    noted=st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(list(AskingOutcome))),
        max_size=4,
        unique_by=lambda one: one[0],
    ).map(tuple),
    refuses=st.sampled_from([False] * 7 + [True]),
    edge=st.sampled_from([None, None, None, 0, 1]),
)
lives = st.lists(life, min_size=1, max_size=6)
rhythms = st.lists(rhythm, max_size=4)


class Unit:
    """One invented unit in a transaction that is undone afterwards."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self.id, self._other = new_id(), new_id()
        self.persons: list[UUID] = []
        for number, unit in enumerate((self.id, self._other)):
            self._add(
                unit_table, [{"id": unit, "name": f"Påhittad {number}", "service_type": ServiceType.OTHER}]
            )
        self._forms = {asks: new_id() for asks in ASKS if asks != MAT}
        self._add(instrument_version_table, [_form(asks, key) for asks, key in self._forms.items()])

    def fill(self, plans: Sequence[Rhythm], everybody: Sequence[Life]) -> None:
        """Write what is planned, who lives there, and what was asked and noted."""
        self._add(plan_table, [self._plan(one) for one in plans])
        for one in everybody:
            known = [new_id() for _ in range(one.persons)]
            self.persons += known
            self._add(person_table, [_person(key, self.id) for key in known])
            self._add(enrolment_table, [row for key in known for row in _stays(key, self.id, one)])
            if one.own is not None:
                self._add(plan_table, [self._plan(one.own, key) for key in known])
            if one.refuses:
                self._add(consent_table, [_no(key, self.id) for key in known])
            due = sorted({*_due(plans, one)})
            self.ask(replace(one, days=one.days + _edges(due, one.edge)), known)
            noted = [(due[at % len(due)], outcome) for at, outcome in one.noted] if due else []
            for key in known:
                rows = [self._noted(key, one, on, outcome) for on, outcome in dict(noted).items()]
                self._add(occasion_table, rows)

    def _add(self, table: object, rows: list[dict[str, object]]) -> None:
        if rows:
            self._tx.execute(table.insert(), rows)  # type: ignore[attr-defined]  # a table of db.tables

    def _plan(self, one: Rhythm, person: UUID | None = None) -> dict[str, object]:
        starts = BEGINS + dt.timedelta(days=one.starts)
        ends = None if one.ends is None else max(starts, BEGINS + dt.timedelta(days=one.ends))
        return {
            "id": new_id(),
            "unit_id": self.id,
            "person_id": person,
            "instrument_id": one.asks,
            "every_months": one.every,
            "starts_on": starts,
            "ends_on": ends,
            "note": "",
        }

    def ask(self, one: Life, known: Sequence[UUID]) -> None:
        """Write what was held with some persons."""
        talks: list[dict[str, object]] = []
        rest: dict[object, list[dict[str, object]]] = {answer_table: [], mat_table: [], placement_table: []}
        unit = self._other if one.elsewhere else self.id
        for number, person in enumerate(known):
            for offset in one.days:
                on = BEGINS + dt.timedelta(days=offset + (number % one.drift if one.drift else 0))
                at = dt.datetime.combine(on, dt.time(one.hour, 59), dt.UTC)
                talk = new_id()
                talks.append(_talk(talk, person, unit, at, one, self._forms.get(one.asks)))
                if one.asks == MAT:
                    rest[mat_table].append(_mat(talk, unit, at))
                    if one.became in ("answered", "with_help"):
                        rest[placement_table].append(_card(talk, unit, rest[mat_table][-1]["id"], at))
                else:
                    rest[answer_table] += _answers(talk, unit, at, one, offset + number)
        self._add(conversation_table, talks)
        for table, rows in rest.items():
            self._add(table, rows)

    def _noted(self, person: UUID, one: Life, due_on: dt.date, outcome: AskingOutcome) -> dict[str, object]:
        noted = None if outcome is AskingOutcome.WAITING else dt.datetime.combine(BEGINS, dt.time(), dt.UTC)
        return {
            "id": new_id(),
            "person_id": person,
            "unit_id": self.id,
            "plan_id": None,
            "instrument_id": one.own.asks if one.own else ASKS[0],
            "due_on": due_on,
            "outcome": outcome,
            "reason": "" if outcome is AskingOutcome.WAITING else "Var borta",
            "noted_at": noted,
            "noted_by": None,
            "conversation_id": None,
            "follow_up_on": None,
            "followed_up_at": None,
            "followed_up_note": "",
        }


def _due(plans: Sequence[Rhythm], one: Life) -> Iterator[dt.date]:
    """Return days that are due in some plan, and the days after: as if the plan had been moved since."""
    from accessible_fit.trends.planned import months_later

    for plan in [*plans, *([one.own] if one.own else [])]:
        start = BEGINS + dt.timedelta(days=plan.starts)
        for number in range(0, 40, plan.every):
            found = months_later(start, number)
            if BEGINS <= found < ENDS and found >= start:
                yield found
                if number == plan.every:
                    yield found + dt.timedelta(days=1)


def _edges(due: Sequence[dt.date], before: int | None) -> tuple[int, ...]:
    if before is None:
        return ()
    between = [one + (other - one + dt.timedelta(days=1)) // 2 for one, other in pairwise(due)]
    return tuple((one - BEGINS).days - before for one in between[:12])


def _form(asks: str, key: UUID) -> dict[str, object]:
    return {
        "id": key,
        "instrument_id": asks,
        "number": 1,
        "title": asks,
        "frozen_text": "{}",
        "checksum": asks,
        "kept_at": dt.datetime.combine(BEGINS, dt.time(), dt.UTC),
    }


def _person(key: UUID, unit: UUID) -> dict[str, object]:
    return {"id": key, "unit_id": unit, "alias": "P", "birth_year": 1980, "sex": Sex.FEMALE, "photo_id": None}


def _stays(person: UUID, unit: UUID, one: Life) -> Iterator[dict[str, object]]:
    for came, left in one.stays:
        yield {
            "id": new_id(),
            "person_id": person,
            "unit_id": unit,
            "started_on": BEGINS + dt.timedelta(days=came),
            "ended_on": None if left is None else BEGINS + dt.timedelta(days=left),
            "reason_in": "",
            "reason_out": "",
        }


def _no(person: UUID, unit: UUID) -> dict[str, object]:
    return {
        "id": new_id(),
        "person_id": person,
        "unit_id": unit,
        "kind": ConsentKind.STATISTICS,
        "decision": ConsentDecision.DECLINED,
        "decided_at": dt.datetime.combine(BEGINS, dt.time(), dt.UTC),
        "how": "in_words",
        "present": "",
        "conversation_id": None,
        "audience": (),
    }


def _talk(
    key: UUID, person: UUID, unit: UUID, at: dt.datetime, one: Life, form: UUID | None
) -> dict[str, object]:
    helped = {"with_help": HowHelped.WITH_SUPPORT, "proxy": HowHelped.PROXY}
    stopped = one.became == "stopped"
    return {
        "id": key,
        "person_id": person,
        "unit_id": unit,
        "kind": ConversationKind.MAT if form is None else ConversationKind.QUESTIONS,
        "instrument_version_id": form,
        "started_at": at,
        "format_kind": FormatKind.MAT if form is None else FormatKind.CHOICE,
        "choices": 3,
        "language": Language.SV,
        "order_shown": (),
        "who_answered": WhoAnswered.STAFF if one.became == "proxy" else WhoAnswered.SELF,
        "how_helped": helped.get(one.became, HowHelped.ALONE),
        "group_talk": False,
        "mirrored": False,
        "on_paper": False,
        "state": ConversationState.STOPPED if stopped else ConversationState.FINISHED,
        "position": 0,
        "ended_at": at,
        "own_words": "",
        "note": "",
    }


def _answers(talk: UUID, unit: UUID, at: dt.datetime, one: Life, number: int) -> Iterator[dict[str, object]]:
    became = {"declined": Outcome.DECLINED, "could_not": Outcome.DONT_KNOW, "stopped": Outcome.STOPPED}
    for place, (item, area) in enumerate((("q1", "home"), ("q2", "food"))):
        outcome = became.get(one.became, Outcome.ANSWERED)
        raw = (number + place) % 3 if outcome is Outcome.ANSWERED else None
        yield {
            "id": new_id(),
            "conversation_id": talk,
            "unit_id": unit,
            "item_id": item,
            "repetition": 0,
            "life_area": area,
            "order_in_conversation": place,
            "changes": 0,
            "format_kind": FormatKind.CHOICE,
            "outcome": outcome,
            "mapping_version": 1,
            "input_way": InputWay.TOUCH,
            "answered_at": at,
            "format_steps": 3,
            "format_reversed": False,
            "raw": raw,
            "score": None if raw is None else 50.0 * raw,
            "half_step": None if raw is None else 25.0,
            "order_shown": (),
            "order_spoken": (),
        }


def _mat(talk: UUID, unit: UUID, at: dt.datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "conversation_id": talk,
        "unit_id": unit,
        "parent_id": None,
        "about_card": None,
        "topic_id": "food",
        "topic_version": 1,
        "scale_id": "feel",
        "positions": 3,
        "frozen_start": {},
        "started_at": at,
    }


def _card(talk: UUID, unit: UUID, mat: object, at: dt.datetime) -> dict[str, object]:
    return {
        "id": new_id(),
        "conversation_id": talk,
        "unit_id": unit,
        "mat_id": mat,
        "card_key": "apple",
        "card_kind": CardKind.TOPIC,
        "card_order": 0,
        "words": {},
        "life_area": "food",
        "outcome": CardOutcome.PLACED,
        "position": 0,
        "x": 0.5,
        "column_index": 0,
        "mapping_version": 1,
        "input_way": InputWay.TOUCH,
        "placed_at": at,
        "own_words": "",
        "comment": "",
    }


NO_ROWS_LATER = (
    text("DELETE FROM conversation WHERE started_at >= :day"),
    text("DELETE FROM occasion WHERE noted_at >= :day"),
    text("UPDATE enrolment SET ended_on = NULL WHERE ended_on >= :day"),
)


def as_the_quarter_ended(tx: Connection) -> None:
    """Take back, in a transaction that is undone, what has happened since the last quarter ended."""
    for statement in NO_ROWS_LATER:
        tx.execute(statement, {"day": dt.datetime.combine(ENDS, dt.time(), dt.UTC)})
