"""What a no stops, asked by whoever is about to do it. Not asked yet is no no."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from db import consents
from db.engine import Tx
from db.records import Consent
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind


class SaidNo(ProgramError):
    """A conversation was to be begun with somebody who has said no to keeping what is said."""

    sentence = N_("The person has said no to keeping answers.")
    mend = N_("Ask again under “Consent” on the person's page. No is a good answer as well.")


def require_answers_may_be_kept(tx: Tx, person_id: UUID) -> None:
    """Raise SaidNo when the person has said no, or taken a yes back."""
    if _is_no(consents.latest(tx, person_id, ConsentKind.ANSWERS)):
        raise SaidNo


def mat_picture_leave(tx: Tx, person_id: UUID, conversation_id: UUID) -> Consent | None:
    """Return who may see the picture of a mat: what was said about it, or a later no to all pictures."""
    about_this = consents.latest(tx, person_id, ConsentKind.MAT_PICTURE, conversation_id)
    return _stronger(about_this, consents.latest(tx, person_id, ConsentKind.MAT_PICTURE))


def mat_picture_leaves(
    tx: Tx, person_id: UUID, conversation_ids: Iterable[UUID]
) -> dict[UUID, Consent | None]:
    """Return the same for many conversations of a person, read at once."""
    latest: dict[UUID | None, Consent] = {}
    for one in consents.of_person(tx, person_id):
        if one.kind is ConsentKind.MAT_PICTURE:
            latest.setdefault(one.conversation_id, one)
    return {one: _stronger(latest.get(one), latest.get(None)) for one in conversation_ids}


def _stronger(about_this: Consent | None, about_all: Consent | None) -> Consent | None:
    if about_all is None or not _is_no(about_all):
        return about_this
    if about_this is not None and about_this.decided_at > about_all.decided_at:
        return about_this
    return replace(about_all, audience=(ConsentAudience.ME,))


def _is_no(held: Consent | None) -> bool:
    return held is not None and held.decision is not ConsentDecision.GIVEN
