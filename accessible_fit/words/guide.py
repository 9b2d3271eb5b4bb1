"""The user guide: its pages as they stand in the package, and which of them a role meets first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.vocabulary import Role

GUIDE_FOLDER = Path(__file__).resolve().parent.parent / "guide"
CONTENTS = "index"
# The parts of index.md, in its order: talking, what suits, rights, leading, looking after, everybody.
_OF_ROLE = {
    Role.STAFF: (0, 1, 2, 5),
    Role.LEADER: (3, 2, 5),
    Role.SUPERUSER: (0, 1, 2, 3, 4, 5),
}
_ENTRY = re.compile(r"^- \[(?P<title>.+)\]\((?P<name>[\w-]+)\.md\)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the contents: the name of its file without ending, and its title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class GuidePart:
    """Pages that belong together."""

    heading: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: its title, its Markdown without the title, and the folder its pictures are named from."""

    title: str
    text: str
    folder: Path


def contents(language: str) -> list[GuidePart]:
    """Return every part of the guide, in its order."""
    parts = []
    for part in _read(language, CONTENTS).split("\n## ")[1:]:
        heading, _, rest = part.partition("\n")
        entries = [Entry(found["name"], found["title"]) for found in _ENTRY.finditer(rest)]
        parts.append(GuidePart(heading.strip(), entries))
    return parts


def contents_for(language: str, role: Role) -> list[GuidePart]:
    """Return the parts that a role needs, its own work first."""
    parts = contents(language)
    return [parts[number] for number in _OF_ROLE[role]]


def page(language: str, name: str) -> GuidePage:
    """Return one page. `name` is that of an entry."""
    title, _, text = _read(language, name).partition("\n")
    return GuidePage(title.removeprefix("# ").strip(), text.strip(), GUIDE_FOLDER / language)


def _read(language: str, name: str) -> str:
    return (GUIDE_FOLDER / language / f"{name}.md").read_text(encoding="utf-8")
