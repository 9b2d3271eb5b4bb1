"""What the person said, in words, as it is kept with an action when the action is made.

It is written in the person's own language, because the person is shown it later, and never changes when a
form or a card does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument, LifeArea
from accessible_fit.marks import N_
from accessible_fit.services.review.series import WHOLE, option_of, series_of
from accessible_fit.services.rights.sight import Sight
from accessible_fit.words.action_sentences import said_answer, said_area, said_by_other, said_card
from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_sentences import place_words
from accessible_fit.words.sentences import score_words
from db import answers, conversations, instruments, mats
from db.engine import Tx
from db.records import Answer, Placement
from db.vocabulary import CardOutcome, Outcome, WhoAnswered
from talking_mats.cards import Off
from talking_mats.kept import start_from_json
from talking_mats.text import in_language

_NO_ANSWER = {
    Outcome.DONT_KNOW: N_("I don't know"),
    Outcome.DECLINED: N_("I don't want to answer"),
    Outcome.NOT_UNDERSTOOD: N_("Hard to understand"),
}


@dataclass(frozen=True, slots=True)
class FromAnswer:
    """An answer to one question of a conversation."""

    conversation_id: UUID
    item_id: str


@dataclass(frozen=True, slots=True)
class FromCard:
    """A card on a mat."""

    placement_id: UUID


@dataclass(frozen=True, slots=True)
class FromArea:
    """A part of life as it went in one form, or the whole of the form."""

    instrument_id: str
    area: str


Source = FromAnswer | FromCard | FromArea


@dataclass(frozen=True, slots=True)
class Found:
    """Whose words they are, the words, and what they are tied to."""

    person_id: UUID
    said: str
    answer_id: UUID | None = None
    placement_id: UUID | None = None


def found_answer(tx: Tx, source: FromAnswer, sight: Sight, w: Words) -> Found | None:
    """Return an answer in the wording of then; None when there is no such answer of the person's.

    Raises OnlyWhoWasThere.
    """
    held = conversations.get(tx, source.conversation_id)
    if held.person_id != sight.person_id:
        return None
    sight.require(held.id)
    given = answers.of_conversation(tx, held.id)
    answer = next((one for one in given if one.item_id == source.item_id), None)
    if answer is None or held.instrument_version_id is None:
        return None
    form = Instrument.thaw(instruments.get(tx, held.instrument_version_id).frozen_text)
    said = _answer(form, answer, w)
    return Found(held.person_id, _by(w, held.who_answered, said), answer.id)


def found_card(tx: Tx, source: FromCard, sight: Sight, w: Words) -> Found | None:
    """Return where a card lay; None when it is somebody else's. Raises OnlyWhoWasThere, UnknownRow."""
    card = mats.note_card(tx, source.placement_id)
    held = conversations.get(tx, card.conversation_id)
    if held.person_id != sight.person_id:
        return None
    sight.require(held.id)
    start = start_from_json(mats.get(tx, card.mat_id).frozen_start)
    where = _where(card)
    place = place_words(w, start.scale, start.positions, where)
    said = said_card(w, in_language(dict(card.words), w.language) or w.t("a card without words"), place)
    return Found(held.person_id, _by(w, held.who_answered, said), None, card.id)


def found_area(tx: Tx, source: FromArea, sight: Sight, areas: Mapping[str, LifeArea], w: Words) -> Found:
    """Return how a part of life was the last time the person answered about it. Raises OnlyWhoWasThere."""
    sight.require_any()
    person_id = sight.person_id
    own = [
        one
        for one in series_of(one for one in answers.series(tx, person_id) if sight.of(one.conversation_id))
        if (one.instrument_id, one.area) == (source.instrument_id, source.area)
        and one.who is WhoAnswered.SELF
        and one.scored
    ]
    if not own:
        return Found(person_id, "")
    latest = max(own, key=lambda one: one.scored[-1].when).scored[-1]
    area = areas.get(source.area)
    name = w.t("Everything that was asked") if source.area == WHOLE else w.pick(area.name) if area else ""
    return Found(person_id, said_area(w, name, score_words(w, latest.score)) if name else "")


def _answer(form: Instrument, answer: Answer, w: Words) -> str:
    item = next(one for one in form.items if one.id == answer.item_id)
    chosen = option_of(form, item, answer)
    said = w.pick(chosen.label) if chosen is not None else w.t(_NO_ANSWER.get(answer.outcome, ""))
    return said_answer(w, w.pick(item.question), said)


def _where(card: Placement) -> int | Off:
    if card.position is not None:
        return card.position
    return Off.ASIDE if card.outcome is CardOutcome.ASIDE else Off.PILE


def _by(w: Words, who: WhoAnswered, said: str) -> str:
    return said if who is WhoAnswered.SELF else said_by_other(w, who, said)
