"""The picture of a mat at A4 and 300 dpi: good enough to hang on a wall, and it can be read back."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talking_mats.brush import Brush
from talking_mats.cards import Card, CardKind
from talking_mats.described import description, pdf_info, png_info
from talking_mats.faults import N_
from talking_mats.layout import Layout, lay_out
from talking_mats.lettering import Lettering
from talking_mats.model import Mat
from talking_mats.paper_size import DPI, Box, px
from talking_mats.text import in_language

if TYPE_CHECKING:
    from PIL.Image import Image

Draw = Callable[[str, int], "Image"]
"""Draws the pictogram with this key, or the photo with this reference, in a square of so many pixels."""

_INK, _QUIET, _LINE = "#1b1b1f", "#55555f", "#c9c9d2"
_TOPIC, _OWN = "#5b3f94", "#8a5a00"
_FIELD, _BETWEEN = "#ececf2", "#f8f8fb"
_FOOT_LINE = 4.6


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the picture is made.

    `date` is the day in words, `whose` a name or nothing, `credits` whom to thank for the symbols, line by
    line. `photo` draws photos; without it the pictogram or the word is shown. `translate` is a catalogue's
    gettext.
    """

    lang: str = "sv"
    date: str = ""
    whose: str = ""
    credits: Sequence[str] = ()
    landscape: bool = True
    translate: Callable[[str], str] = str
    photo: Draw | None = None
    lettering: Lettering = field(default_factory=Lettering)


def paint(mat: Mat, draw: Draw, wishes: Wishes) -> Image:
    """The picture as an RGB image of one A4 page."""
    return _Painter(mat, draw, wishes).paint()


def picture_png(mat: Mat, draw: Draw, wishes: Wishes) -> bytes:
    """The picture as PNG, with its own description inside (`described.read_description`)."""
    kept = io.BytesIO()
    described = description(mat, wishes.lang, wishes.date)
    paint(mat, draw, wishes).save(kept, "PNG", dpi=(DPI, DPI), pnginfo=png_info(described), compress_level=6)
    return kept.getvalue()


def picture_pdf(mat: Mat, draw: Draw, wishes: Wishes) -> bytes:
    """The picture as a PDF of one page, with its own description inside."""
    kept = io.BytesIO()
    described = description(mat, wishes.lang, wishes.date)
    paint(mat, draw, wishes).save(kept, "PDF", resolution=DPI, quality=93, **pdf_info(described))
    return kept.getvalue()


class _Painter:
    """Paints one mat, part by part."""

    def __init__(self, mat: Mat, draw: Draw, wishes: Wishes) -> None:
        self._mat = mat
        self._wishes = wishes
        self._say = wishes.translate
        self._foot_lines = self._foot()
        self._layout: Layout = lay_out(mat, wishes.landscape, px(_FOOT_LINE) * len(self._foot_lines))
        self._brush = Brush(self._layout.page, draw, wishes.photo, wishes.lettering)

    def paint(self) -> Image:
        self._topic()
        self._date()
        self._top_scale()
        self._cards()
        self._aside()
        for number, line in enumerate(self._foot_lines):
            foot = self._layout.foot
            self._brush.line(
                line, (foot.left, foot.top + number * px(_FOOT_LINE)), px(2.9), _QUIET, foot.width
            )
        return self._brush.image

    def _topic(self) -> None:
        box = self._layout.topic
        self._brush.frame(box, _TOPIC, px(1.4), "#ffffff")
        inner = box.inset(px(2.5))
        side = inner.height
        picture = Box(inner.left, inner.top, inner.left + side, inner.bottom)
        name = in_language(self._mat.start.name, self._wishes.lang)
        if self._mat.start.picture:
            self._brush.picture(self._mat.start.picture, picture)
            inner = Box(picture.right + px(4), inner.top, inner.right - px(3), inner.bottom)
        self._brush.words(name, inner, px(15), px(5), _INK, bold=True, centred=False)

    def _date(self) -> None:
        box = self._layout.date.inset(px(1))
        half = (box.top + box.bottom) // 2
        upper = Box(box.left, box.top, box.right, half)
        lower = Box(box.left, half, box.right, box.bottom)
        if self._wishes.whose:
            self._brush.words(self._wishes.whose, upper, px(8), px(4), _INK, bold=True)
            self._brush.words(self._wishes.date, lower, px(7), px(4), _INK)
        elif self._wishes.date:
            self._brush.words(self._wishes.date, box, px(8), px(4), _INK)

    def _top_scale(self) -> None:
        mat = self._mat
        for place, field_box in enumerate(self._layout.fields):
            self._brush.field(field_box, _FIELD if self._has_head(place) else _BETWEEN)
        by_place = sorted(range(3), key=lambda number: mat.screen_place(self._position(number)))
        columns = [mat.start.scale.columns[number] for number in by_place]
        self._brush.heads(
            [(column.picture, in_language(column.words, self._wishes.lang)) for column in columns],
            self._layout.heads,
        )

    def _has_head(self, place: int) -> bool:
        return self._mat.start.positions == 3 or place % 2 == 0

    def _position(self, column: int) -> int:
        return column * (self._mat.start.positions - 1) // 2

    def _cards(self) -> None:
        cards = [(self._mat.cards[card_id], box) for card_id, box in self._layout.cards.items()]
        size = self._brush.common_size([(self._words(card), box) for card, box in cards])
        for card, box in cards:
            self._card(card, box, size)
        if not cards:
            middle = self._layout.fields[len(self._layout.fields) // 2].inset(px(6))
            self._brush.words(self._say(N_("No card on the mat yet.")), middle, px(7), px(4), _QUIET)

    def _aside(self) -> None:
        box = self._layout.aside_field
        if box is None:
            return
        self._brush.frame(box, _LINE, px(0.5), "#ffffff")
        label = Box(box.left + px(2), box.top, box.left + px(29), box.bottom)
        self._brush.words(self._say(N_("Not for me")), label, px(6), px(3), _INK, bold=True)
        cards = [(self._mat.cards[card_id], place) for card_id, place in self._layout.aside.items()]
        size = self._brush.common_size([(self._words(card), place) for card, place in cards])
        for card, place in cards:
            self._card(card, place, size)

    def _card(self, card: Card, box: Box, size: int) -> None:
        own = card.kind is CardKind.BLANK
        self._brush.card(card, self._words(card), box, size, _OWN if own else _INK, own)

    def _words(self, card: Card) -> str:
        return in_language(card.words, self._wishes.lang)

    def _foot(self) -> list[str]:
        mat, say = self._mat, self._say
        said = []
        if any(
            mat.cards[card_id].kind is CardKind.BLANK
            for card_id in (*mat.positions, *(c.id for c in mat.aside))
        ):
            said.append(say(N_("A card with a star: made by the person.")))
        if mat.start.positions == 5:
            said.append(say(N_("Cards may lie between two columns.")))
        left = len(mat.cards) - len(mat.positions) - len(mat.aside)
        if left:
            said.append(say(N_("Cards not placed: {count}.")).format(count=left))
        lines = ["   ".join(said)] if said else []
        if self._wishes.credits:
            lines.append(say(N_("Pictures:")) + " " + "  ·  ".join(self._wishes.credits))
        return lines
