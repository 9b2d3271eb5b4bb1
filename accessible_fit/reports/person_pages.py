"""A person's report for the person: pictures, few words, last time and now, you said and we did.

No figures, no comparison with anybody, nothing red or green.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.box import Box
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.pen import INK, LINE, PALE, QUIET, Pen
from accessible_fit.reports.person_data import AskedThing, Deed, EasyReport, Shown
from accessible_fit.words.catalogue import Words
from pictograms.errors import PictogramError

PORTRAIT = "photo of the person"
ON_A_PAGE, DEEDS_ON_A_PAGE = 4, 3
ROW_MM, DEED_MM, GAP_MM, HEAD_MM = 51.0, 70.0, 4.0, 24.0
_TITLE, _SAY, _LEAST, _CAPTION = 28.0, 18.0, 12.0, 14.0


def person_pages(w: Words, content: EasyReport, drawings: Drawings) -> bytes:
    """Return the report as PDF, in the person's own language."""
    own = dict(content.photos)
    if content.portrait is not None:
        own[PORTRAIT] = content.portrait
    title = w.t("What {name} thinks", name=content.alias)
    book = Book(
        w, Furniture(title, content.made_on, organisation=content.organisation, spelled=True), drawings, own
    )
    book.add(partial(_cover, w, content))
    moved = [one for one in content.asked if one.moved]
    rest = [one for one in content.asked if not one.moved]
    _chapter(w, book, w.t("This has changed"), moved)
    _chapter(w, book, w.t("This is what you say now"), rest)
    for start in range(0, len(content.deeds), DEEDS_ON_A_PAGE):
        book.add(partial(_deeds, w, content.deeds[start : start + DEEDS_ON_A_PAGE]))
    book.add(partial(_closing, w))
    return book.pdf()


def _cover(w: Words, content: EasyReport, pen: Pen, inside: Box) -> None:
    _, rest = inside.cut_top(14)
    if content.portrait is not None:
        room, rest = rest.cut_top(70, 10)
        _picture(pen, PORTRAIT, room.square(70))
    else:
        room, rest = rest.cut_top(56, 8)
        _picture(pen, "own:talk-together", room.square(56))
    name, rest = rest.cut_top(22, 6)
    pen.words(content.alias, name, 44, 22, bold=True)
    said = [w.t("This is what you think."), w.t("This is what we have done.")]
    if not content.asked and not content.deeds:
        said = [w.t("You have not said anything yet."), w.t("You can say it another day.")]
    for line in said:
        room, rest = rest.cut_top(16)
        pen.words(line, room, 24, 14)


def _chapter(w: Words, book: Book, title: str, rows: Sequence[AskedThing]) -> None:
    for start in range(0, len(rows), ON_A_PAGE):
        book.add(partial(_page, w, title, rows[start : start + ON_A_PAGE]))


def _page(w: Words, title: str, rows: Sequence[AskedThing], pen: Pen, inside: Box) -> None:
    head, rest = inside.cut_top(HEAD_MM)
    pen.words(title, head.cut_top(14)[0], _TITLE, 16, bold=True, centred=False)
    for row in rows:
        room, rest = rest.cut_top(ROW_MM, GAP_MM)
        _asked(w, row, pen, room)


def _asked(w: Words, row: AskedThing, pen: Pen, room: Box) -> None:
    pen.frame(room, LINE, 0.3, corner=4)
    asked, said = room.inset(4, 3).cut_left(room.width * 0.34, 4)
    _over(pen, asked, row.question, bold=True)
    if row.then is not None and row.moved:
        then, now = said.across(2, 12)
        _said(pen, then, w.tc("own page", "Last time"), row.then, quiet=True)
        _arrow(pen, (then.right + 2, room.top + room.height / 2), 8)
        _said(pen, now, w.tc("own page", "Now"), row.now)
    elif row.then is not None:
        _said(pen, said, w.t("Now, and the last time"), row.now)
    else:
        _said(pen, said, w.tc("own page", "Now"), row.now)


