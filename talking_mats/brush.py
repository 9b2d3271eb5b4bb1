"""Painting with Pillow: frames, pictures, words and cards on one white page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from talking_mats.cards import Card
from talking_mats.layout import head_parts
from talking_mats.lettering import Lettering, block_height
from talking_mats.paper_size import Box, px

if TYPE_CHECKING:
    from PIL.Image import Image

INK, SCALE_COLOUR = "#1b1b1f", "#155e8a"
SMALLEST_TYPE = px(1.9)
LARGEST_TYPE = px(6.5)
_CORNER = px(3)
_INSET = 0.06
"""White around a card's picture, as a share of the card's width."""


class Brush:
    """One page that is painted on; `draw` and `photo` give pictures as square images."""

    def __init__(
        self,
        page: Box,
        draw: Callable[[str, int], Image],
        photo: Callable[[str, int], Image] | None,
        lettering: Lettering,
    ) -> None:
        from PIL import Image, ImageDraw

        self.image = Image.new("RGB", (page.width, page.height), "#ffffff")
        self._pen = ImageDraw.Draw(self.image)
        self._draw = draw
        self._photo = photo
        self._lettering = lettering

    def frame(self, box: Box, colour: str, width: int, fill: str) -> None:
        """A rounded frame."""
        self._pen.rounded_rectangle(_corners(box), _CORNER, fill=fill, outline=colour, width=width)

    def field(self, box: Box, fill: str, round_: bool = True) -> None:
        """A quiet surface."""
        self._pen.rounded_rectangle(_corners(box), _CORNER if round_ else 0, fill=fill)

    def dashed(self, box: Box, colour: str, width: int) -> None:
        """A dashed frame, to cut along."""
        dash = px(2)
        for x in range(box.left, box.right, 2 * dash):
            for y in (box.top, box.bottom):
                self._pen.line((x, y, min(x + dash, box.right), y), colour, width)
        for y in range(box.top, box.bottom, 2 * dash):
            for x in (box.left, box.right):
                self._pen.line((x, y, x, min(y + dash, box.bottom)), colour, width)

    def picture(self, key: str, box: Box) -> None:
        """A pictogram in the middle of a box."""
        side = min(box.width, box.height)
        self._paste(self._draw(key, side), box)

    def words(
        self,
        words: str,
        box: Box,
        largest: int,
        smallest: int,
        colour: str,
        bold: bool = False,
        centred: bool = True,
    ) -> None:
        """Words in the middle of a box, as large as they may be."""
        size, lines = self._lettering.fitting(words, box.width, box.height, largest, smallest, bold)
        top = box.top + (box.height - block_height(lines, size)) / 2
        left = (box.left + box.right) / 2 if centred else box.left
        self._lettering.write(self._pen, lines, (left, top), size, colour, bold, centred)

    def line(self, words: str, at: tuple[int, int], size: int, colour: str, width: int) -> None:
        """One line of small print, smaller still if it has to be."""
        size, lines = self._lettering.fitting(words, width, round(size * 1.3), size, px(1.2))
        self._lettering.write(self._pen, lines, at, size, colour, centred=False)

    def common_size(self, cards: Iterable[tuple[str, Box]]) -> int:
        """A type size at which the words of nearly all the cards fit: the third smallest of their own."""
        sizes = sorted(
            self._lettering.fitting(words, label.width, label.height, LARGEST_TYPE, SMALLEST_TYPE, bold=True)[
                0
            ]
            for words, label in ((words, label_box(box)) for words, box in cards)
            if words
        )
        return sizes[min(2, len(sizes) - 1)] if sizes else LARGEST_TYPE

    def heads(self, columns: Sequence[tuple[str, str]], boxes: Sequence[Box]) -> None:
        """The top scale: pictures with their words, all in one size."""
        parts = [head_parts(box) for box in boxes]
        places = [(said, words) for (_key, said), (_picture, words) in zip(columns, parts, strict=True)]
        size = self.even_size(places, px(11), px(3))
        for (key, said), box, (picture, words) in zip(columns, boxes, parts, strict=True):
            self.frame(box, SCALE_COLOUR, px(1.1), "#ffffff")
            self.picture(key, picture)
            self.words(said, words, size, px(3), INK, bold=True)

    def even_size(self, words: Iterable[tuple[str, Box]], largest: int, smallest: int) -> int:
        """The largest type size at which all of these fit their boxes."""
        return min(
            (
                self._lettering.fitting(said, box.width, box.height, largest, smallest, bold=True)[0]
                for said, box in words
            ),
            default=largest,
        )

    def card(self, card: Card, words: str, box: Box, size: int, colour: str, starred: bool) -> None:
        """A card: its photo or picture, and its words below; words alone fill it."""
        inset = round(box.width * _INSET)
        self._pen.rounded_rectangle(
            _corners(box), px(2), fill="#ffffff", outline=colour, width=max(3, px(0.6))
        )
        label = label_box(box)
        above = Box(box.left + inset, box.top + inset, box.right - inset, label.top)
        if card.photo and self._photo is not None:
            self._paste(self._photo(card.photo, min(above.width, above.height)), above)
        elif card.picture:
            self.picture(card.picture, above)
        else:
            label = box.inset(inset)
            size = LARGEST_TYPE
        if words:
            self.words(words, label, size, SMALLEST_TYPE, INK, bold=True)
        if starred:
            self._star(box, colour)

    def _star(self, box: Box, colour: str) -> None:
        from math import cos, pi, sin

        radius = max(px(1.8), box.width // 14)
        x, y = box.right - round(radius * 1.5), box.top + round(radius * 1.5)
        points = []
        for number in range(10):
            length = radius if number % 2 == 0 else radius * 0.42
            angle = pi * number / 5 - pi / 2
            points.append((x + length * cos(angle), y + length * sin(angle)))
        self._pen.polygon(points, fill=colour)

    def _paste(self, picture: Image, box: Box) -> None:
        left = box.left + (box.width - picture.width) // 2
        top = box.top + (box.height - picture.height) // 2
        picture = picture.convert("RGBA")
        self.image.paste(picture, (left, top), picture)


def label_box(box: Box) -> Box:
    """Where a card's words go."""
    inset = round(box.width * _INSET)
    top = box.top + box.width - inset
    return Box(box.left + inset, top, box.right - inset, box.bottom - inset // 2)


def _corners(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right - 1, box.bottom - 1
