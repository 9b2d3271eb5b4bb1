"""Looking through a picture set before anything of it is taken in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pictograms.boards.faults import Fault
from pictograms.boards.licences import Terms, terms_of
from pictograms.boards.model import BoardSet
from pictograms.boards.pictures import PictureKind
from pictograms.imports.errors import BadSetName

_SET_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 40
TAKEN_NAMES = frozenset({"own", "openmoji", "photo"})
"""Sets that the program has itself."""

Progress = Callable[[int, int], None]
"""Told how many of how many pictures are done. What it raises stops the work, and nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One picture that will come: what it is called, under which terms, and how its bytes are had.

    ``code`` is the part of its key after the colon. ``names`` go by language. ``read`` gives the bytes as
    they were looked at; ``fingerprint`` tells whether they still are. ``names_licence`` says that the
    licence is the picture's own and not the set's.
    """

    code: str
    names: Mapping[str, str]
    file: str
    kind: PictureKind
    licence: str
    author: str
    source: str
    words: tuple[str, ...]
    fingerprint: str
    read: Callable[[], bytes] = field(compare=False, repr=False)
    names_licence: bool = False

    def terms(self) -> Terms:
        """What its licence allows."""
        return terms_of(self.licence, self.author, self.source)


@dataclass(frozen=True, slots=True)
class Staying:
    """One picture, or line of a list, that will not come, and why."""

    name: str
    file: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Preview:
    """What a folder or file would bring: the pictures that come, those that do not, and what to know.

    ``licence`` is the set's own where pictures do not name one. ``boards`` are there when it is a board file,
    and ``board_pictures`` tells which of their pictures got which code, by (board id, image id).
    """

    source: Path
    name: str
    title: str
    licence: str
    author: str
    address: str
    coming: tuple[Coming, ...]
    staying: tuple[Staying, ...]
    notes: tuple[Fault, ...]
    boards: BoardSet | None = None
    board_pictures: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def non_commercial(self) -> bool:
        """Whether any picture may only be used without earning on it."""
        return any(picture.terms() is Terms.NON_COMMERCIAL for picture in self.coming)

    @property
    def licensed(self) -> bool:
        """Whether any picture needs a licence of the organisation's own."""
        return any(picture.terms() is Terms.LICENSED for picture in self.coming)

    @property
    def may_leave(self) -> bool:
        """Whether every picture may be handed to people outside the organisation."""
        return all(picture.terms() is Terms.FREE for picture in self.coming)

    def called(self, name: str, title: str = "") -> Preview:
        """The same set under another name; raises BadSetName."""
        check_set_name(name)
        return replace(self, name=name, title=title or self.title)

    def under(self, licence: str, author: str = "", address: str = "") -> Preview:
        """The same set with a licence for the pictures that name none themselves."""
        coming = tuple(
            replace(
                picture,
                licence=picture.licence if picture.names_licence else licence,
                author=picture.author or author,
            )
            for picture in self.coming
        )
        return replace(
            self,
            licence=licence,
            author=author or self.author,
            address=address or self.address,
            coming=coming,
        )


def check_set_name(name: str) -> None:
    """Raise BadSetName unless ``name`` fits in keys and folders and is not one of the program's own sets."""
    if not _SET_NAME.fullmatch(name) or len(name) > _LONGEST or name in TAKEN_NAMES:
        raise BadSetName(name=name or "–")


def fingerprint(content: bytes) -> str:
    """What tells two pictures apart."""
    return hashlib.sha256(content).hexdigest()
