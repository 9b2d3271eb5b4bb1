"""Plans: who is to be asked what, and how often. For everybody in a unit, or for one person."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import FieldMissing, ProgramError
from accessible_fit.instruments.model import Text
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from db import audit, people, plans, units
from db.engine import Store, Tx
from db.records import Plan, Unit

SHORTEST, LONGEST = 1, 60
MAT_KIND = "mat"
USUAL_MONTHS = (1, 2, 3, 4, 6, 12)
"""How often it is usual to ask; any whole number of months can be kept."""


class MonthsOutOfReach(ProgramError):
    """A plan asks more often than every month or more seldom than every fifth year."""

    sentence = N_("A plan asks every {months} months.")
    mend = N_("Choose between 1 and 60 months.")


class EndsBeforeStart(ProgramError):
    """A plan's last day comes before its first."""

    sentence = N_("The plan ends ({last}) before it begins ({first}).")
    mend = N_("Choose a later last day, or none.")


@dataclass(frozen=True, slots=True)
class Askable:
    """Something that can be planned: its key in a plan, its title, its kind, and a picture of it.

    `kind` is that of a form (questions, ratings) or `MAT_KIND`; a mat goes by `db.held.MAT` and its topic.
    """

    key: str
    title: Text
    kind: str
    picture: str


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What is written of a plan. `note` says why this often; without `ends_on` it goes on."""

    instrument_id: str
    every_months: int
    starts_on: dt.date
    ends_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFor:
    """A plan, and whom it is for: everybody in the unit when `alias` is empty."""

    plan: Plan
    alias: str
    in_force: bool


class Plans:
    """The use cases of planning. A leader plans for a unit, its staff for the persons in it."""

    def __init__(self, store: Store, clock: Clock, askable: Callable[[], Sequence[Askable]]) -> None:
        self._store = store
        self._clock = clock
        self._askable = askable

    def askable(self, actor: Actor) -> list[Askable]:
        """Return everything that can be planned to be asked. Raises NotAllowed."""
        _require_any(actor)
        return list(self._askable())

    def units(self, actor: Actor) -> list[Unit]:
        """Return the units whose plans the actor sees, by name. Raises NotAllowed."""
        _require_any(actor)
        with self._store.reading() as tx:
            found = units.all_units(tx)
        return sorted((one for one in found if actor.reaches(one.id)), key=lambda one: one.name.casefold())

    def of_unit(self, actor: Actor, unit_id: UUID) -> list[PlannedFor]:
        """Return a unit's plans, those in force first; without those of persons for whom may not see them.

        Raises NotAllowed.
        """
        _require_any(actor, unit_id)
        names = actor.may(Right.SEE_PEOPLE)
        with self._store.reading() as tx:
            known = [one for one in plans.of_unit(tx, unit_id) if names or one.person_id is None]
            aliases = {one.id: one.alias for one in people.in_units(tx, [unit_id])} if names else {}
        return self._listed(known, aliases)

    def of_person(self, actor: Actor, person_id: UUID) -> list[PlannedFor]:
        """Return the plans one person is asked by, the person's own and the unit's. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            known = [one for one in plans.of_unit(tx, person.unit_id) if one.person_id in (None, person_id)]
        return self._listed(known, {person.id: person.alias})

    def make(self, actor: Actor, unit_id: UUID, wish: PlanWish, person_id: UUID | None = None) -> Plan:
        """Keep a plan for everybody in a unit, or for one person in it.

        Raises NotAllowed, FieldMissing, MonthsOutOfReach, EndsBeforeStart.
        """
        _check(wish)
        with self._store.writing() as tx:
            if person_id is not None:
                unit_id = people.get(tx, person_id).unit_id
            _require_change(actor, unit_id, person_id)
            made = plans.add(
                tx,
                unit_id,
                wish.instrument_id,
                wish.every_months,
                wish.starts_on,
                person_id=person_id,
                ends_on=wish.ends_on,
                note=wish.note.strip(),
            )
            _log(tx, actor, "added", made)
            return made

    def change(self, actor: Actor, plan_id: UUID, wish: PlanWish) -> Plan:
        """Change how often and when; what is asked stays, or what was noted would be about something else.

        Raises NotAllowed, MonthsOutOfReach, EndsBeforeStart.
        """
        _check(wish)
        with self._store.writing() as tx:
            plan = plans.get(tx, plan_id)
            _require_change(actor, plan.unit_id, plan.person_id)
            changed = plans.change(
                tx,
                plan_id,
                every_months=wish.every_months,
                starts_on=wish.starts_on,
                ends_on=wish.ends_on,
                note=wish.note.strip(),
            )
            _log(tx, actor, "changed", changed)
            return changed

    def end(self, actor: Actor, plan_id: UUID, on: dt.date | None = None) -> Plan:
        """Let a plan end on a day, today unless another is given. Raises NotAllowed, EndsBeforeStart."""
        last = self._clock().astimezone().date() if on is None else on
        with self._store.writing() as tx:
            plan = plans.get(tx, plan_id)
            _require_change(actor, plan.unit_id, plan.person_id)
            if on is None:
                last = max(last, plan.starts_on)  # one that has not begun ends the day it would have
            elif on < plan.starts_on:
                raise EndsBeforeStart(first=plan.starts_on, last=on)
            ended = plans.end(tx, plan_id, last)
            _log(tx, actor, "ended", ended)
            return ended

    def _listed(self, known: list[Plan], aliases: dict[UUID, str]) -> list[PlannedFor]:
        today = self._clock().astimezone().date()
        made = [
            PlannedFor(
                one,
                "" if one.person_id is None else aliases.get(one.person_id, ""),
                one.ends_on is None or one.ends_on >= today,
            )
            for one in known
        ]
        return sorted(
            made, key=lambda one: (not one.in_force, one.plan.person_id is not None, one.alias.casefold())
        )


def _require_any(actor: Actor, unit_id: UUID | None = None) -> None:
    right = Right.SEE_PEOPLE if actor.may(Right.SEE_PEOPLE) else Right.FOLLOW_UNIT
    actor.require(right, unit_id)


def _require_change(actor: Actor, unit_id: UUID, person_id: UUID | None) -> None:
    actor.require(Right.CHANGE_UNITS if person_id is None else Right.CHANGE_PEOPLE, unit_id)


def _check(wish: PlanWish) -> None:
    if not wish.instrument_id.strip():
        raise FieldMissing(field=N_("What is asked"))
    if not SHORTEST <= wish.every_months <= LONGEST:
        raise MonthsOutOfReach(months=wish.every_months)
    if wish.ends_on is not None and wish.ends_on < wish.starts_on:
        raise EndsBeforeStart(first=wish.starts_on, last=wish.ends_on)


def _log(tx: Tx, actor: Actor, verb: str, plan: Plan) -> None:
    about = {"for": str(plan.person_id)} if plan.person_id is not None else {}
    audit.append(tx, actor.user_id, verb, "plan", plan.id, plan.unit_id, about)
