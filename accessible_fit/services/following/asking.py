"""Plans, what was held and what was noted, put together: every occasion of some people and what it became.

An occasion is worked out each time it is read, and kept only when somebody has noted something about it. A
conversation therefore fulfils the nearest occasion of itself, also when it was entered from paper afterwards,
came in late from a computer without the server, or was held before the plan was written; nothing has to be
kept in step when a conversation is changed or erased.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.trends.planned import Became, Held, Rhythm, Slot, judge, slots
from accessible_fit.trends.quarters import Span
from db import askings, held, plans
from db.engine import Tx
from db.held import HeldTalk
from db.records import Occasion, Plan
from db.vocabulary import AskingOutcome, HowHelped, WhoAnswered

LEAVING = "leaving"
"""What is noted of somebody who left the unit altogether stands under this in the place of a form."""

_WITH_HELP = (HowHelped.WITH_SUPPORT, HowHelped.PARTNER_PLACED)


@dataclass(frozen=True, slots=True)
class Stay:
    """A person's time with a unit: from one day to another, both counted, or still."""

    person_id: UUID
    started_on: dt.date
    ended_on: dt.date | None = None
    why_ended: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One occasion of one person, as it stands on a day.

    `reason` is what was noted; for somebody who left, why. `kept` is what the store keeps of it, if anything.
    """

    person_id: UUID
    instrument_id: str
    due_on: dt.date
    closes_on: dt.date
    became: Became
    plan_id: UUID | None = None
    reason: str = ""
    conversation_id: UUID | None = None
    asked_on: dt.date | None = None
    kept: Occasion | None = None

    def due_in(self, span: Span) -> bool:
        """Say whether it was due in some quarters."""
        return span.first_day <= self.due_on <= span.last_day


def occasions_of(
    tx: Tx,
    unit_id: UUID,
    stays: Sequence[Stay],
    first: dt.date,
    last: dt.date,
    today: dt.date,
) -> list[Asked]:
    """Return every occasion due from one day to another of people in a unit, oldest first."""
    people = list(dict.fromkeys(one.person_id for one in stays))
    known = plans.of_unit(tx, unit_id)
    talks = _by_person(held.of_people(tx, people, _midnight(first)))
    noted = {
        (one.person_id, one.instrument_id, one.due_on): one
        for one in askings.of_people(tx, people, first, last)
    }
    found: list[Asked] = []
    for stay in stays:
        found += _of_stay(stay, known, talks.get(stay.person_id, []), noted, first, last, today)
    planned = {(one.person_id, one.instrument_id, one.due_on) for one in found}
    # The plan has been changed since: what was noted then is still told.
    found += [_of_the_past(one) for key, one in noted.items() if key not in planned and _over(one)]
    return sorted(found, key=lambda one: (one.due_on, one.instrument_id, str(one.person_id)))


def rhythms_of(known: Iterable[Plan], person_id: UUID) -> dict[str, list[Rhythm]]:
    """Return how often one person is to be asked what: the unit's plans, where the person has no own one.

    A person's own plan stands in for the unit's from its first day, and until its last if it has one.
    """
    own: dict[str, list[Plan]] = defaultdict(list)
    shared: dict[str, list[Plan]] = defaultdict(list)
    for plan in known:
        if plan.person_id == person_id:
            own[plan.instrument_id].append(plan)
        elif plan.person_id is None:
            shared[plan.instrument_id].append(plan)
    made: dict[str, list[Rhythm]] = {}
    for asks in [*shared, *own]:
        made[asks] = [_rhythm(one) for one in own[asks]]
        made[asks] += [_rhythm(one) for one in shared[asks]]
    return made


def _rhythm(plan: Plan) -> Rhythm:
    return Rhythm(plan.starts_on, plan.every_months, plan.ends_on, plan.id)


def _of_stay(
    stay: Stay,
    known: Sequence[Plan],
    talks: Sequence[HeldTalk],
    noted: Mapping[tuple[UUID, str, dt.date], Occasion],
    first: dt.date,
    last: dt.date,
    today: dt.date,
) -> list[Asked]:
    since, until = max(first, stay.started_on), min(last, stay.ended_on or dt.date.max)
    own = {plan.id: plan for plan in known if plan.person_id == stay.person_id}
    found = []
    for asks, rhythms in rhythms_of(known, stay.person_id).items():
        said = [_held(talk) for talk in talks if talk.asks == asks and talk.who_answered is WhoAnswered.SELF]
        for slot in slots(_with_own_first(rhythms, own), since, until):
            kept = noted.get((stay.person_id, asks, slot.due_on))
            found.append(_asked(stay, asks, slot, said, kept, today))
    return found


def _with_own_first(rhythms: Sequence[Rhythm], own: Mapping[UUID, Plan]) -> list[Rhythm]:
    """End the unit's rhythms where the person's own begin, and let them go on where those have ended."""
    mine = [one for one in rhythms if one.key in own]
    if not mine:
        return list(rhythms)
    made = list(mine)
    starts = min(one.starts_on for one in mine)
    ends = [one.ends_on for one in mine]
    for one in rhythms:
        if one.key in own:
            continue
        before = starts - dt.timedelta(days=1)
        if one.starts_on <= before:
            made.append(Rhythm(one.starts_on, one.every_months, min(one.ends_on or before, before), one.key))
        if None not in ends:
            after = max(end for end in ends if end is not None)
            made += _after(one, after)
    return made


def _after(rhythm: Rhythm, day: dt.date) -> list[Rhythm]:
    """Return what is left of a rhythm after a day."""
    from accessible_fit.trends.planned import due_days

    end = rhythm.ends_on or dt.date.max
    if day >= end:
        return []
    first = next(due_days(rhythm, day + dt.timedelta(days=1), end), None)
    return [] if first is None else [Rhythm(first, rhythm.every_months, rhythm.ends_on, rhythm.key)]


def _asked(
    stay: Stay, asks: str, slot: Slot, said: Sequence[Held], kept: Occasion | None, today: dt.date
) -> Asked:
    noted = Became(kept.outcome.value) if kept is not None and _over(kept) else None
    judged = judge(slot, today, said, noted, stay.ended_on)
    reason = kept.reason if kept is not None else ""
    if judged.became is Became.LEFT and not reason:
        reason = stay.why_ended
    by = judged.by
    return Asked(
        person_id=stay.person_id,
        instrument_id=asks,
        due_on=slot.due_on,
        closes_on=slot.closes_on,
        became=judged.became,
        plan_id=slot.key if isinstance(slot.key, UUID) else None,
        reason=reason,
        conversation_id=by.key if by is not None and isinstance(by.key, UUID) else None,
        asked_on=by.on if by is not None else None,
        kept=kept,
    )


def _of_the_past(kept: Occasion) -> Asked:
    return Asked(
        person_id=kept.person_id,
        instrument_id=kept.instrument_id,
        due_on=kept.due_on,
        closes_on=kept.due_on,
        became=Became(kept.outcome.value),
        plan_id=kept.plan_id,
        reason=kept.reason,
        conversation_id=kept.conversation_id,
        kept=kept,
    )


def _over(kept: Occasion) -> bool:
    return kept.outcome is not AskingOutcome.WAITING and kept.instrument_id != LEAVING


def _held(talk: HeldTalk) -> Held:
    on = talk.started_at.astimezone().date()
    if talk.answered:
        return Held(on, Became.WITH_HELP if talk.how_helped in _WITH_HELP else Became.ANSWERED, talk.id)
    return Held(on, Became.DECLINED if talk.stopped or talk.declined else Became.COULD_NOT, talk.id)


def _by_person(talks: Iterable[HeldTalk]) -> dict[UUID, list[HeldTalk]]:
    found: dict[UUID, list[HeldTalk]] = {}
    for talk in talks:
        found.setdefault(talk.person_id, []).append(talk)
    return found


def _midnight(first: dt.date) -> dt.datetime:
    """Return an instant before every conversation that can fulfil an occasion due on a day or later."""
    longest = dt.timedelta(days=31 * 31)
    day = first - longest if first - dt.date.min > longest else dt.date.min
    return dt.datetime.combine(max(day, dt.date(2, 1, 1)), dt.time(), dt.UTC)
