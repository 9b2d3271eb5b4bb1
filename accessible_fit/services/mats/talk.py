"""A conversation on a mat as its windows know it: what staff choose before it, and what the board needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.services.talk import Resident
from db.ids import new_id
from db.records import AccessProfile
from talking_mats.cards import Card
from talking_mats.scales import TopScale
from talking_mats.text import Text
from talking_mats.topic import Topic
from talking_mats.tree import MatTree


@dataclass(frozen=True, slots=True)
class MatPlan:
    """What staff have chosen before a mat: `cards` in the order they are shown.

    `known` are cards the person is known to like or dislike; they are mixed in among the others. `positions`
    is 3, or 5 where cards may lie between columns. `turned` mirrors left and right. Without `question` the
    topic's first one begins the talk. `limit` is the most cards that may be on the mat at once. With `group`
    several take part, and the mat is followed by itself.
    """

    topic: Topic
    scale: TopScale
    cards: tuple[Card, ...]
    positions: int = 3
    turned: bool = False
    known: tuple[Card, ...] = ()
    question: Text | None = field(default=None, hash=False)
    limit: int = 15
    group: bool = False

    @property
    def in_order(self) -> tuple[Card, ...]:
        """Every card as it is shown; the known ones at even distances, none of them first."""
        cards = list(self.cards)
        for number, card in enumerate(self.known, 1):
            place = number * len(self.cards) // (len(self.known) + 1) + number - 1
            cards.insert(max(place, min(1, len(cards))), card)
        return tuple(cards)


@dataclass(frozen=True, slots=True)
class MatTalk:
    """Everything the board needs to know of one conversation on a mat.

    `tree` is the mat as it was begun or left. `partner` when somebody else places what the person shows,
    `going_on` when it was begun another time. `photos` are encoded pictures by the reference on a card.
    `usual_seconds` is the person's own pace on earlier mats.
    """

    id: UUID
    resident: Resident
    profile: AccessProfile
    tree: MatTree
    partner: bool = False
    going_on: bool = False
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    usual_seconds: tuple[float, ...] = ()


def new_mat_id() -> str:
    """An id for a mat that goes deeper, or for a card that is made during the conversation."""
    return str(new_id())
