"""One person over time, for staff: every line that may be followed, and what stands beside it.

Mats are followed as wholes, by their parts of life and card by card, as forms are by theirs. Nothing here
joins lines that were answered in different ways.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.model import LifeArea, Text
from accessible_fit.marks import N_
from accessible_fit.scales.groups import ItemScore, group
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.next_talk import causes_of
from accessible_fit.services.review.joined_series import SCORED, mat_series
from accessible_fit.services.review.series import Point, Series, series_of
from accessible_fit.services.rights.sight import sight_of
from accessible_fit.trends.next_talk import Cause
from db import answers, audit, consents, conversations, life_events, mats, people
from db.engine import Store
from db.records import Conversation, LifeEvent, MatOfPerson, Placement
from db.vocabulary import CardOutcome, ConsentDecision, ConsentKind, FormatKind, WhoAnswered

CARD = "card:"
"""Begins the name of a line that follows one card."""

LONGEST_NAME, LONGEST_NOTE = 120, 1000
Placed = Sequence[tuple[MatOfPerson, Sequence[Placement]]]


@dataclass(frozen=True, slots=True)
class OverTime:
    """A person's lines with what stands beside them.

    `titles` names topics of mats, `cards` the cards that are followed, both by what the series are called.
    `held` is every conversation by its id; `allowed` the decision that holds of each kind, None for what has
    not been asked. `next` is what to talk about next. `only_own` when the person has said no to staff seeing
    the answers and there is only what the user was there for.
    """

    series: tuple[Series, ...]
    events: tuple[LifeEvent, ...]
    titles: Mapping[str, Text]
    cards: Mapping[str, Text]
    held: Mapping[UUID, Conversation]
    allowed: Mapping[ConsentKind, ConsentDecision | None]
    next: tuple[Cause, ...]
    only_own: bool = False


class Following:
    """The use cases of following one person, and of what happened in the person's life meanwhile."""

    def __init__(self, store: Store, clock: Clock, areas: Callable[[], Mapping[str, LifeArea]]) -> None:
        self._store = store
        self._clock = clock
        self._areas = areas

    def person(self, actor: Actor, person_id: UUID, asked: Iterable[Series] = ()) -> OverTime:
        """Return everything that can be followed of a person. `asked` are series read already.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        today = self._clock().astimezone().date()
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            sight = sight_of(tx, actor, person)
            sight.require_any()
            read = list(asked) or series_of(
                one for one in answers.series(tx, person_id) if sight.of(one.conversation_id)
            )
            placed = [
                (one, mats.placements_of(tx, one.mat.id))
                for one in mats.of_person(tx, person_id)
                if sight.of(one.mat.conversation_id)
            ]
            series = (*read, *mat_series(placed), *card_series(placed))
            cards = card_names(placed)
            decided = {kind: consents.latest(tx, person_id, kind) for kind in ConsentKind}
            held = [one for one in conversations.of_person(tx, person_id) if sight.of(one.id)]
            return OverTime(
                series=series,
                events=tuple(life_events.of_person(tx, person_id)),
                titles={one.mat.topic_id: dict(one.mat.frozen_start["name"]) for one, _ in placed},
                cards=cards,
                held={one.id: one for one in held},
                allowed={kind: one.decision if one is not None else None for kind, one in decided.items()},
                next=tuple(causes_of(tx, person_id, series, {**_named(self._areas()), **cards}, held, today)),
                only_own=sight.some,
            )

    # ------------------------------------------------------------------ events

    def events(self, actor: Actor, person_id: UUID) -> tuple[str, tuple[LifeEvent, ...]]:
        """Return the alias, and what happened in the person's life, oldest first. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            return person.alias, tuple(life_events.of_person(tx, person_id))

    def add_event(
        self, actor: Actor, person_id: UUID, name: str, happened_on: dt.date, note: str = ""
    ) -> LifeEvent:
        """Keep something that may explain a change. Raises NotAllowed, FieldMissing."""
        called = " ".join(name.split())
        if not called or len(called) > LONGEST_NAME:
            raise FieldMissing(field=N_("What happened"))
        if len(note) > LONGEST_NOTE:
            raise FieldMissing(field=N_("More about it"))
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            event = life_events.add(tx, person_id, called, happened_on, note.strip())
            audit.append(tx, actor.user_id, "added", "life_event", person.id, person.unit_id, {})
        return event

    def remove_event(self, actor: Actor, person_id: UUID, event_id: UUID) -> None:
        """Remove an event that was written down by mistake. Raises NotAllowed, UnknownRow."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            if event_id in {one.id for one in life_events.of_person(tx, person_id)}:
                life_events.remove(tx, event_id)
                audit.append(tx, actor.user_id, "removed", "life_event", person.id, person.unit_id, {})


def card_series(history: Placed) -> list[Series]:
    """Return a series for each card that is scored, by topic, number of places and who laid the mat."""
    grouped: dict[tuple[str, str, int, WhoAnswered], list[Point]] = {}
    for one, card in _scored(history):
        key = (one.mat.topic_id, card.card_key, one.mat.positions, one.who_answered)
        grouped.setdefault(key, []).append(_point(one, card))
    return [
        Series(f"{CARD}{card}", topic_id, FormatKind.MAT, positions, who, tuple(points))
        for (topic_id, card, positions, who), points in grouped.items()
    ]


def card_names(history: Placed) -> dict[str, Text]:
    """Return what each card that is followed was called last."""
    return {f"{CARD}{card.card_key}": dict(card.words) for _, card in _scored(history)}


def _scored(history: Placed) -> Iterable[tuple[MatOfPerson, Placement]]:
    """Each scored card of each first mat, oldest first; no mats that go deeper and none laid in a group."""
    for one, placed in history:
        if one.mat.parent_id is not None or one.group_talk:
            continue
        for card in placed:
            if card.card_kind in SCORED and card.score is not None and card.outcome is CardOutcome.PLACED:
                yield one, card


def _point(one: MatOfPerson, card: Placement) -> Point:
    scored = group([ItemScore(card.score, card.half_step or 0.0)])
    return Point(one.mat.conversation_id, one.when, card.score, 1, 1, scored.uncertainty)


def _named(areas: Mapping[str, LifeArea]) -> dict[str, Text]:
    return {area_id: area.name for area_id, area in areas.items()}
