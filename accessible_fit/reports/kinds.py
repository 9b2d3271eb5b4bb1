"""How a report can be written, and what comes out."""

from dataclasses import dataclass, field
from enum import StrEnum


class FileFormat(StrEnum):
    """Ways to write a report; the value is the file's ending."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished report; `name` says what it is of and when, and ends as such files do."""

    name: str
    data: bytes = field(repr=False)


def file_name(parts: tuple[str, ...], ending: str) -> str:
    """Return a file's name of some words, without the signs that a system may refuse."""
    said = " ".join(part for part in parts if part)
    kept = "".join(sign if sign not in '<>:"/\\|?*' and sign.isprintable() else " " for sign in said)
    return f"{' '.join(kept.split())[:120].rstrip('. ')}.{ending}"
