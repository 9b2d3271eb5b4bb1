"""Setting topics up for a person or a unit: hide, order, how many, and cards of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.mats.cards import (
    card_of,
    in_order,
    laid_over,
    most_cards,
    photo_references,
    positions_for,
)
from accessible_fit.services.mats.photos import photos_by_reference
from db import audit, people, photos, profiles, topics
from db.engine import Store, Tx
from db.records import AccessProfile, NewOwnCard, OwnCard, TopicSetup
from db.vocabulary import OwnCardKind
from pictograms.photos import FinishedPhoto
from talking_mats.cards import MAX_CARDS, Card
from talking_mats.errors import UnknownTopic
from talking_mats.scales import top_scale
from talking_mats.text import clean
from talking_mats.topic import Topic

FEWEST_CARDS = 3
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose setup: one person's, or everybody's in a unit when `person_id` is None."""

    unit_id: UUID
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SetupCard:
    """One card of a topic.

    `hidden` is hidden here, `hidden_by_unit` for everybody, which a person's setup can not undo.
    `own` is the kept card, None for a card of the topic.
    """

    card: Card
    hidden: bool
    hidden_by_unit: bool = False
    own: OwnCard | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """How a topic is set up: every card in its order, hidden ones among them, and the known cards.

    `most`, `scale_id` and `positions` are None where nothing was chosen; `usual` holds then.
    """

    topic: Topic
    whose: Whose
    cards: tuple[SetupCard, ...]
    known: tuple[SetupCard, ...]
    most: int | None
    scale_id: str | None
    positions: int | None
    usual: tuple[int, str, int]
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class SetupChange:
    """What is to be kept of a setup."""

    hidden: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    most: int | None = None
    scale_id: str | None = None
    positions: int | None = None


@dataclass(frozen=True, slots=True)
class CardWish:
    """A card as staff write it: words in one language at least, and a picture, a photo or neither."""

    kind: OwnCardKind = OwnCardKind.OWN
    words_sv: str = ""
    words_en: str = ""
    picture: str = ""
    photo: FinishedPhoto | None = None


