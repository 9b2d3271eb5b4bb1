"""How much of a file from elsewhere is let in, and which names inside it are harmless.

The numbers lie well above real files (seen: 98 boards, 60 buttons a board, some tens of MB) and well below
what makes a slow laptop stand still.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pictograms.boards.errors import NotBuiltLikeBoards

MB = 1024 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# an unfinished string reaches to the end of the text, so that every letter is looked at once
_STRING = re.compile(r'"[^"\\]*+(?:\\(?:.|\Z)[^"\\]*+)*+(?:"|\Z)', re.DOTALL)
_NOT_BRACKETS = re.compile(r"[^\[\]{}]+")
_PAIR = re.compile(r"\[\]|\{\}")


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds, in bytes unless said otherwise."""

    file_bytes: int = 256 * MB
    members: int = 20_000
    total_bytes: int = 512 * MB
    inflation: int = 40
    """How many times its own size a package may unpack to, beyond ``inflation_free``."""
    inflation_free: int = 32 * MB
    json_bytes: int = 32 * MB
    json_total_bytes: int = 128 * MB
    json_depth: int = 48
    json_frame: int = 1 * MB
    """Letters of JSON outside strings: its brackets, commas and numbers. A board of 60 buttons has 4 000."""
    boards: int = 2_000
    board_parts: int = 4_000
    """Buttons, pictures and sounds of one board."""
    parts: int = 100_000
    """The same of a whole package. The largest seen has some 10 000."""
    grid_side: int = 100
    text: int = 4_000
    picture_bytes: int = 16 * MB
    picture_pixels: int = 40_000_000
    svg_bytes: int = 4 * MB
    remarks: int = 1_000


LIMITS = Limits()


def safe_name(name: str) -> str:
    """``name`` of a packed file as plain ``folder/file``, or "" when it could point outside its package.

    Absolute names, drive letters, ``..`` and control characters are refused; backslashes are read as slashes
    (as packers on Windows write them) and empty or ``.`` parts are dropped.
    """
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain) or _CONTROL.search(plain) or len(plain) > 1024:
        return ""
    parts = [part for part in plain.split("/") if part not in ("", ".")]
    return "" if ".." in parts else "/".join(parts)


def is_junk(name: str) -> bool:
    """Whether ``name`` is what file managers leave behind: resource forks, thumbnails, folder settings."""
    first, _slash, _rest = name.partition("/")
    last = name.rpartition("/")[2]
    return first == "__MACOSX" or last.startswith("._") or last in (".DS_Store", "Thumbs.db", "desktop.ini")


def check_frame(text: str, file: str, limits: Limits = LIMITS) -> int:
    """The size of the JSON ``text`` without its strings; raises NotBuiltLikeBoards when it is no board's.

    Asked before the text is parsed, because a parser takes nested brackets for recursion and a few MB of
    empty lists for hundreds of MB of memory.
    """
    frame = _STRING.sub("", text)
    if len(frame) > limits.json_frame:
        raise NotBuiltLikeBoards(file=file)
    brackets = _NOT_BRACKETS.sub("", frame)
    for _level in range(limits.json_depth):
        shorter = _PAIR.sub("", brackets)
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    else:
        if brackets:
            raise NotBuiltLikeBoards(file=file)
    # what is left now does not balance, which the parser says; but it must not follow it too far down
    if brackets.count("[") + brackets.count("{") > limits.json_depth:
        raise NotBuiltLikeBoards(file=file)
    return len(frame)


def shown(text: object) -> str:
    """``text`` (a path, a name) in letters that every screen and file can hold."""
    return str(text).encode("utf-8", "replace").decode("utf-8")
