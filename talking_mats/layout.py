"""Where everything goes on the picture of a mat: numbers only, so that it can be checked without drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from talking_mats.model import Mat
from talking_mats.paper_size import Box, page_size, px

MARGIN = px(10)
GAP = px(2.5)
BETWEEN_CARDS = px(1.6)
LARGEST_CARD = px(44)
WORDS_SHARE = 0.32
"""The height of a card's words, as a share of its width."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes in pixels. `heads` is the top scale, `fields` what the cards of each place from the left lie in:
    three under the top scale, or five of which every other one is between two. `cards` are the cards on the
    mat by id, `aside` the cards put aside and `aside_field` what they lie in.
    """

    page: Box
    topic: Box
    date: Box
    heads: tuple[Box, ...]
    fields: tuple[Box, ...]
    cards: Mapping[str, Box] = field(hash=False)
    aside_field: Box | None
    aside: Mapping[str, Box] = field(hash=False)
    foot: Box


def lay_out(mat: Mat, landscape: bool, foot_height: int) -> Layout:
    """The layout of a mat on A4. `foot_height` is what the legend and the credits need, in pixels."""
    width, height = page_size(landscape)
    inside = Box(0, 0, width, height).inset(MARGIN)
    top = px(20 if landscape else 26)
    topic = Box(inside.left, inside.top, inside.left + round(inside.width * 0.72), inside.top + top)
    date = Box(topic.right + 2 * GAP, inside.top, inside.right, inside.top + top)
    foot = Box(inside.left, inside.bottom - foot_height, inside.right, inside.bottom)
    aside_field = _aside_field(mat, inside, foot.top)
    bottom = (aside_field.top if aside_field else foot.top) - GAP
    head_top = topic.bottom + GAP
    head_bottom = head_top + px(_head_mm(mat.start.positions, landscape))
    field_top = head_bottom + GAP
    strips = _side_by_side(inside.left, inside.right, mat.start.positions, GAP)
    fields = tuple(Box(left, field_top, right, bottom) for left, right in strips)
    named = strips if mat.start.positions == 3 else strips[::2]
    lanes = tuple(field.inset(GAP) for field in fields)
    return Layout(
        page=Box(0, 0, width, height),
        topic=topic,
        date=date,
        heads=tuple(Box(left, head_top, right, head_bottom) for left, right in named),
        fields=fields,
        cards=_place_cards(mat, lanes),
        aside_field=aside_field,
        aside=_in_a_row([card.id for card in mat.aside], aside_field) if aside_field else {},
        foot=foot,
    )


def card_size(width: int, height: int, count: int) -> tuple[int, int]:
    """The largest width of `count` equal cards in a box, and how many stand side by side."""
    best = (0, 1)
    for across in range(1, max(1, count) + 1):
        rows = -(-count // across)
        by_width = (width - BETWEEN_CARDS * (across - 1)) // across
        by_height = int((height - BETWEEN_CARDS * (rows - 1)) / rows / (1 + WORDS_SHARE))
        side = min(by_width, by_height, LARGEST_CARD)
        if side > best[0]:
            best = (side, across)
    return best


def head_parts(head: Box) -> tuple[Box, Box]:
    """Where a column's picture and its words go: side by side, or on a narrow head one below the other."""
    inner = head.inset(px(2))
    if inner.width < 2 * inner.height:
        side = round(inner.height * 0.66)
        left = inner.left + (inner.width - side) // 2
        words = Box(inner.left, inner.top + side + px(1), inner.right, inner.bottom)
        return Box(left, inner.top, left + side, inner.top + side), words
    side = inner.height
    return Box(inner.left, inner.top, inner.left + side, inner.bottom), Box(
        inner.left + side + px(2), inner.top, inner.right, inner.bottom
    )


def card_height(side: int) -> int:
    """The height of a card: its picture and the words below."""
    return round(side * (1 + WORDS_SHARE))


def _head_mm(positions: int, landscape: bool) -> float:
    """The top scale is as high as its pictures need; on five narrow strips the words go below them."""
    if positions == 5:
        return 26 if landscape else 36
    return 26 if landscape else 34


def _place_cards(mat: Mat, lanes: Sequence[Box]) -> dict[str, Box]:
    """Every card equally large, as large as the fullest lane lets them."""
    by_place = {mat.screen_place(position): mat.column(position) for position in range(mat.start.positions)}
    fullest = max((len(cards) for cards in by_place.values()), default=0)
    if not fullest:
        return {}
    side, across = card_size(lanes[0].width, lanes[0].height, fullest)
    boxes: dict[str, Box] = {}
    for place, cards in by_place.items():
        lane = lanes[place]
        here = min(across, max(1, len(cards)))
        left = lane.left + (lane.width - here * side - BETWEEN_CARDS * (here - 1)) // 2
        for number, card in enumerate(cards):
            x = left + number % here * (side + BETWEEN_CARDS)
            y = lane.top + number // here * (card_height(side) + BETWEEN_CARDS)
            boxes[card.id] = Box(x, y, x + side, y + card_height(side))
    return boxes


def _aside_field(mat: Mat, inside: Box, bottom: int) -> Box | None:
    if not mat.aside:
        return None
    return Box(inside.left, bottom - GAP - px(22), inside.right, bottom - GAP)


def _in_a_row(card_ids: Sequence[str], around: Box) -> dict[str, Box]:
    """Small cards beside the field's own words, which take its left part."""
    room = Box(around.left + px(30), around.top + GAP, around.right - GAP, around.bottom - GAP)
    side, across = card_size(room.width, room.height, len(card_ids))
    boxes = {}
    for number, card_id in enumerate(card_ids):
        x = room.left + number % across * (side + BETWEEN_CARDS)
        y = room.top + number // across * (card_height(side) + BETWEEN_CARDS)
        boxes[card_id] = Box(x, y, x + side, y + card_height(side))
    return boxes


def _side_by_side(left: int, right: int, count: int, gap: int) -> list[tuple[int, int]]:
    width = (right - left - gap * (count - 1)) / count
    return [
        (round(left + number * (width + gap)), round(left + number * (width + gap) + width))
        for number in range(count)
    ]
