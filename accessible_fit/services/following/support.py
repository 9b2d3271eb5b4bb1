"""Method support: which units need help with asking, and with what.

What is looked at is how a unit asks, never how somebody works: its stage, what that is made of, its plan for
beginning, and the signs that something is worth asking again where they are common. Units are listed by stage
and name. Nothing is said about fewer than five persons.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from accessible_fit.scales.quality_flags import Sign
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.rollout import plan_of
from accessible_fit.services.following.stage import stage_and_band
from accessible_fit.services.review.quality import quality_of
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.planned_unit import band_of
from accessible_fit.trends.quarters import Span, latest_years
from accessible_fit.trends.stage import Check, Stage
from accessible_fit.trends.support import Need, UnitMarks, UnitSupport
from db import audit, held, registered, units
from db.engine import Store, Tx
from db.records import Unit
from db.vocabulary import WhoAnswered

_MISSING: Mapping[Check, Need] = {
    Check.HALF_ASKED: Need.ASK_MORE,
    Check.PLAN_IN_FORCE: Need.PLAN,
    Check.ASKED_AS_PLANNED: Need.AS_PLANNED,
    Check.DEPARTURES_NOTED: Need.NOTE_WHY,
}


class MethodSupport:
    """The use cases of supporting all units."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def units(self, actor: Actor) -> list[UnitSupport]:
        """Return every unit with what it may need, by stage and name. Raises NotAllowed."""
        actor.require(Right.SUPPORT_UNITS)
        span, today = self._year(), self._clock().astimezone().date()
        with self._store.writing() as tx:
            audit.append(tx, actor.user_id, "looked_at", "method_support", None, None, {})
        found = []
        with self._store.reading() as tx:
            for unit in units.all_units(tx):
                found.append(_support(tx, unit, span, today))
        order = list(Stage)
        return sorted(
            found, key=lambda one: (order.index(one.stage.stage) or len(order), one.name.casefold())
        )

    def marks(self, actor: Actor, unit_id: UUID) -> UnitMarks:
        """Return the signs that are common in a unit. Raises NotAllowed."""
        actor.require(Right.SUPPORT_UNITS, unit_id)
        span = self._year()
        with self._store.writing() as tx:
            audit.append(tx, actor.user_id, "looked_at", "common_marks", unit_id, unit_id, {})
        with self._store.reading() as tx:
            return _marks(tx, unit_id, span, self._clock())

    def _year(self) -> Span:
        today = self._clock().astimezone().date()
        return latest_years(today, today)[0]


def _support(tx: Tx, unit: Unit, span: Span, today: dt.date) -> UnitSupport:
    stage, band = stage_and_band(tx, unit, span, today)
    plan = plan_of(tx, unit, today)
    needs = [Need.BEGIN] if stage.stage is Stage.NOT_BEGUN else []
    needs += [_MISSING[check] for check, holds in stage.holds if not holds and check in _MISSING]
    if Need.BEGIN in needs:
        needs = [one for one in needs if one in (Need.BEGIN, Need.PLAN)]
    if not plan.begun:
        needs.append(Need.NO_ROLLOUT)
    else:
        if any(line.state.calls for lines in plan.by_kind.values() for line in lines):
            needs.append(Need.ROLLOUT_WAITS)
        if not plan.evaluated:
            needs.append(Need.NO_EVALUATION)
    return UnitSupport(unit.id, unit.name, unit.service_type.value, stage, band, tuple(needs))


def _marks(tx: Tx, unit_id: UUID, span: Span, now: dt.datetime) -> UnitMarks:
    there = {one.person_id for one in registered.of_units(tx, [unit_id])}
    since = dt.datetime.combine(span.first_day, dt.time(), dt.UTC)
    persons = {
        one.person_id
        for one in held.of_people(tx, there, since)
        if one.who_answered is WhoAnswered.SELF and one.started_at.date() <= span.last_day
    }
    whose: dict[Sign, set[UUID]] = defaultdict(set)
    for person_id in persons:
        found = quality_of(tx, person_id, now)
        for flag in found.flags:
            whose[flag.sign].add(person_id)
        for talk in found.conversations:
            if span.first_day <= talk.when.date() <= span.last_day:
                for flag in talk.flags:
                    whose[flag.sign].add(person_id)
    common = {}
    for sign in Sign:
        band = band_of(len(whose[sign]), len(persons)) if len(whose[sign]) >= MINIMUM else None
        if band is not None:
            common[sign] = band
    return UnitMarks(unit_id, len(persons) >= MINIMUM, common)
