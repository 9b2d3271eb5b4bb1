"""A place on a printed line, measured with a ruler: millimetres become tenths of 0.0–10.0.

The line is ten centimetres long, so that one millimetre is one tenth. A ruler is read to half a millimetre at
best. A place between two tenths counts as the nearer one, and one right between them, such as 37.5, as the
even one of the two (ISO 80000-1, annex B, rule A): over many answers nothing is gained or lost by it, and a
line measured from its other end gives the same answer, 100 minus the tenths.

Printers shrink pages. A line that came out shorter or longer is measured as well, and the place counts as its
share of the whole line.
"""

from __future__ import annotations

import re
from fractions import Fraction

from accessible_fit.paper.errors import NotMillimetres, OutsideLine, WrongLineLength

LINE_MM = 100
SHORTEST_MM, LONGEST_MM = 60, 140
TENTHS = 100
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,4})(?:[.,](?P<part>[0-9]{1,3}))?(?:\s*mm)?")
_SHOWN = 20


def read_millimetres(written: str) -> Fraction:
    """A number as it is typed, with comma or point. Raises NotMillimetres."""
    found = _NUMBER.fullmatch(written.strip())
    if found is None:
        raise NotMillimetres(written=written.strip()[:_SHOWN])
    part = found["part"] or ""
    return Fraction(int(found["whole"] + part), 10 ** len(part))


def read_line_length(written: str) -> Fraction:
    """The length of the printed line in millimetres. Raises NotMillimetres, WrongLineLength."""
    length = read_millimetres(written)
    if not SHORTEST_MM <= length <= LONGEST_MM:
        raise WrongLineLength(shortest=SHORTEST_MM, longest=LONGEST_MM)
    return length


def tenths_of(written: str, length: Fraction = Fraction(LINE_MM)) -> int:
    """The raw answer, 0–100 tenths from the left, for a place measured in millimetres from the left end.

    `length` is the printed line's. Raises NotMillimetres, OutsideLine.
    """
    place = read_millimetres(written)
    if place > length:
        shown = f"{float(length):g}"
        raise OutsideLine(written=written.strip()[:_SHOWN], length=shown)
    return round(TENTHS * place / length)  # a fraction rounds to the even one when it is right between
