"""Who is to be asked now, what became of it and why, and what those who left had to tell."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.errors import FieldMissing, ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.asking import LEAVING, Asked, Stay, occasions_of
from accessible_fit.services.rights.sight import said_no_of
from accessible_fit.trends.planned import Became, months_later
from db import askings, audit, people, units
from db.engine import Store, Tx
from db.ids import new_id
from db.records import Occasion, Person, Unit
from db.vocabulary import AskingOutcome

LOOKED_BACK_MONTHS, LOOKED_AHEAD_MONTHS = 12, 12
FOLLOW_UP_MONTHS = 3
"""So long after somebody left it is proposed to ask how it went."""

NOTED = (AskingOutcome.DECLINED, AskingOutcome.COULD_NOT, AskingOutcome.NOT_ASKED, AskingOutcome.LEFT)
"""What staff note; that somebody answered is told by the conversation itself."""

_NEEDS_REASON = (AskingOutcome.COULD_NOT, AskingOutcome.NOT_ASKED)


class NotPlanned(ProgramError):
    """Something is noted about an occasion that no plan has."""

    sentence = N_("No plan asks this on {day}.")
    mend = N_("Open the plan again: it may have been changed.")


class NotOver(ProgramError):
    """An outcome that only a conversation can tell."""

    sentence = N_("That somebody answered is told by the conversation itself.")
    mend = N_("Hold the conversation, or enter it from paper.")


@dataclass(frozen=True, slots=True)
class Note:
    """What became of an occasion, and why. `follow_up_on` is when to ask about it afterwards, if ever."""

    outcome: AskingOutcome
    reason: str = ""
    follow_up_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One occasion in a list of several people's."""

    alias: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whose support from the unit has ended: when and why, and what is to be asked afterwards.

    `follow_up_on` is the day that was planned or, while nothing is, the day that is proposed. `told` is what
    the person told, empty for those whom the person does not let see it.
    """

    person_id: UUID
    alias: str
    ended_on: dt.date
    reason: str
    planned: bool
    follow_up_on: dt.date
    followed_up_at: dt.datetime | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """Everything a unit's staff have to ask, the most pressing first, and what was done lately.

    `follow_up` are occasions that somebody wanted to come back to, due by now.
    """

    unit: Unit
    today: dt.date
    overdue: tuple[Line, ...]
    due: tuple[Line, ...]
    soon: tuple[Line, ...]
    later: tuple[Line, ...]
    over: tuple[Line, ...]
    follow_up: tuple[Line, ...]
    left: tuple[Leaver, ...]

    @property
    def nothing_planned(self) -> bool:
        """Whether no plan asks anybody anything."""
        return not (self.overdue or self.due or self.soon or self.later or self.over)


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """One person's occasions: what waits with the next one first, and what is over, newest first."""

    person: Person
    today: dt.date
    waiting: tuple[Asked, ...]
    over: tuple[Asked, ...]
    left: Leaver | None = None


