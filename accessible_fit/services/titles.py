"""What a conversation was about, in the words it was held with: the title of its form or the mat's topic."""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from accessible_fit.instruments.model import Text
from db import instruments, mats
from db.engine import Tx
from db.records import Conversation
from db.vocabulary import ConversationKind


def titles(tx: Tx, held: Iterable[Conversation]) -> dict[UUID, Text]:
    """Return the title of each conversation, by its id; a mat that was never laid has none."""
    versions: dict[UUID, Text] = {}
    found: dict[UUID, Text] = {}
    for one in held:
        version = one.instrument_version_id
        if one.kind is ConversationKind.MAT:
            title = _topic(tx, one.id)
        elif version is not None:
            title = versions[version] = versions.get(version) or _form(tx, version)
        else:
            title = {}
        if title:
            found[one.id] = title
    return found


def _form(tx: Tx, version_id: UUID) -> Text:
    """Read no more than the title: a frozen form is long, and a list of conversations has many."""
    kept = json.loads(instruments.get(tx, version_id).frozen_text)
    return dict(kept["title"])


def _topic(tx: Tx, conversation_id: UUID) -> Text:
    """Read no more than the name, so that a mat whose start is damaged still stands in the list."""
    first = next(iter(mats.of_conversation(tx, conversation_id)), None)
    name = first.frozen_start.get("name") if first is not None else None
    return dict(name) if isinstance(name, Mapping) else {}
