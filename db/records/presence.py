"""Records of who has a conversation open, and of what came in from a computer without the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody has a conversation open. `place` is a name that one running program drew for itself."""

    conversation_id: UUID
    unit_id: UUID
    user_id: UUID
    place: str
    since: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something written down while the server was gone has come in; `id` is what it was written under."""

    id: UUID
    unit_id: UUID
    conversation_id: UUID
    arrived_at: datetime
