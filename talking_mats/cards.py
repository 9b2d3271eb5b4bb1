"""A card, and where it can lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from talking_mats.text import Text, clean, lock

MAX_CARDS = 15
"""More than this is too much to look over at once; a person's profile may say fewer."""


class CardKind(StrEnum):
    """TOPIC: of the topic. OWN: kept for the person or the unit. BLANK: made during the conversation.

    LIKED and DISLIKED: things the person is known to like or dislike, mixed in to see that the top scale is
    understood.
    """

    TOPIC = "topic"
    OWN = "own"
    BLANK = "blank"
    LIKED = "liked"
    DISLIKED = "disliked"


class Off(StrEnum):
    """Where a card is when it lies in no column; ASIDE is the "not for me" pile."""

    HAND = "hand"
    PILE = "pile"
    ASIDE = "aside"


Where = int | Off
"""A position on the mat, from 0 (least of what the top scale asks), or off it."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a word or two, what is said, and a picture.

    `picture` is the key of a pictogram and `photo` the reference of a photo, which goes before the picture;
    both may be empty, and the card then shows its words alone. `area` is the id of a part of life. `deeper`
    are the cards that a mat about this card begins with.
    """

    id: str
    words: Text = field(hash=False)
    spoken: Text = field(hash=False)
    picture: str = ""
    photo: str = ""
    area: str = ""
    kind: CardKind = CardKind.TOPIC
    deeper: tuple[Card, ...] = ()

    def __post_init__(self) -> None:
        lock(self, "words", "spoken")

    @property
    def counts(self) -> bool:
        """Whether the card is part of a fixed set that can be scored."""
        return self.kind in (CardKind.TOPIC, CardKind.OWN)

    @property
    def sameness(self) -> str:
        """What makes it the same card on another day: its id, or for a blank card its words."""
        if self.kind is not CardKind.BLANK:
            return self.id
        words = " ".join(sorted({clean(text).casefold() for text in self.words.values()}))
        return f"blank:{words or self.photo or self.picture}"


def blank_card(
    card_id: str, words: str, lang: str, *, picture: str = "", photo: str = "", area: str = ""
) -> Card:
    """A card the person adds: a word in the conversation's language, a pictogram, a photo, or several."""
    text = {lang: clean(words)} if clean(words) else {}
    return Card(card_id, text, text, picture, photo, area, CardKind.BLANK)
