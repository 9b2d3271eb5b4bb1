"""A TOML file read from disk: its values, and the line of each."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any

from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.faults import Fault, FaultKind
from accessible_fit.instruments.lines import LineIndex, Place
from accessible_fit.toml_text import parsed

MAX_BYTES = 1_000_000


class Source:
    """The values of a TOML file, and where they stand in it."""

    def __init__(self, path: Path, text: str, values: dict[str, Any]) -> None:
        self.path = path
        self.text = text
        self.values = values

    @cached_property
    def _index(self) -> LineIndex:
        # Only a file with faults needs its lines, so they are looked for then.
        return LineIndex(self.text)

    def fault(self, kind: FaultKind, place: Place, **details: object) -> Fault:
        """A fault at a place in this file."""
        said = {key: str(value) for key, value in details.items()}
        return Fault(self.path, self._index.line(place), kind, said)


def text_of(path: Path) -> str:
    """Read a file of at most `MAX_BYTES` bytes of UTF-8; raises InstrumentFaults with one fault."""
    raw = _bytes_of(path)
    try:
        # Notepad begins a file with a byte order mark; it is not part of the text.
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InstrumentFaults([Fault(path, line, FaultKind.NOT_UTF8, {})]) from None


def open_source(path: Path) -> Source:
    """Read and parse a file of at most `MAX_BYTES` bytes; raises InstrumentFaults with one fault."""
    return source_of(path, text_of(path))


def source_of(path: Path, text: str) -> Source:
    """Parse a text that was read from a file; raises InstrumentFaults with one fault."""
    try:
        return Source(path, text, parsed(text))
    except ValueError as error:
        # Besides its own error tomllib lets out ValueError for a whole number of thousands of figures.
        raise InstrumentFaults([_malformed(path, text, str(error))]) from None


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            kind = FaultKind.NOT_A_FILE if path.exists() else FaultKind.FILE_MISSING
            raise InstrumentFaults([Fault(path, None, kind, {})])
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        details = {"reason": error.strerror or "unknown reason"}
        raise InstrumentFaults([Fault(path, None, FaultKind.UNREADABLE, details)]) from None
    if len(raw) > MAX_BYTES:
        raise InstrumentFaults([Fault(path, None, FaultKind.TOO_LARGE, {"limit": str(MAX_BYTES)})])
    return raw


def _malformed(path: Path, text: str, message: str) -> Fault:
    """tomllib ends its message with "(at line 3, column 5)" or "(at end of document)"."""
    found = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$", message)
    if found is None:
        return Fault(path, 1, FaultKind.MALFORMED, {"reason": message})
    line = int(found.group(1)) if found.group(1) else text.rstrip("\n").count("\n") + 1
    return Fault(path, line, FaultKind.MALFORMED, {"reason": message[: found.start()]})
