"""An instrument as an easy-to-read form of paper: few questions a page, large pictures and answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accessible_fit.instruments.model import LINE_STEPS, Instrument, Item
from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.box import Box
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.errors import TooManyOnPage
from accessible_fit.paper.form_code import FormCode, code_of
from accessible_fit.paper.form_layout import Block, blocks, choice_block, line_block, most_on_page
from accessible_fit.paper.form_pages import paint_closing, paint_opening
from accessible_fit.paper.pen import Pen
from accessible_fit.paper.question_blocks import Asking, Face, paint_question
from accessible_fit.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class FormWishes:
    """How a form is printed.

    `steps` is 2, 3 or 5 choices, or 101 for a line of ten centimetres. `per_page` is one to three
    questions a page, as many as `form_layout.most_on_page` has room for. `turned` puts the answers the other
    way round. `alias` and `unit` are written in beforehand when they are known. `photos` are encoded pictures
    that stand in the place of pictograms, by key.
    """

    date: dt.date
    steps: int = 3
    per_page: int = 2
    turned: bool = False
    alias: str = ""
    unit: str = ""
    photos: Mapping[str, bytes] = field(default_factory=dict)


def question_form(words: Words, instrument: Instrument, wishes: FormWishes, drawings: Drawings) -> bytes:
    """The form as a PDF in the language of `words`. Raises TooManyOnPage, and what drawing raises."""
    most = most_on_page(wishes.steps)
    if not 1 <= wishes.per_page <= most:
        raise TooManyOnPage(most=most)
    code = form_code(words, instrument, wishes)
    rights = instrument.licence.text if instrument.licence is not None else ""
    note = words.t("The line is 100 mm: print in real size.") if wishes.steps == LINE_STEPS else ""
    furniture = Furniture(
        words.pick(instrument.title), wishes.date, wishes.unit, code.written(), rights, note
    )
    book = Book(words, furniture, drawings, wishes.photos)
    _add_opening(book, words, instrument, wishes)
    for first in range(0, len(instrument.items), wishes.per_page):
        here = [
            _asking(words, instrument, item, wishes, str(first + number))
            for number, item in enumerate(instrument.items[first : first + wishes.per_page], 1)
        ]
        _add_page(book, here, wishes)
    book.add(lambda pen, inside: paint_closing(pen, inside, words))
    return book.pdf()


def form_code(words: Words, instrument: Instrument, wishes: FormWishes) -> FormCode:
    """The code that stands at the foot of every page."""
    return code_of(instrument, wishes.steps, words.language, wishes.turned)


def _add_opening(book: Book, words: Words, instrument: Instrument, wishes: FormWishes) -> None:
    practice = _asking(words, instrument, instrument.practice, wishes)

    def paint(pen: Pen, inside: Box) -> None:
        room = paint_opening(pen, inside, words, instrument, wishes.alias, wishes.steps == LINE_STEPS)
        paint_question(pen, practice, _block(room, wishes))

    book.add(paint)


def _add_page(book: Book, here: Sequence[Asking], wishes: FormWishes) -> None:
    def paint(pen: Pen, inside: Box) -> None:
        # The last page keeps the sizes of the others.
        for asking, room in zip(here, blocks(inside, wishes.per_page), strict=False):
            paint_question(pen, asking, _block(room, wishes))

    book.add(paint)


def _block(room: Box, wishes: FormWishes) -> Block:
    return line_block(room) if wishes.steps == LINE_STEPS else choice_block(room, wishes.steps)


def _asking(words: Words, instrument: Instrument, item: Item, wishes: FormWishes, mark: str = "") -> Asking:
    options = instrument.options(item, wishes.steps)
    shown = tuple(reversed(options)) if wishes.turned else options
    return Asking(
        Face(item.pictogram, words.pick(item.question)),
        tuple(Face(option.pictogram, words.pick(option.label)) for option in shown),
        (
            Face("own:dont-know", words.t("I don't know")),
            Face("own:dont-want-to-answer", words.t("I don't want to answer")),
        ),
        mark,
    )
