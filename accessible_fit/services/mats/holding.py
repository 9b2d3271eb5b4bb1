"""Holding a conversation on a mat: begin, keep every step at once, pause, go on, end.

What lies where is never kept a second time as something to go on from: a mat is put together again from its
steps. The placements beside them are for reading and for scores. Each step is on the disk in a transaction
of its own, so a mat that is cut off at any point goes on as it was left.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from accessible_fit.errors import ConversationOver
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import GOING_ON, Resident
from accessible_fit.services.holders import Holders, NobodyElse, TakenOver
from accessible_fit.services.journal.deeds import Arrive, Body, Came, Deed, Straight, Writing
from accessible_fit.services.mats.carried import (
    late_steps,
    photo_from_plain,
    photo_to_plain,
    tree_from_plain,
    tree_to_plain,
)
from accessible_fit.services.mats.kept import keep_tree, kept_tree, photos_of, usual_seconds
from accessible_fit.services.mats.talk import MatPlan, MatTalk, new_mat_id
from accessible_fit.services.rights.consents import HowSaid
from accessible_fit.services.rights.leave import require_answers_may_be_kept
from accessible_fit.services.rights.sight import require_sight
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
from talking_mats.model import Mat
from talking_mats.tree import MatTree


class Mats:
    """The use cases of a conversation on a mat.

    `writing` is how what happens is written, straight to the store unless told; `holders` tells a second one
    who opens a mat.
    """

    def __init__(
        self, store: Store, clock: Clock, writing: Writing | None = None, holders: Holders | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._writing = writing or Straight(store)
        self._holders = holders or NobodyElse()

    def arriving(self) -> Mapping[str, Arrive]:
        """Return what writes each kind of deed that waited for the store."""
        return {
            "mat": self._mat_came,
            "mat_state": self._state_came,
            "audience": self._audience_came,
            "photo": self._photo_came,
        }

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
                    group_talk=plan.group,
                ),
            )
            keep_tree(tx, kept.id, tree)
            talk = self._talk(tx, person, kept, profile, tree, going_on=False)
            self._holders.take(tx, actor, kept)
            audit.append(tx, actor.user_id, "began", "conversation", kept.id, kept.unit_id, {})
        return talk

    def go_on(self, actor: Actor, conversation_id: UUID, over: bool = False) -> MatTalk:
        """Take up a mat that was paused or cut off, with every card where it was left.

        With `over` whoever has it open is told that it goes on here. Raises NotAllowed, ConversationOver when
        it has ended, OnlyWhoWasThere, HeldElsewhere, BrokenSteps.
        """
        self._writing.bring_in(conversation_id)
        with self._store.writing() as tx:
            kept = self._open(tx, actor, conversation_id)
            require_sight(tx, actor, kept)
            self._holders.take(tx, actor, kept, over)
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
        conversation. Raises NotAllowed, ConversationOver, StepTaken, and TakenOver when a colleague goes on
        with the mat elsewhere: what was done here last then stands in the note of the conversation.
        """
        gone: list[TakenOver] = []

        def do(tx: Tx) -> None:
            kept = self._open(tx, actor, talk.id)
            if (over := self._holders.gone_to(tx, actor, kept)) is not None:
                gone.append(over)
                self._note_late(tx, kept, tree)
            else:
                self._write(tx, kept, tree)

        self._writing.write(_deed("mat", actor, talk, lambda: {"tree": tree_to_plain(tree)}), do)
        if gone:
            raise gone[0]

    def _mat_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # every mat belongs to a conversation
        self._write(tx, self._open(tx, actor, came.conversation_id), tree_from_plain(came.body["tree"]))

    def _note_late(self, tx: Tx, kept: Conversation, tree: MatTree) -> None:
        """Keep in words what was done on one screen after the mat had been taken over on another."""
        late = late_steps(kept_tree(tx, kept.id), tree)
        if late:
            conversations.set_note(tx, kept.id, "\n".join(filter(None, (kept.note, *late))))

    def pause(self, actor: Actor, talk: MatTalk, tree: MatTree) -> MatTree:
        """Leave the mat to be taken up another time; returns it as it was left.

        One that a colleague has ended meanwhile stays ended: staff must always get out of a person's screen.
        """
        left = tree.pause(self._clock(), InputWay.PARTNER.value)
        unchanged: list[MatTree] = []

        def do(tx: Tx) -> None:
            kept = self._led(tx, actor, talk.id)
            if kept.state is not ConversationState.OPEN or self._holders.gone_to(tx, actor, kept) is not None:
                unchanged.append(tree)
                return
            self._set_state(tx, actor, kept, left, ConversationState.PAUSED, self._clock())
            self._holders.leave(tx, kept.id)

        self._writing.write(self._state_deed(actor, talk, left, ConversationState.PAUSED), do)
        return unchanged[0] if unchanged else left

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
        talk: MatTalk | None = None,
    ) -> None:
        """Keep who the person says may see the picture of the mat; nobody else when it is only the person.

        `present` names who was there, the actor unless told; `talk` is given while it is held. Raises
        NotAllowed.
        """
        chosen = set(audience) | {ConsentAudience.ME}
        said = {
            "audience": [one.value for one in ConsentAudience if one in chosen],
            "how": how.value,
            "present": present or actor.name,
            "at": self._clock().isoformat(),
        }
        if talk is None:
            with self._store.writing() as tx:
                self._decide(tx, actor, conversation_id, said)
        else:
            deed = _deed("audience", actor, talk, lambda: said)
            self._writing.write(deed, lambda tx: self._decide(tx, actor, conversation_id, said))

    def _audience_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # said at the end of a conversation
        self._decide(tx, actor, came.conversation_id, came.body)

    def _decide(self, tx: Tx, actor: Actor, conversation_id: UUID, said: Body) -> None:
        kept = self._led(tx, actor, conversation_id)
        audience = tuple(ConsentAudience(one) for one in said["audience"])
        others = audience != (ConsentAudience.ME,)
        decided = consents.decide(
            tx,
            NewConsent(
                person_id=kept.person_id,
                kind=ConsentKind.MAT_PICTURE,
                decision=ConsentDecision.GIVEN if others else ConsentDecision.DECLINED,
                decided_at=dt.datetime.fromisoformat(said["at"]),
                how=said["how"],
                present=said["present"],
                conversation_id=kept.id,
                audience=audience,
            ),
        )
        audience_kept = {"audience": [one.value for one in decided.audience]}
        audit.append(tx, actor.user_id, "decided", "consent", decided.id, kept.unit_id, audience_kept)

    def keep_photo(self, actor: Actor, talk: MatTalk, photo: FinishedPhoto) -> str:
        """Keep a photo for a card of the person's own, and return the reference for the card.

        Raises NotAllowed, ConversationOver.
        """
        photo_id, now = new_id(), self._clock()

        self._writing.write(
            _deed("photo", actor, talk, lambda: photo_to_plain(photo_id, photo, now)),
            lambda tx: self._put_photo(tx, actor, talk.id, photo_id, photo, now),
        )
        return str(photo_id)

    def _photo_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # it was taken for a card of a mat
        photo_id, photo, at = photo_from_plain(came.body)
        self._put_photo(tx, actor, came.conversation_id, photo_id, photo, at)

    def _put_photo(
        self, tx: Tx, actor: Actor, talk: UUID, photo_id: UUID, photo: FinishedPhoto, at: dt.datetime
    ) -> None:
        kept = self._open(tx, actor, talk)
        made = photos.put(
            tx,
            kept.unit_id,
            photo.media_type,
            photo.width,
            photo.height,
            photo.data,
            at,
            kept.person_id,
            photo_id,
        )
        audit.append(tx, actor.user_id, "added", "photo", made.id, kept.unit_id, {})

    # ------------------------------------------------------------------ in one transaction

    def _end(self, actor: Actor, talk: MatTalk, tree: MatTree, state: ConversationState) -> MatTree:
        now, gone = self._clock(), list[TakenOver]()
        way = InputWay.PARTNER.value
        ended = tree.finish(now, way) if state is ConversationState.FINISHED else tree.stop(now, way)

        def do(tx: Tx) -> None:
            kept = self._led(tx, actor, talk.id)
            over = self._holders.gone_to(tx, actor, kept) if kept.state in GOING_ON else None
            if over is None:
                self._set_state(tx, actor, kept, ended, state, now)
                self._holders.leave(tx, kept.id)
            else:
                gone.append(over)  # how it ends is for those who go on with it
                self._note_late(tx, kept, tree)

        self._writing.write(self._state_deed(actor, talk, ended, state, now), do)
        if gone:
            raise gone[0]
        return ended

    def _state_deed(
        self,
        actor: Actor,
        talk: MatTalk,
        tree: MatTree,
        state: ConversationState,
        at: dt.datetime | None = None,
    ) -> Deed:
        when = (at or self._clock()).isoformat()
        return _deed(
            "mat_state", actor, talk, lambda: {"state": state.value, "at": when, "tree": tree_to_plain(tree)}
        )

    def _state_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # only conversations have a state
        kept = self._led(tx, actor, came.conversation_id)
        state, at = ConversationState(came.body["state"]), dt.datetime.fromisoformat(came.body["at"])
        if state is ConversationState.PAUSED and kept.state is not ConversationState.OPEN:
            return
        self._set_state(tx, actor, kept, tree_from_plain(came.body["tree"]), state, at)

    def _set_state(
        self,
        tx: Tx,
        actor: Actor,
        kept: Conversation,
        tree: MatTree,
        state: ConversationState,
        at: dt.datetime,
    ) -> None:
        """Write the mats as they are now, and pause or end the conversation; raises ConversationOver."""
        if kept.state is state:
            return  # the same end once more, from "try again"
        if kept.state not in GOING_ON:
            raise ConversationOver
        self._write(tx, kept, tree)
        if state is ConversationState.PAUSED:
            conversations.set_state(tx, kept.id, state)
            return
        # A computer's clock can be set back in the middle of a conversation.
        when = max(at, kept.started_at)
        conversations.finish(tx, kept.id, when, state)
        if tree.mats[tree.root].looked_over:
            conversations.confirm(tx, kept.id, when)
        audit.append(tx, actor.user_id, state.value, "conversation", kept.id, kept.unit_id, {})

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


def _deed(kind: str, actor: Actor, talk: MatTalk, body: Callable[[], Body]) -> Deed:
    return Deed(kind, actor, talk.resident.id, talk.resident.unit_id, talk.id, body)
