"""What a person's own page is made of: what was said then and now, what came of it, and mats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.instruments.model import Text
from accessible_fit.services.mats.history import TopicLine
from accessible_fit.services.talk import Resident
from db.records import AccessProfile

if TYPE_CHECKING:
    from db.vocabulary import Helped


class Part(StrEnum):
    """The parts of the page."""

    THEN_NOW = "then_now"
    DEEDS = "deeds"
    MATS = "mats"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A place on a line: the pictures of its ends, the lower first, and the tenths from that end."""

    low: str
    high: str
    tenths: int


@dataclass(frozen=True, slots=True)
class SaidThing:
    """What was said to one question, in the wording of then; `place` when it was said on a line."""

    label: Text
    spoken: Text
    picture: str
    place: LinePlace | None = None


@dataclass(frozen=True, slots=True)
class ThenNow:
    """One question with what the person said the last time but one and the last time, in the same format.

    `then` is None where it was not asked before in the same words and format. `today` when the later is from
    today. The person's own answers only.
    """

    key: str
    area: str
    question: Text
    spoken: Text
    picture: str
    then: SaidThing | None
    now: SaidThing
    today: bool = False

    @property
    def moved(self) -> bool:
        """Whether the person says something else now."""
        return self.then is not None and self.then.label != self.now.label


class Standing(StrEnum):
    """Where a promise stands, as the person is told."""

    DONE = "done"
    UNDER_WAY = "under_way"
    WILL_NOT = "will_not"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person said and what came of it.

    `said` is what the person said in words, `said_pictures` what was asked and what was answered (keys of
    pictograms and references of photos), `place` instead of the answer's picture when it was said on a line.
    `own` is False when somebody else answered. `because` says why it will not be done. `shown` when the
    person has seen how it went before.
    """

    action_id: UUID
    standing: Standing
    said: str
    said_pictures: tuple[str, ...]
    place: LinePlace | None
    own: bool
    text: str
    picture: str
    who: str
    because: str = ""
    helped: "Helped | None" = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class MyPage:
    """A person's own page. `ask_first` when the person wants to be asked before others see what is said.

    `start` is the part that is opened first, `action_id` the deed; None for the page's own beginning.
    `photos` are encoded pictures on the person's cards, by reference.
    """

    resident: Resident
    profile: AccessProfile
    then_now: tuple[ThenNow, ...] = ()
    deeds: tuple[Deed, ...] = ()
    topics: tuple[TopicLine, ...] = ()
    ask_first: bool = False
    start: Part | None = None
    action_id: UUID | None = None
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
