"""A home, somebody who lives there, and a conversation to test with."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from db import conversations, instruments, people, units, users
from db.engine import Tx
from db.records import Conversation, InstrumentVersion, NewAnswer, NewConversation, Person, Unit, User
from db.vocabulary import ConversationKind, FormatKind, InputWay, Language, Outcome, Role, ServiceType, Sex

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
