"""When somebody's support from a unit begins and ends, and why."""

import datetime as dt
from uuid import UUID

from accessible_fit.errors import FieldMissing, ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from db import audit, people
from db.engine import Store, Tx
from db.records import Enrolment

REASONS_IN = (
    N_("Needs support around the clock"),
    N_("Moved from the parents"),
    N_("Moved from another unit"),
    N_("Moved from another municipality"),
    N_("Applied for support"),
)
REASONS_OUT = (
    N_("Moved to a home of one's own"),
    N_("Moved to another unit"),
    N_("Moved to another municipality"),
    N_("Needed more support"),
    N_("Needed less support"),
    N_("Did not want the support any longer"),
    N_("Died"),
)
"""Proposed, so that reasons can be counted: a reason that few have written is not shown to anybody."""


class NotEnrolled(ProgramError):
    """Support is to end that does not go on, or to begin that does."""

    sentence = N_("The person's support from the unit has already begun or ended.")
    mend = N_("Open the page again.")


class EndsTooEarly(ProgramError):
    """Support would end before it began."""

    sentence = N_("The support would end ({last}) before it began ({first}).")
    mend = N_("Choose a later day.")


class Stays:
    """The use cases of coming to a unit and leaving it. Own units only."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def running(self, actor: Actor, person_id: UUID) -> Enrolment | None:
        """Return the support that goes on from the person's unit, or None. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            return _running(tx, person_id, person.unit_id)

    def end(self, actor: Actor, person_id: UUID, on: dt.date, why: str) -> Enrolment:
        """Keep that the support ended on a day, and why.

        Raises NotAllowed, FieldMissing, NotEnrolled, EndsTooEarly.
        """
        if not why.strip():
            raise FieldMissing(field=N_("Why"))
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            here = _running(tx, person_id, person.unit_id)
            if here is None:
                raise NotEnrolled
            if on < here.started_on:
                raise EndsTooEarly(first=here.started_on, last=on)
            audit.append(tx, actor.user_id, "ended", "enrolment", person.id, person.unit_id, {})
            return people.end_enrolment(tx, here.id, on, why.strip())

    def begin(self, actor: Actor, person_id: UUID, on: dt.date, why: str) -> Enrolment:
        """Keep that support from the person's unit began again, and why. Raises NotAllowed, NotEnrolled."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            if _running(tx, person_id, person.unit_id) is not None:
                raise NotEnrolled
            audit.append(tx, actor.user_id, "began", "enrolment", person.id, person.unit_id, {})
            return people.enrol(tx, person_id, person.unit_id, on, why.strip())


def _running(tx: Tx, person_id: UUID, unit_id: UUID) -> Enrolment | None:
    known = people.enrolments(tx, person_id)
    return next((one for one in known if one.unit_id == unit_id and one.ended_on is None), None)