class MatSetup:
    """The use cases of setting topics up. `own_topics` gives the topics of the program."""

    def __init__(self, store: Store, clock: Clock, own_topics: Callable[[], Sequence[Topic]]) -> None:
        self._store = store
        self._clock = clock
        self._own_topics = own_topics

    def setup(self, actor: Actor, whose: Whose, topic_id: str) -> Setup:
        """Return how a topic is set up. Raises NotAllowed, UnknownTopic."""
        topic = self._topic(topic_id)
        with self._store.reading() as tx:
            whose = self._required(tx, actor, whose)
            person_id = whose.person_id
            unit = topics.setup(tx, whose.unit_id, None, topic_id)
            mine = topics.setup(tx, whose.unit_id, person_id, topic_id) if person_id is not None else unit
            kept = topics.own_cards(tx, whose.unit_id, person_id)
            profile = AccessProfile() if person_id is None else profiles.of(tx, person_id)
            pictures = photos_by_reference(tx, photo_references(kept))
        below = unit if whose.person_id is not None else None
        return _setup(topic, whose, mine, below, kept, profile, pictures)

    def save(self, actor: Actor, whose: Whose, topic_id: str, change: SetupChange) -> None:
        """Keep how a topic is set up, instead of how it was.

        Raises NotAllowed, UnknownTopic, UnknownScale, FieldMissing when there would be too many or too few.
        """
        self._topic(topic_id)
        if change.scale_id is not None:
            top_scale(change.scale_id)
        if change.most is not None and not FEWEST_CARDS <= change.most <= MAX_CARDS:
            raise FieldMissing(field=N_("Most cards at once"))
        with self._store.writing() as tx:
            whose = self._required(tx, actor, whose)
            kept = topics.put_setup(
                tx,
                whose.unit_id,
                whose.person_id,
                topic_id,
                hidden=change.hidden,
                card_order=change.order,
                most_cards=change.most,
                scale_id=change.scale_id,
                positions=change.positions,
            )
            about = {"topic": topic_id, "for": _for(whose)}
            audit.append(tx, actor.user_id, "changed", "topic_setup", kept.id, whose.unit_id, about)

    def add_card(self, actor: Actor, whose: Whose, topic_id: str, wish: CardWish) -> OwnCard:
        """Keep a card for a person or a unit. A known card suits any topic.

        Raises NotAllowed, UnknownTopic, FieldMissing when there are no words.
        """
        self._topic(topic_id)
        words_sv, words_en = _words(wish)
        with self._store.writing() as tx:
            whose = self._required(tx, actor, whose)
            kept = topics.add_own_card(
                tx,
                NewOwnCard(
                    unit_id=whose.unit_id,
                    person_id=whose.person_id,
                    topic_id=topic_id if wish.kind is OwnCardKind.OWN else "",
                    kind=wish.kind,
                    words_sv=words_sv,
                    words_en=words_en,
                    picture=wish.picture,
                    photo_id=self._keep_photo(tx, whose, wish.photo),
                    made_at=self._clock(),
                ),
            )
            about = {"for": _for(whose)}
            audit.append(tx, actor.user_id, "added", "own_card", kept.id, whose.unit_id, about)
        return kept

    def change_card(self, actor: Actor, card_id: UUID, wish: CardWish) -> OwnCard:
        """Keep what is new about a card; mats it has lain on keep what it was, so an old photo stays too.

        Without a photo in the wish the card keeps the one it has, unless a picture was chosen instead.
        Raises NotAllowed, FieldMissing.
        """
        words_sv, words_en = _words(wish)
        with self._store.writing() as tx:
            kept = self._own(tx, actor, card_id)
            whose = Whose(kept.unit_id, kept.person_id)
            photo_id = None if wish.picture and wish.picture != kept.picture else kept.photo_id
            if wish.photo is not None:
                photo_id = self._keep_photo(tx, whose, wish.photo)
            changed = topics.change_own_card(
                tx,
                replace(
                    kept,
                    kind=wish.kind,
                    words_sv=words_sv,
                    words_en=words_en,
                    picture=wish.picture,
                    photo_id=photo_id,
                ),
            )
            audit.append(tx, actor.user_id, "changed", "own_card", kept.id, kept.unit_id, {})
        return changed

    def retire_card(self, actor: Actor, card_id: UUID) -> None:
        """Offer a card no more; it stays on the mats it was on. Raises NotAllowed."""
        with self._store.writing() as tx:
            kept = self._own(tx, actor, card_id)
            topics.retire_own_card(tx, kept.id, max(self._clock(), kept.made_at))
            audit.append(tx, actor.user_id, "removed", "own_card", kept.id, kept.unit_id, {})

    # ------------------------------------------------------------------ in one transaction

    def _topic(self, topic_id: str) -> Topic:
        known = {topic.id: topic for topic in self._own_topics()}
        if topic_id not in known:
            raise UnknownTopic(id=topic_id, known=", ".join(known))
        return known[topic_id]

    def _required(self, tx: Tx, actor: Actor, whose: Whose) -> Whose:
        """Check the right, and say whose it is with the person's own unit."""
        unit_id = whose.unit_id
        if whose.person_id is not None:
            unit_id = people.get(tx, whose.person_id).unit_id
        actor.require(Right.CHANGE_PEOPLE, unit_id)
        return Whose(unit_id, whose.person_id)

    def _own(self, tx: Tx, actor: Actor, card_id: UUID) -> OwnCard:
        kept = topics.own_card(tx, card_id)
        actor.require(Right.CHANGE_PEOPLE, kept.unit_id)
        return kept

    def _keep_photo(self, tx: Tx, whose: Whose, photo: FinishedPhoto | None) -> UUID | None:
        if photo is None:
            return None
        size = (photo.width, photo.height)
        now = self._clock()
        kept = photos.put(tx, whose.unit_id, photo.media_type, *size, photo.data, now, whose.person_id)
        return kept.id


def _setup(
    topic: Topic,
    whose: Whose,
    mine: TopicSetup | None,
    below: TopicSetup | None,
    kept: Sequence[OwnCard],
    profile: AccessProfile,
    pictures: Mapping[str, bytes],
) -> Setup:
    own = {str(one.id): one for one in kept}
    cards = [
        card_of(one, topic) for one in kept if one.kind is OwnCardKind.OWN and one.topic_id in ("", topic.id)
    ]
    hidden = frozenset(mine.hidden) if mine is not None else frozenset[str]()
    by_unit = frozenset(below.hidden) if below is not None else frozenset[str]()
    shown = in_order(topic, cards, replace(laid_over(below, mine), hidden=frozenset()))
    beneath = laid_over(below, None)
    return Setup(
        topic,
        whose,
        tuple(SetupCard(one, one.id in hidden, one.id in by_unit, own.get(one.id)) for one in shown),
        tuple(
            SetupCard(card_of(one, topic), hidden=False, own=one)
            for one in kept
            if one.kind is not OwnCardKind.OWN
        ),
        mine.most_cards if mine is not None else None,
        mine.scale_id if mine is not None else None,
        mine.positions if mine is not None else None,
        (
            beneath.most or most_cards(profile),
            beneath.scale_id or topic.scale,
            beneath.positions or positions_for(profile),
        ),
        pictures,
    )


def _words(wish: CardWish) -> tuple[str, str]:
    """The words in both languages on one line each; raises FieldMissing when there are none or too many."""
    words_sv, words_en = (" ".join(clean(text).split()) for text in (wish.words_sv, wish.words_en))
    if not (words_sv or words_en) or max(len(words_sv), len(words_en)) > LONGEST_WORD:
        raise FieldMissing(field=N_("What stands on the card"))
    return words_sv, words_en


def _for(whose: Whose) -> str:
    return "unit" if whose.person_id is None else str(whose.person_id)
