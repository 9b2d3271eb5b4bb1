"""Was the answer the person's own? What is worth asking again, in one conversation and over the years.

Nothing here takes an answer away or stops anything: it only says what staff may want to ask once more.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Item
from accessible_fit.scales import quality_flags as flags
from accessible_fit.scales.formats import LINE_TENTHS
from accessible_fit.scales.groups import ItemScore, group
from accessible_fit.scales.quality import pretest_is_old
from accessible_fit.scales.quality_flags import Asked, Flag, Sign
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.review import explained
from accessible_fit.services.review.series import WHOLE
from accessible_fit.services.rights.sight import require_sight, sight_of
from accessible_fit.words.formulas import Explained
from db import answers, audit, conversations, instruments, people, pretests
from db.engine import Store, Tx
from db.records import Answer, Conversation, Pretest
from db.vocabulary import FormatKind, HowHelped, Outcome, WhoAnswered

Clock = Callable[[], dt.datetime]
DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class ConversationQuality:
    """The signs of one conversation, and the questions that they name, by id."""

    conversation_id: UUID
    when: dt.datetime
    flags: tuple[Flag, ...]
    questions: Mapping[str, Item]


@dataclass(frozen=True, slots=True)
class PersonQuality:
    """The signs of a person over time: of each conversation, oldest first, and of all together.

    `helped` counts conversations by how the person was helped; None is not noted.
    """

    conversations: tuple[ConversationQuality, ...]
    flags: tuple[Flag, ...]
    helped: Mapping[HowHelped | None, int]

    @property
    def flagged(self) -> tuple[ConversationQuality, ...]:
        """The conversations with any sign."""
        return tuple(one for one in self.conversations if one.flags)


class Quality:
    """The use cases of looking at the quality of answers."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def conversation(self, actor: Actor, conversation_id: UUID) -> ConversationQuality:
        """Return what is worth asking again in one conversation. Raises NotAllowed, OnlyWhoWasThere."""
        with self._store.reading() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, kept.unit_id)
            require_sight(tx, actor, kept)
            before = [
                one
                for one in conversations.of_person(tx, kept.person_id)
                if one.started_at <= kept.started_at and one.id != kept.id
            ]
            times = [time for one in before for time in _own_times(one, _given(tx, one))]
            return _Reader(tx).quality(kept, _given(tx, kept), times)

    def scores(self, actor: Actor, conversation_id: UUID) -> dict[str, Explained]:
        """Return how the score of each life area came about, and of everything.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.reading() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, kept.unit_id)
            require_sight(tx, actor, kept)
            given = answers.of_conversation(tx, kept.id)
        found = {}
        for area in dict.fromkeys((WHOLE, *(one.life_area for one in given))):
            items = [
                ItemScore(one.score, one.half_step or 0.0) for one in given if area in (WHOLE, one.life_area)
            ]
            found[area] = explained.group(items, group(items))
        return found

    def person(self, actor: Actor, person_id: UUID) -> PersonQuality:
        """Return what is worth asking again in all of a person's conversations that the user may see.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            sight = sight_of(tx, actor, person)
            sight.require_any()
            audit.append(tx, actor.user_id, "looked_at", "answer_quality", person.id, person.unit_id, {})
            return quality_of(tx, person_id, self._clock(), sight.of)


def quality_of(
    tx: Tx, person_id: UUID, now: dt.datetime, may_see: Callable[[UUID], bool] = lambda _: True
) -> PersonQuality:
    """Return what is worth asking again in a person's conversations; who may know asks first.

    `may_see` says of a conversation's id whether it is looked at.
    """
    found = [one for one in conversations.of_person(tx, person_id) if may_see(one.id)]
    held = sorted(found, key=lambda one: one.started_at)
    reader = _Reader(tx)
    judged: list[ConversationQuality] = []
    own: list[list[Asked]] = []
    times: list[int] = []
    for one in held:
        given = _given(tx, one)
        judged.append(reader.quality(one, given, times))
        times += _own_times(one, given)
        if one.who_answered is WhoAnswered.SELF:
            own.append([asked(answer) for answer in given])
    signs = [
        flags.position_habit(answer for talk in own for answer in talk),
        flags.last_spoken_habit(answer for talk in own for answer in talk),
        flags.unsteady_repeats([pair for talk in own for pair in flags.repeated(talk)]),
        _old_pretest(pretests.latest(tx, person_id), now),
    ]
    return PersonQuality(
        tuple(judged),
        tuple(flag for flag in signs if flag is not None),
        Counter(one.how_helped for one in held),
    )


