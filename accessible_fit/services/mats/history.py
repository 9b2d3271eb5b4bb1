"""Then and now: a person's mats of one topic by date. Somebody else's mats are a line of their own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import GOING_ON, Resident
from accessible_fit.services.mats.photos import photos_by_reference
from accessible_fit.services.rights.leave import mat_picture_leaves
from accessible_fit.services.rights.sight import Sight, require_sight, sight_of
from db import audit, conversations, life_events, mats, people, photos, profiles
from db.engine import Store, Tx
from db.errors import UnknownRow
from db.records import AccessProfile, LifeEvent, MatOfPerson, Person
from db.vocabulary import ConsentAudience, ConversationState, ProxyView, WhoAnswered
from talking_mats.beside import Beside, beside
from talking_mats.kept import step_from_json
from talking_mats.model import Mat
from talking_mats.replay import replayed
from talking_mats.text import Text


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose mats they are. Mats of two tellers are never laid beside each other.

    `view` is whose view somebody else gave; `group` when several persons laid the mat together.
    """

    who: WhoAnswered = WhoAnswered.SELF
    view: ProxyView | None = None
    group: bool = False

    @property
    def own(self) -> bool:
        """Whether it is the person's own word, and nobody else's."""
        return self.who is WhoAnswered.SELF and not self.group


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic that can be followed, by one teller: how many mats there are. `name` and `picture` as last."""

    topic_id: str
    teller: Teller
    name: Text
    picture: str
    mats: int


@dataclass(frozen=True, slots=True)
class HeldMat:
    """One mat that has ended. `stopped` when the person did not want to go on.

    `for_staff` says whether the person lets staff see the picture of it, or has not been asked.
    """

    mat: Mat
    conversation_id: UUID
    stopped: bool = False
    for_staff: bool = True

    @property
    def when(self) -> datetime:
        """When it was begun."""
        return self.mat.steps[0].at

    @property
    def empty(self) -> bool:
        """Whether no card was put anywhere."""
        return not self.mat.positions and not self.mat.aside


@dataclass(frozen=True, slots=True)
class MatLine:
    """The mats of one person, topic and teller that have ended, by date.

    `photos` are encoded pictures by the reference on a card; `events` what happened in the person's life.
    """

    person_id: UUID
    alias: str
    topic_id: str
    teller: Teller
    mats: tuple[HeldMat, ...]
    events: tuple[LifeEvent, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def laid(self) -> tuple[HeldMat, ...]:
        """Those on which something was placed: an empty one cannot be compared with."""
        return tuple(one for one in self.mats if not one.empty)


@dataclass(frozen=True, slots=True)
class MatsTogether:
    """Two mats for the person and staff to look at together. `today` when the later one is from today."""

    resident: Resident
    profile: AccessProfile
    line: MatLine
    beside: Beside
    today: bool


class MatHistory:
    """The use cases of mats over time.

    Where the person has said no to staff seeing the answers, staff see the mats that they were there for, and
    OnlyWhoWasThere is raised when that is none. On the person's own page nothing is closed.
    """

    def __init__(self, store: Store, clock: Clock, to_the_person: bool = False) -> None:
        self._store = store
        self._clock = clock
        self._to_the_person = to_the_person

    def for_the_person(self) -> "MatHistory":
        """Return the same for what stands on the person's own page."""
        return MatHistory(self._store, self._clock, to_the_person=True)

    def topics(self, actor: Actor, person_id: UUID) -> tuple[TopicLine, ...]:
        """Return what the person has laid mats about, the latest first.

        Raises NotAllowed, OnlyWhoWasThere, UnknownRow.
        """
        with self._store.reading() as tx:
            _, sight = self._person(tx, actor, person_id)
            ended = _ended(mats.of_person(tx, person_id), sight)
        latest = {(one.mat.topic_id, _teller(one)): one.mat.frozen_start for one in ended}
        count = Counter((one.mat.topic_id, _teller(one)) for one in ended)
        found = [
            TopicLine(topic_id, teller, dict(start["name"]), str(start["picture"]), count[topic_id, teller])
            for (topic_id, teller), start in latest.items()
        ]
        newest = {(one.mat.topic_id, _teller(one)): number for number, one in enumerate(ended)}
        return tuple(sorted(found, key=lambda one: -newest[one.topic_id, one.teller]))

    def found_in(self, actor: Actor, conversation_id: UUID | None) -> tuple[str, Teller] | None:
        """Return the topic and teller of a conversation's first mat; None without one.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        if conversation_id is None:
            return None
        with self._store.reading() as tx:
            held = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, held.unit_id)
            if not self._to_the_person:
                require_sight(tx, actor, held)
            first = mats.of_conversation(tx, conversation_id)
        teller = Teller(held.who_answered, held.proxy_view, held.group_talk)
        return (first[0].topic_id, teller) if first else None

    def line(self, actor: Actor, person_id: UUID, topic_id: str, teller: Teller = Teller()) -> MatLine:
        """Return the mats of one topic and teller by date, and note in the log that they were looked at.

        Raises NotAllowed, OnlyWhoWasThere, UnknownRow, BrokenSteps.
        """
        with self._store.writing() as tx:
            person, sight = self._person(tx, actor, person_id)
            line = self._line(tx, person, topic_id, teller, sight)
            about = {"what": "mats", "topic": topic_id, "mats": len(line.mats)}
            audit.append(tx, actor.user_id, "looked_at", "person", person.id, person.unit_id, about)
        return line

    def together(self, actor: Actor, person_id: UUID, then_id: str, now_id: str) -> MatsTogether:
        """Return two of the person's own mats to look at with the person, and note that they were shown.

        Whatever was decided about the pictures, the person's own mats are always for the person. Raises
        NotAllowed, OnlyWhoWasThere, UnknownRow, also for mats that somebody else has laid, NothingToCompare
        and BrokenSteps.
        """
        with self._store.writing() as tx:
            person, sight = self._person(tx, actor, person_id)
            for one in (then_id, now_id):
                sight.require(mats.get(tx, UUID(one)).conversation_id)
            line = self._line(tx, person, mats.get(tx, UUID(now_id)).topic_id, Teller(), sight)
            held = {one.mat.id: one.mat for one in line.mats}
            if missing := {then_id, now_id} - held.keys():
                raise UnknownRow(kind="mat", id=missing.pop())
            found = beside(held[then_id], held[now_id])
            photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
            profile = profiles.of(tx, person.id)
            about = {"what": "mats", "then": found.then.id, "now": found.now.id, "to": "me"}
            audit.append(tx, actor.user_id, "showed", "person", person.id, person.unit_id, about)
        begun = found.now.steps[0].at
        today = begun.astimezone().date() == self._clock().astimezone().date()
        resident = Resident(person.id, person.unit_id, person.alias, photo)
        return MatsTogether(resident, profile, line, found, today)

    # ------------------------------------------------------------------ in one transaction

    def _person(self, tx: Tx, actor: Actor, person_id: UUID) -> tuple[Person, Sight]:
        person = people.get(tx, person_id)
        actor.require(Right.SEE_ANSWERS, person.unit_id)
        sight = Sight(person.id, person.alias) if self._to_the_person else sight_of(tx, actor, person)
        sight.require_any()
        return person, sight

    def _line(self, tx: Tx, person: Person, topic_id: str, teller: Teller, sight: Sight) -> MatLine:
        known = _ended(mats.of_person(tx, person.id, topic_id), sight)
        ended = [one for one in known if _teller(one) == teller]
        steps = mats.steps_of_many(tx, [one.mat.id for one in ended])
        leaves = mat_picture_leaves(tx, person.id, (one.mat.conversation_id for one in ended))
        held = []
        for one in ended:
            taken = [step_from_json(step.frozen_step) for step in steps.get(one.mat.id, ())]
            leave = leaves[one.mat.conversation_id]
            for_staff = leave is None or ConsentAudience.STAFF in leave.audience
            stopped = one.state is ConversationState.STOPPED
            mat = replayed(str(one.mat.id), taken)
            held.append(HeldMat(mat, one.mat.conversation_id, stopped, for_staff))
        held.sort(key=lambda one: one.when)
        pictures = photos_by_reference(tx, (card.photo for one in held for card in one.mat.cards.values()))
        events = tuple(life_events.of_person(tx, person.id))
        return MatLine(person.id, person.alias, topic_id, teller, tuple(held), events, pictures)


def _ended(held: Sequence[MatOfPerson], sight: Sight) -> list[MatOfPerson]:
    """Those that can no longer change and may be seen."""
    return [one for one in held if one.state not in GOING_ON and sight.of(one.mat.conversation_id)]


def _teller(one: MatOfPerson) -> Teller:
    return Teller(one.who_answered, one.proxy_view, one.group_talk)
