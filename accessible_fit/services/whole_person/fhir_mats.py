"""A mat as a FHIR R4 Questionnaire and its response: cards are items, the place on the top scale the answer.

A mat is asked like a form: one open question, here of every card, and a place chosen among named ones. So
its place is a coded answer, with its score on the 0–100 ruler only where the top scale has a good end and
the card is one that is scored. What a mat is besides is not told: the order of the cards, what was moved on
the way, what was said of them. Cards that only show whether the top scale is understood are no questions
and are left out, and so is a mat that a group laid together, which is nobody's own answer.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accessible_fit.instruments.model import LifeArea
from accessible_fit.instruments.own import life_areas
from accessible_fit.services.whole_person.fhir_answers import ABSENT, responded
from accessible_fit.services.whole_person.fhir_form import BASE, ORDINAL, Plain, area_codes
from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_sentences import place_words
from db import mats
from db.engine import Tx
from db.records import Conversation, KeptMat, Person, Placement
from db.vocabulary import CardKind, CardOutcome
from talking_mats.errors import MatError
from talking_mats.kept import start_from_json
from talking_mats.scales import Ruler
from talking_mats.scores import position_score
from talking_mats.steps import Start
from talking_mats.text import in_language

NEVER_ASKED = (CardKind.LIKED, CardKind.DISLIKED)
SCORED = (CardKind.TOPIC, CardKind.OWN)
REASONS = {CardOutcome.ASIDE: "not-applicable", CardOutcome.UNPLACED: "not-asked"}
"""The nearest code of the standard for a card that lies in no column; the program's own stands beside it."""


def mat_resources(tx: Tx, held: Conversation, person: Person, w: Words) -> Iterator[tuple[Plain, Plain]]:
    """Return the questions and the answers of every mat of a conversation, the first one first.

    A mat whose start cannot be read is left out; its rows are in the archive all the same.
    """
    if held.group_talk:
        return
    for mat in mats.of_conversation(tx, held.id):
        try:
            start = start_from_json(mat.frozen_start)
        except MatError:
            continue
        cards = [one for one in mats.placements_of(tx, mat.id) if one.card_kind not in NEVER_ASKED]
        if cards:
            asked = _questionnaire(start, cards, w)
            yield asked, _response(mat, start, cards, held, person, asked, w)


def _questionnaire(start: Start, cards: Sequence[Placement], w: Words) -> Plain:
    """Return what was asked: the cards that lay on this mat, each with every place of the top scale."""
    mark = _mark(start, cards)
    areas = life_areas()
    topic = in_language(start.name, w.language)
    return {
        "resourceType": "Questionnaire",
        "id": f"mat-{mark}",
        "url": f"{BASE}:Questionnaire:mat-{mark}",
        "version": str(start.version),
        "name": f"Mat{mark}",
        "title": w.t("Mat: {topic}", topic=topic),
        "status": "active",
        "subjectType": ["Patient"],
        "description": in_language(start.scale.asks, w.language),
        "language": w.language,
        "identifier": [{"system": f"{BASE}:topic", "value": f"{start.topic}-{start.version}"}],
        "item": [_asked(start, card, areas, w) for card in cards],
    }


def _mark(start: Start, cards: Iterable[Placement]) -> str:
    """Return what tells mats with other cards, words or places apart, and is the same for the same ones."""
    told = [
        start.topic,
        start.version,
        start.scale.id,
        [dict(column.words) for column in start.scale.columns],
        start.positions,
        [[one.card_key, dict(one.words)] for one in cards],
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def _asked(start: Start, card: Placement, areas: Mapping[str, LifeArea], w: Words) -> Plain:
    made: Plain = {
        "linkId": card.card_key,
        "text": _words(card, w),
        "type": "choice",
        "required": False,
        "answerOption": [_option(start, card, position, w) for position in range(start.positions)],
    }
    area = card.life_area or start.area
    return {**made, "code": area_codes(area, areas, w)} if area else made


def _option(start: Start, card: Placement, position: int, w: Words) -> Plain:
    made: Plain = {"valueCoding": _coding(start, position, w)}
    if card.card_kind in SCORED and start.scale.ruler is not Ruler.NONE:
        score = position_score(position, start.positions, start.scale.ruler).score
        made["extension"] = [{"url": ORDINAL, "valueDecimal": score}]
    return made


def _coding(start: Start, position: int, w: Words) -> Plain:
    """Return a place, counted from 0, which is least of what the top scale asks, wherever it was seen."""
    return {
        "system": f"{BASE}:place:{start.scale.id}-{start.positions}",
        "code": str(position),
        "display": place_words(w, start.scale, start.positions, position),
    }


def _response(
    mat: KeptMat,
    start: Start,
    cards: Sequence[Placement],
    held: Conversation,
    person: Person,
    asked: Plain,
    w: Words,
) -> Plain:
    made = responded(held, person, f"{asked['url']}|{asked['version']}", w)
    about: list[Plain] = [{"url": f"{BASE}:extension:conversation", "valueUri": f"urn:uuid:{held.id}"}]
    if held.confirmed_at is not None:
        about.append({"url": f"{BASE}:extension:looked-over", "valueBoolean": True})
    if mat.parent_id is not None:
        about.append({"url": f"{BASE}:extension:deeper-than", "valueUri": f"urn:uuid:{mat.parent_id}"})
        about.append({"url": f"{BASE}:extension:about-card", "valueString": mat.about_card or ""})
    return {
        **made,
        "id": str(mat.id),
        "extension": [*made["extension"], *about],
        "item": [_item(start, card, w) for card in cards],
    }


def _item(start: Start, card: Placement, w: Words) -> Plain:
    made: Plain = {"linkId": card.card_key, "text": _words(card, w)}
    if card.position is None:
        made["extension"] = [
            {"url": ABSENT, "valueCode": REASONS.get(card.outcome, "unknown")},
            {"url": f"{BASE}:extension:outcome", "valueCode": card.outcome.value},
        ]
        return made
    place = _coding(start, card.position, w)
    if card.score is not None:
        place["extension"] = [{"url": ORDINAL, "valueDecimal": card.score}]
    made["answer"] = [{"valueCoding": place}]
    return made


def _words(card: Placement, w: Words) -> str:
    return in_language(card.words, w.language) or w.t("a card without words")
