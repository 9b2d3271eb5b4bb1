"""What else happens to invented people: events, plans of their own, what was done about what they said."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from numpy.random import Generator

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import TURN_NAME, TURN_NOTE, Story
from accessible_fit.services.demo.talks import Talk
from accessible_fit.services.demo.workplaces import Workplace
from db.records import Action, Answer, LifeEvent, Plan
from db.vocabulary import ConversationState, WhoAnswered

EVENTS = (
    "Ny kontaktperson",
    "Ny medicin",
    "Flyttade till ett annat rum",
    "En granne flyttade",
    "Började på en ny daglig verksamhet",
    "En anhörig blev sjuk",
    "Fick en ny rullstol",
    "Träffade en ny vän",
)
DONE = {
    "deciding": "Du väljer vad vi gör på lördagar.",
    "treated_well": "Vi säger hej och berättar vilka vi är när vi kommer.",
    "safety": "En lampa i hallen lyser på natten.",
    "liking": "Dina egna bilder hänger på väggen.",
    "help": "Du har en klocka att ringa i. Vi kommer inom tio minuter.",
    "understanding": "Vi använder bilder när vi pratar om veckan.",
    "staff_time": "Vi ringer dig om vi blir sena.",
    "company": "Vi fikar tillsammans på torsdagar.",
    "food": "Du väljer mat till söndagen.",
    "cleaning": "Vi städar tillsammans på tisdagar.",
    "hygiene": "Du duschar på kvällen, som du vill.",
    "clothes": "Du väljer mellan två tröjor på morgonen.",
    "money": "Vi gör en plan för pengarna med bilder.",
    "medicine": "Ett larm ringer när det är dags för medicin.",
    "outings": "Vi går ut tillsammans på onsdagar.",
    "free_time": "Vi spelar bowling en gång i månaden.",
    "sleep": "Det är tyst i korridoren efter klockan tio.",
    "work": "Du provar ett nytt arbete på måndagar.",
}
LOW = 25.0
"""Answers up to this score, of 100, may lead to something being done."""

_YEARLY = 12


def life_events(
    place: Workplace, life: Life, period: Period, ids: Ids, random: Generator
) -> Iterator[LifeEvent]:
    """Draw named events: the turn for everybody in the unit that gets better, now and then one elsewhere."""
    unit_id, person_id = place.unit.id, life.person.id
    if place.course.turn is not None:
        yield LifeEvent(ids.next(), person_id, unit_id, TURN_NAME, period.date(place.course.turn), TURN_NOTE)
    elif random.random() < 0.15 and life.from_day < life.to_day:
        day = float(random.uniform(life.from_day, life.to_day))
        name = EVENTS[int(random.integers(len(EVENTS)))]
        yield LifeEvent(ids.next(), person_id, unit_id, name, period.date(day))


def own_plans(place: Workplace, life: Life, period: Period, ids: Ids) -> Iterator[Plan]:
    """Return the plan of those who are asked more than the others in the unit."""
    if life.practical:
        here = life.enrolments[-1]
        yield Plan(
            id=ids.next(),
            unit_id=place.unit.id,
            instrument_id=place.practical.version.instrument_id,
            every_months=_YEARLY,
            starts_on=max(here.started_on, period.date(0)),
            ends_on=None if here.ended_on is None else max(here.ended_on, period.date(0)),
            person_id=life.person.id,
        )


def actions(
    place: Workplace, life: Life, told: Sequence[Talk], period: Period, ids: Ids, random: Generator
) -> Iterator[Action]:
    """Draw what was done about low answers: for most people in the unit that gets better, some elsewhere."""
    if random.random() < (0.8 if place.story is Story.IMPROVING else 0.12):
        own = [talk for talk in told if _own_and_finished(talk)]
        low = [(talk, answer) for talk in own for answer in talk.answers if _low(answer)]
        if low:
            yield _action(place, life, *low[int(random.integers(len(low)))], period, ids, random)


def _action(
    place: Workplace, life: Life, talk: Talk, answer: Answer, period: Period, ids: Ids, random: Generator
) -> Action:
    ended_at = talk.conversation.ended_at
    assert ended_at is not None  # only finished conversations lead here
    created_at = ended_at + timedelta(minutes=20)
    days_to_done, days_to_shown = (int(days) for days in random.integers((3, 1), (45, 30)))
    done_at = created_at + timedelta(days=days_to_done)
    shown_at = done_at + timedelta(days=days_to_shown)
    now = period.instant(period.days)
    done = done_at <= now and random.random() < 0.85
    shown = done and shown_at <= now and random.random() < 0.85
    helped = bool(random.random() < 0.75) if random.random() < 0.85 else None
    staff = [worker for worker in place.workers if worker.id in place.staff]
    return Action(
        id=ids.next(),
        person_id=life.person.id,
        unit_id=place.unit.id,
        text=DONE[answer.life_area],
        who=staff[int(random.integers(len(staff)))].display_name,
        created_at=created_at,
        due_on=(created_at + timedelta(days=30)).date(),
        done_at=done_at if done else None,
        shown_at=shown_at if shown else None,
        helped=helped if shown else None,
        answer_id=answer.id,
    )


def _own_and_finished(talk: Talk) -> bool:
    held = talk.conversation
    return held.state is ConversationState.FINISHED and held.who_answered is WhoAnswered.SELF


def _low(answer: Answer) -> bool:
    return answer.score is not None and answer.score <= LOW
