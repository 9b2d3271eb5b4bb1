"""What entering from paper begins with: whose it is, the days of support, who may have held the talk."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.paper.when import enrolled_on
from accessible_fit.services.rights.leave import require_answers_may_be_kept
from db import people, users
from db.engine import Tx
from db.records import Person
from db.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may have held a talk."""

    id: UUID
    name: str


def enterable(tx: Tx, actor: Actor, person_id: UUID) -> Person:
    """Return the person whose paper it is. Raises NotAllowed, SaidNo."""
    person = people.get(tx, person_id)
    actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
    require_answers_may_be_kept(tx, person_id)
    return person


def unit_on(tx: Tx, actor: Actor, person: Person, day: dt.date, now: dt.datetime) -> UUID:
    """Return the unit that a person had support from on a day.

    Raises NotAllowed when it is none of the actor's, DayNotCome, BeforeEnrolment, NotEnrolledThen.
    """
    enrolled = enrolled_on(people.enrolments(tx, person.id), day, now.astimezone().date())
    actor.require(Right.LEAD_CONVERSATIONS, enrolled.unit_id)
    return enrolled.unit_id


def colleagues_of(tx: Tx, unit_id: UUID) -> tuple[Colleague, ...]:
    """Return who works in a unit, by name, superusers among them; also those who may no longer sign in."""
    return tuple(
        Colleague(user.id, user.display_name)
        for user in users.all_users(tx)
        if user.role is Role.SUPERUSER or unit_id in users.units_of(tx, user.id)
    )
