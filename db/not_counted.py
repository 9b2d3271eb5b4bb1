"""Who has said no to being counted, or taken the yes back: the one definition for all figures of units."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from db.tables import consent_table
from db.vocabulary import ConsentDecision, ConsentKind

_consent = consent_table.c

ANYBODY = (
    select(_consent.person_id)
    .where(_consent.kind == ConsentKind.STATISTICS, _consent.decision != ConsentDecision.GIVEN)
    .distinct()
)
"""Everybody who has ever said so."""


def among(tx: Connection, persons: Select[Any], name: Any = _consent.person_id) -> frozenset[Any]:
    """Return who of the persons in a query has said no and not yes since, each by `name`.

    What was decided about one conversation does not count here.
    """
    rows = tx.execute(
        select(name, _consent.decision, _consent.conversation_id)
        .where(_consent.kind == ConsentKind.STATISTICS, _consent.person_id.in_(persons))
        .order_by(_consent.decided_at, _consent.id)
    )
    # Decisions about one conversation are left out here: asked for in the query, it would be gone by, and
    # everybody's decisions of every unit read.
    latest = {person: decision for person, decision, conversation in rows if conversation is None}
    return frozenset(one for one, decision in latest.items() if decision is not ConsentDecision.GIVEN)
