"""What of a person's words stands in the log alone, found there by the id it was said under."""

from collections.abc import Iterator
from uuid import UUID

from db import log_lines
from db.engine import Tx
from db.log_lines import Wanted
from db.records import AuditEntry

_WORDS = frozenset({"noted", "showed"})


def noted_before(tx: Tx, person_id: UUID, word_id: str) -> bool:
    """Say whether the log has a line with this id."""
    return any(one.details.get("id") == word_id for one in words_of(tx, person_id))


def words_of(tx: Tx, person_id: UUID) -> Iterator[AuditEntry]:
    """Give the lines that tell what a person was shown and said, newest first."""
    before: int | None = None
    while found := log_lines.about_person(tx, person_id, Wanted(verbs=_WORDS, before=before)):
        yield from found
        before = found[-1].seq
