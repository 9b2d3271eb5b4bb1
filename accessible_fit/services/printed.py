"""A finished file for a printer or a folder, under a name that says of whom nothing."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file; `name` is one that says what it is and of whom nothing."""

    name: str
    pdf: bytes = field(repr=False)


def file_name(title: str, day: dt.date) -> str:
    """A name for a file that every system takes."""
    plain = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in title)
    return f"{' '.join(plain.split())} {day.isoformat()}.pdf"
