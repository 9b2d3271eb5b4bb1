"""What a new follow-up is filled in with: which conversations, how, what was said, what is promised."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.marks import N_
from accessible_fit.services.review.series import option_of
from accessible_fit.services.titles import titles
from accessible_fit.words.action_sentences import due_words, promised_line, said_answer
from accessible_fit.words.catalogue import Words
from accessible_fit.words.follow_up_sentences import (
    bullets,
    counted_sentence,
    from_talk,
    held_line,
    nothing_held,
    own_words_sentence,
    place_sentence,
)
from accessible_fit.words.held_sentences import proxy_answered
from accessible_fit.words.link_sentences import way_words
from accessible_fit.words.mat_sentences import place_words
from accessible_fit.words.quality_sentences import help_counts
from db import actions, answers, conversations, instruments, mats
from db.engine import Tx
from db.records import Answer, Conversation, Person
from db.vocabulary import ConversationKind, ConversationState, HowHelped, Outcome, WhoAnswered
from talking_mats.kept import start_from_json
from talking_mats.text import in_language

MOST_HELD = 8
"""So many conversations are named; there are more only where follow-ups are rare."""

_OVER = (ConversationState.FINISHED, ConversationState.STOPPED)
_NO_ANSWER = {
    Outcome.DONT_KNOW: N_("Doesn't know"),
    Outcome.DECLINED: N_("Doesn't want to answer"),
    Outcome.NOT_UNDERSTOOD: N_("Did not understand"),
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The parts of a follow-up that the program can fill in."""

    method: str
    how: str
    persons_view: str
    needs_doing: str


def filled(
    tx: Tx,
    person: Person,
    since: dt.date | None,
    today: dt.date,
    w: Words,
    may_see: Callable[[UUID], bool] = lambda _: True,
) -> Filled:
    """Fill in from the conversations that were held after `since`, the latest of each form and topic.

    `may_see` says of a conversation's id whether what was said in it is filled in.
    """
    found = [
        one
        for one in conversations.of_person(tx, person.id)
        if may_see(one.id)
        and one.state in _OVER
        and (since is None or _day(one) > since)
        and _day(one) <= today
    ][:MOST_HELD]
    if not found:
        return Filled(nothing_held(w), "", "", _promised(tx, person, today, w))
    called = {held: w.pick(title) for held, title in titles(tx, found).items()}
    method = bullets([held_line(w, _day(one), called.get(one.id, ""), _way(one, w)) for one in found])
    latest: dict[tuple[str, WhoAnswered], Conversation] = {}
    for one in sorted(found, key=lambda one: one.kind is ConversationKind.RATINGS):
        latest.setdefault((called.get(one.id, ""), one.who_answered), one)
    view = "\n\n".join(_said(tx, one, called.get(one.id, ""), person.alias, w) for one in latest.values())
    return Filled(method, _helped(found, w), view, _promised(tx, person, today, w))


def _way(held: Conversation, w: Words) -> str:
    return way_words(w, held.format_kind.value, held.choices)


def _helped(found: Sequence[Conversation], w: Words) -> str:
    count = Counter(one.how_helped for one in found)
    helped = count[HowHelped.WITH_SUPPORT] + count[HowHelped.PARTNER_PLACED]
    return help_counts(w, count[HowHelped.ALONE], helped, count[HowHelped.PROXY], count[None])


# ---------------------------------------------------------------------- what the person said


def _said(tx: Tx, held: Conversation, title: str, alias: str, w: Words) -> str:
    told = ""
    if held.who_answered is not WhoAnswered.SELF:
        told = proxy_answered(w, alias, held.who_answered, held.proxy_view)
    lines = _on_mats(tx, held, w) if held.kind is ConversationKind.MAT else _in_form(tx, held, w)
    if held.own_words:
        lines.append(own_words_sentence(w, held.own_words))
    return "\n".join([from_talk(w, title, _day(held), told), bullets(lines)])


def _in_form(tx: Tx, held: Conversation, w: Words) -> list[str]:
    assert held.instrument_version_id is not None  # a form was asked
    form = Instrument.thaw(instruments.get(tx, held.instrument_version_id).frozen_text)
    given = answers.of_conversation(tx, held.id)
    counted = sum(one.outcome is Outcome.ANSWERED for one in given)
    not_reached = {item.id for item in form.items} & set(held.order_shown) - {one.item_id for one in given}
    without = len(given) - counted + len(not_reached)
    said = (_answered(form, one, w) for one in given)
    return [counted_sentence(w, counted, without), *(one for one in said if one)]


def _answered(form: Instrument, answer: Answer, w: Words) -> str:
    item = next((one for one in form.items if one.id == answer.item_id), None)
    if item is None:
        return ""
    chosen = option_of(form, item, answer)
    if chosen is not None:
        return said_answer(w, w.pick(item.question), w.pick(chosen.label))
    no_answer = _NO_ANSWER.get(answer.outcome)
    return "" if no_answer is None else said_answer(w, w.pick(item.question), w.t(no_answer))


def _on_mats(tx: Tx, held: Conversation, w: Words) -> list[str]:
    lines = []
    for mat in mats.of_conversation(tx, held.id):
        start = start_from_json(mat.frozen_start)
        cards = mats.placements_of(tx, mat.id)
        for position in range(start.positions):
            here = [
                in_language(dict(one.words), w.language) or w.t("a card without words")
                for one in cards
                if one.position == position
            ]
            if here:
                lines.append(place_sentence(w, place_words(w, start.scale, start.positions, position), here))
        lines += [
            f"{in_language(dict(one.words), w.language)}. {own_words_sentence(w, one.own_words)}"
            for one in cards
            if one.own_words
        ]
    return lines


def _promised(tx: Tx, person: Person, today: dt.date, w: Words) -> str:
    waiting = [
        one
        for one in actions.of_person(tx, person.id)
        if one.done_at is None and one.closed_at is None and one.created_at.astimezone().date() <= today
    ]
    waiting.sort(key=lambda one: one.due_on or dt.date.max)
    return bullets([promised_line(w, one.text, one.who, due_words(w, one.due_on, today)) for one in waiting])


def _day(held: Conversation) -> dt.date:
    return held.started_at.astimezone().date()
