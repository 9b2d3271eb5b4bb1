"""Entering a form that was filled in on paper: whose, when, by whom, and what stands on it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.instruments.errors import FrozenInstrumentNewer
from accessible_fit.instruments.model import LINE_STEPS, Instrument, Item, Kind
from accessible_fit.instruments.model import Moment as AskedAt
from accessible_fit.paper.form_code import FormCode
from accessible_fit.scales import formats
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.flow import Said
from accessible_fit.services.paper.errors import AlreadyEntered, AnswersLeft, UnknownForm
from accessible_fit.services.paper.people import Colleague, colleagues_of, enterable, unit_on
from accessible_fit.services.paper.when import moment_of
from accessible_fit.services.talk import format_of
from db import answers, audit, conversations, instruments
from db.engine import Store, Tx
from db.records import NewAnswer, NewConversation, Person
from db.vocabulary import (
    ConversationKind,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    Moment,
    Outcome,
    ProxyView,
    WhoAnswered,
)


@dataclass(frozen=True, slots=True)
class Before:
    """What is needed to begin entering: the person, colleagues, and the forms known here."""

    person: Person
    colleagues: tuple[Colleague, ...]
    forms: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class PaperAnswers:
    """A filled-in form as it was read off the paper.

    `said` holds an answer for every question; on a line `raw` is tenths from the end that is least of what is
    asked. `turned` when left and right were printed the other way round. `led_by` is None when it was
    somebody who is no user.
    """

    person_id: UUID
    instrument: Instrument
    steps: int
    language: str
    day: dt.date
    said: Mapping[str, Said]
    how: HowHelped
    who: WhoAnswered = WhoAnswered.SELF
    view: ProxyView | None = None
    led_by: UUID | None = None
    turned: bool = False
    own_words: str = field(default="", repr=False)


class PaperEntry:
    """The use cases of entering filled-in forms. `offered` gives the forms that can be printed today."""

    def __init__(self, store: Store, clock: Clock, offered: Callable[[], Sequence[Instrument]]) -> None:
        self._store = store
        self._clock = clock
        self._offered = offered

    def before(self, actor: Actor, person_id: UUID) -> Before:
        """Return what entering begins with. Raises NotAllowed."""
        offered = self._offered()
        with self._store.reading() as tx:
            person = enterable(tx, actor, person_id)
            return Before(person, colleagues_of(tx, person.unit_id), tuple(_forms(tx, offered)))

    def find(self, actor: Actor, code: FormCode) -> Instrument:
        """Return the form with just the wording that a code names. Raises NotAllowed, UnknownForm."""
        actor.require(Right.LEAD_CONVERSATIONS)
        offered = self._offered()
        with self._store.reading() as tx:
            found = next((form for form in _forms(tx, offered) if code.names(form)), None)
        if found is None or code.steps not in found.steps_offered:
            raise UnknownForm(code=code.written())
        return found

    def check_day(self, actor: Actor, person_id: UUID, day: dt.date) -> None:
        """Say early whether a day can be the day of an answer.

        Raises NotAllowed, DayNotCome, BeforeEnrolment, NotEnrolledThen.
        """
        with self._store.reading() as tx:
            unit_on(tx, actor, enterable(tx, actor, person_id), day, self._clock())

    def keep(self, actor: Actor, paper: PaperAnswers, again: bool = False) -> UUID:
        """Keep a whole paper as one conversation, or nothing of it; returns the conversation.

        Raises NotAllowed, DayNotCome, BeforeEnrolment, NotEnrolledThen, AnswersLeft, and AlreadyEntered
        unless it is meant `again`.
        """
        now = self._clock()
        with self._store.writing() as tx:
            unit_id = self._checked(tx, actor, paper, again)
            form = paper.instrument
            title = form.title.get("sv", form.id)
            version = instruments.keep(tx, form.id, title, form.frozen(), form.checksum)
            when = moment_of(paper.day, now)
            kept = conversations.start(tx, _conversation(paper, unit_id, version.id, when, actor, now))
            for order, item in enumerate(form.items):
                answers.put(tx, _answer(paper, kept.id, order, item, when))
            if paper.own_words.strip():
                conversations.set_own_words(tx, kept.id, paper.own_words.strip())
            conversations.finish(tx, kept.id, when)
            about = {"form": form.id, "day": paper.day.isoformat(), "again": again}
            audit.append(tx, actor.user_id, "entered", "conversation", kept.id, unit_id, about)
            return kept.id

    def _checked(self, tx: Tx, actor: Actor, paper: PaperAnswers, again: bool) -> UUID:
        """Return the unit that the person had support from on the day."""
        person = enterable(tx, actor, paper.person_id)
        unit_id = unit_on(tx, actor, person, paper.day, self._clock())
        if any(item.id not in paper.said for item in paper.instrument.items):
            raise AnswersLeft
        if not again and self._entered_before(tx, paper):
            raise AlreadyEntered(day=paper.day.isoformat())
        return unit_id

    def _entered_before(self, tx: Tx, paper: PaperAnswers) -> bool:
        for held in conversations.of_person(tx, paper.person_id):
            same_day = held.started_at.astimezone().date() == paper.day
            if held.on_paper and same_day and held.instrument_version_id is not None:
                version = instruments.get(tx, held.instrument_version_id)
                if version.instrument_id == paper.instrument.id:
                    return True
        return False


def _forms(tx: Tx, offered: Sequence[Instrument]) -> list[Instrument]:
    """Return what is offered today, then other wordings that have been used or printed, newest first."""
    found = {form.checksum: form for form in offered if form.may_be_used}
    for version in reversed(instruments.all_versions(tx)):
        if version.checksum not in found:
            # One that a newer program has kept can not be read here, and the others can.
            with suppress(FrozenInstrumentNewer):
                found[version.checksum] = Instrument.thaw(version.frozen_text)
    return list(found.values())


def _conversation(
    paper: PaperAnswers, unit_id: UUID, version_id: UUID, when: dt.datetime, actor: Actor, now: dt.datetime
) -> NewConversation:
    form, on_line = paper.instrument, paper.steps == LINE_STEPS
    ratings = form.kind is Kind.RATINGS
    return NewConversation(
        person_id=paper.person_id,
        unit_id=unit_id,
        kind=ConversationKind.RATINGS if ratings else ConversationKind.QUESTIONS,
        instrument_version_id=version_id,
        led_by=paper.led_by,
        started_at=when,
        choices=None if on_line else paper.steps,
        format_kind=FormatKind.LINE if on_line else FormatKind.CHOICE,
        language=Language(paper.language),
        order_shown=tuple(item.id for item in form.items),
        who_answered=paper.who,
        how_helped=paper.how,
        proxy_view=paper.view,
        moment=Moment(form.moment.value) if ratings and form.moment is not AskedAt.NONE else None,
        group_talk=form.group,
        mirrored=paper.turned,
        on_paper=True,
        entered_by=actor.user_id,
        entered_at=now,
    )


def _answer(
    paper: PaperAnswers, conversation_id: UUID, order: int, item: Item, when: dt.datetime
) -> NewAnswer:
    said, on_line = paper.said[item.id], paper.steps == LINE_STEPS
    form = format_of(item, paper.steps)
    scored = formats.score(form, said.raw) if said.raw is not None else None
    options = paper.instrument.options(item, paper.steps)
    shown = tuple(str(option.raw) for option in options)
    return NewAnswer(
        conversation_id=conversation_id,
        item_id=item.id,
        life_area=item.area,
        format_kind=FormatKind(form.kind.value),
        format_steps=None if on_line else paper.steps,
        format_min=0 if on_line else None,
        format_max=100 if on_line else None,
        format_reversed=form.reversed,
        outcome=Outcome.ANSWERED if said.missing is None else Outcome(said.missing.value),
        raw=said.raw,
        score=scored.score if scored is not None else None,
        half_step=scored.half_step if scored is not None else None,
        mapping_version=formats.MAPPING_VERSION,
        order_in_conversation=order,
        order_shown=tuple(reversed(shown)) if paper.turned else shown,
        input_way=InputWay.PAPER,
        answered_at=when,
    )
