"""Leading a conversation: begin, keep each answer at once, pause, go on, end.

What is kept never waits for the end. `keep` is one transaction of its own, so a conversation that is cut off
at any point goes on from the last answer given.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import ConversationOver
from accessible_fit.instruments.model import Instrument, Item, Option, Polarity
from accessible_fit.scales import formats
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.flow import Flow, Said
from db import answers, audit, conversations, instruments, people, photos, profiles
from db.engine import Store, Tx
from db.records import AccessProfile, Conversation, NewAnswer, NewConversation, Person
from db.vocabulary import (
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    OrderMode,
    Outcome,
    WhoAnswered,
)

Clock = Callable[[], dt.datetime]
GOING_ON = (ConversationState.OPEN, ConversationState.PAUSED)


@dataclass(frozen=True, slots=True)
class Resident:
    """The person a conversation is with; `photo` is an encoded picture, or None."""

    id: UUID
    unit_id: UUID
    alias: str
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything the resident's screens need to know of one conversation.

    `partner` when it begins with a helper who places what the person points at.
    """

    id: UUID
    resident: Resident
    instrument: Instrument
    profile: AccessProfile
    choices: int
    mirrored: bool
    flow: Flow
    partner: bool = False

    def item(self, item_id: str) -> Item:
        """Return the question with this id."""
        return next(item for item in self.instrument.items if item.id == item_id)

    def options(self, item: Item) -> tuple[Option, ...]:
        """Return the choices of a question in the order they stand on this person's screen."""
        ladder = self.instrument.answer_sets[item.answer_set].ladders[self.choices]
        return tuple(reversed(ladder)) if self.mirrored else ladder

    def option(self, item: Item, raw: int) -> Option:
        """Return the choice that `raw` stands for."""
        return next(option for option in self.options(item) if option.raw == raw)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it comes from the screen: what, to which question, how and how long it took."""

    item_id: str
    said: Said
    way: InputWay
    duration_ms: int


def format_of(item: Item, choices: int) -> formats.Format:
    """Return the format a question was answered in; turned when most of what is asked is worst."""
    return formats.Format(formats.FormatKind.CHOICE, steps=choices, reversed=item.polarity is Polarity.DOWN)


class Conversations:
    """The use cases of a conversation with picture questions."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def begin(self, actor: Actor, person_id: UUID, instrument: Instrument) -> Talk:
        """Start a conversation and keep the exact wording it is held with.

        Raises NotAllowed when the person is not in one of the actor's units.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            profile = profiles.of(tx, person_id)
            version = instruments.keep(
                tx, instrument.id, instrument.title["sv"], instrument.frozen(), instrument.checksum
            )
            order = tuple(item.id for item in instrument.items)
            kept = conversations.start(
                tx,
                NewConversation(
                    person_id=person_id,
                    unit_id=person.unit_id,
                    kind=ConversationKind.QUESTIONS,
                    instrument_version_id=version.id,
                    led_by=actor.user_id,
                    started_at=self._clock(),
                    choices=profile.choices,
                    language=profile.language,
                    order_shown=order,
                ),
            )
            mirrored = _mirrored(profile, conversations.of_person(tx, person_id), kept)
            audit.append(tx, actor.user_id, "began", "conversation", kept.id, kept.unit_id, {})
            resident = self._resident(tx, person)
        return Talk(kept.id, resident, instrument, profile, profile.choices, mirrored, Flow(order))

    def go_on(self, actor: Actor, conversation_id: UUID) -> Talk:
        """Take up an interrupted conversation with the wording, order and choices it began with.

        Raises NotAllowed, and ConversationOver when it has ended.
        """
        with self._store.writing() as tx:
            kept = self._open(tx, actor, conversation_id)
            assert kept.instrument_version_id is not None  # a conversation of this kind has one
            version = instruments.get(tx, kept.instrument_version_id)
            profile = profiles.of(tx, kept.person_id)
            conversations.set_state(tx, kept.id, ConversationState.OPEN)
            audit.append(tx, actor.user_id, "went_on", "conversation", kept.id, kept.unit_id, {})
            resident = self._resident(tx, people.get(tx, kept.person_id))
            given = answers.of_conversation(tx, kept.id)
            mirrored = _mirrored(profile, conversations.of_person(tx, kept.person_id), kept)
        instrument = Instrument.thaw(version.frozen_text)
        if given:
            # The screen stays as it stood when the conversation began, also if the profile has changed.
            mirrored = _falling(given[0].order_shown) != _falling(_shown(instrument, kept, given[0].item_id))
        flow = Flow(kept.order_shown, said={one.item_id: _said(one.raw, one.outcome) for one in given})
        partner = kept.how_helped is HowHelped.PARTNER_PLACED
        return Talk(kept.id, resident, instrument, profile, kept.choices, mirrored, flow, partner)

    def keep(self, actor: Actor, talk: Talk, given: Given) -> None:
        """Keep one answer, raw and on the ruler, in a transaction of its own.

        A changed answer keeps what it was before as a revision. One that a helper placed says so of the whole
        conversation. Raises NotAllowed, ConversationOver.
        """
        item = talk.item(given.item_id)
        form = format_of(item, talk.choices)
        raw = given.said.raw
        scored = formats.score(form, raw) if raw is not None else None
        missing = given.said.missing
        outcome = Outcome.ANSWERED if missing is None else Outcome(missing.value)
        order = talk.flow.item_ids.index(item.id)
        new = NewAnswer(
            conversation_id=talk.id,
            item_id=item.id,
            life_area=item.area,
            format_kind=FormatKind.CHOICE,
            format_steps=talk.choices,
            format_reversed=form.reversed,
            outcome=outcome,
            raw=raw,
            score=scored.score if scored is not None else None,
            half_step=scored.half_step if scored is not None else None,
            mapping_version=formats.MAPPING_VERSION,
            order_in_conversation=order,
            order_shown=tuple(str(option.raw) for option in talk.options(item)),
            input_way=given.way,
            duration_ms=given.duration_ms,
            answered_at=self._clock(),
        )
        with self._store.writing() as tx:
            kept = self._open(tx, actor, talk.id)
            answers.put(tx, new)
            conversations.set_position(tx, talk.id, order)
            if given.way is InputWay.PARTNER and kept.who_answered is WhoAnswered.SELF:
                conversations.set_help(tx, talk.id, HowHelped.PARTNER_PLACED, kept.who_answered)

    def pause(self, actor: Actor, talk: Talk) -> None:
        """Leave the conversation to be taken up another time.

        One that a colleague has ended meanwhile stays ended: staff must always get out of a person's screen.
        """
        with self._store.writing() as tx:
            kept = conversations.get(tx, talk.id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            if kept.state in GOING_ON:
                conversations.set_state(tx, kept.id, ConversationState.PAUSED)

    def finish(self, actor: Actor, talk: Talk) -> None:
        """End the conversation after the person has looked back and confirmed."""
        self._end(actor, talk, ConversationState.FINISHED)

    def stop(self, actor: Actor, talk: Talk) -> None:
        """End the conversation because the person wanted to stop; what was said is kept."""
        self._end(actor, talk, ConversationState.STOPPED)

    def describe_help(
        self,
        actor: Actor,
        conversation_id: UUID,
        how: HowHelped,
        who: WhoAnswered = WhoAnswered.SELF,
    ) -> None:
        """Note afterwards how much help the person had, and who answered when it was somebody else.

        Somebody else's answers are a series of their own from then on. Raises NotAllowed, and ValueError when
        only one of the two says that it was somebody else.
        """
        if (how is HowHelped.PROXY) != (who is not WhoAnswered.SELF):
            raise ValueError("answers for somebody need to say whose they are, and only they do")
        with self._store.writing() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            conversations.set_help(tx, conversation_id, how, who)
            audit.append(
                tx,
                actor.user_id,
                "described_help",
                "conversation",
                kept.id,
                kept.unit_id,
                {"how": how.value, "who": who.value},
            )

    def _end(self, actor: Actor, talk: Talk, state: ConversationState) -> None:
        now = self._clock()
        with self._store.writing() as tx:
            kept = conversations.get(tx, talk.id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            if kept.state is state:
                return  # the same end once more, from "try again"
            kept = self._open(tx, actor, talk.id)
            # A computer's clock can be set back in the middle of a conversation.
            ended = max(now, kept.started_at)
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


def _said(raw: int | None, outcome: Outcome) -> Said:
    return Said(raw=raw) if outcome is Outcome.ANSWERED else Said(missing=Missing(outcome.value))


def _mirrored(profile: AccessProfile, all_of_person: Sequence[Conversation], this: Conversation) -> bool:
    """Every second conversation stands the other way round, for those whose profile says so."""
    earlier = sum(one.started_at < this.started_at and one.id != this.id for one in all_of_person)
    return profile.order_mode is OrderMode.MIRRORED and earlier % 2 == 1


def _shown(instrument: Instrument, kept: Conversation, item_id: str) -> tuple[str, ...]:
    item = next(item for item in instrument.items if item.id == item_id)
    ladder = instrument.answer_sets[item.answer_set].ladders[kept.choices]
    return tuple(str(option.raw) for option in ladder)


def _falling(order: tuple[str, ...]) -> bool:
    return order[:1] > order[-1:]
