"""Our own boards as Open Board values, with each picture's licence and whom to thank for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pictograms.boards.errors import MustStayInside
from pictograms.boards.json_text import Json
from pictograms.boards.licences import may_leave
from pictograms.boards.model import Board, BoardSet, Button, Credit, GivenFiles, Image, Link
from pictograms.symbols import Credit as SetCredit
from pictograms.symbols import Symbol

_SIDE = 300
"""Width and height that are written for a drawing, which has none of its own; programs ask for some."""
_NOTICES = {
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "MIT": "https://opensource.org/license/mit",
}


class Pictures(Protocol):
    """Where pictures come from: a ``Catalogue``, or anything like it."""

    def get(self, key: str) -> Symbol:
        """The symbol called ``key``; raises UnknownPictogram."""

    def svg(self, key: str) -> bytes:
        """Its drawing."""

    def credits(self, keys: Sequence[str]) -> list[SetCredit]:
        """Whom to thank for the pictures ``keys``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One card: its text, the key of its picture, what is said, its colour and the page it opens."""

    label: str
    picture: str = ""
    spoken: str = ""
    colour: str = ""
    opens: str = ""
    extra: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One board of ours: ``rows`` of cells (None is empty), in one language."""

    id: str
    name: str
    lang: str
    rows: tuple[tuple[Cell | None, ...], ...]
    description: str = ""
    extra: Mapping[str, Json] = field(default_factory=dict)


def compose(pages: Sequence[Page], pictures: Pictures, *, stays_inside: bool = False) -> BoardSet:
    """Boards for ``writer.write_boards``; the first page is the one to begin with.

    Raises UnknownPictogram for a picture that nobody has, and MustStayInside for one whose licence forbids
    passing it on, unless the file ``stays_inside`` the organisation.
    """
    places = {page.id: f"boards/{number}.obf" for number, page in enumerate(pages, start=1)}
    files: dict[str, bytes] = {}
    boards = tuple(_board(page, places, pictures, files, stays_inside) for page in pages)
    return BoardSet(boards=boards, root=pages[0].id if pages else "", files=GivenFiles(files))


def _board(
    page: Page, places: Mapping[str, str], pictures: Pictures, files: dict[str, bytes], stays_inside: bool
) -> Board:
    columns = max((len(row) for row in page.rows), default=0)
    buttons: list[Button] = []
    images: dict[str, Image] = {}
    order: list[tuple[str | None, ...]] = []
    for row in page.rows:
        line: list[str | None] = [None] * columns
        for place, cell in enumerate(row):
            if cell is None:
                continue
            if cell.picture and cell.picture not in images:
                images[cell.picture] = _image(cell.picture, pictures, files, stays_inside)
            line[place] = str(len(buttons) + 1)
            buttons.append(_button(str(len(buttons) + 1), cell, images, places))
        order.append(tuple(line))
    return Board(
        id=page.id,
        name=page.name,
        locale=page.lang,
        description_html=page.description or page.name,
        order=tuple(order) if columns else (),
        buttons=tuple(buttons),
        images=tuple(images.values()),
        extra=page.extra,
        path=places[page.id],
    )


def _button(button_id: str, cell: Cell, images: Mapping[str, Image], places: Mapping[str, str]) -> Button:
    opened = places.get(cell.opens, "")
    return Button(
        id=button_id,
        label=cell.label,
        vocalization=cell.spoken if cell.spoken != cell.label else "",
        image_id=images[cell.picture].id if cell.picture else "",
        background_color=cell.colour,
        border_color="rgb(68, 68, 68)",
        link=Link(id=cell.opens, path=opened) if opened else None,
        extra=cell.extra,
        leads_to=cell.opens if opened else "",
    )


def _image(key: str, pictures: Pictures, files: dict[str, bytes], stays_inside: bool) -> Image:
    symbol = pictures.get(key)
    thanks = pictures.credits([key])
    author = thanks[0].author if thanks else ""
    address = thanks[0].address if thanks else ""
    if not stays_inside and not may_leave(symbol.licence, author, symbol.set_name):
        raise MustStayInside(picture=key, licence=symbol.licence or "–")
    code = key.partition(":")[2]
    path = f"images/{symbol.set_name}-{code}.svg"
    files[path] = pictures.svg(key)
    credit = Credit(
        licence=symbol.licence,
        notice_url=_NOTICES.get(symbol.licence, ""),
        source_url=address,
        author=author,
    )
    return Image(
        id=f"{symbol.set_name}-{code}",
        content_type="image/svg+xml",
        path=path,
        width=_SIDE,
        height=_SIDE,
        credit=credit,
        extra={"ext_accessible_fit_picture": key},
    )
