"""What is known before a conversation with a form, so that staff have little left to choose."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Text
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.titles import titles
from accessible_fit.services.wanted import Proposal, proposal
from db import conversations, people, pretests, profiles
from db.engine import Store, Tx
from db.records import Conversation
from db.vocabulary import ConversationKind, HowHelped, WhoAnswered

RECENT = dt.timedelta(days=7)
"""A rating of a talk is about one of the last week: what is longer ago is hard to tell apart."""


@dataclass(frozen=True, slots=True)
class HeldTalk:
    """A conversation that can be rated; `title` is that of its form or topic, empty when there is none."""

    id: UUID
    started_at: dt.datetime
    title: Text
    group_talk: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What the page before a conversation begins from.

    `proposals` by the form's id. `talks` can be rated, the newest first. `how` is how the person was helped
    the last time they answered themselves.
    """

    proposals: Mapping[str, Proposal]
    talks: tuple[HeldTalk, ...]
    how: HowHelped


class Preparing:
    """The use cases of making a conversation with a form ready."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def offered(
        self, actor: Actor, person_id: UUID, forms: Sequence[Instrument], about: UUID | None = None
    ) -> Offered:
        """Return what suits a person, for each form. The talk `about` can be rated however old it is.

        Raises NotAllowed.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            profile, pretest = profiles.of(tx, person_id), pretests.latest(tx, person_id)
            held = conversations.of_person(tx, person_id)
            since = self._clock() - RECENT
            rated = [
                one for one in held if can_be_rated(one) and (one.started_at >= since or one.id == about)
            ]
            return Offered(
                {form.id: proposal(form, profile, pretest) for form in forms},
                held_talks(tx, rated),
                _how(held),
            )

    def may_be_rated(self, actor: Actor, conversation_id: UUID) -> bool:
        """Say whether a talk has ended and nobody has said yet how it was. Raises NotAllowed."""
        with self._store.reading() as tx:
            held = conversations.get(tx, conversation_id)
            actor.require(Right.LEAD_CONVERSATIONS, held.unit_id)
            return can_be_rated(held) and not conversations.ratings_of(tx, conversation_id)


def can_be_rated(held: Conversation) -> bool:
    """Say whether a person can say how it was: it is no rating itself, and has ended."""
    return held.kind is not ConversationKind.RATINGS and held.ended_at is not None


def held_talks(tx: Tx, rated: Sequence[Conversation]) -> tuple[HeldTalk, ...]:
    """Return talks with what they are called."""
    known = titles(tx, rated)
    return tuple(HeldTalk(one.id, one.started_at, known.get(one.id, {}), one.group_talk) for one in rated)


def _how(held: Sequence[Conversation]) -> HowHelped:
    """Return how the person was helped last; alone as long as nothing is known."""
    own = (one.how_helped for one in held if one.who_answered is WhoAnswered.SELF)
    return next((how for how in own if how is not None), HowHelped.ALONE)
