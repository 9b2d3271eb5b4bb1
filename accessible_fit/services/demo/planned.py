"""What invented staff note when nobody was asked as planned, whom units are meant for, who is asked later."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from numpy.random import Generator

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import AGES, Life
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.workplaces import Workplace
from accessible_fit.services.following.asking import LEAVING, Stay, occasions_of
from accessible_fit.trends.planned import Became, months_later
from db.engine import Tx
from db.records import Occasion, UnitAims
from db.vocabulary import AskingOutcome, ServiceType

REASONS = (
    (AskingOutcome.COULD_NOT, "Var sjuk eller trött"),
    (AskingOutcome.NOT_ASKED, "Var borta"),
    (AskingOutcome.NOT_ASKED, "Det fanns inte tid"),
    (AskingOutcome.COULD_NOT, "Sättet att fråga passade inte"),
    (AskingOutcome.DECLINED, ""),
)
TOLD = (
    "Trivs bra i sin nya lägenhet. Saknar fikat på torsdagar.",
    "Har det bra nu. Ville ha bestämt mer medan stödet pågick.",
    "Det blev för många olika i personalen. Nu är det samma två.",
)
MEANT_FOR: Mapping[ServiceType, tuple[str, str]] = MappingProxyType(
    {
        ServiceType.GROUP_HOME: (
            "Vuxna som behöver stöd dygnet runt",
            "Ett eget hem, inflytande över vardagen och stöd som går att lita på",
        ),
        ServiceType.SERVICE_HOUSING: (
            "Vuxna som vill bo i egen lägenhet med stöd nära",
            "Att klara mer själv och ha någon att fråga",
        ),
        ServiceType.PERSONAL_ASSISTANCE: (
            "Personer med personlig assistans",
            "Att leva som andra, med hjälp som personen själv styr",
        ),
        ServiceType.HOUSING_SUPPORT: (
            "Vuxna som bor själva och vill ha stöd i vardagen",
            "En vardag som fungerar och som personen är nöjd med",
        ),
        ServiceType.DAILY_ACTIVITY: (
            "Vuxna som inte arbetar eller studerar",
            "Något meningsfullt att göra, och gemenskap",
        ),
    }
)
NOTED_MONTHS = 24
_NOTES = {Story.IMPROVING: 0.9, Story.GOOD: 0.9, Story.FEW_ANSWERS: 0.0}
_NOTES_ELSEWHERE = 0.5


def aims(place: Workplace, period: Period) -> UnitAims:
    """Return whom a unit is meant for."""
    group, does = MEANT_FOR[place.unit.service_type]
    youngest, oldest = AGES[place.unit.service_type]
    return UnitAims(
        unit_id=place.unit.id,
        intended_group=group,
        aims=does,
        youngest=youngest,
        oldest=oldest,
        places=max(1, place.size + place.size // 10),
        changed_at=period.instant(0),
        changed_by=place.workers[0].id,
    )


def noted(
    tx: Tx, place: Workplace, lives: Sequence[Life], period: Period, ids: Ids, random: Generator
) -> Iterator[Occasion]:
    """Draw why some were not asked when it was planned in the last two years, and what those who left told.

    The conversations, plans and enrolments must be kept already.
    """
    here = place.unit.id
    stays = [
        Stay(one.person.id, stay.started_on, stay.ended_on, stay.reason_out)
        for one in lives
        for stay in one.enrolments
        if stay.unit_id == here
    ]
    first = max(months_later(period.today, -NOTED_MONTHS), period.date(0))
    last = period.today - dt.timedelta(days=1)
    chance = _NOTES.get(place.story, _NOTES_ELSEWHERE)
    for one in occasions_of(tx, here, stays, first, last, period.today):
        if one.became is Became.NOT_ASKED and random.random() < chance:
            outcome, reason = REASONS[int(random.integers(len(REASONS)))]
            yield Occasion(
                id=ids.next(),
                person_id=one.person_id,
                unit_id=here,
                instrument_id=one.instrument_id,
                due_on=one.due_on,
                outcome=outcome,
                plan_id=one.plan_id,
                reason=reason,
                noted_at=min(_noon(one.due_on + dt.timedelta(days=7)), period.instant(period.days)),
                noted_by=_somebody(place, random),
            )
    for life in lives:
        ended = life.enrolments[-1]
        if ended.ended_on is not None and ended.ended_on >= first and random.random() < 0.7:
            yield _left(place, life, ended.ended_on, ended.reason_out, period, ids, random)


def _left(
    place: Workplace, life: Life, ended_on: dt.date, why: str, period: Period, ids: Ids, random: Generator
) -> Occasion:
    asked_on = months_later(ended_on, 3)
    told = asked_on < period.today and random.random() < 0.7
    return Occasion(
        id=ids.next(),
        person_id=life.person.id,
        unit_id=place.unit.id,
        instrument_id=LEAVING,
        due_on=ended_on,
        outcome=AskingOutcome.LEFT,
        reason=why,
        noted_at=_noon(ended_on),
        noted_by=_somebody(place, random),
        follow_up_on=asked_on,
        followed_up_at=_noon(asked_on) if told else None,
        followed_up_note=TOLD[int(random.integers(len(TOLD)))] if told else "",
    )


def _somebody(place: Workplace, random: Generator) -> UUID:
    return place.staff[int(random.integers(len(place.staff)))]


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