class Occasions:
    """The use cases of asking as planned. Own units only.

    Who was asked when, and why not, is the staff's own word. What a person told who was asked afterwards is
    left out for others than who noted it, where the person has said no to staff seeing the answers.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def today(self) -> dt.date:
        """Return the day that everything is counted from."""
        return self._clock().astimezone().date()

    # ------------------------------------------------------------------ looking

    def of_unit(self, actor: Actor, unit_id: UUID) -> UnitPlan:
        """Return who is to be asked what in a unit. Raises NotAllowed."""
        actor.require(Right.SEE_PEOPLE, unit_id)
        today = self.today()
        with self._store.writing() as tx:
            unit = units.get(tx, unit_id)
            known = {one.id: one for one in people.in_units(tx, [unit_id]) if one.unit_id == unit_id}
            stays = [stay for one in known for stay in _stays(tx, one, unit_id)]
            found = _in_sight(tx, actor, occasions_of(tx, unit_id, stays, *_around(today), today))
            left = _leavers(tx, actor, known.values(), stays, today)
            audit.append(tx, actor.user_id, "looked_at", "plan", None, unit_id, {})
        lines = [Line(known[one.person_id].alias, one) for one in found if one.person_id in known]
        here = {one.person_id for one in stays if one.ended_on is None or one.ended_on >= today}
        asked = [one for one in lines if one.asked.person_id in here or not one.asked.became.waiting]
        return UnitPlan(
            unit=unit,
            today=today,
            overdue=_those(asked, Became.OVERDUE),
            due=_those(asked, Became.DUE),
            soon=_those(asked, Became.SOON),
            later=_next_of_each(_those(asked, Became.LATER)),
            over=tuple(reversed([one for one in asked if not one.asked.became.waiting])),
            follow_up=tuple(one for one in lines if _to_follow_up(one.asked, today)),
            left=left,
        )

    def of_person(self, actor: Actor, person_id: UUID) -> PersonPlan:
        """Return one person's occasions, and note in the log that they were looked at. Raises NotAllowed."""
        today = self.today()
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            stays = _stays(tx, person_id, person.unit_id)
            found = _in_sight(tx, actor, occasions_of(tx, person.unit_id, stays, *_around(today), today))
            left = next(iter(_leavers(tx, actor, [person], stays, today)), None)
            audit.append(tx, actor.user_id, "looked_at", "plan", person.id, person.unit_id, {})
        return PersonPlan(
            person,
            today,
            tuple(one for one in found if one.became.waiting),
            tuple(reversed([one for one in found if not one.became.waiting])),
            left,
        )

    # ------------------------------------------------------------------ noting

    def note(
        self, actor: Actor, person_id: UUID, instrument_id: str, due_on: dt.date, noted: Note
    ) -> Occasion:
        """Note what became of an occasion. Raises NotAllowed, NotOver, NotPlanned, FieldMissing."""
        if noted.outcome not in NOTED:
            raise NotOver
        if noted.outcome in _NEEDS_REASON and not noted.reason.strip():
            raise FieldMissing(field=N_("Why"))
        with self._store.writing() as tx:
            person, asked = self._planned(tx, actor, person_id, instrument_id, due_on)
            kept = asked.kept or _new(person, instrument_id, due_on, asked.plan_id)
            return self._keep(
                tx,
                actor,
                "noted",
                replace(
                    kept,
                    outcome=noted.outcome,
                    reason=noted.reason.strip(),
                    noted_at=self._clock(),
                    noted_by=actor.user_id,
                    follow_up_on=noted.follow_up_on if kept.followed_up_at is None else kept.follow_up_on,
                ),
            )

    def take_back(self, actor: Actor, occasion_id: UUID) -> Occasion:
        """Let an occasion be as if nothing had been noted of it. Raises NotAllowed."""
        with self._store.writing() as tx:
            kept = askings.get(tx, occasion_id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            plain = Occasion(
                kept.id, kept.person_id, kept.unit_id, kept.instrument_id, kept.due_on, plan_id=kept.plan_id
            )
            return self._keep(tx, actor, "changed", plain)

    def plan_follow_up(self, actor: Actor, person_id: UUID, on: dt.date) -> Occasion:
        """Plan to ask somebody who left how it went. Raises NotAllowed, NotPlanned when nobody left."""
        with self._store.writing() as tx:
            person, ended = self._who_left(tx, actor, person_id)
            kept = _leaving(tx, person_id, ended.started_on, ended.ended_on) or _new(
                person, LEAVING, ended.ended_on or on, None
            )
            return self._keep(
                tx,
                actor,
                "changed",
                replace(
                    kept,
                    outcome=AskingOutcome.LEFT,
                    reason=ended.why_ended,
                    noted_at=kept.noted_at or self._clock(),
                    noted_by=kept.noted_by or actor.user_id,
                    follow_up_on=on,
                ),
            )

    def followed_up(self, actor: Actor, person_id: UUID, told: str) -> Occasion:
        """Note that somebody who left was asked, and what was told.

        Raises NotAllowed, FieldMissing, NotPlanned when nobody left.
        """
        if not told.strip():
            raise FieldMissing(field=N_("What was told"))
        with self._store.writing() as tx:
            person, ended = self._who_left(tx, actor, person_id)
            kept = _leaving(tx, person_id, ended.started_on, ended.ended_on) or _new(
                person, LEAVING, ended.ended_on or self.today(), None
            )
            now = self._clock()
            return self._keep(
                tx,
                actor,
                "noted",
                replace(
                    kept,
                    outcome=AskingOutcome.LEFT,
                    reason=kept.reason or ended.why_ended,
                    noted_at=kept.noted_at or now,
                    noted_by=kept.noted_by or actor.user_id,
                    follow_up_on=kept.follow_up_on or self.today(),
                    followed_up_at=now,
                    followed_up_note=told.strip(),
                ),
            )

    # ------------------------------------------------------------------ inside

    def _planned(
        self, tx: Tx, actor: Actor, person_id: UUID, instrument_id: str, due_on: dt.date
    ) -> tuple[Person, Asked]:
        person = people.get(tx, person_id)
        actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
        stays = _stays(tx, person_id, person.unit_id)
        found = occasions_of(tx, person.unit_id, stays, due_on, due_on, self.today())
        for one in found:
            if one.instrument_id == instrument_id:
                return person, one
        raise NotPlanned(day=due_on)

    def _who_left(self, tx: Tx, actor: Actor, person_id: UUID) -> tuple[Person, Stay]:
        person = people.get(tx, person_id)
        actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
        ended = _gone(_stays(tx, person_id, person.unit_id), self.today())
        if ended is None:
            raise NotPlanned(day=self.today())
        return person, ended

    def _keep(self, tx: Tx, actor: Actor, verb: str, occasion: Occasion) -> Occasion:
        audit.append(
            tx,
            actor.user_id,
            verb,
            "occasion",
            occasion.id,
            occasion.unit_id,
            {"for": str(occasion.person_id)},
        )
        return _as_seen(tx, actor, askings.put(tx, occasion))


def _new(person: Person, instrument_id: str, due_on: dt.date, plan_id: UUID | None) -> Occasion:
    return Occasion(new_id(), person.id, person.unit_id, instrument_id, due_on, plan_id=plan_id)


def _around(today: dt.date) -> tuple[dt.date, dt.date]:
    return months_later(today, -LOOKED_BACK_MONTHS), months_later(today, LOOKED_AHEAD_MONTHS)


def _stays(tx: Tx, person_id: UUID, unit_id: UUID) -> list[Stay]:
    return [
        Stay(person_id, one.started_on, one.ended_on, one.reason_out)
        for one in people.enrolments(tx, person_id)
        if one.unit_id == unit_id
    ]


def _gone(stays: Iterable[Stay], today: dt.date) -> Stay | None:
    """Return the latest stay that has ended, of somebody who is not there any more."""
    known = list(stays)
    if any(one.ended_on is None or one.ended_on >= today for one in known):
        return None
    return max(known, key=lambda one: one.ended_on or dt.date.min, default=None)


def _leaving(tx: Tx, person_id: UUID, since: dt.date, ended_on: dt.date | None) -> Occasion | None:
    """Return what is kept about a person's leaving after a stay."""
    for one in reversed(askings.of_person(tx, person_id)):
        if one.instrument_id == LEAVING and since <= one.due_on and one.due_on == (ended_on or one.due_on):
            return one
    return None


def _in_sight(tx: Tx, actor: Actor, found: Iterable[Asked]) -> list[Asked]:
    """Return occasions without what was told, where the person does not let the user see it."""
    return [one if one.kept is None else replace(one, kept=_as_seen(tx, actor, one.kept)) for one in found]


def _as_seen(tx: Tx, actor: Actor, kept: Occasion) -> Occasion:
    # Few have such a note, so that asking about each is no work.
    closed = kept.followed_up_note and kept.noted_by != actor.user_id and said_no_of(tx, [kept.person_id])
    return replace(kept, followed_up_note="") if closed else kept


def _leavers(
    tx: Tx, actor: Actor, known: Iterable[Person], stays: list[Stay], today: dt.date
) -> tuple[Leaver, ...]:
    """Return who left in the last year or has been planned to be asked and was not, latest first."""
    since = months_later(today, -LOOKED_BACK_MONTHS)
    found = []
    for person in known:
        ended = _gone((one for one in stays if one.person_id == person.id), today)
        if ended is None or ended.ended_on is None:
            continue
        kept = _leaving(tx, person.id, ended.started_on, ended.ended_on)
        kept = _as_seen(tx, actor, kept) if kept is not None else None
        still = kept is not None and kept.follow_up_on is not None and kept.followed_up_at is None
        if ended.ended_on < since and not still:
            continue
        proposed = months_later(ended.ended_on, FOLLOW_UP_MONTHS)
        planned = kept is not None and kept.follow_up_on is not None
        found.append(
            Leaver(
                person.id,
                person.alias,
                ended.ended_on,
                ended.why_ended,
                planned,
                kept.follow_up_on if kept is not None and kept.follow_up_on is not None else proposed,
                kept.followed_up_at if kept is not None else None,
                kept.followed_up_note if kept is not None else "",
            )
        )
    return tuple(sorted(found, key=lambda one: one.ended_on, reverse=True))


def _to_follow_up(asked: Asked, today: dt.date) -> bool:
    kept = asked.kept
    return (
        kept is not None
        and not asked.became.said
        and kept.follow_up_on is not None
        and kept.follow_up_on <= today
        and kept.followed_up_at is None
    )


def _those(lines: Iterable[Line], became: Became) -> tuple[Line, ...]:
    return tuple(one for one in lines if one.asked.became is became)


def _next_of_each(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Keep the next occasion of each person and thing asked: the ones after it say nothing new."""
    found: dict[tuple[UUID, str], Line] = {}
    for one in lines:
        found.setdefault((one.asked.person_id, one.asked.instrument_id), one)
    return tuple(found.values())
