"""Everything that happens on a mat, as steps that are only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from talking_mats.cards import MAX_CARDS, Card, Where
from talking_mats.errors import CardTwice, TooManyCards, WrongPlace
from talking_mats.scales import TopScale
from talking_mats.text import Text, lock


class Deed(StrEnum):
    """What was done in one step. PUT is every way a card gets to another place."""

    STARTED = "started"
    PUT = "put"
    ADDED = "added"
    UNDONE = "undone"
    TURNED = "turned"
    LOOKING = "looking"
    CONFIRMED = "confirmed"
    LOOKED = "looked"
    OPENED = "opened"
    CAME_BACK = "came_back"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Start:
    """What a mat begins with, whole, so that it can be read and drawn for ever.

    `topic` and `version` name the topic; `name`, `picture` and `question` are what is shown and said of it,
    `area` is its part of life. `positions` is 3, or 5 where cards may lie between columns. `turned` mirrors
    the columns on the screen; what a position means stays. `limit` is the most cards that may lie on the
    mat, in the hand and in the pile together. A sub-mat names its `parent` mat and the card it is `about`.
    Raises WrongPlace, TooManyCards and CardTwice.
    """

    topic: str
    version: int
    name: Text
    picture: str
    question: Text
    scale: TopScale
    cards: tuple[Card, ...]
    area: str = ""
    positions: int = 3
    limit: int = MAX_CARDS
    turned: bool = False
    lang: str = "sv"
    parent: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        lock(self, "name", "question")
        if self.positions not in (3, 5):
            raise WrongPlace(place=self.positions - 1, highest=4)
        limit = min(self.limit, MAX_CARDS)
        if len(self.cards) > limit:
            raise TooManyCards(count=len(self.cards), limit=limit)
        seen: set[str] = set()
        for card in self.cards:
            if card.id in seen:
                raise CardTwice(card=card.id)
            seen.add(card.id)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what was done with which card, from where to where, when and in which way.

    `number` counts from 0. `way` is the word of the store for the way of input (touch, partner, …).
    `looking` says that it was an answer to looking again. `undoes` is the number of the step that an UNDONE
    step takes back. STARTED has `start`, ADDED the new card in `added`, LOOKING the cards in `shown`, OPENED
    and CAME_BACK the sub-mat's id in `mat`.
    """

    number: int
    deed: Deed
    at: datetime
    way: str
    card: str | None = None
    before: Where | None = None
    after: Where | None = None
    looking: bool = False
    undoes: int | None = None
    start: Start | None = None
    added: Card | None = None
    shown: tuple[str, ...] = ()
    mat: str | None = None
