"""A person's own page, looked at with staff beside: then and now, what came of it, own mats.

What the person says there is written as a deed: where the store is a server that is lost in the middle, it
waits on this computer and arrives once.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.deeds import deeds
from accessible_fit.services.following.page_parts import MyPage, Part
from accessible_fit.services.following.then_now import then_now
from accessible_fit.services.journal.deeds import Arrive, Body, Came, Deed, Straight, Writing
from accessible_fit.services.journal.errors import AnswerNewer
from accessible_fit.services.mats.history import HeldMat, MatHistory, MatLine, MatsTogether
from accessible_fit.services.mats.photos import photos_by_reference
from accessible_fit.services.rights.noted import words_of
from accessible_fit.services.talk import Resident
from accessible_fit.words.catalogue import Words
from db import actions, audit, consents, conversations, people, photos, profiles
from db.engine import Store, Tx
from db.ids import new_id
from db.records import Action, AuditEntry
from db.vocabulary import ConsentDecision, ConsentKind, Helped, InputWay


@dataclass(frozen=True, slots=True)
class OwnMats:
    """The latest mats of one topic: two beside each other, or the only one.

    `only_mine` when the person keeps the picture of one of them from staff.
    """

    line: MatLine
    together: MatsTogether | None
    latest: HeldMat | None
    only_mine: bool


class MyPages:
    """The use cases of a person's own page. Nothing of anybody else is on it.

    It is the person's also when the person has said no to staff seeing the answers: whoever opens it is in
    the log. `writing` is how what the person says is written, straight to the store unless told.
    """

    def __init__(
        self, store: Store, clock: Clock, history: MatHistory, writing: Writing | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._history = history.for_the_person()
        self._writing = writing or Straight(store)

    def arriving(self) -> Mapping[str, Arrive]:
        """Return what writes each kind of deed that waited for the store."""
        return {"seen": self._seen_came, "helped": self._helped_came}

    def open(
        self, actor: Actor, person_id: UUID, start: Part | None = None, action_id: UUID | None = None
    ) -> MyPage:
        """Return the page to be looked at with the person, and note in the log that it was shown.

        Raises NotAllowed, UnknownRow.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            profile = profiles.of(tx, person_id)
            held = conversations.of_person(tx, person_id)
            photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
            promised = deeds(tx, person_id, held, Words(profile.language.value))
            shown = (key for deed in promised for key in deed.said_pictures if ":" not in key)
            page = MyPage(
                Resident(person.id, person.unit_id, person.alias, photo),
                profile,
                then_now(tx, held, self._clock().astimezone().date()),
                promised,
                ask_first=_wants_to_be_asked(tx, person_id),
                start=start,
                action_id=action_id,
                photos=photos_by_reference(tx, shown),
            )
            audit.append(tx, actor.user_id, "showed", "own_page", person.id, person.unit_id, {"to": "me"})
        own = (one for one in self._history.topics(actor, person_id) if one.teller.own)
        return replace(page, topics=tuple(own))

    def mats(self, actor: Actor, person_id: UUID, topic_id: str) -> OwnMats:
        """Return the person's own latest mats of a topic, to be shown. Raises NotAllowed, UnknownRow."""
        line = self._history.line(actor, person_id, topic_id)
        laid = line.laid
        together = None
        if len(laid) > 1:
            together = self._history.together(actor, person_id, laid[-2].mat.id, laid[-1].mat.id)
        return OwnMats(
            line,
            together,
            laid[-1] if laid else None,
            only_mine=any(not one.for_staff for one in laid[-2:]),
        )

    def seen(self, actor: Actor, page: MyPage, action_id: UUID) -> None:
        """Keep that the person has seen what came of it; the first day stays. Raises NotAllowed."""
        said: Body = {"action": str(action_id), "at": self._clock().isoformat()}
        self._writing.write(_deed("seen", actor, page, said), lambda tx: self._see(tx, actor, said))

    def helped(
        self, actor: Actor, page: MyPage, action_id: UUID, helped: Helped | None, way: InputWay
    ) -> None:
        """Keep in the person's own word whether it helped; None for “I don't know”. Raises NotAllowed.

        The log tells by which way it was said, and that it was said at all when the person does not know.
        """
        said: Body = {
            "id": str(new_id()),
            "action": str(action_id),
            "helped": helped.value if helped is not None else None,
            "way": way.value,
            "at": self._clock().isoformat(),
        }
        self._writing.write(_deed("helped", actor, page, said), lambda tx: self._help(tx, actor, said))

    # ------------------------------------------------------------------ writing, now or later

    def _seen_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        self._see(tx, actor, came.body)

    def _helped_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        """Keep a word that waited, unless it is kept already. Raises AnswerNewer when another came since."""
        held = actions.get(tx, UUID(came.body["action"]))
        for line in words_of(tx, came.person_id):
            if line.subject_id != held.id:
                continue
            if line.details.get("id") == came.body["id"]:
                return
            if _is_word(line, held) and _said_at(line) > dt.datetime.fromisoformat(came.body["at"]):
                raise AnswerNewer
        self._help(tx, actor, came.body)

    def _see(self, tx: Tx, actor: Actor, said: Body) -> None:
        held = self._action(tx, actor, said)
        if held.shown_at is None:
            actions.shown(tx, held.id, dt.datetime.fromisoformat(said["at"]), held.helped)
            audit.append(tx, actor.user_id, "showed", "action", held.id, held.unit_id, {"to": "me"})

    def _help(self, tx: Tx, actor: Actor, said: Body) -> None:
        held = self._action(tx, actor, said)
        helped, at = said["helped"], dt.datetime.fromisoformat(said["at"])
        actions.shown(tx, held.id, held.shown_at or at, Helped(helped) if helped is not None else None)
        about = {"helped": helped or "dont_know", "way": said["way"], "id": said["id"], "at": said["at"]}
        audit.append(tx, actor.user_id, "noted", "action", held.id, held.unit_id, about)

    def _action(self, tx: Tx, actor: Actor, said: Body) -> Action:
        held = actions.get(tx, UUID(said["action"]))
        actor.require(Right.LEAD_CONVERSATIONS, people.get(tx, held.person_id).unit_id)
        return held


def _deed(kind: str, actor: Actor, page: MyPage, said: Body) -> Deed:
    return Deed(kind, actor, page.resident.id, page.resident.unit_id, None, lambda: said)


def _is_word(line: AuditEntry, held: Action) -> bool:
    """Say whether a line tells that the person said whether it helped, on the own page or to staff."""
    return line.verb == "noted" or (held.helped is not None and line.details.get("to") != "me")


def _said_at(line: AuditEntry) -> dt.datetime:
    said = line.details.get("at")
    return dt.datetime.fromisoformat(str(said)) if said is not None else line.at


def _wants_to_be_asked(tx: Tx, person_id: UUID) -> bool:
    """Say whether the person has said no to staff seeing the answers."""
    held = consents.latest(tx, person_id, ConsentKind.STAFF_SEE)
    return held is not None and held.decision is not ConsentDecision.GIVEN
