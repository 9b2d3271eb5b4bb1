"""Photos on cards, by the reference that the card carries."""

from collections.abc import Iterable
from uuid import UUID

from db import photos
from db.engine import Tx
from db.errors import UnknownRow


def photos_by_reference(tx: Tx, references: Iterable[str]) -> dict[str, bytes]:
    """Return the encoded pictures; one that has been erased since is left out, as is an empty reference."""
    found: dict[str, bytes] = {}
    for reference in dict.fromkeys(references):
        if not reference:
            continue
        try:
            found[reference] = photos.get(tx, UUID(reference)).data
        except UnknownRow:
            continue
    return found
