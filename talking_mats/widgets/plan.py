"""Where everything stands on a board that is worked on, and on one that is looked at."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

LEAST_MM = 20.0
USUAL_MM = 30.0
SEAM_SHARE = 0.55
"""The width of a field between two columns, as a share of a column's."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How large things are for one person on one screen.

    `mm` is logical pixels per millimetre, `card_mm` the size of a card that the person does well with.
    """

    mm: float
    card_mm: float = USUAL_MM

    def px(self, millimetres: float) -> int:
        """Millimetres as logical pixels."""
        return round(millimetres * self.mm)

    @property
    def gap(self) -> int:
        """Between two things that can be pressed: at least 3 mm."""
        return max(12, math.ceil(3 * self.mm))

    @property
    def pad(self) -> int:
        """Between a field's edge and its cards."""
        return 7

    @property
    def least(self) -> int:
        """The smallest side of a card: two thirds of what the person does well with, never under 20 mm."""
        return math.ceil(max(LEAST_MM, self.card_mm * 2 / 3) * self.mm)

    @property
    def wished(self) -> int:
        """The side that a person's cards are to have while there is room, when it is larger than usual."""
        return self.px(self.card_mm) if self.card_mm > USUAL_MM else 0

    @property
    def smallest_button(self) -> int:
        """The smallest side of anything that is pressed."""
        return math.ceil(LEAST_MM * self.mm)


@dataclass(frozen=True, slots=True)
class Plan:
    """Places in logical pixels, from the board's own corner.

    `fields` hold the cards of each place from the left: three, or five of which every other is a seam
    between two. `heads` stand over the three. `strip` is at the left for the topic and the way back; below
    the fields lie `blank`, `before`, `hand` in the middle, `after` and `aside`; all of these are empty on a
    board that is only looked at.
    """

    heads: tuple[QRect, ...]
    fields: tuple[QRect, ...]
    strip: QRect
    blank: QRect
    before: QRect
    hand: QRect
    after: QRect
    aside: QRect

    @property
    def columns(self) -> tuple[QRect, ...]:
        """What is pressed to put a card at each place: a field with its head, or a seam alone."""
        if len(self.fields) == len(self.heads):
            return tuple(head.united(field) for head, field in zip(self.heads, self.fields, strict=True))
        return tuple(
            field if number % 2 else self.heads[number // 2].united(field)
            for number, field in enumerate(self.fields)
        )

    @property
    def ceiling(self) -> int:
        """What is carried stays below this, so that it never covers the top scale."""
        return self.fields[0].top()

    @property
    def mat(self) -> QRect:
        """Heads and fields together."""
        return self.heads[0].united(self.fields[-1])


def working_plan(size: QSize, positions: int, measures: Measures) -> Plan:
    """The plan of a board of this size with three or five `positions`, to work on."""
    gap, side = measures.gap, 24
    width, height = size.width(), size.height()
    strip_width = min(max(measures.px(30), round(width * 0.12)), measures.px(46))
    foot_height = min(max(measures.px(24), round(height * 0.25)), measures.px(56))
    foot_top = height - foot_height
    fields_left, right = side + strip_width + gap, width - side
    heads, fields = _columns(QRect(fields_left, 0, right - fields_left, foot_top - gap), positions, measures)
    hand = QRect((width - foot_height) // 2, foot_top, foot_height, foot_height)
    blank = QRect(side, foot_top, strip_width, foot_height)
    aside = QRect(right - strip_width, foot_top, strip_width, foot_height)
    before_left, after_left = blank.right() + 1 + gap, hand.right() + 1 + gap
    return Plan(
        heads=heads,
        fields=fields,
        strip=QRect(side, 0, strip_width, foot_top - gap),
        blank=blank,
        before=QRect(before_left, foot_top, hand.left() - gap - before_left, foot_height),
        hand=hand,
        after=QRect(after_left, foot_top, aside.left() - gap - after_left, foot_height),
        aside=aside,
    )


def showing_plan(size: QSize, positions: int, measures: Measures) -> Plan:
    """The plan of a board of this size that is only looked at: nothing but the mat."""
    heads, fields = _columns(QRect(24, 0, size.width() - 48, size.height()), positions, measures)
    none = QRect()
    return Plan(heads, fields, none, none, none, none, none, none)


def _columns(mat: QRect, positions: int, measures: Measures) -> tuple[tuple[QRect, ...], tuple[QRect, ...]]:
    head_height = min(max(measures.smallest_button, round(mat.height() * 0.22)), measures.px(40))
    between = measures.gap // 2
    shares = [1.0] * 3 if positions == 3 else [1.0, SEAM_SHARE, 1.0, SEAM_SHARE, 1.0]
    lines = _side_by_side(mat.left(), mat.width(), shares, between)
    field_top = mat.top() + head_height + between
    fields = tuple(QRect(left, field_top, width, mat.bottom() - field_top + 1) for left, width in lines)
    named = lines if positions == 3 else lines[::2]
    heads = tuple(QRect(left, mat.top(), width, head_height) for left, width in named)
    return heads, fields


def _side_by_side(left: int, width: int, shares: Sequence[float], gap: int) -> list[tuple[int, int]]:
    """Left edges and widths that share what the gaps leave."""
    room = width - gap * (len(shares) - 1)
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + room * share / sum(shares))
    return [
        (left + round(edges[number]) + gap * number, round(edges[number + 1]) - round(edges[number]))
        for number in range(len(shares))
    ]
