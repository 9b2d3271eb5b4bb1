"""“You said – we did” for the person: what was said with its pictures, and what came of it."""

from collections.abc import Sequence
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.services.following.page_parts import Deed, LinePlace, Standing
from accessible_fit.services.following.then_now import said_thing
from accessible_fit.services.mats.kept import steps_of
from accessible_fit.words.action_sentences import said_answer, said_card
from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_sentences import place_words
from db import actions, answers, instruments, mats
from db.engine import Tx
from db.records import Action, Conversation
from db.vocabulary import WhoAnswered
from talking_mats.cards import Off
from talking_mats.errors import MatError
from talking_mats.model import Mat
from talking_mats.replay import replayed
from talking_mats.text import in_language

_NOTHING: tuple[str, tuple[str, ...], LinePlace | None, bool] = ("", (), None, True)
_ORDER = (Standing.DONE, Standing.UNDER_WAY, Standing.WILL_NOT)


def deeds(tx: Tx, person_id: UUID, held: Sequence[Conversation], w: Words) -> tuple[Deed, ...]:
    """Return everything that was promised to a person, what waits for the person's word first.

    `held` are the person's conversations, `w` speaks the person's language.
    """
    found = [_deed(tx, one, held, w) for one in actions.of_person(tx, person_id)]
    return tuple(sorted(found, key=_rank))


def _rank(deed: Deed) -> int:
    if deed.standing is Standing.DONE and deed.helped is not None:
        return len(_ORDER) + 1
    return _ORDER.index(deed.standing)


def standing_of(action: Action) -> Standing:
    """Say where an action stands for the person."""
    if action.closed_at is not None:
        return Standing.WILL_NOT
    return Standing.DONE if action.done_at is not None else Standing.UNDER_WAY


def _deed(tx: Tx, action: Action, held: Sequence[Conversation], w: Words) -> Deed:
    said, pictures, place, own = _said(tx, action, held, w)
    return Deed(
        action_id=action.id,
        standing=standing_of(action),
        said=action.said or said,
        said_pictures=pictures,
        place=place,
        own=own,
        text=action.text,
        picture=action.picture,
        who=action.who,
        because=action.closed_because,
        helped=action.helped,
        shown=action.shown_at is not None,
    )


def _said(
    tx: Tx, action: Action, held: Sequence[Conversation], w: Words
) -> tuple[str, tuple[str, ...], LinePlace | None, bool]:
    """Find the pictures of what was said, and its words for an action that was made without them."""
    before = [one for one in held if one.started_at <= action.created_at]
    for one in sorted(before, key=lambda one: one.started_at, reverse=True):
        found = None
        if action.answer_id is not None:
            found = _of_answer(tx, action.answer_id, one, w)
        elif action.placement_id is not None:
            found = _of_card(tx, action.placement_id, one, w)
        if found is not None:
            return (*found, one.who_answered is WhoAnswered.SELF)
    return _NOTHING


def _of_answer(
    tx: Tx, answer_id: UUID, held: Conversation, w: Words
) -> tuple[str, tuple[str, ...], LinePlace | None] | None:
    if held.instrument_version_id is None:
        return None
    answer = next((one for one in answers.of_conversation(tx, held.id) if one.id == answer_id), None)
    if answer is None:
        return None
    form = Instrument.thaw(instruments.get(tx, held.instrument_version_id).frozen_text)
    item = next((one for one in form.items if one.id == answer.item_id), None)
    thing = said_thing(form, item, answer) if item is not None else None
    if item is None or thing is None:
        return None
    said = said_answer(w, w.pick(item.question), w.pick(thing.label))
    pictures = (item.pictogram,) if thing.place is not None else (item.pictogram, thing.picture)
    return said, pictures, thing.place


def _of_card(
    tx: Tx, placement_id: UUID, held: Conversation, w: Words
) -> tuple[str, tuple[str, ...], LinePlace | None] | None:
    for kept in mats.of_conversation(tx, held.id):
        placed = next((one for one in mats.placements_of(tx, kept.id) if one.id == placement_id), None)
        if placed is None:
            continue
        words = in_language(dict(placed.words), w.language)
        try:
            mat = replayed(str(kept.id), steps_of(tx, kept.id))
        except MatError:
            return words, (), None
        scale, positions = mat.start.scale, mat.start.positions
        where = placed.position
        place = place_words(w, scale, positions, where if where is not None else Off.ASIDE)
        card = mat.cards.get(placed.card_key)
        shown = (card.photo or card.picture) if card is not None else ""
        pictures = (shown, _column_picture(mat, where))
        return said_card(w, words, place), tuple(one for one in pictures if one), None
    return None


def _column_picture(mat: Mat, where: int | None) -> str:
    """Return the picture of a column; between two there is none of its own, and the words say it."""
    if where is None:
        return ""
    column, between = divmod(where, (mat.start.positions - 1) // 2)
    return "" if between else mat.start.scale.columns[column].picture
