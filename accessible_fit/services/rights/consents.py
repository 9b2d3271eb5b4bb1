"""What a person has said yes or no to: asked by itself, kept with who was there, and taken back at any time.

No is a normal answer. It is kept like yes, so that nobody asks again by mistake, and nothing else is.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from db import audit, clips, consents, people, photos
from db.engine import Store, Tx
from db.records import Consent, NewConsent, Person
from db.vocabulary import ConsentDecision, ConsentKind, InputWay


class HowSaid(StrEnum):
    """By what means a person said it."""

    ON_SCREEN = "on_screen"
    IN_WORDS = "in_words"
    SHOWED = "showed"
    """Pointed, looked, signed or used a device of their own."""


class ConsentMissing(ProgramError):
    """Something of a person was to be kept without the person's yes."""

    sentence = N_("The person has not said yes to this.")
    mend = N_("Ask the person first, with pictures, signs or words that the person understands.")


class WhoWasThere(ProgramError):
    """A decision was to be kept without saying who was there when it was made."""

    sentence = N_("Nobody is named who was there.")
    mend = N_("Write who was there when the person answered.")


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said, by what means, and who was there to see it.

    `way` is with what a card on the screen was pressed, None when it was not said there.
    """

    decision: ConsentDecision
    how: HowSaid
    present: str
    way: InputWay | None = None


class Consents:
    """The use cases of asking a person for leave, for those who may change what is kept of the person."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def latest(self, actor: Actor, person_id: UUID, kind: ConsentKind) -> Consent | None:
        """Return the decision that holds, or None when the person has not been asked. Raises NotAllowed."""
        with self._store.reading() as tx:
            actor.require(Right.SEE_PEOPLE, people.get(tx, person_id).unit_id)
            return consents.latest(tx, person_id, kind)

    def of_person(self, actor: Actor, person_id: UUID) -> list[Consent]:
        """Return every decision of a person, newest first. Raises NotAllowed."""
        with self._store.reading() as tx:
            actor.require(Right.SEE_PEOPLE, people.get(tx, person_id).unit_id)
            return consents.of_person(tx, person_id)

    def decide(self, actor: Actor, person_id: UUID, kind: ConsentKind, said: Said) -> Consent:
        """Keep what a person said. Raises NotAllowed, and WhoWasThere when nobody is named.

        Taking leave back erases what was kept under it: the person's photo, the voices recorded for the
        person.
        """
        if not said.present.strip():
            raise WhoWasThere
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            kept = keep_decision(tx, actor, person, kind, said, self._clock())
            carry_out(tx, person, kept)
        return kept


def keep_decision(
    tx: Tx,
    actor: Actor,
    person: Person,
    kind: ConsentKind,
    said: Said,
    at: dt.datetime,
    consent_id: UUID | None = None,
) -> Consent:
    """Keep what a person said at a moment, with its line in the log; who may keep it has been asked."""
    new = NewConsent(
        person_id=person.id,
        kind=kind,
        decision=said.decision,
        decided_at=at,
        how=said.how.value,
        present=" ".join(said.present.split()),
    )
    kept = consents.decide(tx, new, consent_id)
    told = {"kind": kind.value, "decision": said.decision.value}
    if said.way is not None:
        told["way"] = said.way.value
    audit.append(tx, actor.user_id, "decided", "consent", person.id, person.unit_id, told)
    return kept


def carry_out(tx: Tx, person: Person, decided: Consent) -> None:
    """Erase what was kept under a yes, when the decision is none."""
    if decided.decision is not ConsentDecision.GIVEN and decided.kind in _ERASED:
        _ERASED[decided.kind](tx, person)


def require_consent(tx: Tx, person_id: UUID, kind: ConsentKind) -> None:
    """Raise ConsentMissing unless the person has said yes and not taken it back."""
    held = consents.latest(tx, person_id, kind)
    if held is None or held.decision is not ConsentDecision.GIVEN:
        raise ConsentMissing


def _erase_photo(tx: Tx, person: Person) -> None:
    if person.photo_id is not None:
        people.update(tx, replace(person, photo_id=None))
        photos.remove(tx, person.photo_id)


def _erase_voices(tx: Tx, person: Person) -> None:
    for head in clips.of_person(tx, person.id):
        clips.remove(tx, head.id)


_ERASED: Mapping[ConsentKind, Callable[[Tx, Person], None]] = MappingProxyType(
    {ConsentKind.PHOTO: _erase_photo, ConsentKind.VOICE: _erase_voices}
)
