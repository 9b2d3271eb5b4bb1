"""Invented conversations of one person, and how they went."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from numpy.random import Generator

from accessible_fit.services.demo.answers import Sitting, answers
from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.occasions import Occasion, occasions
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.profiles import usual_way
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.workplaces import Workplace
from db.records import Answer, Conversation
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    HowHelped,
    InputWay,
    OrderMode,
    WhoAnswered,
)

NOTES = (
    "Vi satt i köket. Det var lugnt.",
    "Trött i dag. Vi tog en paus i mitten.",
    "Ville berätta mer om maten. Vi pratar om det i veckan.",
    "Skrattade mycket åt bilderna.",
    "Ville höra frågorna två gånger.",
    "Det var nytt folk på besök. Vi satt för oss själva.",
    "Pekade själv hela tiden.",
    "Pratade om sommaren.",
)
_OBSERVED = ("engagement", "understood_topic", "understood_person", "on_track", "symmetry", "timing", "calm")


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation and everything that was said in it."""

    conversation: Conversation
    answers: tuple[Answer, ...]


def talks(place: Workplace, life: Life, period: Period, ids: Ids, random: Generator) -> Iterator[Talk]:
    """Invent every conversation of a person, oldest first."""
    held = occasions(place, life, period, random)
    for index, occasion in enumerate(held):
        state, reached = _course(place, life, occasion, index == len(held) - 1, random)
        start = _begun(place, life, occasion, period, ids, random)
        mirrored = life.profile.order_mode is OrderMode.MIRRORED and index % 2 == 1
        sitting = Sitting(start, occasion.day, reached, _way(life, start, random), mirrored)
        given = tuple(answers(place, life, occasion.form, sitting, ids, random))
        yield Talk(_ended(start, state, given, random), given)


def _course(
    place: Workplace, life: Life, occasion: Occasion, last: bool, random: Generator
) -> tuple[ConversationState, int]:
    """Draw how a conversation ends, and how many questions are reached before it does."""
    questions = len(occasion.form.items)
    early = 1 + int(random.integers(questions - 1))
    chance = random.random()
    if (last and life.leaves_open) or chance < 0.004:
        return ConversationState.PAUSED, early
    if chance < (0.15 if place.story is Story.FEW_ANSWERS else 0.03):
        return ConversationState.STOPPED, early
    return ConversationState.FINISHED, questions


def _begun(
    place: Workplace, life: Life, occasion: Occasion, period: Period, ids: Ids, random: Generator
) -> Conversation:
    own = occasion.who is WhoAnswered.SELF
    helped = life.temper.helped if random.random() < 0.8 else HowHelped.WITH_SUPPORT
    said_how = random.random() < 0.95
    led_by = place.staff[int(random.integers(len(place.staff)))]
    return Conversation(
        id=ids.next(),
        person_id=life.person.id,
        unit_id=place.unit.id,
        kind=ConversationKind.QUESTIONS,
        started_at=period.instant(occasion.day),
        choices=life.choices(occasion.day),
        language=life.profile.language,
        instrument_version_id=occasion.form.version.id,
        led_by=led_by,
        order_shown=occasion.form.items,
        who_answered=occasion.who,
        how_helped=HowHelped.PROXY if not own else helped if said_how else None,
        proxy_view=None if own else life.proxy_view,
    )


def _way(life: Life, talk: Conversation, random: Generator) -> InputWay:
    other = random.random()
    if talk.who_answered is not WhoAnswered.SELF:
        return InputWay.PAPER if other < 0.3 else InputWay.MOUSE
    if talk.how_helped is HowHelped.PARTNER_PLACED:
        return InputWay.PARTNER
    usual = usual_way(life.profile)
    if usual is InputWay.TOUCH and other < 0.2:
        return InputWay.MOUSE if other < 0.14 else InputWay.KEYBOARD if other < 0.18 else InputWay.PAPER
    return usual


def _ended(
    talk: Conversation, state: ConversationState, given: tuple[Answer, ...], random: Generator
) -> Conversation:
    """Return the conversation as it is kept after it has ended, or has been left open for another day."""
    looked_back = timedelta(seconds=int(random.integers(40, 240)))
    note = NOTES[int(random.integers(len(NOTES)))] if random.random() < 0.06 else ""
    observed = dict(zip(_OBSERVED, random.integers(1, 5, len(_OBSERVED)).tolist(), strict=True))
    if state is ConversationState.PAUSED:
        return replace(talk, state=state, position=len(given), how_helped=None, note=note)
    ended_at = given[-1].answered_at + looked_back
    return replace(
        talk,
        state=state,
        position=len(given),
        ended_at=ended_at,
        confirmed_at=ended_at if state is ConversationState.FINISHED else None,
        note=note,
        **(observed if random.random() < 0.3 else {}),
    )
