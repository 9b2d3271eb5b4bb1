"""Records of mats: how each began, every step, where the cards are, and how topics are set up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from db.ids import new_id
from db.vocabulary import (
    CardKind,
    CardOutcome,
    ConversationState,
    HowHelped,
    InputWay,
    OwnCardKind,
    ProxyView,
    WhoAnswered,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMat:
    """A mat as it begins. `frozen_start` is the whole start as JSON, with words, cards and top scale.

    A mat that goes deeper has `parent_id` and the key of the card it is `about_card`. The id is made here,
    so that steps can name the mat before it is kept.
    """

    conversation_id: UUID
    topic_id: str
    topic_version: int
    scale_id: str
    positions: int
    frozen_start: Mapping[str, Any]
    started_at: datetime
    parent_id: UUID | None = None
    about_card: str | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMat(NewMat):
    """A mat as kept."""

    unit_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MatOfPerson:
    """A mat with what its conversation says of it. `when` is the start of the conversation."""

    mat: KeptMat
    when: datetime
    state: ConversationState
    ended_at: datetime | None
    confirmed_at: datetime | None
    who_answered: WhoAnswered
    how_helped: HowHelped | None
    proxy_view: ProxyView | None
    group_talk: bool


@dataclass(frozen=True, slots=True)
class NewStep:
    """One step on a mat. `number` counts from 0; `frozen_step` is the whole step as JSON."""

    number: int
    deed: str
    at: datetime
    way: InputWay
    frozen_step: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KeptStep(NewStep):
    """A step as kept."""

    mat_id: UUID
    unit_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlacement:
    """Where a card is now.

    `words` are as shown, by language. `position` counts from 0 (least), `column_index` from 0 at the left as
    shown, `x` is the share of the mat's width from the left, 0 to 1; all three are None unless the card is
    placed. `score` and `half_step` are None where the top scale has no good end as well. `input_way` and
    `placed_at` are None for a card nobody has touched.
    """

    card_key: str
    card_order: int
    words: Mapping[str, str]
    outcome: CardOutcome
    mapping_version: int
    card_kind: CardKind = CardKind.TOPIC
    life_area: str = ""
    position: int | None = None
    x: float | None = None
    column_index: int | None = None
    score: float | None = None
    half_step: float | None = None
    input_way: InputWay | None = None
    placed_at: datetime | None = None
    photo_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(NewPlacement):
    """A card's place as kept. `own_words` is what the person said of it, `comment` the staff member's."""

    id: UUID
    mat_id: UUID
    conversation_id: UUID
    unit_id: UUID
    own_words: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class TopicSetup:
    """What of a topic is shown to one person, or to everybody in a unit when `person_id` is None.

    `hidden` are cards left out, `card_order` those that come first and in which order. None leaves the
    topic's own number of cards, top scale and positions.
    """

    id: UUID
    unit_id: UUID
    person_id: UUID | None
    topic_id: str
    hidden: tuple[str, ...] = ()
    card_order: tuple[str, ...] = ()
    most_cards: int | None = None
    scale_id: str | None = None
    positions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOwnCard:
    """A card to be kept for one person, or for everybody in the unit when `person_id` is None.

    `unit_id` is the person's unit when it is for a person. An empty `topic_id` is any topic. There are words
    in one language at least.
    """

    unit_id: UUID
    made_at: datetime
    person_id: UUID | None = None
    topic_id: str = ""
    kind: OwnCardKind = OwnCardKind.OWN
    words_sv: str = ""
    words_en: str = ""
    picture: str = ""
    photo_id: UUID | None = None
    life_area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard(NewOwnCard):
    """A card as kept; one that is retired is offered no more and stays on the mats it was on."""

    id: UUID
    retired_at: datetime | None = None
