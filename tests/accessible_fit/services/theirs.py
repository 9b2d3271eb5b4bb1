"""A form that is somebody else's, invented for the tests: nobody's wording, and a licence that is not one."""

from pathlib import Path

from sqlalchemy import select

from db.engine import Store
from db.tables import audit_entry_table

LICENCE = (
    'licence = { holder = "Förlaget AB", text = "Avtal 123 till 2028", cutoff = 25, reliable_change = 5 }'
)
ITEMS = ("a", "b", "c", "d")

_HEAD = """\
id = "their_scale"
version = 3
languages = ["sv", "en"]
service_type = "any"
kind = "ratings"
total = ["a", "b", "c", "d"]
licensed = true
title = { sv = "Deras skala", en = "Their scale" }
description = { sv = "Fyra linjer.", en = "Four lines." }
"""
_PRACTICE = """
[practice]
id = "practice"
"""
_ITEM = """
[[items]]
id = "{item}"
"""
_REST = """area = "how_i_am"
question = {{ sv = "Hur är {item}?", en = "How is {item}?" }}
spoken = {{ sv = "Hur är {item}?", en = "How is {item}?" }}
pictogram = "openmoji:1F9D1"
polarity = "up"
answer_set = "how_good"
"""


def their_form(licence: str = LICENCE, **words: str) -> str:
    """Return the text of the file; `words` are replaced by others."""
    items = "".join(_ITEM.format(item=one) + _REST.format(item=one) for one in ITEMS)
    text = _HEAD + licence + "\n" + _PRACTICE + _REST.format(item="te") + items
    for old, new in words.items():
        text = text.replace(old, new)
    return text


def their_file(folder: Path, licence: str = LICENCE, **words: str) -> Path:
    """Write the file."""
    path = folder / "deras.toml"
    path.write_text(their_form(licence, **words), encoding="utf-8")
    return path


def log_of(store: Store) -> list[tuple[str, str, dict[str, object]]]:
    """Return the lines of the log: what was done, with what kind of thing, and its details."""
    entry = audit_entry_table.c
    with store.reading() as tx:
        rows = tx.execute(select(entry.verb, entry.subject_kind, entry.details).order_by(entry.seq)).all()
    return [(row.verb, row.subject_kind, dict(row.details)) for row in rows]
