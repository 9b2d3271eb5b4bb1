"""Where everything lies on a page of a printed form."""

from __future__ import annotations

from dataclasses import dataclass

from accessible_fit.paper.box import Box

GAP, SMALL_GAP = 4.0, 2.0
LINE_MM = 100.0
"""Ten centimetres between the ticks at the ends, so that a millimetre is a hundredth of the line."""
MOST_ON_PAGE, MOST_WITH_SMALL_PICTURES = 3, 2
"""So many questions fit on a page: the fewer the more there is to draw for each."""
MANY_CHOICES = 5
_BETWEEN = 8.0
_QUESTION_SHARE = 0.25
_SMALLEST_QUESTION = 22.0
_LARGEST_QUESTION = 60.0
_LARGEST_CARD = 95.0


@dataclass(frozen=True, slots=True)
class Block:
    """One question: its picture and words, its answers, and the two ways of not answering.

    `answers` are the boxes of the choices from left to right; for a line they are the places of its two ends,
    and `line` is where it runs: a box without height, 100 millimetres wide.
    """

    whole: Box
    picture: Box
    words: Box
    answers: tuple[Box, ...]
    quiet: tuple[Box, Box]
    line: Box | None = None


def most_on_page(steps: int) -> int:
    """How many questions fit on a page when each is answered by so many choices, 101 for a line."""
    return MOST_WITH_SMALL_PICTURES if steps >= MANY_CHOICES else MOST_ON_PAGE


def blocks(inside: Box, count: int) -> list[Box]:
    """The room of each question on a page that holds `count`."""
    return inside.down(count, _BETWEEN)


def choice_block(whole: Box, choices: int) -> Block:
    """A question with cards; the ways of not answering have as much room each as a card."""
    picture, words, rest = _question(whole)
    between = GAP if choices < MANY_CHOICES else SMALL_GAP
    card_width = rest.across(choices, between)[0].width
    quiet_width = rest.across(2, GAP)[0].width
    # card_width · h = quiet_width · q and h + gap + q = the height there is
    height = (rest.height - GAP) / (1 + card_width / quiet_width)
    height = min(height, _LARGEST_CARD)
    cards, below = rest.cut_top(height, GAP)
    quiet = Box(below.left, below.top, below.width, height * card_width / quiet_width)
    left, right = quiet.across(2, GAP)
    return Block(whole, picture, words, tuple(cards.across(choices, between)), (left, right))


def line_block(whole: Box) -> Block:
    """A question with a line, the pictures of its ends at its sides and their words below them."""
    picture, words, rest = _question(whole)
    quiet_height = min(60.0, rest.height * 0.34)
    middle, _ = rest.cut_top(min(rest.height - quiet_height - GAP, 60.0))
    left = middle.left + (middle.width - LINE_MM) / 2
    end_width = left - middle.left - 5
    line = Box(left, middle.top + (middle.height - 15) / 2, LINE_MM, 0.0)
    ends = (
        Box(middle.left, middle.top, end_width, middle.height),
        Box(middle.right - end_width, middle.top, end_width, middle.height),
    )
    below = Box(rest.left, middle.bottom + GAP, rest.width, quiet_height)
    near, far = below.across(2, GAP)
    return Block(whole, picture, words, ends, (near, far), line)


def _question(whole: Box) -> tuple[Box, Box, Box]:
    height = min(_LARGEST_QUESTION, max(_SMALLEST_QUESTION, whole.height * _QUESTION_SHARE))
    head, rest = whole.cut_top(height, GAP)
    picture, words = head.cut_left(height, GAP + 2)
    return picture, words, rest
