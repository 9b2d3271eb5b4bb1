"""What one person has said, read from the store to be put into the person's own book."""

from collections.abc import Sequence
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Item, Text
from accessible_fit.marks import N_
from accessible_fit.paper.person_book import SaidRow, SaidTalk
from accessible_fit.services.titles import titles
from accessible_fit.words.catalogue import Words
from accessible_fit.words.consent_sentences import CONSENTS
from accessible_fit.words.held_sentences import proxy_answered
from accessible_fit.words.line import MIDDLE, place_words
from db import actions, answers, consents, conversations, instruments, mats
from db.engine import Tx
from db.records import Action, Answer, Conversation
from db.vocabulary import ConsentDecision, ConsentKind, FormatKind, Outcome, WhoAnswered

# Without a sentence of their own these would look like an answer that got lost.
_NO_ANSWER = {
    Outcome.DONT_KNOW: (N_("I don't know"), "own:dont-know"),
    Outcome.DECLINED: (N_("I don't want to answer"), "own:dont-want-to-answer"),
    Outcome.NOT_UNDERSTOOD: (N_("Hard to understand"), "own:dont-know"),
    Outcome.NOT_ASKED: (N_("Another time"), "own:later"),
    Outcome.UNPLACED: (N_("Another time"), "own:later"),
    Outcome.STOPPED: (N_("I stopped before this"), "own:stop"),
}
_DECIDED = {
    ConsentDecision.GIVEN: (N_("You said yes."), "own:yes"),
    ConsentDecision.DECLINED: (N_("You said no."), "own:no"),
    ConsentDecision.WITHDRAWN: (N_("You said yes first, then no."), "own:no"),
}


def talks_of(tx: Tx, person_id: UUID, alias: str, w: Words) -> tuple[SaidTalk, ...]:
    """Return every conversation in the wording of then, oldest first; of a mat what was said beside it."""
    held = sorted(conversations.of_person(tx, person_id), key=lambda one: one.started_at)
    called = titles(tx, held)
    found = (_talk(tx, one, called.get(one.id, {}), alias, w) for one in held)
    return tuple(one for one in found if one.rows)


def allowed_of(tx: Tx, person_id: UUID, w: Words) -> tuple[SaidRow, ...]:
    """Return what the person has said yes and no to, each kind as it stands now."""
    rows = []
    for kind in ConsentKind:
        held = consents.latest(tx, person_id, kind)
        if held is not None:
            asked, (said, picture) = CONSENTS[kind.value], _DECIDED[held.decision]
            answer = f"{w.t(said)} {w.day(held.decided_at)}"
            rows.append(SaidRow(w.t(asked.asked), asked.picture, answer, picture))
    return tuple(rows)


def agreed_of(tx: Tx, person_id: UUID, w: Words) -> tuple[SaidRow, ...]:
    """Return what was agreed because of something the person said, oldest first."""
    found = reversed(actions.of_person(tx, person_id))
    return tuple(SaidRow(one.text, one.picture or "own:help", _done(w, one), "") for one in found)


def _done(w: Words, action: Action) -> str:
    if action.done_at is not None:
        return w.t("Done {day}.", day=w.day(action.done_at))
    if action.closed_at is not None:
        return w.t("It turned out another way: {why}", why=action.closed_because)
    return w.t("Soon.")


def _talk(tx: Tx, held: Conversation, title: Text, alias: str, w: Words) -> SaidTalk:
    told = ""
    if held.who_answered is not WhoAnswered.SELF:
        told = proxy_answered(w, alias, held.who_answered, held.proxy_view)
    rows = _beside_mat(tx, held, w) if held.instrument_version_id is None else _asked(tx, held, w)
    if held.own_words:
        rows.append(SaidRow(w.t("In your own words"), "own:talk-together", held.own_words, ""))
    day = held.started_at.astimezone().date()
    return SaidTalk(w.pick(title), day, told, tuple(rows))


def _asked(tx: Tx, held: Conversation, w: Words) -> list[SaidRow]:
    assert held.instrument_version_id is not None  # asked by the caller
    form = Instrument.thaw(instruments.get(tx, held.instrument_version_id).frozen_text)
    said = sorted(answers.of_conversation(tx, held.id), key=lambda one: one.order_in_conversation)
    return _rows(form, said, w)


def _beside_mat(tx: Tx, held: Conversation, w: Words) -> list[SaidRow]:
    """What was said in words about single cards; the mat itself is a page of its own."""
    cards = [card for mat in mats.of_conversation(tx, held.id) for card in mats.placements_of(tx, mat.id)]
    return [
        SaidRow(w.pick({lang: str(text) for lang, text in card.words.items()}), "", card.own_words, "")
        for card in cards
        if card.own_words
    ]


def _rows(form: Instrument, said: Sequence[Answer], w: Words) -> list[SaidRow]:
    items = {item.id: item for item in form.items}
    return [
        SaidRow(w.pick(items[one.item_id].question), items[one.item_id].pictogram, *_answer(form, one, w))
        for one in said
        if one.item_id in items
    ]


def _answer(form: Instrument, one: Answer, w: Words) -> tuple[str, str]:
    """Return the words and the picture of an answer."""
    item = next(item for item in form.items if item.id == one.item_id)
    if one.raw is None:
        words, picture = _NO_ANSWER[one.outcome]
        return w.t(words), picture
    return _on_line(form, item, one.raw, w) if one.format_kind is FormatKind.LINE else _card(form, one, w)


def _on_line(form: Instrument, item: Item, raw: int, w: Words) -> tuple[str, str]:
    line = form.line(item)
    if line is None:
        return w.number(raw / 10, 1), ""
    return place_words(w, line, raw), (line.low if raw < MIDDLE else line.high).pictogram


def _card(form: Instrument, one: Answer, w: Words) -> tuple[str, str]:
    item = next(item for item in form.items if item.id == one.item_id)
    chosen = next((o for o in form.options(item, one.format_steps or 0) if o.raw == one.raw), None)
    return (w.pick(chosen.label), chosen.pictogram) if chosen is not None else ("", "")