def _said(pen: Pen, room: Box, caption: str, shown: Shown, quiet: bool = False) -> None:
    top, rest = room.cut_top(6.5, 1)
    pen.words(caption, top, _CAPTION, 9, colour=QUIET if quiet else INK)
    if shown.place is not None:
        _on_line(pen, rest, shown)
    else:
        _over(pen, rest, shown, bold=not quiet)


def _over(pen: Pen, room: Box, shown: Shown, bold: bool) -> None:
    """Words under their picture."""
    place, words = room.cut_top(room.height - 13.5, 1)
    if _picture(pen, shown.picture, place.square()):
        pen.words(shown.words, words, _SAY, _LEAST - 2, bold=bold)
    else:
        pen.words(shown.words, room, _SAY, _LEAST - 2, bold=bold)


def _on_line(pen: Pen, room: Box, shown: Shown) -> None:
    """A place on a line between two pictures, without any figure."""
    assert shown.place is not None  # asked by the caller
    strip, words = room.cut_top(room.height - 13.5, 1)
    side = min(13.0, strip.height)
    low = Box(strip.left, strip.top + (strip.height - side) / 2, side, side)
    high = Box(strip.right - side, low.top, side, side)
    _picture(pen, shown.ends[0], low)
    _picture(pen, shown.ends[1], high)
    middle, left, right = low.top + side / 2, low.right + 2, high.left - 2
    pen.line((left, middle), (right, middle), INK, 0.6)
    pen.dot((left + (right - left) * shown.place, middle), 2.4, INK)
    pen.words(shown.words, words, _SAY, _LEAST - 2, bold=True)


def _arrow(pen: Pen, at: tuple[float, float], length: float) -> None:
    x, y = at
    pen.line((x, y), (x + length - 2, y), INK, 0.8)
    pen.area([(x + length - 3, y - 2.4), (x + length, y), (x + length - 3, y + 2.4)], INK)


def _deeds(w: Words, deeds: Sequence[Deed], pen: Pen, inside: Box) -> None:
    head, rest = inside.cut_top(HEAD_MM)
    pen.words(w.t("You said – we did"), head.cut_top(14)[0], _TITLE, 16, bold=True, centred=False)
    for deed in deeds:
        room, rest = rest.cut_top(DEED_MM, GAP_MM)
        _deed(deed, pen, room)


def _deed(deed: Deed, pen: Pen, room: Box) -> None:
    pen.frame(room, LINE, 0.3, corner=4)
    left, right = room.inset(4, 3).across(2, 14)
    _arrow(pen, (left.right + 3, room.top + room.height / 2), 8)
    pictures = [one for one in deed.said_pictures if one][:2]
    _half(pen, left, deed.said_caption, pictures, deed.said)
    if deed.helped:
        right, foot = right.cut_top(right.height - 9, 1)
        pen.frame(foot, LINE, 0.0, PALE, 3)
        pen.words(deed.helped, foot.inset(2, 1), _CAPTION, 9)
    _half(pen, right, deed.standing, [deed.picture or "own:help"], deed.text)


def _half(pen: Pen, room: Box, caption: str, pictures: Sequence[str], words: str) -> None:
    top, rest = room.cut_top(7, 1)
    pen.words(caption, top, _CAPTION, 10, bold=True)
    drawn, said = rest.cut_top(min(26, rest.height * 0.5), 1.5)
    if pictures:
        for place, key in zip(drawn.across(len(pictures), 4), pictures, strict=True):
            _picture(pen, key, place.square())
    else:
        said = rest
    pen.words(words, said, 15, 9)


def _closing(w: Words, pen: Pen, inside: Box) -> None:
    _, rest = inside.cut_top(50)
    room, rest = rest.cut_top(60, 10)
    _picture(pen, "own:talk-together", room.square(60))
    for line, size in (
        (w.t("Do you want to change something?"), 28),
        (w.t("Tell somebody you trust."), 24),
        (w.t("Your answers are yours."), 24),
    ):
        place, rest = rest.cut_top(18)
        pen.words(line, place, size, 14, bold=size == 28)


def _picture(pen: Pen, key: str, room: Box) -> bool:
    """Draw a picture; one of a set that has been removed since leaves its place to the words."""
    if not key:
        return False
    try:
        pen.picture(key, room)
    except (PictogramError, ValueError):
        return False
    return True
