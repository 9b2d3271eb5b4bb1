"""Records of conversations: with whom, how, and what was put on the mat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.vocabulary import (
    ConversationKind,
    ConversationState,
    HowHelped,
    InputWay,
    Language,
    WhoAnswered,
)


@dataclass(frozen=True, slots=True)
class InstrumentVersion:
    """The exact text of an instrument as it was asked. Never changes; `number` counts versions from 1."""

    id: UUID
    instrument_id: str
    number: int
    title: str
    frozen_text: str
    checksum: str
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class Observations:
    """Seven things seen during the conversation, each 0 (not at all) to 4 (throughout), None: not judged."""

    engagement: int | None = None
    understood_topic: int | None = None
    understood_person: int | None = None
    on_track: int | None = None
    symmetry: int | None = None
    timing: int | None = None
    calm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConversation:
    """What is known when a conversation starts.

    `unit_id` is the unit where it is held and stays when the person moves. `instrument_version_id` is None
    for a mat only. `order_shown` holds item ids in the order they are asked. `how_helped` is None until
    somebody has said it.
    """

    person_id: UUID
    unit_id: UUID
    kind: ConversationKind
    started_at: datetime
    choices: int
    language: Language
    instrument_version_id: UUID | None = None
    led_by: UUID | None = None
    order_shown: tuple[str, ...] = ()
    who_answered: WhoAnswered = WhoAnswered.SELF
    how_helped: HowHelped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(NewConversation):
    """One conversation as kept. `position` is the index, from 0, of what is asked next."""

    id: UUID
    state: ConversationState = ConversationState.OPEN
    position: int = 0
    ended_at: datetime | None = None
    confirmed_at: datetime | None = None
    note: str = ""
    engagement: int | None = None
    understood_topic: int | None = None
    understood_person: int | None = None
    on_track: int | None = None
    symmetry: int | None = None
    timing: int | None = None
    calm: int | None = None

    @property
    def observations(self) -> Observations:
        """The seven observations by themselves."""
        return Observations(
            self.engagement,
            self.understood_topic,
            self.understood_person,
            self.on_track,
            self.symmetry,
            self.timing,
            self.calm,
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """A card on a mat. `x` is 0 (left) to 1, `column_index` counts from 0, `step` is 0–4 where between is
    allowed.

    All three are None while the card is unplaced. `own_text` and `photo_id` belong to cards the person made.
    """

    id: UUID
    conversation_id: UUID
    unit_id: UUID
    card_key: str
    order_in_conversation: int
    input_way: InputWay
    placed_at: datetime
    x: float | None = None
    column_index: int | None = None
    step: int | None = None
    own_text: str | None = None
    photo_id: UUID | None = None
