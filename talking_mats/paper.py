"""A mat on paper: cards to cut out, the top scale and the mat itself, as one PDF of A4 pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from talking_mats.brush import Brush
from talking_mats.cards import Card
from talking_mats.faults import N_
from talking_mats.layout import GAP, card_height
from talking_mats.paper_size import Box, page_size, px
from talking_mats.picture import Draw, Wishes
from talking_mats.steps import Start
from talking_mats.text import in_language

if TYPE_CHECKING:
    from PIL.Image import Image

CARD_MM = 39.0
SMALLEST_CARD_MM = 30.0
BLANKS = 3
"""So many empty cards are printed for what the person wants to add."""
_MARGIN = px(12)
_INK, _QUIET, _TOPIC, _CUT = "#1b1b1f", "#55555f", "#5b3f94", "#8c8c96"
_FOOT = px(8)


def paper_pages(start: Start, draw: Draw, wishes: Wishes, card_mm: float = CARD_MM) -> Iterator[Image]:
    """The pages one by one: the mat to lay the cards on, the topic and top scale, then the cards."""
    yield _mat_page(start, draw, wishes)
    yield _scale_page(start, draw, wishes)
    side = px(max(card_mm, SMALLEST_CARD_MM))
    yield from _card_pages((*start.cards, *[None] * BLANKS), side, draw, wishes)


def card_grid(side: int) -> list[Box]:
    """Where the cards of one upright page lie, side by side so that one cut parts two."""
    width, height = page_size(landscape=False)
    across = max(1, (width - 2 * _MARGIN) // side)
    down = max(1, (height - 2 * _MARGIN - _FOOT) // card_height(side))
    left = (width - across * side) // 2
    return [
        Box(
            left + column * side,
            _MARGIN + row * card_height(side),
            left + (column + 1) * side,
            _MARGIN + (row + 1) * card_height(side),
        )
        for row in range(down)
        for column in range(across)
    ]


def _mat_page(start: Start, draw: Draw, wishes: Wishes) -> Image:
    brush, page = _page(draw, wishes, landscape=True)
    inside = page.inset(_MARGIN)
    strips = _strips(inside, start.positions)
    head_height = px(26)
    topic = Box(inside.left, inside.top, inside.right, inside.top + px(16))
    _topic(brush, start, topic, wishes)
    top = topic.bottom + GAP
    for strip in strips:
        field = Box(strip.left, top + head_height + GAP, strip.right, inside.bottom - _FOOT)
        brush.frame(field, _QUIET, px(0.4), "#ffffff")
    named = strips if start.positions == 3 else strips[::2]
    brush.heads(
        _columns(start, wishes), [Box(strip.left, top, strip.right, top + head_height) for strip in named]
    )
    _foot(brush, inside, wishes)
    return brush.image


def _scale_page(start: Start, draw: Draw, wishes: Wishes) -> Image:
    """The topic and the three ends as large loose cards, for a table or a board of cloth."""
    brush, page = _page(draw, wishes, landscape=True)
    inside = page.inset(_MARGIN)
    topic = Box(inside.left, inside.top, inside.right, inside.top + px(50))
    brush.dashed(topic, _CUT, 2)
    _topic(brush, start, topic.inset(px(2)), wishes)
    top = topic.bottom + px(6)
    boxes = [Box(strip.left, top, strip.right, top + strip.width) for strip in _strips(inside, 3)]
    for box in boxes:
        brush.dashed(box, _CUT, 2)
    brush.heads(_columns(start, wishes), [box.inset(px(2)) for box in boxes])
    _foot(brush, inside, wishes)
    return brush.image


def _card_pages(cards: Sequence[Card | None], side: int, draw: Draw, wishes: Wishes) -> Iterator[Image]:
    grid = card_grid(side)
    for first in range(0, len(cards), len(grid)):
        brush, page = _page(draw, wishes, landscape=False)
        here = list(zip(cards[first : first + len(grid)], grid, strict=False))
        inner = [(card, box.inset(px(1.5))) for card, box in here]
        size = brush.common_size(
            [(in_language(card.words, wishes.lang), box) for card, box in inner if card is not None]
        )
        for (card, box), (_card, cut) in zip(inner, here, strict=True):
            brush.dashed(cut, _CUT, 2)
            if card is None:
                brush.frame(box, _QUIET, px(0.4), "#ffffff")
            else:
                brush.card(card, in_language(card.words, wishes.lang), box, size, _INK, starred=False)
        _foot(brush, page.inset(_MARGIN), wishes, wishes.translate(N_("Cut along the dashed lines.")))
        yield brush.image


def _topic(brush: Brush, start: Start, box: Box, wishes: Wishes) -> None:
    brush.frame(box, _TOPIC, px(1.2), "#ffffff")
    inner = box.inset(px(2))
    if start.picture:
        brush.picture(start.picture, Box(inner.left, inner.top, inner.left + inner.height, inner.bottom))
        inner = Box(inner.left + inner.height + px(4), inner.top, inner.right, inner.bottom)
    name = in_language(start.name, wishes.lang)
    brush.words(name, inner, px(16), px(5), _INK, bold=True, centred=False)


def _columns(start: Start, wishes: Wishes) -> list[tuple[str, str]]:
    """Picture and words of the columns from left to right."""
    columns = [start.scale.columns[start.scale.screen_place(place, 3, start.turned)] for place in range(3)]
    return [(column.picture, in_language(column.words, wishes.lang)) for column in columns]


def _foot(brush: Brush, inside: Box, wishes: Wishes, said: str = "") -> None:
    lines = [said] if said else []
    if wishes.credits:
        lines.append(wishes.translate(N_("Pictures:")) + " " + "  ·  ".join(wishes.credits))
    for number, line in enumerate(lines):
        at = (inside.left, inside.bottom - px(3.8) * (len(lines) - number))
        brush.line(line, at, px(2.7), _QUIET, inside.width)


def _strips(inside: Box, count: int) -> list[Box]:
    width = (inside.width - GAP * (count - 1)) / count
    lefts = [round(inside.left + number * (width + GAP)) for number in range(count)]
    return [Box(left, inside.top, left + int(width), inside.bottom) for left in lefts]


def _page(draw: Draw, wishes: Wishes, landscape: bool) -> tuple[Brush, Box]:
    page = Box(0, 0, *page_size(landscape))
    return Brush(page, draw, wishes.photo, wishes.lettering), page
