"""A topic file read from disk: its values, and where they stand."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from talking_mats.errors import TopicFaults
from talking_mats.faults import Fault, FaultKind
from talking_mats.lines import Lines, Place

MAX_BYTES = 200_000

MOST_DOTS = 200
_BETWEEN = re.compile(r"[\n\"'=\[\]{},#]+")


class Source:
    """The values of a TOML file, and where they stand in it."""

    def __init__(self, path: Path, text: str, values: dict[str, Any]) -> None:
        self.path = path
        self.text = text
        self.values = values

    @cached_property
    def _lines(self) -> Lines:
        # Only a file with faults needs its lines, so they are looked for then.
        return Lines(self.text)

    def fault(self, kind: FaultKind, place: Place, **details: object) -> Fault:
        """A fault at a place in this file."""
        said = {key: str(value) for key, value in details.items()}
        return Fault(self.path, self._lines.line(place), kind, said)


def open_source(path: Path) -> Source:
    """The file at `path`; raises TopicFaults when it is not a TOML text."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        details = {"reason": error.strerror or "unknown reason"}
        raise TopicFaults([Fault(path, None, FaultKind.UNREADABLE, details)]) from error
    if len(raw) > MAX_BYTES:
        raise TopicFaults([Fault(path, None, FaultKind.TOO_LARGE, {"limit": str(MAX_BYTES)})])
    try:
        # Some editors begin a file with a mark that is no part of the text.
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise TopicFaults([Fault(path, line, FaultKind.NOT_UTF8, {})]) from None
    # For a key of many dots tomllib needs the square of their number, in time and in memory.
    if any(part.count(".") > MOST_DOTS for part in _BETWEEN.split(text)):
        raise TopicFaults([_malformed(path, text, "keys in keys, too deep")])
    try:
        return Source(path, text, tomllib.loads(text))
    except ValueError as error:
        # Besides its own error tomllib lets out ValueError for a whole number of thousands of figures.
        raise TopicFaults([_malformed(path, text, str(error))]) from None
    except RecursionError:
        raise TopicFaults([_malformed(path, text, "brackets in brackets, too deep")]) from None


def _malformed(path: Path, text: str, message: str) -> Fault:
    """tomllib ends its message with "(at line 3, column 5)" or "(at end of document)"."""
    found = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", message)
    if found is None:
        return Fault(path, 1, FaultKind.MALFORMED, {"reason": message})
    line = int(found[1]) if found[1] else text.rstrip("\n").count("\n") + 1
    return Fault(path, line, FaultKind.MALFORMED, {"reason": message[: found.start()]})
