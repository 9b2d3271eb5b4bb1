"""How far a unit asks as planned, over time, and which stage it has come to.

Everything that leaves here has passed the gate for small numbers; a hidden figure is None. Persons are
counted, never conversations, and nobody is counted who has said no to it.
"""

import datetime as dt
from collections.abc import Hashable
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following import asked_by_server
from accessible_fit.services.following.as_planned import Asking, Elsewhere, count_asking, planned_of
from accessible_fit.services.following.asking import Stay, occasions_of
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.named import quarters_around, unit_named
from accessible_fit.services.unit.overview import counted_overview
from accessible_fit.services.unit.standing import told_groups
from accessible_fit.trends.planned import Became
from accessible_fit.trends.planned_unit import (
    Band,
    PlannedParticipation,
    band_of,
)
from accessible_fit.trends.quarters import A_YEAR, Span, latest_years, quarter_of
from accessible_fit.trends.stage import QuarterDue, UnitStage, stage_of
from db import audit, held, plans, registered, units
from db.engine import Store, Tx
from db.records import Plan, Unit
from db.vocabulary import WhoAnswered


class UnitAsking:
    """The use cases of following how a unit asks."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def units(self, actor: Actor) -> list[Unit]:
        """Return the units that the actor follows, by name. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        with self._store.reading() as tx:
            found = units.all_units(tx)
        return sorted((one for one in found if actor.reaches(one.id)), key=lambda one: one.name.casefold())

    def years(self, actor: Actor, unit_id: UUID) -> list[Span]:
        """Return the twelve months that ended with the last whole quarter and those before, newest first.

        They begin with the first plan. Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return asked_by_server.years(tx, unit_id)
            known = plans.of_unit(tx, unit_id)
        today = self._clock().astimezone().date()
        return latest_years(today, min((one.starts_on for one in known), default=today))

    def of_unit(self, actor: Actor, unit_id: UUID, span: Span) -> PlannedParticipation:
        """Return how far a unit asked as planned in some whole quarters. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT, unit_id)
        return self._looked(actor.user_id, unit_id, span)

    def with_key(self, name: str, first: dt.date, last: dt.date) -> PlannedParticipation:
        """Return the same by the unit's name, for whoever has the key of the store.

        The whole quarters that the days lie in are counted. Raises NoSuchUnit, DaysBackwards.
        """
        span = quarters_around(first, last, self._clock().astimezone().date())
        with self._store.reading() as tx:
            unit = unit_named(tx, name)
        return self._looked(None, unit.id, span)

    def _looked(self, user_id: UUID | None, unit_id: UUID, span: Span) -> PlannedParticipation:
        with self._store.writing() as tx:
            unit, today = units.get(tx, unit_id), self._clock().astimezone().date()
            if told_by_server.counts(tx):
                made = asked_by_server.participation(tx, unit, span)
            else:
                made = participation_of(tx, unit, span, today)
            details = {"from": str(span.first_day), "to": str(span.last_day)}
            audit.append(tx, user_id, "looked_at", "participation", unit_id, unit_id, details)
            return made


def participation_of(tx: Tx, unit: Unit, span: Span, today: dt.date) -> PlannedParticipation:
    """Return how far a unit asked as planned in some whole quarters; who may know asks first.

    Everything stands beside what the unit's overview tells of the same persons.
    """
    read = _read(tx, unit, span, today)
    return planned_of(read, unit, span, _stage(tx, read, span), _elsewhere(tx, unit, span, today))


def stage_and_band(tx: Tx, unit: Unit, span: Span, today: dt.date) -> tuple[UnitStage, Band | None]:
    """Return only a unit's stage and about how many were asked, which need nothing else beside them."""
    read = _read(tx, unit, span, today)
    here = count_asking(read.rows, read.occasions, span)
    return _stage(tx, read, span), band_of(len(here.asked), len(here.persons))


def _read(tx: Tx, unit: Unit, span: Span, today: dt.date) -> Asking:
    rows = registered.of_units(tx, [unit.id])
    known = plans.of_unit(tx, unit.id)
    first = min([span.first, *(quarter_of(one.starts_on) for one in known if one.starts_on <= today)])
    whole = Span(first, max(span.last, quarter_of(today) - 1))
    stays = [Stay(one.person_id, one.started_on, one.ended_on, one.reason_out) for one in rows]
    occasions = occasions_of(tx, unit.id, stays, whole.first_day, whole.last_day, today)
    return Asking(rows, occasions, known, whole.first, whole.last)


def _elsewhere(tx: Tx, unit: Unit, span: Span, today: dt.date) -> Elsewhere:
    """Return who is in the numbers of the unit's overview, by the ids that the register has."""
    found, told = counted_overview(tx, unit, span, quarter_of(today) - 1)
    return {
        when: [frozenset(_as_uuid(person) for person in one) for one in groups]
        for when, groups in told_groups(found, told).items()
    }


def _as_uuid(key: Hashable) -> Hashable:
    """Return an id as the register has it: figures take it as the database gives it."""
    return UUID(bytes=key) if isinstance(key, bytes) else key


def _in_force(plan: Plan, span: Span) -> bool:
    return plan.starts_on <= span.last_day and (plan.ends_on is None or plan.ends_on >= span.last_day)


def _stage(tx: Tx, read: Asking, span: Span) -> UnitStage:
    year = Span(span.last - A_YEAR + 1, span.last)
    there = count_asking(read.rows, (), year).by
    since = dt.datetime.combine(year.first_day, dt.time(), dt.UTC)
    asked = {
        one.person_id
        for one in held.of_people(tx, there, since)
        if one.who_answered is WhoAnswered.SELF and one.started_at.date() <= year.last_day
    }
    quarters = []
    for number in range(year.first, year.last + 1):
        quarter = Span(number, number)
        due = [one for one in read.occasions if one.due_in(quarter) and one.person_id in there]
        quarters.append(
            QuarterDue(
                len(due),
                sum(one.became.asked for one in due),
                sum(one.became.asked or bool(one.reason) or one.became is Became.LEFT for one in due),
            )
        )
    in_force = any(_in_force(one, span) for one in read.known)
    return stage_of(len(there), len(asked), in_force, quarters)
