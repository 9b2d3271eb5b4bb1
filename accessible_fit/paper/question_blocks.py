"""Painting one question of a printed form: to point at, to tick, or to mark on a line."""

from __future__ import annotations

from dataclasses import dataclass

from accessible_fit.paper.box import Box
from accessible_fit.paper.form_layout import Block
from accessible_fit.paper.lettering import Lettering
from accessible_fit.paper.pen import INK, LINE, QUIET, Pen

EASY_POINTS = 18.0
"""No word that is meant for the person is printed smaller."""
QUESTION_POINTS = 28.0
ANSWER_POINTS = 24.0
QUIET_POINTS = 20.0
_TICK_MM = 7.0
_MARK_MM = 7.0
_END_TICK_MM = 8.0
_CARD_CORNER = 4.0
_PAD, _EDGE = 2.5, 0.8
_UPRIGHT_FROM = 0.65
"""A card this high for its width has its words under the picture, a lower one beside it."""
_ONE_LINE_MM, _TWO_LINES_MM = 10.0, 18.0


@dataclass(frozen=True, slots=True)
class Face:
    """A picture and its words."""

    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with its answers from left to right, and the words of the two ways of not answering.

    On a line there are two answers, its ends. `mark` is a quiet number that staff find the question by.
    """

    question: Face
    answers: tuple[Face, ...]
    quiet: tuple[Face, Face]
    mark: str = ""


def paint_question(pen: Pen, asking: Asking, block: Block) -> None:
    """Paint a question and its answers."""
    pen.picture(asking.question.picture, block.picture)
    room = Box(block.words.left, block.words.top, block.words.width - _MARK_MM, block.words.height)
    pen.words(asking.question.words, room, QUESTION_POINTS, EASY_POINTS, bold=True, centred=False)
    if asking.mark:
        pen.write(asking.mark, (block.words.right, block.words.top + 3.2), 10, colour=QUIET, share=1.0)
    if block.line is None:
        _cards(pen, asking.answers, block.answers)
    else:
        _ends(pen, asking.answers, block.answers)
        _line(pen, block.line)
    _cards(pen, asking.quiet, block.quiet, quiet=True)


def tick_box(pen: Pen, left: float, top: float, side: float = _TICK_MM) -> None:
    """An empty square to tick."""
    pen.frame(Box(left, top, side, side), INK, 0.45, "#ffffff", 1.0)


def _cards(pen: Pen, faces: tuple[Face, ...], boxes: tuple[Box, ...], quiet: bool = False) -> None:
    """Equal cards, each with picture, words and a square to tick; quiet ones are drawn lighter."""
    upright, parts = best_way(pen.lettering, faces, boxes, bold=not quiet)
    rooms = [(face.words, words) for face, (_picture, words) in zip(faces, parts, strict=True)]
    largest = QUIET_POINTS if quiet else ANSWER_POINTS
    size = pen.lettering.even(rooms, largest, EASY_POINTS, bold=not quiet)
    for face, box, (picture, words) in zip(faces, boxes, parts, strict=True):
        pen.frame(box, LINE if quiet else INK, 0.7, "#ffffff", _CARD_CORNER)
        pen.picture(face.picture, picture)
        pen.words(face.words, words, size, bold=not quiet, centred=upright or not quiet)
        tick_box(pen, box.left + _PAD, box.top + (_PAD if upright else (box.height - _TICK_MM) / 2))


def best_way(
    lettering: Lettering, faces: tuple[Face, ...], boxes: tuple[Box, ...], bold: bool
) -> tuple[bool, list[tuple[Box, Box]]]:
    """Whether the words stand under the pictures, and the rooms of both on each card.

    The first way in which no word is broken: beside the picture on a low card, else under it on one line,
    which leaves more for the picture, else on two.
    """
    low = boxes[0].height < boxes[0].width * _UPRIGHT_FROM
    ways = [(False, [_beside(box) for box in boxes])] if low else []
    for height, edge in ((_ONE_LINE_MM, _PAD), (_TWO_LINES_MM, _EDGE)):
        ways.append((True, [_upright(box, height, edge) for box in boxes]))
    for upright, parts in ways:
        if all(
            lettering.fit(face.words, words, ANSWER_POINTS, EASY_POINTS, bold).whole
            for face, (_picture, words) in zip(faces, parts, strict=True)
        ):
            return upright, parts
    return ways[-1]


def _upright(box: Box, words_height: float, edge: float) -> tuple[Box, Box]:
    """The picture over the words; beside the tick, or below it on a narrow card."""
    inside = box.inset(_PAD)
    words = Box(box.left + edge, inside.bottom - words_height, box.width - 2 * edge, words_height)
    room = Box(inside.left, inside.top, inside.width, inside.height - words_height - 1)
    beside = min(room.height, room.width - 2 * (_TICK_MM + 1))
    below = min(room.height - _TICK_MM - 1, room.width)
    side = max(beside, below)
    top = room.top + (_TICK_MM + 1 if below > beside else 0.0)
    return Box(room.left, top, room.width, room.bottom - top).square(side), words


def _beside(box: Box) -> tuple[Box, Box]:
    """The tick, the picture and the words from left to right, for a low card."""
    inside = box.inset(_PAD)
    _tick, inside = inside.cut_left(_TICK_MM, 2)
    return inside.cut_left(min(inside.height, inside.width * 0.45), 3)


def _ends(pen: Pen, faces: tuple[Face, ...], boxes: tuple[Box, ...]) -> None:
    for face, box in zip(faces, boxes, strict=True):
        picture = Box(box.left, box.top, box.width, box.height - 15)
        words = Box(box.left - 5, box.bottom - 15, box.width + 10, 15)
        pen.picture(face.picture, picture)
        pen.words(face.words, words, EASY_POINTS, bold=True)


def _line(pen: Pen, line: Box) -> None:
    """A line with a tick at each end and nothing between, so that no place on it is offered."""
    pen.line((line.left, line.top), (line.right, line.top), INK, 0.6)
    for x in (line.left, line.right):
        half = _END_TICK_MM / 2
        pen.line((x, line.top - half), (x, line.top + half), INK, 0.6)