class _Reader:
    """Judges conversations, reading each wording once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._read: dict[UUID, Instrument] = {}

    def quality(
        self, kept: Conversation, given: Sequence[Answer], earlier_ms: Sequence[int]
    ) -> ConversationQuality:
        instrument = self._instrument(kept)
        said = [asked(answer) for answer in given]
        first = [one for one in said if not one.again]
        found = [
            flags.same_in_a_row(first),
            flags.little_variation(first),
            flags.yes_to_both(said, instrument.pairs if instrument is not None else ()),
            flags.answered_otherwise(said),
            flags.unusual_time(said, [*earlier_ms, *_own_times(kept, given)]),
            _somebody_else(kept),
        ]
        seen = _distinct([flag for flag in found if flag is not None])
        items = {item.id: item for item in instrument.items} if instrument is not None else {}
        named = {item for flag in seen for item in flag.items}
        questions = {item_id: item for item_id, item in items.items() if item_id in named}
        return ConversationQuality(kept.id, kept.started_at, tuple(seen), questions)

    def _instrument(self, kept: Conversation) -> Instrument | None:
        version_id = kept.instrument_version_id
        if version_id is None:
            return None  # a mat has no questions
        if version_id not in self._read:
            self._read[version_id] = Instrument.thaw(instruments.get(self._tx, version_id).frozen_text)
        return self._read[version_id]


def asked(answer: Answer) -> Asked:
    """Return an answer as the signs are looked for in it."""
    given = answer.outcome is Outcome.ANSWERED
    agreed = answer.score if given else None
    if agreed is not None and answer.format_reversed:
        agreed = 100 - agreed
    line = answer.format_kind is FormatKind.LINE
    return Asked(
        answer.item_id,
        answer.raw if given else None,
        agreed,
        LINE_TENTHS + 1 if line else answer.format_steps or 0,
        answer.order_shown,
        answer.order_spoken,
        answer.duration_ms if given else None,
        answer.repetition > 0,
    )


def _given(tx: Tx, kept: Conversation) -> list[Answer]:
    """Return the answers that count, in the order asked, and after them those to what was asked again."""
    return [*answers.of_conversation(tx, kept.id), *answers.asked_again(tx, kept.id)]


def _own_times(kept: Conversation, given: Sequence[Answer]) -> list[int]:
    if kept.who_answered is not WhoAnswered.SELF:
        return []
    return [
        one.duration_ms for one in given if one.duration_ms is not None and one.outcome is Outcome.ANSWERED
    ]


def _somebody_else(kept: Conversation) -> Flag | None:
    if kept.who_answered is not WhoAnswered.SELF:
        return Flag(Sign.SOMEBODY_ELSE, about=kept.who_answered.value)
    if kept.how_helped is HowHelped.PARTNER_PLACED:
        return Flag(Sign.SOMEBODY_ELSE, about=kept.how_helped.value)
    return None


def _old_pretest(pretest: Pretest | None, now: dt.datetime) -> Flag | None:
    if pretest is None or not pretest_is_old(pretest.done_at.date(), now.date()):
        return None
    months = (now - pretest.done_at).days / DAYS_A_MONTH
    return Flag(Sign.OLD_PRETEST, {"months": months})


def _distinct(found: Sequence[Flag]) -> list[Flag]:
    """Leave out that all lies at one place where all being the same is said already."""
    signs = {flag.sign for flag in found}
    twice = Sign.LITTLE_VARIATION if Sign.SAME_IN_A_ROW in signs else None
    return [flag for flag in found if flag.sign is not twice]
