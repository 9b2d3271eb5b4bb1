"""Fits the parts of a board into their places."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from accessible_fit.ui.mat.board_parts import BoardParts
from accessible_fit.ui.mat.pieces import share_words
from accessible_fit.ui.mat.places import share_head_words
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Heading
from talking_mats.widgets.plan import Measures, Plan

BACKS = 16
"""How far the pile is seen behind the card in the hand, logical pixels."""


def fit_heads(parts: BoardParts, plan: Plan) -> None:
    """Give every column its picture of the top scale; a seam has none."""
    for place, whole, head in zip(parts.places, plan.columns, heads_of(plan), strict=True):
        place.set_head(head.translated(-whole.topLeft()) if not head.isEmpty() else QRect())
    share_head_words(parts.places)


def heads_of(plan: Plan) -> list[QRect]:
    """The head of every place from the left, empty for seams."""
    if len(plan.fields) == len(plan.heads):
        return list(plan.heads)
    return [QRect() if number % 2 else plan.heads[number // 2] for number in range(len(plan.fields))]


def fit_foot(parts: BoardParts, heading: Heading, plan: Plan, measures: Measures, empty: bool) -> None:
    """Fit what stands below the mat; an `empty` hand leaves its room to the sentence."""
    gap, hand = measures.gap, plan.hand
    side = min(hand.height(), max(measures.smallest_button, plan.blank.width()))
    top = hand.bottom() + 1 - side
    parts.blank.setGeometry(plan.blank.left(), top, plan.blank.width(), side)
    parts.aside.setGeometry(plan.aside.left(), top, plan.aside.width(), side)
    parts.let_be.setGeometry(plan.before.right() + 1 - side, top, side, side)
    parts.more.setGeometry(plan.before.right() + 1 - 2 * side - gap, top, side, side)
    parts.large.move(hand.topLeft())
    parts.large.fit(hand.size())
    parts.pile.setGeometry(hand.adjusted(0, 0, BACKS, 0))
    room = plan.after.adjusted(BACKS, 0, 0, 0)
    if empty:
        room.setLeft(plan.before.left() + BACKS)
    if not parts.open_pile.isHidden():
        parts.open_pile.setGeometry(room.right() + 1 - side, top, side, side)
        room.setRight(room.right() - side - gap)
    _fit_heading(heading, room, parts)
    share_words([tool for tool in parts.tools if not tool.isHidden()])


def _fit_heading(heading: Heading, room: QRect, parts: BoardParts) -> None:
    heading.setGeometry(room)
    for scale in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
        font = parts.kit.look.font(TEXT_PIXELS * scale, bold=True)
        heading.setFont(font)
        metrics = QFontMetrics(font)
        longest = max((metrics.horizontalAdvance(word) for word in heading.text().split()), default=0)
        if heading.heightForWidth(room.width()) <= room.height() and longest <= room.width():
            break


def fit_strip(parts: BoardParts, plan: Plan, measures: Measures) -> None:
    """The way back stands over the topic: the first mat and the nearest ones, as there is room."""
    strip, gap, least, trail = plan.strip, measures.gap, measures.smallest_button, parts.trail
    undo = max(least, min(round(strip.height() * 0.2), strip.width()))
    parts.undo.setGeometry(strip.left(), strip.bottom() + 1 - undo, strip.width(), undo)
    room = strip.height() - undo - gap
    largest = min(round(strip.width() * 1.1), room)
    smallest = min(largest, max(least, measures.px(26)))
    count = min(len(trail), max(1, (room - smallest) // (least + gap))) if trail else 0
    shown = [*trail[:1], *trail[len(trail) - count + 1 :]] if count else []
    topic = min(largest, room - count * (least + gap))
    for step in trail:
        step.setVisible(step in shown)
    top = strip.top()
    for step in shown:
        step.setGeometry(strip.left(), top, strip.width(), least)
        top += least + gap
    share_words(shown)
    parts.topic.move(strip.left(), top)
    parts.topic.fit(QSize(strip.width(), topic))
