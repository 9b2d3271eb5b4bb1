"""The code at the foot of a printed form: which wording it has, and how its answers stand.

`group_home-1-3f9a2c-3-sv` is the form group_home in version 1 whose checksum begins with 3f9a2c, with three
choices, in Swedish; `line` stands in the place of the number for a line, and `-t` at the end says that left
and right are turned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accessible_fit.instruments.model import LADDER_STEPS, LANGUAGES, LINE_STEPS, Instrument
from accessible_fit.paper.errors import CodeUnreadable

CHECKSUM_START = 6
LINE = "line"
TURNED = "t"
EXAMPLE = "group_home-1-3f9a2c-3-sv"
_CODE = re.compile(
    rf"(?P<id>[a-z][a-z0-9_]*)-(?P<version>[0-9]{{1,6}})-(?P<start>[0-9a-f]{{{CHECKSUM_START}}})"
    rf"-(?P<format>{'|'.join(str(steps) for steps in LADDER_STEPS)}|{LINE})"
    rf"-(?P<language>{'|'.join(LANGUAGES)})(?P<turned>-{TURNED})?"
)


@dataclass(frozen=True, slots=True)
class FormCode:
    """A printed form. `steps` is 2, 3 or 5 choices, or 101 for a line of 100 millimetres."""

    instrument_id: str
    version: int
    checksum_start: str
    steps: int
    language: str
    turned: bool = False

    def written(self) -> str:
        """The code as it stands on the paper."""
        form = LINE if self.steps == LINE_STEPS else str(self.steps)
        parts = [self.instrument_id, str(self.version), self.checksum_start, form, self.language]
        return "-".join([*parts, TURNED] if self.turned else parts)

    def names(self, instrument: Instrument) -> bool:
        """Whether this instrument, in just this wording, is the one that was printed."""
        return (
            instrument.id == self.instrument_id
            and instrument.version == self.version
            and instrument.checksum.startswith(self.checksum_start)
        )


def code_of(instrument: Instrument, steps: int, language: str, turned: bool = False) -> FormCode:
    """The code of an instrument printed in this way."""
    start = instrument.checksum[:CHECKSUM_START]
    return FormCode(instrument.id, instrument.version, start, steps, language, turned)


def read_code(written: str) -> FormCode:
    """The code as somebody has copied it: large or small letters, spaces or dashes. Raises CodeUnreadable."""
    plain = re.sub(r"[\s\-–—‑]+", "-", written.strip().casefold()).strip("-")
    found = _CODE.fullmatch(plain)
    if found is None:
        raise CodeUnreadable(code=written.strip()[:60], example=EXAMPLE)
    return FormCode(
        found["id"],
        int(found["version"]),
        found["start"],
        LINE_STEPS if found["format"] == LINE else int(found["format"]),
        found["language"],
        found["turned"] is not None,
    )
