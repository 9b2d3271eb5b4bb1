"""Everything a person has said, as a book for the person: pictures, few words, one thing on each line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.box import Box
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.pen import LINE, QUIET, Pen
from accessible_fit.words.catalogue import Words
from pictograms.errors import PictogramError

if TYPE_CHECKING:
    from PIL.Image import Image

PHOTO = "photo of the person"
ON_A_PAGE = 6
ROW_MM, GAP_MM, HEAD_MM = 35.0, 4.0, 22.0
_TITLE, _SAY, _SMALL = 26.0, 15.0, 12.0


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One thing that was asked and what was said to it; a picture's key is empty where there is none."""

    question: str
    picture: str
    answer: str
    answer_picture: str


@dataclass(frozen=True, slots=True)
class SaidTalk:
    """One conversation: what it was about, the day, who answered when it was somebody else, what was said."""

    title: str
    day: dt.date
    told: str
    rows: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class PersonBook:
    """What the book holds. `held` is how many conversations there were, mats among them.

    `agreed` and `allowed` are rows of their own chapters; `mats` whole pages.
    """

    alias: str
    made_on: dt.date
    held: int
    photo: bytes | None
    talks: tuple[SaidTalk, ...]
    allowed: tuple[SaidRow, ...]
    agreed: tuple[SaidRow, ...]
    mats: tuple[Image, ...] = field(default=(), repr=False)


def person_book(
    words: Words, content: PersonBook, drawings: Drawings, photos: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the book as PDF. `photos` are the person's own in the place of pictograms, by key."""
    own = dict(photos or {})
    if content.photo is not None:
        own[PHOTO] = content.photo
    title = words.t("What {name} has said", name=content.alias)
    book = Book(words, Furniture(title, content.made_on), drawings, own)
    book.add(partial(_cover, words, content))
    for talk in content.talks:
        about = "   ".join(part for part in (words.day(talk.day), talk.told) if part)
        chapter(book, talk.title, about, talk.rows)
    for page in content.mats:
        book.add_whole(page, landscape=page.width > page.height)
    if content.allowed:
        chapter(book, words.t("What you have said yes and no to"), "", content.allowed)
    if content.agreed:
        chapter(book, words.t("What we agreed"), "", content.agreed)
    return book.pdf()


def chapter(book: Book, title: str, about: str, rows: Sequence[SaidRow]) -> None:
    """Add rows under a heading, as many pages as they need."""
    for start in range(0, max(1, len(rows)), ON_A_PAGE):
        book.add(partial(_page, title, about, rows[start : start + ON_A_PAGE]))


def _cover(words: Words, content: PersonBook, pen: Pen, inside: Box) -> None:
    _, rest = inside.cut_top(18)
    if content.photo is not None:
        room, rest = rest.cut_top(70, 10)
        _picture(pen, PHOTO, room.square(70))
    name, rest = rest.cut_top(20)
    pen.words(content.alias, name, 40, 20, bold=True)
    said = [
        words.t("Here is everything that is kept about you."),
        words.tn("You have talked {n} time.", "You have talked {n} times.", content.held),
        words.t("Your answers are yours."),
        words.t("Ask staff when you want to take something away."),
    ]
    for line in said:
        room, rest = rest.cut_top(16)
        pen.words(line, room, 20, 12)


def _page(title: str, about: str, rows: Sequence[SaidRow], pen: Pen, inside: Box) -> None:
    head, rest = inside.cut_top(HEAD_MM)
    heading, under = head.cut_top(13)
    pen.words(title, heading, _TITLE, 14, bold=True, centred=False)
    if about:
        pen.words(about, under, _SMALL, 9, colour=QUIET, centred=False)
    for row in rows:
        room, rest = rest.cut_top(ROW_MM, GAP_MM)
        _row(row, pen, room)


def _row(row: SaidRow, pen: Pen, room: Box) -> None:
    pen.frame(room, LINE, 0.3, corner=3)
    asked = Box(room.left, room.top, room.width * 0.58, room.height)
    said = Box(asked.right, room.top, room.width - asked.width, room.height)
    pen.line((said.left, said.top + 3), (said.left, said.bottom - 3), LINE, 0.3)
    _side(pen, asked.inset(3), row.picture, row.question, bold=False)
    _side(pen, said.inset(4), row.answer_picture, row.answer, bold=True)


def _side(pen: Pen, room: Box, picture: str, words: str, bold: bool) -> None:
    drawn = False
    if picture:
        place, beside = room.cut_left(27, 4)
        drawn = _picture(pen, picture, place.square(27))
        room = beside if drawn else room
    pen.words(words, room, _SAY, 9, bold=bold, centred=False)


def _picture(pen: Pen, key: str, room: Box) -> bool:
    """Draw a picture; one of a set that has been removed since leaves its place to the words."""
    try:
        pen.picture(key, room)
    except (PictogramError, ValueError):
        return False
    return True
