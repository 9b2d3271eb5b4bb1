"""The person says yes and no on the screen, one thing at a time, with somebody there.

What is said is written as a deed: where the store is a server that is lost in the middle, it waits on this
computer and arrives once. It has an id of its own, which the decision, or the line in the log, is kept under.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.journal.deeds import Arrive, Body, Came, Deed, Straight, Writing
from accessible_fit.services.rights.consents import HowSaid, Said, WhoWasThere, carry_out, keep_decision
from accessible_fit.services.rights.noted import noted_before
from accessible_fit.services.talk import Resident
from db import audit, consents, people, photos, profiles
from db.engine import Store, Tx
from db.ids import new_id
from db.records import AccessProfile, Consent, Person
from db.vocabulary import ConsentDecision, ConsentKind, InputWay


class PersonsWord(StrEnum):
    """What a person can say; not to know yet is an answer that decides nothing."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class ConsentTalk:
    """What the window needs: who is asked, who is there, and what holds now; who was not asked has None."""

    resident: Resident
    profile: AccessProfile
    present: str
    held: Mapping[ConsentKind, ConsentDecision | None] = field(default_factory=dict)


class ConsentTalks:
    """The use cases of asking on the person's screen.

    `writing` is how what is said is written, straight to the store unless told.
    """

    def __init__(self, store: Store, clock: Clock, writing: Writing | None = None) -> None:
        self._store = store
        self._clock = clock
        self._writing = writing or Straight(store)

    def arriving(self) -> Mapping[str, Arrive]:
        """Return what writes a word that waited for the store."""
        return {"consent": self._word_came}

    def begin(self, actor: Actor, person_id: UUID, present: str) -> ConsentTalk:
        """Return what holds now, to be shown to the person; `present` are the names of who is there.

        Raises NotAllowed, and WhoWasThere when nobody is named.
        """
        names = " ".join(present.split())
        if not names:
            raise WhoWasThere
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            held = {kind: consents.latest(tx, person_id, kind) for kind in ConsentKind}
            photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
            return ConsentTalk(
                Resident(person.id, person.unit_id, person.alias, photo),
                profiles.of(tx, person_id),
                names,
                {kind: one.decision if one is not None else None for kind, one in held.items()},
            )

    def say(
        self, actor: Actor, talk: ConsentTalk, kind: ConsentKind, word: PersonsWord, way: InputWay
    ) -> ConsentDecision | None:
        """Keep what the person said, and by which way; return what holds now, going by what the talk holds.

        When a helper presses what the person points at, the person has shown it. “I don't know yet” leaves
        what holds as it is; the log tells that the person was asked. Raises NotAllowed.
        """
        resident, before = talk.resident, talk.held.get(kind)
        said: Body = {
            "id": str(new_id()),
            "kind": kind.value,
            "word": word.value,
            "way": way.value,
            "present": talk.present,
            "at": self._clock().isoformat(),
        }
        self._writing.write(
            Deed("consent", actor, resident.id, resident.unit_id, None, lambda: said),
            lambda tx: self._keep(tx, actor, resident.id, said),
        )
        return before if word is PersonsWord.NOT_YET else _decision(word, before)

    def _word_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        # Not to know yet stands in the log alone; every other word is kept under its id.
        if came.body["word"] == PersonsWord.NOT_YET and noted_before(tx, came.person_id, came.body["id"]):
            return
        self._keep(tx, actor, came.person_id, came.body)

    def _keep(self, tx: Tx, actor: Actor, person_id: UUID, said: Body) -> None:
        """Keep a word; a yes or no that is kept already changes nothing.

        One that comes late stands where it was said: what has been decided since holds, and is not undone.
        """
        person = people.get(tx, person_id)
        actor.require(Right.CHANGE_PEOPLE, person.unit_id)
        kind, word = ConsentKind(said["kind"]), PersonsWord(said["word"])
        if word is PersonsWord.NOT_YET:
            self._note_asked(tx, actor, person, said)
            return
        word_id, at = UUID(said["id"]), dt.datetime.fromisoformat(said["at"])
        known = [
            one
            for one in consents.of_person(tx, person.id)
            if one.kind is kind and one.conversation_id is None
        ]
        if any(one.id == word_id for one in known):
            return
        way = InputWay(said["way"])
        how = HowSaid.SHOWED if way is InputWay.PARTNER else HowSaid.ON_SCREEN
        decided = Said(_decision(word, _before(known, at)), how, said["present"], way)
        kept = keep_decision(tx, actor, person, kind, decided, at, word_id)
        if not any(one.decided_at > at for one in known):
            carry_out(tx, person, kept)

    def _note_asked(self, tx: Tx, actor: Actor, person: Person, said: Body) -> None:
        about = {"kind": said["kind"], "said": said["word"], "way": said["way"], "id": said["id"]}
        audit.append(tx, actor.user_id, "noted", "consent", person.id, person.unit_id, about)


def _before(newest_first: list[Consent], at: dt.datetime) -> ConsentDecision | None:
    return next((one.decision for one in newest_first if one.decided_at <= at), None)


def _decision(word: PersonsWord, before: ConsentDecision | None) -> ConsentDecision:
    if word is PersonsWord.YES:
        return ConsentDecision.GIVEN
    return ConsentDecision.WITHDRAWN if before is ConsentDecision.GIVEN else ConsentDecision.DECLINED
