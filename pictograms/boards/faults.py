"""What is odd in a board file that can be read all the same: told, never silently mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from pictograms.errors import N_, PictogramError


class Kind(Protocol):
    """A named kind of fault: ``code`` for programs, ``text`` (English source, with places) for people."""

    @property
    def code(self) -> str:
        """Short name that stays the same in every language."""

    @property
    def text(self) -> str:
        """The sentence, with ``{places}``."""


class BoardFault(Enum):
    """Kinds of faults in board files: (code, sentence)."""

    NO_MANIFEST = "no-manifest", N_("The package has no list of its boards. All boards in it were taken.")
    NO_BOARD_LIST = "no-board-list", N_("The package's list names no boards. All boards in it were taken.")
    LISTED_BOARD_GONE = "listed-board-gone", N_("The board file {file} is listed but not there.")
    UNLISTED_BOARD = "unlisted-board", N_("{file} is not in the package's list of boards. It was taken.")
    NOT_A_BOARD = "not-a-board", N_("{file} was left out. {reason}")
    UNSAFE_NAME = "unsafe-name", N_("{file} has a name that points outside the package. It was left out.")
    LINK_MEMBER = "link-member", N_("{file} in the package is a link to another file. It was left out.")
    LOCKED_MEMBER = "locked-member", N_("{file} in the package is locked or packed in an unknown way.")
    OTHER_FORMAT = "other-format", N_("The board “{board}” has the format {format}, not open-board-0.1.")
    NO_LOCALE = "no-locale", N_("The board “{board}” does not say its language.")
    OTHER_ENCODING = "other-encoding", N_("{file} is not written in UTF-8. Letters may be wrong.")
    NO_ID = "no-id", N_("Something on the board “{board}” has no id. It was given one.")
    SAME_ID = "same-id", N_("The board “{board}” uses the id {id} more than once.")
    SAME_BOARD_ID = (
        "same-board-id",
        N_("More than one board has the id {id}. The later ones were given others."),
    )
    BAD_ENTRY = "bad-entry", N_("The board “{board}” holds something that can not be read in “{part}”.")
    BAD_COLOUR = "bad-colour", N_("“{button}” on “{board}” has a colour that can not be read: {colour}.")
    TEXT_CUT = "text-cut", N_("A text on the board “{board}” is too long and was cut.")
    GRID_CUT = "grid-cut", N_("The board “{board}” has more rows or columns than can be shown. It was cut.")
    GRID_GROWN = "grid-grown", N_("The board “{board}” has cells outside its own size. It was made larger.")
    NO_SUCH_BUTTON = "no-such-button", N_("“{board}” has a cell for the button {id}, which is not there.")
    OUTSIDE_GRID = "outside-grid", N_("“{button}” has no place on the board “{board}”. It is kept beside it.")
    UNKNOWN_ACTION = (
        "unknown-action",
        N_("“{button}” on “{board}” asks for “{action}”, which this program does not do."),
    )
    LINK_NOWHERE = "link-nowhere", N_("“{button}” on “{board}” leads to a board that is not in the file.")
    LINK_OUTSIDE = (
        "link-outside",
        N_("“{button}” on “{board}” leads to an address on the web, which is never opened."),
    )
    NO_PICTURE = "no-picture", N_("“{button}” on “{board}” is shown without its picture. {reason}")
    CLEANED_PICTURE = (
        "cleaned-picture",
        N_("The picture of “{button}” on “{board}” held something that could do harm. It was taken out."),
    )
    NON_COMMERCIAL = (
        "non-commercial",
        N_("Pictures with the licence {licence} must stay in the organisation: {count}."),
    )
    NO_LICENCE = "no-licence", N_("Pictures that do not say what licence they have: {count}.")
    MORE = "more", N_("More remarks of the same kinds: {count}.")

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        self.text = text


@dataclass(frozen=True, slots=True)
class Fault:
    """One remark. ``details`` fill the kind's places; one of them may be a failure that is the reason."""

    kind: Kind
    details: Mapping[str, object] = field(default_factory=dict)

    def told(self, translate: Callable[[str], str] = str) -> str:
        """The sentence, in the language of ``translate`` (source text → text)."""
        filled = dict(self.details)
        for name, value in filled.items():
            if isinstance(value, PictogramError):
                filled[name] = translate(value.sentence).format(**value.details)
        return translate(self.kind.text).format(**filled)

    def __str__(self) -> str:
        return self.told()


class Remarks:
    """Collects faults while a file is read, each once, and not more than anybody would read."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._seen: dict[tuple[object, ...], Fault] = {}
        self._left_over = 0

    def add(self, kind: Kind, **details: object) -> Fault:
        """Note a fault and give it back."""
        fault = Fault(kind, details)
        # by their looks and not by their words: a hostile file can cause millions
        key = (kind, *map(str, details.values()))
        if key in self._seen:
            return fault
        if len(self._seen) < self._most:
            self._seen[key] = fault
        else:
            self._left_over += 1
        return fault

    def all(self) -> tuple[Fault, ...]:
        """What was noted, in order; the last one says how many more there were."""
        more = (Fault(BoardFault.MORE, {"count": self._left_over}),) if self._left_over else ()
        return (*self._seen.values(), *more)
