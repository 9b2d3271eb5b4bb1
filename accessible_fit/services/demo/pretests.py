"""Invented trials of which format suits a person: one in the beginning, for some another one later."""

from collections.abc import Iterator

from numpy.random import Generator

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import DAYS_A_YEAR, Period
from accessible_fit.services.demo.workplaces import Workplace
from db.records import Pretest
from db.vocabulary import Asking

REASONS = ("Blir trött av många kort.", "Tittar bara på de två första korten.", "Vill ha färre kort.")
LEVELS = (2, 3, 5, 101)
_STAGES = ("concrete", "reference", "feelings")
_TRIED, _TRIED_AGAIN, _FEWER, _YES_TO_ALL = 0.6, 0.5, 0.06, 0.06


def pretests(place: Workplace, life: Life, period: Period, ids: Ids, random: Generator) -> Iterator[Pretest]:
    """Invent a person's trials, oldest first; what was chosen is what the person's screen shows."""
    if random.random() >= _TRIED or life.to_day <= life.from_day:
        return
    days = [life.from_day]
    latest = max(life.from_day + DAYS_A_YEAR, life.to_day - float(random.uniform(20, 300)))
    if random.random() < _TRIED_AGAIN and latest < life.to_day:
        days.append(latest)
    yes_to_all = random.random() < _YES_TO_ALL
    for day in days:
        chosen = life.choices(day)
        fewer = random.random() < _FEWER and chosen < LEVELS[-2]
        offered = LEVELS[LEVELS.index(chosen) + 1] if fewer else chosen
        reason = REASONS[int(random.integers(len(REASONS)))]
        passed = tuple((stage, level) for level in LEVELS if level <= offered for stage in _STAGES)
        yield Pretest(
            id=ids.next(),
            person_id=life.person.id,
            unit_id=place.unit.id,
            done_at=period.instant(int(day) + float(random.uniform(8, 13)) / 24).replace(microsecond=0),
            led_by=place.staff[int(random.integers(len(place.staff)))],
            concrete=offered,
            with_reference=offered,
            feelings=offered,
            yes_to_both=yes_to_all,
            offered=offered,
            chosen=chosen,
            reason=reason if fewer else "",
            asking=Asking.EITHER_OR if yes_to_all else Asking.QUESTIONS,
            passed=passed,
        )
