"""Leading a conversation: begin, keep each answer at once, pause, go on, end.

What is kept never waits for the end. `keep` is one transaction of its own, so a conversation that is cut off
at any point goes on from the last answer given.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.errors import ConversationOver
from accessible_fit.instruments.model import LINE_STEPS, Instrument, Kind
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.flow import Flow
from accessible_fit.services.holders import Holders, NobodyElse, TakenOver
from accessible_fit.services.journal.deeds import Arrive, Body, Came, Deed, Straight, Writing
from accessible_fit.services.journal.errors import AnswerNewer
from accessible_fit.services.journal.plain import from_plain, to_plain
from accessible_fit.services.kept_answers import answer_to_keep, newer, said_so_far
from accessible_fit.services.rights.leave import require_answers_may_be_kept
from accessible_fit.services.rights.sight import require_sight
from accessible_fit.services.talk import Given, Resident, Talk, format_of
from accessible_fit.services.turns import item_of, repetition_of, turns_of
from accessible_fit.services.wanted import (
    AS_USUAL,
    Proposal,
    TalkOfAnother,
    Wanted,
    check,
    check_who,
    moment_of,
    proposal,
    steps_of,
)
from db import answers, audit, conversations, instruments, people, photos, pretests, profiles
from db.engine import Store, Tx
from db.records import AccessProfile, Conversation, NewAnswer, NewConversation, Person
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    OrderMode,
    ProxyView,
    WhoAnswered,
)

__all__ = ["Conversations", "Given", "Proposal", "Resident", "Talk", "Wanted", "format_of"]

GOING_ON = conversations.GOING_ON


class Conversations:
    """The use cases of a conversation with picture questions.

    `writing` is how what happens is written, straight to the store unless told; `holders` tells a second one
    who opens a conversation.
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
        return {"answer": self._answer_came, "state": self._state_came}

    def proposal(self, actor: Actor, person_id: UUID, instrument: Instrument) -> Proposal:
        """Return in which formats a form can be answered and which suits the person. Raises NotAllowed."""
        with self._store.reading() as tx:
            actor.require(Right.LEAD_CONVERSATIONS, people.get(tx, person_id).unit_id)
            return proposal(instrument, profiles.of(tx, person_id), pretests.latest(tx, person_id))

    def begin(self, actor: Actor, person_id: UUID, instrument: Instrument, wanted: Wanted = AS_USUAL) -> Talk:
        """Start a conversation and keep the exact wording it is held with.

        Raises NotAllowed when the person is not in one of the actor's units, LicenceMissing,
        FormatNotOffered, TalkOfAnother and WhoseAnswers when it cannot be held as wanted, and SaidNo when the
        person has said no to it.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            require_answers_may_be_kept(tx, person_id)
            check(instrument, wanted)
            _check_rated(tx, person_id, wanted.of_conversation)
            profile = profiles.of(tx, person_id)
            steps = steps_of(
                instrument, wanted, proposal(instrument, profile, pretests.latest(tx, person_id))
            )
            kept = conversations.start(tx, self._new(tx, actor, person, instrument, profile, steps, wanted))
            self._holders.take(tx, actor, kept)
            audit.append(tx, actor.user_id, "began", "conversation", kept.id, kept.unit_id, {})
            resident = self._resident(tx, person)
        return _talk(kept, resident, instrument, profile, kept.mirrored, Flow(kept.order_shown))

    def _new(
        self,
        tx: Tx,
        actor: Actor,
        person: Person,
        instrument: Instrument,
        profile: AccessProfile,
        steps: int,
        wanted: Wanted,
    ) -> NewConversation:
        title = next(
            (instrument.title[one] for one in ("sv", "en") if one in instrument.title), instrument.id
        )
        version = instruments.keep(tx, instrument.id, title, instrument.frozen(), instrument.checksum)
        order = turns_of(instrument)
        on_line, rating = steps == LINE_STEPS, instrument.kind is Kind.RATINGS
        return NewConversation(
            person_id=person.id,
            unit_id=person.unit_id,
            kind=ConversationKind.RATINGS if rating else ConversationKind.QUESTIONS,
            instrument_version_id=version.id,
            led_by=actor.user_id,
            started_at=self._clock(),
            choices=None if on_line else steps,
            format_kind=FormatKind.LINE if on_line else FormatKind.CHOICE,
            language=profile.language,
            order_shown=order if wanted.ask_again else tuple(one for one in order if not repetition_of(one)),
            who_answered=wanted.who,
            how_helped=wanted.helped,
            proxy_view=wanted.view,
            moment=moment_of(instrument, wanted),
            of_conversation_id=wanted.of_conversation,
            group_talk=instrument.group,
            mirrored=_mirrored(profile, conversations.of_person(tx, person.id)),
        )

    def go_on(self, actor: Actor, conversation_id: UUID, over: bool = False) -> Talk:
        """Take up an interrupted conversation with the wording, order and choices it began with.

        With `over` whoever has it open is told that it goes on here. Raises NotAllowed, ConversationOver when
        it has ended, OnlyWhoWasThere, because what was said so far stands on the screen, and HeldElsewhere.
        """
        self._writing.bring_in(conversation_id)
        with self._store.writing() as tx:
            kept = self._open(tx, actor, conversation_id)
            require_sight(tx, actor, kept)
            self._holders.take(tx, actor, kept, over)
            assert kept.instrument_version_id is not None  # a conversation of this kind has one
            version = instruments.get(tx, kept.instrument_version_id)
            profile = profiles.of(tx, kept.person_id)
            conversations.set_state(tx, kept.id, ConversationState.OPEN)
            audit.append(tx, actor.user_id, "went_on", "conversation", kept.id, kept.unit_id, {})
            resident = self._resident(tx, people.get(tx, kept.person_id))
            given = [*answers.of_conversation(tx, kept.id), *answers.asked_again(tx, kept.id)]
        instrument = Instrument.thaw(version.frozen_text)
        mirrored = kept.mirrored
        if given:
            # The screen stays as it stood when the conversation began, also where that was not noted then.
            mirrored = _falling(given[0].order_shown) != _falling(_shown(instrument, kept, given[0].item_id))
        flow = Flow(kept.order_shown, said=said_so_far(given))
        return _talk(kept, resident, instrument, profile, mirrored, flow)

    def keep(self, actor: Actor, talk: Talk, given: Given) -> None:
        """Keep one answer, raw and on the ruler, in a transaction of its own.

        A changed answer keeps what it was before as a revision. One that a helper placed says so of the whole
        conversation. Raises NotAllowed, ConversationOver, and TakenOver when the answer is kept and a
        colleague goes on with the conversation elsewhere.
        """
        new, partner = answer_to_keep(talk, given, self._clock()), given.way is InputWay.PARTNER
        gone: list[TakenOver] = []

        def do(tx: Tx) -> None:
            kept = self._open(tx, actor, talk.id)
            if (over := self._holders.gone_to(tx, actor, kept)) is not None:
                gone.append(over)
            later = newer(tx, new) if gone else None
            self._put(tx, kept, new, partner)
            if later is not None:
                answers.put(tx, later)  # what was said last stands, what was said before is its revision

        def body() -> Body:
            return {"answer": to_plain(new), "partner": partner}

        self._writing.write(_deed("answer", actor, talk, body), do)
        if gone:
            raise gone[0]

    def _put(self, tx: Tx, kept: Conversation, new: NewAnswer, partner: bool) -> None:
        answers.put(tx, new)
        conversations.set_position(tx, kept.id, new.order_in_conversation)
        if partner and kept.who_answered is WhoAnswered.SELF:
            conversations.set_help(tx, kept.id, HowHelped.PARTNER_PLACED, kept.who_answered)

    def _answer_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # every answer is given in a conversation
        new = from_plain(NewAnswer, came.body["answer"])
        kept = self._open(tx, actor, came.conversation_id)
        if newer(tx, new) is not None:
            raise AnswerNewer
        self._put(tx, kept, new, came.body["partner"])

    def pause(self, actor: Actor, talk: Talk) -> None:
        """Leave the conversation to be taken up another time.

        One that a colleague has ended meanwhile stays ended: staff must always get out of a person's screen.
        """
        self._change(actor, talk, ConversationState.PAUSED)

    def finish(self, actor: Actor, talk: Talk) -> None:
        """End the conversation after the person has looked back and confirmed."""
        self._change(actor, talk, ConversationState.FINISHED)

    def stop(self, actor: Actor, talk: Talk) -> None:
        """End the conversation because the person wanted to stop; what was said is kept."""
        self._change(actor, talk, ConversationState.STOPPED)

    def describe_help(
        self,
        actor: Actor,
        conversation_id: UUID,
        how: HowHelped,
        who: WhoAnswered = WhoAnswered.SELF,
        view: ProxyView | None = None,
    ) -> None:
        """Note afterwards how much help the person had, and who answered when it was somebody else.

        Somebody else's answers are a series of their own from then on. Raises NotAllowed, and WhoseAnswers
        when only one of help and answerer says that it was somebody else, or only the view does.
        """
        check_who(how, who, view)
        with self._store.writing() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            conversations.set_help(tx, conversation_id, how, who, view)
            audit.append(
                tx,
                actor.user_id,
                "described_help",
                "conversation",
                kept.id,
                kept.unit_id,
                {"how": how.value, "who": who.value, "view": view.value if view else ""},
            )

    def _change(self, actor: Actor, talk: Talk, state: ConversationState) -> None:
        now, gone = self._clock(), list[TakenOver]()

        def do(tx: Tx) -> None:
            kept = conversations.get(tx, talk.id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            over = self._holders.gone_to(tx, actor, kept) if kept.state in GOING_ON else None
            if over is None:
                self._set_state(tx, actor, kept, state, now)
                self._holders.leave(tx, kept.id)
            elif state is not ConversationState.PAUSED:
                gone.append(over)  # how it ends is for those who go on with it

        def body() -> Body:
            return {"state": state.value, "at": now.isoformat()}

        self._writing.write(_deed("state", actor, talk, body), do)
        if gone:
            raise gone[0]

    def _state_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        assert came.conversation_id is not None  # only conversations have a state
        kept = conversations.get(tx, came.conversation_id)
        actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
        state, at = ConversationState(came.body["state"]), dt.datetime.fromisoformat(came.body["at"])
        self._set_state(tx, actor, kept, state, at)

    def _set_state(
        self, tx: Tx, actor: Actor, kept: Conversation, state: ConversationState, at: dt.datetime
    ) -> None:
        """Pause what goes on, or end it; raises ConversationOver when it has ended otherwise."""
        if state is ConversationState.PAUSED:
            if kept.state in GOING_ON:
                conversations.set_state(tx, kept.id, state)
            return
        if kept.state is state:
            return  # the same end once more, from "try again"
        if kept.state not in GOING_ON:
            raise ConversationOver
        # A computer's clock can be set back in the middle of a conversation.
        ended = max(at, kept.started_at)
        conversations.finish(tx, kept.id, ended, state)
        if state is ConversationState.FINISHED:
            conversations.confirm(tx, kept.id, ended)
        audit.append(tx, actor.user_id, state.value, "conversation", kept.id, kept.unit_id, {})

    def _open(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        kept = conversations.get(tx, conversation_id)
        actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
        if kept.state not in GOING_ON:
            raise ConversationOver
        return kept

    def _resident(self, tx: Tx, person: Person) -> Resident:
        photo = photos.get(tx, person.photo_id) if person.photo_id is not None else None
        return Resident(person.id, person.unit_id, person.alias, photo.data if photo else None)


def _talk(
    kept: Conversation,
    resident: Resident,
    instrument: Instrument,
    profile: AccessProfile,
    mirrored: bool,
    flow: Flow,
) -> Talk:
    partner = kept.how_helped is HowHelped.PARTNER_PLACED
    return Talk(
        kept.id,
        resident,
        instrument,
        profile,
        _steps(kept),
        mirrored,
        flow,
        partner,
        kept.who_answered,
        kept.proxy_view,
    )


def _deed(kind: str, actor: Actor, talk: Talk, body: Callable[[], Body]) -> Deed:
    return Deed(kind, actor, talk.resident.id, talk.resident.unit_id, talk.id, body)


def _steps(kept: Conversation) -> int:
    return LINE_STEPS if kept.choices is None else kept.choices


def _check_rated(tx: Tx, person_id: UUID, rated: UUID | None) -> None:
    if rated is None:
        return
    talk = conversations.get(tx, rated)
    if talk.person_id != person_id or talk.kind is ConversationKind.RATINGS:
        raise TalkOfAnother


def _mirrored(profile: AccessProfile, earlier: Sequence[Conversation]) -> bool:
    """Every second conversation stands the other way round, for those whose profile says so."""
    return profile.order_mode is OrderMode.MIRRORED and len(earlier) % 2 == 1


def _shown(instrument: Instrument, kept: Conversation, item_id: str) -> tuple[str, ...]:
    item = next(item for item in instrument.items if item.id == item_of(item_id))
    return tuple(str(option.raw) for option in instrument.options(item, _steps(kept)))


def _falling(order: tuple[str, ...]) -> bool:
    # As numbers: "100" comes before "0" where they are read as words.
    return len(order) > 1 and int(order[0]) > int(order[-1])
