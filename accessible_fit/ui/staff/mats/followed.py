"""What can be followed through mats, made ready to be shown: one card, a part of life, the whole mat."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from accessible_fit.ui.widgets.chart import ChartBreak, ChartPoint
from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_change_sentences import (
    begun,
    break_words,
    card_line_sentence,
    left_out_sentence,
    score_line_sentence,
    where_words,
)
from accessible_fit.words.mat_sentences import card_words, why_not_sentence
from talking_mats.beside import cards_by_sameness, score_line
from talking_mats.compare import CardPoint, card_line
from talking_mats.scales import Ruler
from talking_mats.scores import CardScore, MatScore, WhyNot
from talking_mats.text import in_language

if TYPE_CHECKING:
    from accessible_fit.instruments.model import LifeArea
    from accessible_fit.services.mats.history import HeldMat, MatLine
    from talking_mats.model import Mat
    from talking_mats.scales import TopScale

CARD, AREA = "card", "area"
What = tuple[str, str]
"""CARD and what makes a card the same, or AREA and the id of a part of life, empty for the whole mat."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The words beside a picture, from its foot to its top; `middle` may be empty."""

    low: str
    middle: str
    high: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A sentence, the points of a picture with its breaks, and the rows of a table, the latest first.

    `last` is written beside the last point. The keys of the points are ids of conversations.
    """

    sentence: str
    ends: Ends
    note: str = ""
    last: str = ""
    points: tuple[ChartPoint, ...] = ()
    breaks: tuple[ChartBreak, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=())


def offered(w: Words, line: "MatLine", areas: "Mapping[str, LifeArea]") -> list[tuple[What, str]]:
    """Everything that can be followed, cards first; scores only where a top scale has a good end."""
    mats = [one.mat for one in line.laid]
    found = [((CARD, sameness), card_words(w, card)) for sameness, card in cards_by_sameness(*mats).items()]
    if any(mat.start.scale.ruler is not Ruler.NONE for mat in mats):
        found.append(((AREA, ""), w.t("The whole mat")))
        cards = (card for mat in mats for card in mat.cards.values())
        parts = list(dict.fromkeys(card.area for card in cards if card.counts and card.area))
        if len(parts) > 1:
            found += [((AREA, area), area_words(w, area, areas)) for area in parts]
    return found


def area_words(w: Words, area_id: str, areas: "Mapping[str, LifeArea]") -> str:
    """The name of a part of life."""
    area = areas.get(area_id)
    return w.pick(area.name) if area is not None else area_id


def follow_card(w: Words, line: "MatLine", sameness: str) -> Followed:
    """One card through all mats, with a break where the top scale or the number of places changed."""
    held = line.laid
    mats = [one.mat for one in held]
    points = card_line(mats, sameness)
    name = card_words(w, cards_by_sameness(*mats)[sameness])
    on = [(point, one) for point, one in zip(points, held, strict=True) if point.position is not None]
    drawn, ends = _drawn(w, on, mats[-1].start.scale)
    note = ""
    if len(drawn) < len(on):
        note = w.t("Mats with another top scale are left out of the picture. They stand in the table.")
    rows = [
        (w.day(point.when), _place(w, one.mat, point, sameness), _begun(_changed(w, point)))
        for point, one in zip(points, held, strict=True)
    ]
    return Followed(
        card_line_sentence(w, name, mats, points),
        ends,
        note,
        points=tuple(drawn),
        breaks=tuple(_breaks(w, points)),
        rows=tuple(reversed(rows)),
    )


def follow_area(w: Words, line: "MatLine", name: str, area: str = "") -> Followed:
    """The score of a part of life or of the whole, as far back as it means the same."""
    found = score_line([one.mat for one in line.laid], area)
    keys = {one.mat.id: one.conversation_id for one in line.laid}
    points = tuple(
        ChartPoint(begun(mat), score.score, score.uncertainty, keys[mat.id])
        for mat, score in found.points
        if isinstance(score, MatScore)
    )
    rows = [(w.day(begun(mat)), *_score_cells(w, score)) for mat, score in found.points]
    return Followed(
        score_line_sentence(w, name, found),
        Ends(w.tc("scale", "Bad"), "", w.tc("scale", "Good")),
        left_out_sentence(w, found),
        last=w.number(points[-1].value) if points else "",
        points=points,
        rows=tuple(reversed(rows)),
    )


def _score_cells(w: Words, score: MatScore | WhyNot) -> tuple[str, str]:
    if isinstance(score, WhyNot):
        return "–", why_not_sentence(w, score)
    counted = w.t("{placed} of {cards} cards placed", placed=score.placed, cards=score.cards)
    return w.t("{score} of 100", score=w.number(score.score)), counted


def _drawn(
    w: Words, on: "Sequence[tuple[CardPoint, HeldMat]]", latest: "TopScale"
) -> tuple[list[ChartPoint], Ends]:
    """The points on one scale: from bad to good where all have that, else the latest top scale's own."""
    scales = {one.mat.start.scale.id for _, one in on}
    scored = [
        ChartPoint(point.when, point.score.score, key=one.conversation_id)
        for point, one in on
        if isinstance(point.score, CardScore)
    ]
    if len(scales) > 1 and len(scored) == len(on):
        return scored, Ends(w.tc("scale", "Bad"), "", w.tc("scale", "Good"))
    scale = on[-1][1].mat.start.scale if on else latest
    drawn = [
        ChartPoint(point.when, _height(scale, point), key=one.conversation_id)
        for point, one in on
        if one.mat.start.scale.id == scale.id
    ]
    words = [in_language(column.words, w.language) for column in scale.columns]
    return drawn, Ends(*(reversed(words) if scale.ruler is Ruler.DOWN else words))


def _height(scale: "TopScale", point: CardPoint) -> float:
    """A place between the two ends of a top scale, the good one above where there is one."""
    share = 100 * (point.position or 0) / (point.positions - 1)
    return 100 - share if scale.ruler is Ruler.DOWN else share


def _breaks(w: Words, points: Sequence[CardPoint]) -> list[ChartBreak]:
    found = []
    for before, point in pairwise(points):
        if point.breaks is not None:
            middle: dt.datetime = before.when + (point.when - before.when) / 2
            found.append(ChartBreak(middle, w.t("from here: {format}", format=_changed(w, point))))
    return found


def _changed(w: Words, point: CardPoint) -> str:
    return break_words(w, point.breaks) if point.breaks is not None else ""


def _place(w: Words, mat: "Mat", point: CardPoint, sameness: str) -> str:
    if point.position is not None:
        return where_words(w, mat, point.position)
    card = cards_by_sameness(mat).get(sameness)
    return where_words(w, mat, mat.where(card.id) if card is not None else None)


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
