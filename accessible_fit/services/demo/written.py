"""Invented follow-ups: filled in as staff would have had them filled in, with a view of the staff's own."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.workplaces import Workplace
from accessible_fit.services.following.follow_ups_filled import filled
from accessible_fit.words.catalogue import Words
from db.engine import Tx
from db.records import FollowUp

PERSONS = 3
DAYS_AGO = (485, 120)
VIEWS = (
    "Vi ser att det är lättare att säga ifrån med bilder. Vi behöver fråga oftare om helgerna.",
    "Det fungerar bättre sedan schemat gjordes om. Det som sägs syns nu i hur vi planerar veckan.",
    "Vi tycker som ovan. Vi vill prova att prata en kort stund varje vecka.",
)


def written_follow_ups(
    tx: Tx, place: Workplace, lives: Sequence[tuple[int, Life]], period: Period, ids: Ids
) -> Iterator[FollowUp]:
    """Return what was written of the first persons in the first two units; what they said is kept already."""
    if place.story not in (Story.IMPROVING, Story.GOOD):
        return
    w = Words("sv")
    for number, life in lives:
        if number > PERSONS or life.enrolments[-1].ended_on is not None:
            continue
        since = None
        for turn, days in enumerate(DAYS_AGO):
            held_on = period.today - timedelta(days=days)
            if life.enrolments[-1].started_on > held_on or held_on < period.date(0):
                continue
            found = filled(tx, life.person, since, held_on, w)
            yield FollowUp(
                id=ids.next(),
                person_id=life.person.id,
                unit_id=place.unit.id,
                held_on=held_on,
                method=found.method,
                how=found.how,
                persons_view=found.persons_view,
                staffs_view=VIEWS[(number + turn) % len(VIEWS)],
                needs_doing=found.needs_doing,
                written_at=period.instant(period.days - days),
                written_by=place.staff[number % len(place.staff)],
            )
            since = held_on
