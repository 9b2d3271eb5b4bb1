"""A home, somebody who lives there, and a conversation to test with."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from db import conversations, instruments, people, units, users
from db.engine import Tx
from db.records import (
    Conversation,
    InstrumentVersion,
    NewAnswer,
    NewConversation,
    NewMat,
    NewPlacement,
    NewStep,
    Person,
    Unit,
    User,
)
from db.vocabulary import (
    CardOutcome,
    ConversationKind,
    FormatKind,
    InputWay,
    Language,
    Outcome,
    Role,
    ServiceType,
    Sex,
)

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    unit: Unit
    person: Person
    staff: User
    version: InstrumentVersion
    conversation: Conversation


def set_scene(tx: Tx, alias: str = "Åsa Ödmjuk") -> Scene:
    """Åsa lives in a group home; a staff member starts picture questions with her."""
    unit = units.add(tx, f"Björkens gruppbostad {alias}", ServiceType.GROUP_HOME)
    person = people.add(tx, unit.id, alias, birth_year=1971, sex=Sex.FEMALE)
    staff = users.add(tx, f"karin {alias}", "Karin", Role.STAFF, "a hash")
    users.assign(tx, staff.id, unit.id)
    version = instruments.keep(tx, "home", "Hemma", '{"items": []}', "c" * 64, kept_at=NOON)
    return Scene(unit, person, staff, version, conversations.start(tx, questions(person, version, staff)))


def questions(
    person: Person, version: InstrumentVersion, staff: User | None = None, started_at: datetime = NOON
) -> NewConversation:
    return NewConversation(
        person_id=person.id,
        unit_id=person.unit_id,
        kind=ConversationKind.QUESTIONS,
        instrument_version_id=version.id,
        led_by=staff.id if staff else None,
        started_at=started_at,
        choices=3,
        language=Language.SV,
        order_shown=("home.like", "home.food"),
    )


def said(conversation_id: UUID, item_id: str = "home.like", raw: int = 2, order: int = 0) -> NewAnswer:
    """The answer "yes", "sometimes" or "no" (2, 1, 0) of three choices, touched on the screen."""
    return NewAnswer(
        conversation_id=conversation_id,
        item_id=item_id,
        life_area="home",
        format_kind=FormatKind.CHOICE,
        format_steps=3,
        outcome=Outcome.ANSWERED,
        raw=raw,
        score=raw * 50.0,
        half_step=25.0,
        mapping_version=1,
        order_in_conversation=order,
        order_shown=("yes", "sometimes", "no"),
        input_way=InputWay.TOUCH,
        duration_ms=2300,
        answered_at=NOON + timedelta(minutes=1 + order),
    )


def not_said(conversation_id: UUID, outcome: Outcome, item_id: str = "home.like") -> NewAnswer:
    """A question that got no answer, and why."""
    return replace(said(conversation_id, item_id), outcome=outcome, raw=None, score=None, half_step=None)


def mat_talk(person: Person, started_at: datetime = NOON, positions: int = 3) -> NewConversation:
    """Åsa lays cards on a mat."""
    return NewConversation(
        person_id=person.id,
        unit_id=person.unit_id,
        kind=ConversationKind.MAT,
        format_kind=FormatKind.MAT,
        started_at=started_at,
        choices=positions,
        language=Language.SV,
    )


def food_mat(conversation_id: UUID, started_at: datetime = NOON, positions: int = 3) -> NewMat:
    """A mat about food: what she likes and what not."""
    return NewMat(
        conversation_id=conversation_id,
        topic_id="food",
        topic_version=1,
        scale_id="like",
        positions=positions,
        frozen_start={"topic": "food", "name": {"sv": "Mat", "en": "Food"}, "cards": ["soup", "fish", "tea"]},
        started_at=started_at,
    )


def step(number: int, deed: str, card: str | None = None) -> NewStep:
    """One step on a mat, as JSON can hold it."""
    at = NOON + timedelta(seconds=10 * number)
    whole = {"number": number, "deed": deed, "at": at.isoformat(), "way": "touch", "card": card}
    return NewStep(number, deed, at, InputWay.TOUCH, whole)


def put(card_key: str, position: int, order: int = 0, positions: int = 3) -> NewPlacement:
    """A card that lies on the mat, where most lies to the right."""
    highest = positions - 1
    return NewPlacement(
        card_key=card_key,
        card_order=order,
        words={"sv": card_key.capitalize()},
        life_area="food",
        outcome=CardOutcome.PLACED,
        position=position,
        x=(position + 0.5) / positions,
        column_index=position * 2 // highest,
        score=100.0 * position / highest,
        half_step=50.0 / highest,
        mapping_version=1,
        input_way=InputWay.TOUCH,
        placed_at=NOON + timedelta(minutes=order),
    )


def lying_elsewhere(card_key: str, outcome: CardOutcome, order: int = 0) -> NewPlacement:
    """A card on the "not for me" pile, or one nobody has touched."""
    touched = outcome is not CardOutcome.UNPLACED
    return NewPlacement(
        card_key=card_key,
        card_order=order,
        words={"sv": card_key.capitalize()},
        outcome=outcome,
        mapping_version=1,
        input_way=InputWay.TOUCH if touched else None,
        placed_at=NOON if touched else None,
    )
