"""What a leader sees of single persons: those that were given, to be read and nothing else.

Each use case asks in the store, at that moment, whether the leave still holds; only then do the use cases
of reading see somebody who may read this one unit. That reader never leaves this module.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.mats.after import MatAfter, MatReview
from accessible_fit.services.residents import PersonCard, Residents
from accessible_fit.services.review.series import ConversationReview, Review, Series
from accessible_fit.services.rights.grants import require_given, said_no
from db import conversations, grants, people, units, users
from db.engine import Store
from db.records import Person, PersonGrant
from db.vocabulary import Role

READS = frozenset({Right.SEE_PEOPLE, Right.SEE_ANSWERS})


@dataclass(frozen=True, slots=True)
class GivenPerson:
    """A person whom the leader may see: who, where, until when, and who gave it."""

    person: Person
    unit: str
    until: dt.date | None
    given_by: str


@dataclass(frozen=True, slots=True)
class GivenPage:
    """A person's page for a leader: the card, how it goes, and the leave that it is seen by."""

    card: PersonCard
    series: tuple[Series, ...]
    given: GivenPerson


class _Reader(Actor):
    """The leader while one person is read: may read in that person's unit, and nothing else anywhere."""

    __slots__ = ()

    def may(self, right: Right) -> bool:
        return right in READS


class GivenPersons:
    """The use cases of a leader about the persons that were given."""

    def __init__(
        self, store: Store, clock: Clock, residents: Residents, review: Review, mats: MatAfter
    ) -> None:
        self._store = store
        self._clock = clock
        self._residents = residents
        self._review = review
        self._mats = mats

    def listed(self, actor: Actor) -> list[GivenPerson]:
        """Return whom the actor may see today, by name. Raises NotAllowed for those who lead no unit."""
        actor.require(Right.SEE_GIVEN)
        with self._store.reading() as tx:
            places = {unit.id: unit.name for unit in units.all_units(tx)}
            names = {user.id: user.display_name for user in users.all_users(tx)}
            user = users.get(tx, actor.user_id)
            if user.role is not Role.LEADER or user.disabled:
                return []
            leads = set(users.units_of(tx, actor.user_id))
            found = []
            for one in grants.of_user(tx, actor.user_id, self._today()):
                person = people.get(tx, one.person_id)
                if person.unit_id == one.unit_id and one.unit_id in leads and not said_no(tx, person.id):
                    found.append(_given(one, person, places[person.unit_id], names))
        return sorted(found, key=lambda one: one.person.alias.casefold())

    def page(self, actor: Actor, person_id: UUID) -> GivenPage:
        """Return a person's page, and note in the log that it was looked at. Raises NotAllowed."""
        reader, grant = self._reader(actor, person_id)
        card = self._residents.card(reader, person_id)
        series = self._review.person(reader, person_id)
        with self._store.reading() as tx:
            names = {user.id: user.display_name for user in users.all_users(tx)}
        given = _given(grant, card.person, card.unit.name, names)
        return GivenPage(card, tuple(series), given)

    def answers(self, actor: Actor, conversation_id: UUID) -> ConversationReview:
        """Return what was said in a conversation with questions, noted in the log. Raises NotAllowed."""
        reader = self._reader_of(actor, conversation_id)
        return self._review.conversation(reader, conversation_id)

    def mats(self, actor: Actor, conversation_id: UUID) -> MatReview:
        """Return what was said on the mats of a conversation, noted in the log. Raises NotAllowed."""
        reader = self._reader_of(actor, conversation_id)
        return self._mats.review(reader, conversation_id)

    def _reader_of(self, actor: Actor, conversation_id: UUID) -> Actor:
        actor.require(Right.SEE_GIVEN)
        with self._store.reading() as tx:
            person_id = conversations.get(tx, conversation_id).person_id
        return self._reader(actor, person_id)[0]

    def _reader(self, actor: Actor, person_id: UUID) -> tuple[Actor, PersonGrant]:
        actor.require(Right.SEE_GIVEN)
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            grant = require_given(tx, actor, person, self._today())
        return _Reader(actor.user_id, actor.name, actor.role, frozenset({person.unit_id})), grant

    def _today(self) -> dt.date:
        return self._clock().astimezone().date()


def _given(one: PersonGrant, person: Person, unit: str, names: dict[UUID, str]) -> GivenPerson:
    giver = names.get(one.given_by, "") if one.given_by is not None else ""
    return GivenPerson(person, unit, one.until, giver)
