"""A person's own page, looked at with staff beside: then and now, what came of it, own mats."""

from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.deeds import deeds
from accessible_fit.services.following.page_parts import MyPage, Part
from accessible_fit.services.following.then_now import then_now
from accessible_fit.services.mats.history import HeldMat, MatHistory, MatLine, MatsTogether
from accessible_fit.services.mats.photos import photos_by_reference
from accessible_fit.services.talk import Resident
from accessible_fit.words.catalogue import Words
from db import actions, audit, consents, conversations, people, photos, profiles
from db.engine import Store, Tx
from db.records import Action
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
    """The use cases of a person's own page. Nothing of anybody else is on it."""

    def __init__(self, store: Store, clock: Clock, history: MatHistory) -> None:
        self._store = store
        self._clock = clock
        self._history = history

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

    def seen(self, actor: Actor, action_id: UUID) -> Action:
        """Keep that the person has seen what came of it; the first day stays. Raises NotAllowed."""
        with self._store.writing() as tx:
            held = self._action(tx, actor, action_id)
            if held.shown_at is not None:
                return held
            kept = actions.shown(tx, action_id, self._clock(), held.helped)
            audit.append(tx, actor.user_id, "showed", "action", held.id, held.unit_id, {"to": "me"})
        return kept

    def helped(self, actor: Actor, action_id: UUID, helped: Helped | None, way: InputWay) -> Action:
        """Keep in the person's own word whether it helped; None for “I don't know”. Raises NotAllowed.

        The log tells by which way it was said, and that it was said at all when the person does not know.
        """
        with self._store.writing() as tx:
            held = self._action(tx, actor, action_id)
            kept = actions.shown(tx, action_id, held.shown_at or self._clock(), helped)
            about = {"helped": helped.value if helped is not None else "dont_know", "way": way.value}
            audit.append(tx, actor.user_id, "noted", "action", held.id, held.unit_id, about)
        return kept

    def _action(self, tx: Tx, actor: Actor, action_id: UUID) -> Action:
        held = actions.get(tx, action_id)
        actor.require(Right.LEAD_CONVERSATIONS, people.get(tx, held.person_id).unit_id)
        return held


def _wants_to_be_asked(tx: Tx, person_id: UUID) -> bool:
    """Say whether the person has said no to staff seeing the answers."""
    held = consents.latest(tx, person_id, ConsentKind.STAFF_SEE)
    return held is not None and held.decision is not ConsentDecision.GIVEN
