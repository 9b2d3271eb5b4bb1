"""Boards as values. What the format does not name is kept beside what it does, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pictograms.boards.errors import PictureNotHere
from pictograms.boards.faults import Fault
from pictograms.boards.json_text import Json

FORMAT = "open-board-0.1"

Extra = Mapping[str, Json]
"""Fields that are not this program's (``ext_…`` and others), by name, exactly as they were written."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom to thank for a picture, a sound or a board, and under which licence; "" for what is not said."""

    licence: str = ""
    notice_url: str = ""
    source_url: str = ""
    author: str = ""
    author_url: str = ""
    author_email: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Image:
    """One picture of a board. Its bytes are in ``data`` (a data URI), at ``path`` in the package, or nowhere.

    ``url`` is an address that is kept and never fetched; ``symbol`` names a picture of a set that programs
    are expected to have. Width and height are pixels, as the file says them.
    """

    id: str
    content_type: str = ""
    data: str = field(default="", repr=False)
    path: str = ""
    url: str = ""
    symbol: Extra = field(default_factory=dict)
    width: float | None = None
    height: float | None = None
    credit: Credit | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sound:
    """One recording, kept for the round trip; this program does not play it."""

    id: str
    content_type: str = ""
    data: str = field(default="", repr=False)
    path: str = ""
    url: str = ""
    credit: Credit | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a button leads: to a board in the package by path or id, or to an address (never opened)."""

    id: str = ""
    name: str = ""
    path: str = ""
    url: str = ""
    data_url: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Button:
    """One cell's content. Colours are ``rgb(…)``, ``rgba(…)`` or "".

    ``disabled`` says why the button can only be looked at: it asks for something that this program does not
    do, or leads where nothing is. ``leads_to`` is the id of the board it opens. Both are found out while
    reading and are no part of the file.
    """

    id: str
    label: str = ""
    vocalization: str = ""
    image_id: str = ""
    sound_id: str = ""
    background_color: str = ""
    border_color: str = ""
    hidden: bool = False
    actions: tuple[str, ...] = ()
    link: Link | None = None
    extra: Extra = field(default_factory=dict)
    disabled: Fault | None = field(default=None, compare=False)
    leads_to: str = field(default="", compare=False)

    @property
    def spoken(self) -> str:
        """What is said when the button is pressed."""
        return self.vocalization or self.label


@dataclass(frozen=True, slots=True)
class Board:
    """One page of buttons. ``order`` has ``rows`` rows of ``columns`` button ids, None where a cell is empty.

    ``path`` is the board's place in its package. ``locale`` is "" when the file does not say it.
    """

    id: str
    name: str = ""
    locale: str = ""
    description_html: str = ""
    order: tuple[tuple[str | None, ...], ...] = ()
    buttons: tuple[Button, ...] = ()
    images: tuple[Image, ...] = ()
    sounds: tuple[Sound, ...] = ()
    url: str = ""
    credit: Credit | None = None
    grid_extra: Extra = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)
    path: str = ""

    @property
    def rows(self) -> int:
        """Rows of the grid."""
        return len(self.order)

    @property
    def columns(self) -> int:
        """Columns of the grid."""
        return len(self.order[0]) if self.order else 0

    def button(self, button_id: str) -> Button | None:
        """The first button with this id."""
        return next((button for button in self.buttons if button.id == button_id), None)

    def image(self, image_id: str) -> Image | None:
        """The first picture with this id."""
        return next((image for image in self.images if image.id == image_id), None)

    def outside(self) -> tuple[Button, ...]:
        """Buttons that stand in no cell."""
        placed = {cell for row in self.order for cell in row}
        return tuple(button for button in self.buttons if button.id not in placed)


class Files(Protocol):
    """The files that boards lie among, by their plain names (``limits.safe_name``)."""

    def names(self) -> Collection[str]:
        """Every file, in the package's order."""

    def find(self, path: str) -> str | None:
        """The name meant by ``path`` as some board writes it."""

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file that ``names`` has; raises a PictogramError, also beyond ``most`` bytes."""


@dataclass(frozen=True, slots=True)
class NoFiles:
    """What a single ``.obf`` lies among: nothing."""

    def names(self) -> Collection[str]:
        """Nothing."""
        return ()

    def find(self, path: str) -> str | None:
        """Nothing."""
        return None

    def read(self, name: str, most: int) -> bytes:
        """Raise PictureNotHere."""
        raise PictureNotHere


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """Files that are in memory already, as when our own boards go out."""

    contents: Mapping[str, bytes]

    def names(self) -> Collection[str]:
        """Every file."""
        return self.contents.keys()

    def find(self, path: str) -> str | None:
        """``path`` itself, if it is there."""
        return path if path in self.contents else None

    def read(self, name: str, most: int) -> bytes:
        """The bytes; raises PictureNotHere."""
        try:
            return self.contents[name]
        except KeyError as error:
            raise PictureNotHere from error


@dataclass(frozen=True, slots=True)
class BoardSet:
    """The boards of one file, with the files they lie among and what was odd about them.

    ``root`` is the id of the board to begin with; ``extra`` are unknown fields of the package's list and
    ``extra_paths`` those of its ``paths``. Two sets are equal when their boards are.
    """

    boards: tuple[Board, ...]
    root: str = ""
    extra: Extra = field(default_factory=dict)
    extra_paths: Extra = field(default_factory=dict)
    files: Files = field(default_factory=NoFiles, compare=False, repr=False)
    faults: tuple[Fault, ...] = field(default=(), compare=False, repr=False)

    def board(self, board_id: str) -> Board | None:
        """The first board with this id."""
        return next((board for board in self.boards if board.id == board_id), None)
