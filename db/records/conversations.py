"""Records of conversations: with whom, how, and with what wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.vocabulary import (
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    Language,
    Moment,
    ProxyView,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentOffer:
    """A form that was brought in: which version, whose it is and on what terms, and whether it is offered.

    `cutoff` and `reliable_change` are in the unit of the form's own sum, as its maker gives them.
    """

    instrument_id: str
    version_id: UUID
    licence_holder: str
    licence_text: str
    imported_at: datetime
    imported_by: UUID | None = None
    offered: bool = True
    cutoff: float | None = None
    reliable_change: float | None = None


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

    `unit_id` is the unit where it is held and stays when the person moves. `choices` is None for lines, and
    the mat's positions for a mat, whose `format_kind` is mat. `instrument_version_id` is None for a mat only.
    `order_shown` holds item ids in the order they are asked. `how_helped` is None until somebody has said
    it; `proxy_view` is for answers of somebody else only. Short ratings have a `moment` and the talk they
    are about, `of_conversation_id`. What is typed in from paper has `on_paper`, by whom and when.
    """

    person_id: UUID
    unit_id: UUID
    kind: ConversationKind
    started_at: datetime
    choices: int | None
    language: Language
    instrument_version_id: UUID | None = None
    led_by: UUID | None = None
    order_shown: tuple[str, ...] = ()
    who_answered: WhoAnswered = WhoAnswered.SELF
    how_helped: HowHelped | None = None
    format_kind: FormatKind = FormatKind.CHOICE
    proxy_view: ProxyView | None = None
    moment: Moment | None = None
    of_conversation_id: UUID | None = None
    group_talk: bool = False
    mirrored: bool = False
    on_paper: bool = False
    entered_by: UUID | None = None
    entered_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(NewConversation):
    """One conversation as kept.

    `position` is the index, from 0, of what is asked next. `own_words` are the person's, `note` is the staff
    member's.
    """

    id: UUID
    state: ConversationState = ConversationState.OPEN
    position: int = 0
    ended_at: datetime | None = None
    confirmed_at: datetime | None = None
    own_words: str = ""
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
