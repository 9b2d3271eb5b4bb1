"""What a mat can be about: a topic with its cards, and how a mat is begun from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from talking_mats.cards import MAX_CARDS, Card
from talking_mats.errors import NoSuchCard
from talking_mats.scales import TopScale
from talking_mats.steps import Start
from talking_mats.text import Text, lock


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic in one version. `questions` are open and begin the talk; `scale` is the top scale's id that
    fits best; `area` the life area of cards that name none.
    """

    id: str
    version: int
    name: Text = field(hash=False)
    area: str
    picture: str
    scale: str
    questions: tuple[Text, ...] = field(hash=False)
    cards: tuple[Card, ...]

    def __post_init__(self) -> None:
        lock(self, "name")

    def chosen(
        self,
        hidden: Collection[str] = (),
        more: Sequence[Card] = (),
        order: Sequence[str] = (),
        limit: int = MAX_CARDS,
    ) -> tuple[Card, ...]:
        """The cards for one person: some hidden, some of their own, in their order, at most `limit`.

        Cards that `order` does not name keep their order after those it does.
        """
        place = {card_id: number for number, card_id in enumerate(order)}
        cards = [card for card in (*self.cards, *more) if card.id not in hidden]
        cards.sort(key=lambda card: place.get(card.id, len(place)))
        return tuple(cards[: min(limit, MAX_CARDS)])

    def start(
        self,
        scale: TopScale,
        *,
        cards: Sequence[Card] | None = None,
        positions: int = 3,
        limit: int = MAX_CARDS,
        turned: bool = False,
        lang: str = "sv",
        question: Text | None = None,
    ) -> Start:
        """What a mat of this topic begins with; without `cards`, all that there is room for."""
        return Start(
            topic=self.id,
            version=self.version,
            name=self.name,
            picture=self.picture,
            question=question or self.questions[0],
            scale=scale,
            cards=tuple(cards) if cards is not None else self.chosen(limit=limit),
            area=self.area,
            positions=positions,
            limit=limit,
            turned=turned,
            lang=lang,
        )

    def card(self, card_id: str) -> Card:
        """One of the topic's cards; raises NoSuchCard."""
        found = next((card for card in self.cards if card.id == card_id), None)
        if found is None:
            raise NoSuchCard(card=card_id)
        return found


def about_card(
    card: Card,
    scale: TopScale,
    question: Text,
    cards: Sequence[Card] | None = None,
    *,
    positions: int = 3,
    limit: int = MAX_CARDS,
    turned: bool = False,
    lang: str = "sv",
) -> Start:
    """What a mat that goes deeper into a card begins with.

    Without `cards` it is those that the card brings, as many as leave room for one of the person's own; where
    it brings none, the mat is filled with blank ones.
    """
    return Start(
        topic=f"card_{card.sameness}",
        version=1,
        name=card.words,
        picture=card.picture,
        question=question,
        scale=scale,
        cards=tuple(cards) if cards is not None else card.deeper[: max(limit - 1, 0)],
        area=card.area,
        positions=positions,
        limit=limit,
        turned=turned,
        lang=lang,
    )
