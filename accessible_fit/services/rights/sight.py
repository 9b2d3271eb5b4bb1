"""What somebody may see of what a person has said, once the person has said no to staff seeing it.

Then each conversation is open to those who were there alone: who held it, and who entered it from paper.
Not asked yet is no no. The person's own page, the log, consent itself, what the person takes along and an
erasure do not ask here: they are the person's.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from accessible_fit.errors import OnlyWhoWasThere
from accessible_fit.services.access import Actor
from db import answers, consents, conversations, mats, people
from db.engine import Tx
from db.records import Action, Conversation, Person
from db.vocabulary import ConsentDecision, ConsentKind

C = TypeVar("C", bound=Conversation)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one user sees of one person. `no_since` is when the person said no, None while nothing is closed.

    `all_held` are the person's conversations and `own` those the user was there for, both empty while nothing
    is closed.
    """

    person_id: UUID
    alias: str
    no_since: dt.datetime | None = None
    all_held: frozenset[UUID] = frozenset()
    own: frozenset[UUID] = frozenset()

    @property
    def some(self) -> bool:
        """Whether something is closed to this user."""
        return self.no_since is not None and self.own != self.all_held

    def of(self, conversation_id: UUID) -> bool:
        """Say whether the user may see what was said in a conversation."""
        return self.no_since is None or conversation_id in self.own

    def require(self, conversation_id: UUID) -> None:
        """Raise OnlyWhoWasThere unless the user may see what was said in a conversation."""
        if not self.of(conversation_id):
            raise self.closed()

    def require_any(self) -> None:
        """Raise OnlyWhoWasThere when there is something to see and nothing of it is for this user."""
        if self.some and not self.own:
            raise self.closed()

    def require_all(self) -> None:
        """Raise OnlyWhoWasThere when anything is closed to this user."""
        if self.some:
            raise self.closed()

    def closed(self) -> OnlyWhoWasThere:
        """Return why it is closed."""
        return OnlyWhoWasThere(self.alias, self.person_id)

    def bare(self, held: C) -> C:
        """Return a conversation as a list shows it: without words and notes, where it is closed."""
        return held if self.of(held.id) else without_words(held)


def sight_of(tx: Tx, actor: Actor, person: Person) -> Sight:
    """Return what the user sees of a person; who may know of the person at all has been asked before."""
    said = consents.latest(tx, person.id, ConsentKind.STAFF_SEE)
    if said is None or said.decision is ConsentDecision.GIVEN:
        return Sight(person.id, person.alias)
    held = conversations.of_person(tx, person.id)
    own = frozenset(one.id for one in held if was_there(actor, one))
    return Sight(person.id, person.alias, said.decided_at, frozenset(one.id for one in held), own)


def require_sight(tx: Tx, actor: Actor, held: Conversation) -> None:
    """Raise OnlyWhoWasThere when what was said in a conversation is closed to the user."""
    if not was_there(actor, held):
        sight_of(tx, actor, people.get(tx, held.person_id)).require(held.id)


def was_there(actor: Actor, held: Conversation) -> bool:
    """Say whether the user held a conversation, or entered it from paper."""
    return actor.user_id in (held.led_by, held.entered_by)


def without_words(held: C) -> C:
    """Return a conversation with nothing of what was said, noted or seen in it."""
    return replace(
        held,
        own_words="",
        note="",
        engagement=None,
        understood_topic=None,
        understood_person=None,
        on_track=None,
        symmetry=None,
        timing=None,
        calm=None,
    )


# ---------------------------------------------------------------------- what was promised because of it


def actions_in_sight(tx: Tx, actor: Actor, found: Collection[Action]) -> list[Action]:
    """Return actions without what the person said and whether it helped, where that is closed to the user.

    What was promised, by whom and by when is the staff's own word and stays.
    """
    no = consents.who_said_no(tx, ConsentKind.STAFF_SEE, {one.person_id for one in found})
    known = {one: _sources(tx, sight_of(tx, actor, people.get(tx, one))) for one in no}
    return [
        one if one.person_id not in known or _source(one) in known[one.person_id] else without_said(one)
        for one in found
    ]


def without_said(action: Action) -> Action:
    """Return an action without the person's own words."""
    return replace(action, said="", helped=None)


def _source(action: Action) -> UUID | None:
    return action.answer_id or action.placement_id


def _sources(tx: Tx, sight: Sight) -> frozenset[UUID]:
    """Return the answers and cards of the conversations that the user was there for."""
    found: set[UUID] = set()
    for held in sight.own:
        found |= {one.id for one in answers.of_conversation(tx, held)}
        for mat in mats.of_conversation(tx, held):
            found |= {one.id for one in mats.placements_of(tx, mat.id)}
    return frozenset(found)


def said_no_of(tx: Tx, persons: Iterable[UUID]) -> set[UUID]:
    """Return those of some people who have said no to staff seeing the answers."""
    return consents.who_said_no(tx, ConsentKind.STAFF_SEE, persons)
