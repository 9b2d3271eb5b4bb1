"""The last time but one and the last time: what a person said to each question, in the same format."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from accessible_fit.instruments.model import LANGUAGES, Instrument, Item, Text
from accessible_fit.marks import N_
from accessible_fit.services.conversation import GOING_ON
from accessible_fit.services.following.page_parts import LinePlace, SaidThing, ThenNow
from accessible_fit.services.review.series import option_of
from accessible_fit.words.catalogue import Words
from db import answers, instruments
from db.engine import Tx
from db.records import Answer, Conversation
from db.vocabulary import ConversationKind, FormatKind, Outcome, WhoAnswered

# What is not among these was no answer: the question was left, or never shown.
NO_ANSWER = {
    Outcome.DONT_KNOW: (N_("I don't know"), "own:dont-know"),
    Outcome.DECLINED: (N_("I don't want to answer"), "own:dont-want-to-answer"),
}

_Said = Mapping[str, tuple[Item, SaidThing]]
_Format = tuple[FormatKind, int | None]


def then_now(tx: Tx, held: Sequence[Conversation], today: dt.date) -> tuple[ThenNow, ...]:
    """Return every question the person was asked the last time, form by form, the latest form first.

    `held` are all of the person's conversations. Somebody else's answers are left out, as are those of a
    group, of mats and of conversations that go on.
    """
    forms = _Forms(tx)
    own = sorted((one for one in held if _own(one)), key=lambda one: one.started_at, reverse=True)
    by_form: dict[str, list[Conversation]] = {}
    for one in own:
        by_form.setdefault(forms.of(one).id, []).append(one)
    found: list[ThenNow] = []
    for talks in by_form.values():
        found += _of_form(tx, forms, talks, today)
    return tuple(found)


def said_thing(form: Instrument, item: Item, answer: Answer) -> SaidThing | None:
    """Return an answer with its words and pictures; None when nothing was said."""
    if answer.outcome in NO_ANSWER:
        words, picture = NO_ANSWER[answer.outcome]
        text = _in_every_language(form, words)
        return SaidThing(text, text, picture)
    option = option_of(form, item, answer)
    if option is None:
        return None
    line = form.line(item) if answer.format_kind is FormatKind.LINE else None
    place = None
    if line is not None and answer.raw is not None:
        place = LinePlace(line.low.pictogram, line.high.pictogram, answer.raw)
    return SaidThing(option.label, option.spoken, option.pictogram, place)


class _Forms:
    """Forms by the version a conversation was held with, each read once."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._known: dict[UUID, Instrument] = {}

    def of(self, held: Conversation) -> Instrument:
        version = held.instrument_version_id
        assert version is not None  # only those with questions are looked at
        if version not in self._known:
            self._known[version] = Instrument.thaw(instruments.get(self._tx, version).frozen_text)
        return self._known[version]


def _own(held: Conversation) -> bool:
    return (
        held.instrument_version_id is not None
        and held.who_answered is WhoAnswered.SELF
        # Questions are answered alone also where several took part; a rating is of the group's talk then.
        and (held.kind is ConversationKind.QUESTIONS or not held.group_talk)
        and held.state not in GOING_ON
    )


def _of_form(tx: Tx, forms: _Forms, talks: Iterable[Conversation], today: dt.date) -> list[ThenNow]:
    """Lay the two latest conversations of a form beside each other; `talks` come newest first."""
    now: Conversation | None = None
    said: _Said = {}
    for one in talks:
        given = _given(tx, forms, one)
        if not given:
            continue
        if now is None:
            now, said = one, given
        elif _format(one) == _format(now):
            return _pairs(forms, now, said, given, today)
    return _pairs(forms, now, said, {}, today) if now is not None else []


def _format(held: Conversation) -> _Format:
    return held.format_kind, held.choices


def _given(tx: Tx, forms: _Forms, held: Conversation) -> _Said:
    form = forms.of(held)
    items = {item.id: item for item in form.items}
    found = {}
    for one in answers.of_conversation(tx, held.id):
        item = items.get(one.item_id)
        thing = said_thing(form, item, one) if item is not None else None
        if item is not None and thing is not None:
            found[one.item_id] = (item, thing)
    return found


def _pairs(forms: _Forms, held: Conversation, now: _Said, then: _Said, today: dt.date) -> list[ThenNow]:
    form = forms.of(held)
    is_today = held.started_at.astimezone().date() == today
    return [
        ThenNow(
            key=f"{form.id}:{item_id}",
            area=item.area,
            question=item.question,
            spoken=item.spoken,
            picture=item.pictogram,
            then=_before(item, then.get(item_id)),
            now=thing,
            today=is_today,
        )
        for item_id, (item, thing) in now.items()
    ]


def _before(item: Item, said: tuple[Item, SaidThing] | None) -> SaidThing | None:
    """Return what was said before, unless the question has been worded anew since."""
    return said[1] if said is not None and said[0].question == item.question else None


def _in_every_language(form: Instrument, text: str) -> Text:
    return {one: Words(one).t(text) for one in LANGUAGES if one in form.languages}
