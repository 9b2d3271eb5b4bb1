"""The cards of a topic as one person meets them: the topic's own, those kept for the unit and the person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records import AccessProfile, OwnCard, TopicSetup
from db.vocabulary import OwnCardKind
from talking_mats.cards import MAX_CARDS, Card, CardKind
from talking_mats.topic import Topic

FEWER_CARDS = 8
"""As many as a person who chooses between two is asked to look over at once, unless staff say otherwise."""

_KINDS = {
    OwnCardKind.OWN: CardKind.OWN,
    OwnCardKind.LIKED: CardKind.LIKED,
    OwnCardKind.DISLIKED: CardKind.DISLIKED,
}


@dataclass(frozen=True, slots=True)
class Laid:
    """The unit's and the person's setup of a topic, laid over each other.

    What the unit hides is hidden for everybody in it. The person's order goes before the unit's.
    """

    hidden: frozenset[str]
    order: tuple[str, ...]
    most: int | None
    scale_id: str | None
    positions: int | None


def laid_over(unit: TopicSetup | None, person: TopicSetup | None) -> Laid:
    """Lay the person's setup over the unit's; either may be missing."""
    both = [one for one in (person, unit) if one is not None]
    return Laid(
        frozenset(card_id for one in both for card_id in one.hidden),
        tuple(dict.fromkeys(card_id for one in both for card_id in one.card_order)),
        next((one.most_cards for one in both if one.most_cards is not None), None),
        next((one.scale_id for one in both if one.scale_id is not None), None),
        next((one.positions for one in both if one.positions is not None), None),
    )


def card_of(own: OwnCard, topic: Topic) -> Card:
    """A kept card as it lies on a mat of this topic."""
    words = {"sv": own.words_sv, "en": own.words_en}
    texts = {language: text for language, text in words.items() if text}
    return Card(
        id=str(own.id),
        words=texts,
        spoken=texts,
        picture=own.picture,
        photo=str(own.photo_id) if own.photo_id is not None else "",
        area=own.life_area or topic.area,
        kind=_KINDS[own.kind],
    )


def own_cards(kept: Iterable[OwnCard], topic: Topic) -> tuple[Card, ...]:
    """Those of the kept cards that are part of this topic."""
    return tuple(
        card_of(one, topic) for one in kept if one.kind is OwnCardKind.OWN and one.topic_id in ("", topic.id)
    )


def known_cards(kept: Iterable[OwnCard], topic: Topic) -> tuple[Card, ...]:
    """The latest card that the person is known to like and the latest disliked one, for this topic or any."""
    found: dict[OwnCardKind, OwnCard] = {}
    for one in kept:
        if one.kind is not OwnCardKind.OWN and one.topic_id in ("", topic.id):
            found[one.kind] = one
    return tuple(
        card_of(found[kind], topic) for kind in (OwnCardKind.LIKED, OwnCardKind.DISLIKED) if kind in found
    )


def photo_references(kept: Iterable[OwnCard]) -> list[str]:
    """The references of the photos on kept cards."""
    return [str(one.photo_id) for one in kept if one.photo_id is not None]


def in_order(topic: Topic, own: Sequence[Card], laid: Laid) -> tuple[Card, ...]:
    """Every card that is offered, in its order; also more than there is room for on one mat."""
    place = {card_id: number for number, card_id in enumerate(laid.order)}
    cards = [card for card in (*topic.cards, *own) if card.id not in laid.hidden]
    return tuple(sorted(cards, key=lambda card: place.get(card.id, len(place))))


def most_cards(profile: AccessProfile) -> int:
    """How many cards a person is offered at once when nobody has said how many."""
    return FEWER_CARDS if profile.choices == 2 else MAX_CARDS


def positions_for(profile: AccessProfile) -> int:
    """Whether a person is offered to put cards between the columns when nobody has said."""
    return 5 if profile.choices >= 5 else 3
