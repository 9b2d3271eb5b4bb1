"""Invented conversations on a mat: some people lay one now and then, some the same topic twice a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from uuid import UUID

from numpy.random import Generator

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.occasions import FIRST_HOUR, LAST_HOUR, workday
from accessible_fit.services.demo.period import DAYS_A_MONTH, Period
from accessible_fit.services.demo.profiles import usual_way
from accessible_fit.services.demo.stories import Levels
from accessible_fit.services.demo.workplaces import Workplace
from accessible_fit.services.mats.cards import most_cards, positions_for
from accessible_fit.services.mats.placements import placements_of_mat
from accessible_fit.services.rights.consents import HowSaid
from db.records import Consent, Conversation, KeptMat, KeptStep, NewPlacement, Observations, Placement
from db.vocabulary import (
    CardOutcome,
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
)
from talking_mats.cards import Card, Off
from talking_mats.kept import start_to_json, step_to_json
from talking_mats.model import Mat
from talking_mats.scales import top_scale
from talking_mats.topic import Topic

LAYS, OFTEN = 0.15, 0.4
"""The share of people who lay mats, and of those the share who lay the same topic twice a year."""

OWN_WORDS = (
    "Det vill jag göra oftare.",
    "Det går bra nu.",
    "Inte när det är många där.",
    "Jag vill bestämma själv.",
    "Det är bäst med Lena.",
)
_MONTHS = 6
_DAYS_OFF_PLAN = 12.0
_CARDS_DIFFER = 0.7
_ASIDE, _SAID, _STOPS, _OBSERVED, _ASKED = 0.05, 0.04, 0.05, 0.4, 0.85
_CARD = tuple(field.name for field in fields(NewPlacement))
_SEEN = tuple(field.name for field in fields(Observations))
_MAY_SEE = (
    (ConsentAudience.ME,),
    (ConsentAudience.ME, ConsentAudience.STAFF),
    (ConsentAudience.ME, ConsentAudience.STAFF, ConsentAudience.RELATIVES),
)


@dataclass(frozen=True, slots=True)
class LaidMat:
    """A conversation on a mat with everything that is kept of it; no consent where it was not asked for."""

    conversation: Conversation
    mat: KeptMat
    steps: tuple[KeptStep, ...]
    placements: tuple[Placement, ...]
    consent: Consent | None


def laid_mats(
    place: Workplace, life: Life, topics: Sequence[Topic], period: Period, ids: Ids, random: Generator
) -> Iterator[LaidMat]:
    """Invent every mat of a person, oldest first; what is liked stays much the same and drifts with life."""
    if random.random() >= LAYS or life.to_day <= life.from_day:
        return
    topic = topics[int(random.integers(len(topics)))]
    liked = random.normal(0, _CARDS_DIFFER, len(topic.cards))
    for day in _days(life, period, random):
        yield _laid(place, life, topic, liked, day, period, ids, random)


def _days(life: Life, period: Period, random: Generator) -> list[float]:
    """The same topic twice a year, or once or twice in all."""
    often, step = random.random() < OFTEN, _MONTHS * DAYS_A_MONTH
    most = 1_000 if often else 1 + int(random.integers(2))
    planned = life.from_day + float(random.uniform(0, step))
    found: list[float] = []
    while planned < life.to_day and len(found) < most:
        day = workday(int(planned + random.normal(0, _DAYS_OFF_PLAN)), period)
        if life.from_day <= day < life.to_day:
            found.append(day + float(random.uniform(FIRST_HOUR, LAST_HOUR)) / 24)
        planned += step
    return found


def _laid(
    place: Workplace,
    life: Life,
    topic: Topic,
    liked: Levels,
    day: float,
    period: Period,
    ids: Ids,
    random: Generator,
) -> LaidMat:
    profile, at = life.profile, period.instant(day)
    positions = positions_for(profile)
    cards = topic.cards[: most_cards(profile)]
    start = topic.start(top_scale(topic.scale), cards=cards, positions=positions, lang=profile.language.value)
    goodness = liked[: len(cards)] + place.course.at(day) + life.temper.latent(day)
    where = life.temper.steps_up(goodness, positions, random)
    helped = life.temper.helped
    way = InputWay.PARTNER if helped is HowHelped.PARTNER_PLACED else usual_way(profile)
    begun = Mat.begin(str(ids.next()), start, at, InputWay.PARTNER.value)
    mat = _put(begun, cards, where, life.temper.pace_ms / 1000, way, random)
    conversation = _conversation(place, life, mat, ids, random)
    return LaidMat(
        conversation,
        _kept(conversation, mat),
        _steps(conversation, mat),
        tuple(_placements(conversation, mat, ids, random)),
        _consent(place, conversation, ids, random),
    )


def _put(
    mat: Mat, cards: Sequence[Card], where: Sequence[int], pace: float, way: InputWay, random: Generator
) -> Mat:
    """Put each card somewhere in its turn, look the mat over, and end it; some stop on the way."""
    at, count = mat.steps[0].at + timedelta(seconds=30), len(cards)
    stops = random.random() < _STOPS
    reached = 1 + int(random.integers(count - 1)) if stops else count
    aside = random.random(count) < _ASIDE
    for number in range(reached):
        at += timedelta(seconds=round(pace * float(random.lognormal(0, 0.4)), 3))
        mat = mat.put(cards[number].id, Off.ASIDE if aside[number] else where[number], at, way.value)
    if stops:
        return mat.stop(at + timedelta(seconds=5), InputWay.PARTNER.value)
    if mat.positions:
        mat = mat.look_again(at + timedelta(seconds=5), way.value)
    while mat.looking_at is not None:
        at += timedelta(seconds=4)
        mat = mat.confirm(at + timedelta(seconds=5), way.value)
    return mat.finish(at + timedelta(seconds=20), InputWay.PARTNER.value)


def _conversation(place: Workplace, life: Life, mat: Mat, ids: Ids, random: Generator) -> Conversation:
    ended: datetime = mat.steps[-1].at
    observed = dict(zip(_SEEN, random.integers(1, 5, len(_SEEN)).tolist(), strict=True))
    return Conversation(
        id=ids.next(),
        person_id=life.person.id,
        unit_id=place.unit.id,
        kind=ConversationKind.MAT,
        format_kind=FormatKind.MAT,
        started_at=mat.steps[0].at,
        choices=mat.start.positions,
        language=life.profile.language,
        led_by=place.staff[int(random.integers(len(place.staff)))],
        order_shown=tuple(card.id for card in mat.start.cards),
        how_helped=life.temper.helped,
        state=ConversationState.FINISHED if mat.looked_over else ConversationState.STOPPED,
        position=len(mat.positions) + len(mat.aside),
        ended_at=ended,
        confirmed_at=ended if mat.looked_over else None,
        **(observed if random.random() < _OBSERVED else {}),
    )


def _id(mat: Mat) -> UUID:
    return UUID(mat.id)


def _kept(talk: Conversation, mat: Mat) -> KeptMat:
    start = mat.start
    return KeptMat(
        id=_id(mat),
        conversation_id=talk.id,
        unit_id=talk.unit_id,
        topic_id=start.topic,
        topic_version=start.version,
        scale_id=start.scale.id,
        positions=start.positions,
        frozen_start=start_to_json(start),
        started_at=talk.started_at,
    )


def _steps(talk: Conversation, mat: Mat) -> tuple[KeptStep, ...]:
    mat_id = _id(mat)
    return tuple(
        KeptStep(
            step.number,
            step.deed.value,
            step.at,
            InputWay(step.way),
            step_to_json(step),
            mat_id,
            talk.unit_id,
        )
        for step in mat.steps
    )


def _placements(talk: Conversation, mat: Mat, ids: Ids, random: Generator) -> Iterator[Placement]:
    mat_id = _id(mat)
    for one in placements_of_mat(mat):
        speaks = one.outcome is CardOutcome.PLACED and random.random() < _SAID
        yield Placement(
            id=ids.next(),
            mat_id=mat_id,
            conversation_id=talk.id,
            unit_id=talk.unit_id,
            own_words=OWN_WORDS[int(random.integers(len(OWN_WORDS)))] if speaks else "",
            **{name: getattr(one, name) for name in _CARD},
        )


def _consent(place: Workplace, talk: Conversation, ids: Ids, random: Generator) -> Consent | None:
    if random.random() >= _ASKED or talk.ended_at is None:
        return None
    audience = _MAY_SEE[int(random.choice(3, p=(0.15, 0.5, 0.35)))]
    others = len(audience) > 1
    present = next(worker.display_name for worker in place.workers if worker.id == talk.led_by)
    return Consent(
        id=ids.next(),
        person_id=talk.person_id,
        unit_id=talk.unit_id,
        kind=ConsentKind.MAT_PICTURE,
        decision=ConsentDecision.GIVEN if others else ConsentDecision.DECLINED,
        decided_at=talk.ended_at,
        how=HowSaid.ON_SCREEN.value,
        present=present,
        conversation_id=talk.id,
        audience=audience,
    )
