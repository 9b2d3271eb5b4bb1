"""The person says yes and no on the screen, one thing at a time, with somebody there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.rights.consents import Consents, HowSaid, Said, WhoWasThere
from accessible_fit.services.talk import Resident
from db import audit, consents, people, photos, profiles
from db.engine import Store
from db.records import AccessProfile
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
    """The use cases of asking on the person's screen. What is said is kept by `Consents`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._consents = Consents(store, clock)

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
        """Keep what the person said, and by which way; return what holds now.

        When a helper presses what the person points at, the person has shown it. “I don't know yet” leaves
        what holds as it is; the log tells that the person was asked. Raises NotAllowed.
        """
        person_id = talk.resident.id
        held = self._consents.latest(actor, person_id, kind)
        before = held.decision if held is not None else None
        if word is PersonsWord.NOT_YET:
            self._note_asked(actor, talk, kind, way)
            return before
        how = HowSaid.SHOWED if way is InputWay.PARTNER else HowSaid.ON_SCREEN
        decision = _decision(word, before)
        kept = self._consents.decide(actor, person_id, kind, Said(decision, how, talk.present, way))
        return kept.decision

    def _note_asked(self, actor: Actor, talk: ConsentTalk, kind: ConsentKind, way: InputWay) -> None:
        with self._store.writing() as tx:
            person = people.get(tx, talk.resident.id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            about = {"kind": kind.value, "said": PersonsWord.NOT_YET.value, "way": way.value}
            audit.append(tx, actor.user_id, "noted", "consent", person.id, person.unit_id, about)


def _decision(word: PersonsWord, before: ConsentDecision | None) -> ConsentDecision:
    if word is PersonsWord.YES:
        return ConsentDecision.GIVEN
    return ConsentDecision.WITHDRAWN if before is ConsentDecision.GIVEN else ConsentDecision.DECLINED
