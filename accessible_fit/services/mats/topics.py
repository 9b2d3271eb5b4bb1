"""What a mat can be about with one person, and what to begin with, so that preparing takes under a minute."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.mats.cards import (
    Laid,
    in_order,
    known_cards,
    laid_over,
    most_cards,
    own_cards,
    photo_references,
    positions_for,
)
from accessible_fit.services.mats.photos import photos_by_reference
from db import mats, people, profiles, topics
from db.engine import Store, Tx
from db.records import AccessProfile, MatOfPerson, OwnCard, Person, TopicSetup
from db.vocabulary import OrderMode
from talking_mats.cards import Card, CardKind
from talking_mats.kept import start_from_json
from talking_mats.scales import top_scales
from talking_mats.steps import Start
from talking_mats.topic import Topic


@dataclass(frozen=True, slots=True)
class OfferedTopic:
    """One topic for one person.

    `cards` are all that can be shown, in order; `ticked` the ids of those to begin with, at most `most`
    together with the `known` ones: the same as last time, so that the mats can be followed, and what has been
    added since. `scale_id` and
    `positions` are suggestions. `known` are cards the person is known to like and dislike. `last` is when it
    was last talked about.
    """

    topic: Topic
    cards: tuple[Card, ...]
    ticked: frozenset[str]
    most: int
    scale_id: str
    positions: int
    known: tuple[Card, ...] = ()
    last: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What a mat with a person can begin with.

    `suggested` is the topic that was talked about last, else the first. `turned` and `plain` suggest whether
    left and right are mirrored and whether contrasting symbols stand for faces. `photos` are encoded pictures
    by the reference on a card.
    """

    topics: tuple[OfferedTopic, ...]
    suggested: str
    turned: bool
    plain: bool
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def topic(self, topic_id: str) -> OfferedTopic:
        """Return one of the topics."""
        return next(one for one in self.topics if one.topic.id == topic_id)


@dataclass(frozen=True, slots=True)
class _Last:
    """How a mat was begun last time, and when."""

    start: Start
    when: dt.datetime


class MatTopics:
    """The use case of choosing what a mat is about. `own_topics` gives the topics of the program."""

    def __init__(self, store: Store, own_topics: Callable[[], Sequence[Topic]]) -> None:
        self._store = store
        self._own_topics = own_topics

    def topics(self) -> Sequence[Topic]:
        """Return the topics of the program, in the order they are offered."""
        return self._own_topics()

    def offered(self, actor: Actor, person_id: UUID) -> Offer:
        """Return every topic as this person meets it, with what to begin with. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            profile = profiles.of(tx, person_id)
            kept = topics.own_cards(tx, person.unit_id, person_id)
            held = [one for one in mats.of_person(tx, person_id) if one.mat.parent_id is None]
            laid = _setups(tx, person)
            pictures = photos_by_reference(tx, photo_references(kept))
        last = {one.mat.topic_id: one for one in held}
        offered = tuple(
            _offered(topic, kept, laid.get(topic.id), profile, _last(last.get(topic.id)))
            for topic in self._own_topics()
        )
        latest = _last(held[-1] if held else None)
        known = {one.topic.id for one in offered}
        return Offer(
            offered,
            latest.start.topic if latest is not None and latest.start.topic in known else offered[0].topic.id,
            _turned(profile, latest),
            latest is not None and _is_plain(latest.start),
            pictures,
        )


@dataclass(frozen=True, slots=True)
class _Setups:
    """The person's setup of a topic, and the unit's."""

    person: TopicSetup | None
    unit: TopicSetup | None

    @property
    def laid(self) -> Laid:
        return laid_over(self.unit, self.person)


def _setups(tx: Tx, person: Person) -> dict[str, _Setups]:
    units = {one.topic_id: one for one in topics.setups(tx, person.unit_id, None)}
    persons = {one.topic_id: one for one in topics.setups(tx, person.unit_id, person.id)}
    return {key: _Setups(persons.get(key), units.get(key)) for key in units.keys() | persons.keys()}


def _offered(
    topic: Topic,
    kept: Sequence[OwnCard],
    setups: _Setups | None,
    profile: AccessProfile,
    last: _Last | None,
) -> OfferedTopic:
    setups = setups or _Setups(None, None)
    laid = setups.laid
    cards = in_order(topic, own_cards(kept, topic), laid)
    most = laid.most or most_cards(profile)
    known = known_cards(kept, topic)
    # What was chosen for this person goes before the last time, the last time before what goes for all.
    chosen = setups.person.scale_id if setups.person is not None else None
    between = setups.person.positions if setups.person is not None else None
    scale_id = chosen or (last.start.scale.id if last is not None else None) or laid.scale_id or topic.scale
    return OfferedTopic(
        topic,
        cards,
        _ticked(cards, kept, last, most - len(known)),
        most,
        scale_id if scale_id in top_scales() else topic.scale,
        between
        or (last.start.positions if last is not None else None)
        or laid.positions
        or positions_for(profile),
        known,
        last.when if last is not None else None,
    )


def _ticked(cards: Sequence[Card], kept: Sequence[OwnCard], last: _Last | None, room: int) -> frozenset[str]:
    """The cards of the last time and those made since; the first time the person's own, then others."""
    if last is not None:
        before = {card.id for card in last.start.cards}
        newer = {str(one.id) for one in kept if one.made_at > last.when}
        again = [card for card in cards if card.id in before | newer]
        if again:
            return frozenset(card.id for card in _own_first(again)[:room])
    return frozenset(card.id for card in _own_first(cards)[:room])


def _own_first(cards: Sequence[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: card.kind is not CardKind.OWN)


def _last(held: MatOfPerson | None) -> _Last | None:
    return None if held is None else _Last(start_from_json(held.mat.frozen_start), held.when)


def _turned(profile: AccessProfile, last: _Last | None) -> bool:
    """Every second mat lies the other way round for those whose profile says so; otherwise as last time."""
    before = last is not None and last.start.turned
    return last is not None and not before if profile.order_mode is OrderMode.MIRRORED else before


def _is_plain(start: Start) -> bool:
    return start.scale == start.scale.with_plain_pictures() and any(
        column.picture != usual.picture
        for usual_scale in (top_scales().get(start.scale.id),)
        if usual_scale is not None
        for column, usual in zip(start.scale.columns, usual_scale.columns, strict=True)
    )
