"""Holding a conversation on a mat: begin, keep every step at once, pause, go on, end.

What lies where is never kept a second time as something to go on from: a mat is put together again from its
steps. The placements beside them are for reading and for scores. Each step is on the disk in a transaction
of its own, so a mat that is cut off at any point goes on as it was left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.errors import ConversationOver
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import GOING_ON, Resident
from accessible_fit.services.mats.kept import keep_tree, kept_tree, photos_of, usual_seconds
from accessible_fit.services.rights.consents import HowSaid
from accessible_fit.services.rights.leave import require_answers_may_be_kept
from db import audit, consents, conversations, people, photos, profiles
from db.engine import Store, Tx
from db.ids import new_id
from db.records import (
    AccessProfile,
    Conversation,
    NewConsent,
    NewConversation,
    Person,
)
from db.vocabulary import (
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    WhoAnswered,
)
from pictograms.photos import FinishedPhoto
from talking_mats.cards import Card
from talking_mats.model import Mat
from talking_mats.scales import TopScale
from talking_mats.text import Text
from talking_mats.topic import Topic
from talking_mats.tree import MatTree


@dataclass(frozen=True, slots=True)
class MatPlan:
    """What staff have chosen before a mat: `cards` in the order they are shown.

    `known` are cards the person is known to like or dislike; they are mixed in among the others. `positions`
    is 3, or 5 where cards may lie between columns. `turned` mirrors left and right. Without `question` the
    topic's first one begins the talk. `limit` is the most cards that may be on the mat at once.
    """

    topic: Topic
    scale: TopScale
    cards: tuple[Card, ...]
    positions: int = 3
    turned: bool = False
    known: tuple[Card, ...] = ()
    question: Text | None = field(default=None, hash=False)
    limit: int = 15

    @property
    def in_order(self) -> tuple[Card, ...]:
        """Every card as it is shown; the known ones at even distances, none of them first."""
        cards = list(self.cards)
        for number, card in enumerate(self.known, 1):
            place = number * len(self.cards) // (len(self.known) + 1) + number - 1
            cards.insert(max(place, min(1, len(cards))), card)
        return tuple(cards)


@dataclass(frozen=True, slots=True)
class MatTalk:
    """Everything the board needs to know of one conversation on a mat.

    `tree` is the mat as it was begun or left. `partner` when somebody else places what the person shows,
    `going_on` when it was begun another time. `photos` are encoded pictures by the reference on a card.
    `usual_seconds` is the person's own pace on earlier mats.
    """

    id: UUID
    resident: Resident
    profile: AccessProfile
    tree: MatTree
    partner: bool = False
    going_on: bool = False
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    usual_seconds: tuple[float, ...] = ()


def new_mat_id() -> str:
    """An id for a mat that goes deeper, or for a card that is made during the conversation."""
    return str(new_id())


class Mats:
    """The use cases of a conversation on a mat."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def begin(self, actor: Actor, person_id: UUID, plan: MatPlan) -> MatTalk:
        """Start a conversation on a mat, and keep it whole as it begins: words, cards, top scale.

        Raises NotAllowed when the person is not in one of the actor's units, TooManyCards, CardTwice,
        and SaidNo when the person has said no to it.
        """
        now = self._clock()
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            require_answers_may_be_kept(tx, person_id)
            profile = profiles.of(tx, person_id)
            start = plan.topic.start(
                plan.scale,
                cards=plan.in_order,
                positions=plan.positions,
                limit=plan.limit,
                turned=plan.turned,
                lang=profile.language.value,
                question=plan.question,
            )
            tree = MatTree.of(Mat.begin(new_mat_id(), start, now, InputWay.PARTNER.value))
            kept = conversations.start(
                tx,
                NewConversation(
                    person_id=person_id,
                    unit_id=person.unit_id,
                    kind=ConversationKind.MAT,
                    format_kind=FormatKind.MAT,
                    choices=plan.positions,
                    led_by=actor.user_id,
                    started_at=now,
                    language=profile.language,
                    order_shown=tuple(card.id for card in start.cards),
                    mirrored=plan.turned,
                ),
            )
            keep_tree(tx, kept.id, tree)
            talk = self._talk(tx, person, kept, profile, tree, going_on=False)
            audit.append(tx, actor.user_id, "began", "conversation", kept.id, kept.unit_id, {})
        return talk

    def go_on(self, actor: Actor, conversation_id: UUID) -> MatTalk:
        """Take up a mat that was paused or cut off, with every card where it was left.

        Raises NotAllowed, ConversationOver when it has ended, BrokenSteps.
        """
        with self._store.writing() as tx:
            kept = self._open(tx, actor, conversation_id)
            tree = kept_tree(tx, kept.id).resume(self._clock(), InputWay.PARTNER.value)
            keep_tree(tx, kept.id, tree)
            conversations.set_state(tx, kept.id, ConversationState.OPEN)
            person, profile = people.get(tx, kept.person_id), profiles.of(tx, kept.person_id)
            talk = self._talk(tx, person, kept, profile, tree, going_on=True)
            audit.append(tx, actor.user_id, "went_on", "conversation", kept.id, kept.unit_id, {})
        return talk

    def keep(self, actor: Actor, talk: MatTalk, tree: MatTree) -> None:
        """Keep every step of every mat of the tree that is not on the disk yet, in one transaction.

        The same tree once more changes nothing. A card that a helper placed says so of the whole
        conversation. Raises NotAllowed, ConversationOver, and StepTaken when the mat is open elsewhere too.
        """
        with self._store.writing() as tx:
            kept = self._open(tx, actor, talk.id)
            self._write(tx, kept, tree)

    def pause(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        """Leave the mat to be taken up another time; returns it as it was left.

        One that a colleague has ended meanwhile stays ended: staff must always get out of a person's screen.
        """
        left = tree.pause(self._clock(), InputWay.PARTNER.value)
        with self._store.writing() as tx:
            kept = self._led(tx, actor, talk.id)
            if kept.state is not ConversationState.OPEN:
                return tree
            self._write(tx, kept, left)
            conversations.set_state(tx, kept.id, ConversationState.PAUSED)
        return left

    def finish(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        """End the conversation; cards left in the pile stay unplaced. Returns the mats as they ended."""
        return self._end(actor, talk, tree, ConversationState.FINISHED)

    def stop(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        """End the conversation because the person wanted to stop; everything that was placed is kept."""
        return self._end(actor, talk, tree, ConversationState.STOPPED)

    def who_may_see(
        self,
        actor: Actor,
        conversation_id: UUID,
        audience: Iterable[ConsentAudience],
        how: HowSaid = HowSaid.ON_SCREEN,
        present: str = "",
    ) -> None:
        """Keep who the person says may see the picture of the mat; nobody else when it is only the person.

        `present` names who was there, the actor unless told. Raises NotAllowed.
        """
        chosen = set(audience) | {ConsentAudience.ME}
        others = chosen != {ConsentAudience.ME}
        with self._store.writing() as tx:
            kept = self._led(tx, actor, conversation_id)
            decided = consents.decide(
                tx,
                NewConsent(
                    person_id=kept.person_id,
                    kind=ConsentKind.MAT_PICTURE,
                    decision=ConsentDecision.GIVEN if others else ConsentDecision.DECLINED,
                    decided_at=self._clock(),
                    how=how.value,
                    present=present or actor.name,
                    conversation_id=kept.id,
                    audience=tuple(one for one in ConsentAudience if one in chosen),
                ),
            )
            audience_kept = {"audience": [one.value for one in decided.audience]}
            audit.append(tx, actor.user_id, "decided", "consent", decided.id, kept.unit_id, audience_kept)

    def keep_photo(self, actor: Actor, talk: MatTalk, photo: FinishedPhoto) -> str:
        """Keep a photo for a card of the person's own, and return the reference for the card.

        Raises NotAllowed, ConversationOver.
        """
        with self._store.writing() as tx:
            kept = self._open(tx, actor, talk.id)
            made = photos.put(
                tx,
                kept.unit_id,
                photo.media_type,
                photo.width,
                photo.height,
                photo.data,
                self._clock(),
                kept.person_id,
            )
            audit.append(tx, actor.user_id, "added", "photo", made.id, kept.unit_id, {})
        return str(made.id)

    # ------------------------------------------------------------------ in one transaction

    def _end(self, actor: Actor, talk: MatTalk, tree: MatTree, state: ConversationState) -> MatTree:
        now = self._clock()
        way = InputWay.PARTNER.value
        ended = tree.finish(now, way) if state is ConversationState.FINISHED else tree.stop(now, way)
        with self._store.writing() as tx:
            kept = self._led(tx, actor, talk.id)
            if kept.state is state:
                return ended  # the same end once more, from "try again"
            if kept.state not in GOING_ON:
                raise ConversationOver
            self._write(tx, kept, ended)
            # A computer's clock can be set back in the middle of a conversation.
            when = max(now, kept.started_at)
            conversations.finish(tx, kept.id, when, state)
            if ended.mats[ended.root].looked_over:
                conversations.confirm(tx, kept.id, when)
            audit.append(tx, actor.user_id, state.value, "conversation", kept.id, kept.unit_id, {})
        return ended

    def _write(self, tx: Tx, kept: Conversation, tree: MatTree) -> None:
        keep_tree(tx, kept.id, tree)
        first = tree.mats[tree.root]
        position = len(first.positions) + len(first.aside)
        if position != kept.position:
            conversations.set_position(tx, kept.id, position)
        helped = kept.how_helped is HowHelped.PARTNER_PLACED or kept.who_answered is not WhoAnswered.SELF
        if not helped and any(_partner_placed(mat) for mat in tree.mats.values()):
            conversations.set_help(tx, kept.id, HowHelped.PARTNER_PLACED, kept.who_answered)

    def _led(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        kept = conversations.get(tx, conversation_id)
        actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
        return kept

    def _open(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        kept = self._led(tx, actor, conversation_id)
        if kept.state not in GOING_ON:
            raise ConversationOver
        return kept

    def _talk(
        self,
        tx: Tx,
        person: Person,
        kept: Conversation,
        profile: AccessProfile,
        tree: MatTree,
        *,
        going_on: bool,
    ) -> MatTalk:
        photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
        resident = Resident(person.id, person.unit_id, person.alias, photo)
        partner = kept.how_helped is HowHelped.PARTNER_PLACED
        usual = usual_seconds(tx, person.id, kept.started_at)
        return MatTalk(kept.id, resident, profile, tree, partner, going_on, photos_of(tx, tree), usual)


def _partner_placed(mat: Mat) -> bool:
    return any(placed.way == InputWay.PARTNER.value for placed in mat.placements())
