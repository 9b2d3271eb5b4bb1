"""Many finished records at once, for invented data: one statement for thousands of rows.

Ids are made by the caller (`db.ids.new_id`), so that records can point to each other before they are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection

from db.records import (
    Action,
    Answer,
    Consent,
    Conversation,
    Enrolment,
    FollowUp,
    InstrumentVersion,
    KeptMat,
    KeptStep,
    LifeEvent,
    Occasion,
    Person,
    Placement,
    Plan,
    Pretest,
    Unit,
    UnitAims,
    User,
)
from db.shelf import Shelf
from db.tables import (
    action_table,
    answer_table,
    consent_table,
    conversation_table,
    enrolment_table,
    follow_up_table,
    instrument_version_table,
    life_event_table,
    mat_step_table,
    mat_table,
    occasion_table,
    person_table,
    placement_table,
    plan_table,
    pretest_table,
    unit_aims_table,
    unit_table,
    user_table,
)

_ROWS_AT_A_TIME = 10_000

R = TypeVar("R")


def add_units(tx: Connection, units: Iterable[Unit]) -> int:
    """Keep units and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Unit, unit_table), units)


def add_users(tx: Connection, users: Iterable[User]) -> int:
    """Keep users and return how many; `users.assign` keeps their units. Raises ConstraintBroken."""
    return _add(tx, Shelf(User, user_table), users)


def add_versions(tx: Connection, versions: Iterable[InstrumentVersion]) -> int:
    """Keep versions of instruments and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(InstrumentVersion, instrument_version_table), versions)


def add_people(tx: Connection, people: Iterable[Person]) -> int:
    """Keep persons and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Person, person_table), people)


def add_enrolments(tx: Connection, enrolments: Iterable[Enrolment]) -> int:
    """Keep enrolments and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Enrolment, enrolment_table), enrolments)


def add_plans(tx: Connection, plans: Iterable[Plan]) -> int:
    """Keep plans and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Plan, plan_table), plans)


def add_life_events(tx: Connection, life_events: Iterable[LifeEvent]) -> int:
    """Keep life events and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(LifeEvent, life_event_table), life_events)


def add_conversations(tx: Connection, conversations: Iterable[Conversation]) -> int:
    """Keep conversations and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Conversation, conversation_table), conversations)


def add_answers(tx: Connection, answers: Iterable[Answer]) -> int:
    """Keep answers and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Answer, answer_table), answers)


def add_mats(tx: Connection, mats: Iterable[KeptMat]) -> int:
    """Keep mats, each after the one it belongs to, and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(KeptMat, mat_table), mats)


def add_mat_steps(tx: Connection, steps: Iterable[KeptStep]) -> int:
    """Keep steps on mats and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(KeptStep, mat_step_table), steps)


def add_placements(tx: Connection, placements: Iterable[Placement]) -> int:
    """Keep where cards are and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Placement, placement_table), placements)


def add_consents(tx: Connection, consents: Iterable[Consent]) -> int:
    """Keep decisions and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Consent, consent_table), consents)


def add_pretests(tx: Connection, pretests: Iterable[Pretest]) -> int:
    """Keep what came out of trying formats and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Pretest, pretest_table), pretests)


def add_actions(tx: Connection, actions: Iterable[Action]) -> int:
    """Keep actions and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Action, action_table), actions)


def add_occasions(tx: Connection, occasions: Iterable[Occasion]) -> int:
    """Keep planned occasions and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(Occasion, occasion_table), occasions)


def add_follow_ups(tx: Connection, follow_ups: Iterable[FollowUp]) -> int:
    """Keep what was written at follow-ups and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(FollowUp, follow_up_table), follow_ups)


def add_unit_aims(tx: Connection, aims: Iterable[UnitAims]) -> int:
    """Keep the aims of units and return how many. Raises ConstraintBroken."""
    return _add(tx, Shelf(UnitAims, unit_aims_table), aims)


def _add(tx: Connection, shelf: Shelf[R], records: Iterable[R]) -> int:
    return sum(shelf.put_many(tx, batch) for batch in _batches(records))


def _batches(records: Iterable[R]) -> Iterator[list[R]]:
    rest = iter(records)
    while batch := list(islice(rest, _ROWS_AT_A_TIME)):
        yield batch
