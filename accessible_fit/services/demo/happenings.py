"""What else happens to invented people: events, plans of their own, what was done about what they said."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from numpy.random import Generator

from accessible_fit.instruments.model import Instrument, Item
from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import TURN_NAME, TURN_NOTE, Story
from accessible_fit.services.demo.talks import Talk
from accessible_fit.services.demo.workplaces import Workplace
from accessible_fit.services.review.series import option_of
from accessible_fit.words.action_sentences import said_answer
from accessible_fit.words.catalogue import Words
from db.records import Action, Answer, LifeEvent, Plan, User
from db.vocabulary import ConversationState, Helped, WhoAnswered

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


class Stage(StrEnum):
    """How far something promised has come."""

    LATE = "late"
    TO_SHOW = "to_show"
    WAITING = "waiting"
    TO_ASK = "to_ask"
    HELPED = "helped"
    CLOSED = "closed"


_DAYS_AGO = {
    Stage.LATE: 50,
    Stage.TO_SHOW: 40,
    Stage.WAITING: 10,
    Stage.TO_ASK: 60,
    Stage.HELPED: 90,
    Stage.CLOSED: 70,
}
CLOSED_BECAUSE = "Det går inte i huset. Vi har pratat om det och valt något annat."


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


def promises(
    place: Workplace, number: int, life: Life, told: Sequence[Talk], period: Period, ids: Ids
) -> Iterator[Action]:
    """Return what was promised lately in the first two units: to each person at another stage of its way.

    There the first page of staff shows something late, something to show, something the person has seen.
    """
    if place.story not in (Story.IMPROVING, Story.GOOD) or life.enrolments[-1].ended_on is not None:
        return
    own = [talk for talk in told if _own_and_finished(talk)]
    low = [(talk, answer) for talk in own for answer in talk.answers if _low(answer)]
    if not low:
        return
    talk, answer = low[-1]
    stage = list(Stage)[number % len(Stage)]
    now = period.instant(period.days)
    ended_at = talk.conversation.ended_at
    assert ended_at is not None  # only finished conversations lead here
    made_at = max(now - timedelta(days=_DAYS_AGO[stage]), ended_at + timedelta(minutes=20))
    not_done = stage in (Stage.LATE, Stage.WAITING, Stage.CLOSED)
    done_at = None if not_done else made_at + (now - made_at) / 3
    shown_at = done_at + (now - done_at) / 2 if done_at is not None and stage is not Stage.TO_SHOW else None
    due = now + timedelta(days=12) if stage is Stage.WAITING else made_at + (now - made_at) / 2
    yield Action(
        id=ids.next(),
        person_id=life.person.id,
        unit_id=place.unit.id,
        text=DONE[answer.life_area],
        who=_staff(place)[number % len(_staff(place))].display_name,
        created_at=made_at,
        due_on=due.date(),
        done_at=done_at,
        shown_at=shown_at,
        helped=Helped.SOME if stage is Stage.HELPED else None,
        answer_id=answer.id,
        said=_said(place, talk, answer),
        picture=_picture(place, talk, answer),
        closed_at=made_at + (now - made_at) / 2 if stage is Stage.CLOSED else None,
        closed_because=CLOSED_BECAUSE if stage is Stage.CLOSED else "",
    )


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
    helped = (Helped.YES if random.random() < 0.75 else Helped.NO) if random.random() < 0.85 else None
    staff = _staff(place)
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
        said=_said(place, talk, answer),
        picture=_picture(place, talk, answer),
    )


def _staff(place: Workplace) -> list[User]:
    return [worker for worker in place.workers if worker.id in place.staff]


def _said(place: Workplace, talk: Talk, answer: Answer) -> str:
    """What was said, as it is kept with what comes of it."""
    asked, item = _asked(place, talk, answer)
    chosen, w = option_of(asked, item, answer), Words("sv")
    return said_answer(w, w.pick(item.question), w.pick(chosen.label)) if chosen is not None else ""


def _picture(place: Workplace, talk: Talk, answer: Answer) -> str:
    return _asked(place, talk, answer)[1].pictogram


def _asked(place: Workplace, talk: Talk, answer: Answer) -> tuple[Instrument, Item]:
    forms = (place.form, place.practical, place.life, place.talk)
    held = next(one for one in forms if one.version.id == talk.conversation.instrument_version_id)
    return held.instrument, next(one for one in held.instrument.items if one.id == answer.item_id)


def _own_and_finished(talk: Talk) -> bool:
    held = talk.conversation
    return held.state is ConversationState.FINISHED and held.who_answered is WhoAnswered.SELF


def _low(answer: Answer) -> bool:
    return answer.score is not None and answer.score <= LOW
