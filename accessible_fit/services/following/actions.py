"""“You said – we did”: from what a person said to what is done about it, and whether it helped."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.model import LifeArea
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.actions_said import (
    Found,
    FromAnswer,
    FromArea,
    FromCard,
    Source,
    found_answer,
    found_area,
    found_card,
)
from accessible_fit.services.rights.sight import Sight, actions_in_sight, require_sight, sight_of
from accessible_fit.words.catalogue import Words
from db import actions, answers, audit, conversations, people, profiles, units
from db.engine import Store, Tx
from db.records import Action
from db.vocabulary import Helped

LONGEST_TEXT = 2000
LONGEST_WHO = 200


class Standing(StrEnum):
    """Where an action stands, the most pressing first; the last three wait for nothing more."""

    LATE = "late"
    WAITING = "waiting"
    TO_SHOW = "to_show"
    TO_ASK = "to_ask"
    """Shown, and the person has not yet been asked whether it helped."""
    HELPED = "helped"
    CLOSED = "closed"

    @property
    def open(self) -> bool:
        """Whether something remains to be done about it."""
        return self not in (Standing.HELPED, Standing.CLOSED)


@dataclass(frozen=True, slots=True)
class Promise:
    """What staff write: what will be done, by whom, by when, and a pictogram of it (empty for none)."""

    text: str
    who: str
    due_on: dt.date | None = None
    picture: str = ""


@dataclass(frozen=True, slots=True)
class ListedAction:
    """An action in a list of several people's."""

    action: Action
    standing: Standing
    alias: str
    unit: str


@dataclass(frozen=True, slots=True)
class PersonActions:
    """What was promised to one person: what is open with the most pressing first, then what is over."""

    alias: str
    open: tuple[ListedAction, ...]
    over: tuple[ListedAction, ...]


def standing_of(action: Action, today: dt.date) -> Standing:
    """Say where an action stands on a day."""
    if action.closed_at is not None:
        return Standing.CLOSED
    if action.done_at is None:
        late = action.due_on is not None and action.due_on < today
        return Standing.LATE if late else Standing.WAITING
    if action.shown_at is None:
        return Standing.TO_SHOW
    return Standing.TO_ASK if action.helped is None else Standing.HELPED


class Actions:
    """The use cases of what is done because of what a person said. Own units only.

    Where the person has said no to staff seeing the answers, what was promised stays, and what the person
    said stands with it only for those who were there.
    """

    def __init__(self, store: Store, clock: Clock, areas: Callable[[], Mapping[str, LifeArea]]) -> None:
        self._store = store
        self._clock = clock
        self._areas = areas

    # ------------------------------------------------------------------ looking

    def today(self) -> dt.date:
        """Return the day that “late” is counted from."""
        return self._clock().astimezone().date()

    def open_ones(self, actor: Actor) -> list[ListedAction]:
        """Return what is open in the actor's units: late first, then by day, then what is to be shown.

        What the person said stands with those that the user may see it of. Raises NotAllowed.
        """
        actor.require(Right.SEE_ANSWERS)
        with self._store.reading() as tx:
            reached = [unit for unit in units.all_units(tx) if actor.reaches(unit.id)]
            names = {unit.id: unit.name for unit in reached}
            found = actions.open_of_units(tx, list(names))
            seen = actions_in_sight(tx, actor, found)
            aliases = {one.id: one.alias for one in people.in_units(tx, list(names))}
        listed = [
            self._listed(one, as_seen, aliases[one.person_id], names.get(one.unit_id, ""))
            for one, as_seen in zip(found, seen, strict=True)
            if one.person_id in aliases  # who has moved away is followed where they live now
        ]
        return _in_order(listed)

    def of_person(self, actor: Actor, person_id: UUID) -> PersonActions:
        """Return everything that was promised to one person. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            found = actions.of_person(tx, person_id)
            seen = actions_in_sight(tx, actor, found)
            unit = units.get(tx, person.unit_id).name
            audit.append(tx, actor.user_id, "looked_at", "action", person.id, person.unit_id, {})
        pairs = zip(found, seen, strict=True)
        listed = [self._listed(one, as_seen, person.alias, unit) for one, as_seen in pairs]
        still = _in_order([one for one in listed if one.standing.open])
        return PersonActions(
            person.alias, tuple(still), tuple(one for one in listed if not one.standing.open)
        )

    def said(self, actor: Actor, person_id: UUID, source: Source | None) -> str:
        """Return what the person said, in words, as it will be kept; nothing for no source.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            return self._found(tx, sight_of(tx, actor, person), source).said

    def of_conversation(self, actor: Actor, conversation_id: UUID) -> dict[str, list[Action]]:
        """Return what was promised because of the answers of a conversation, by item, oldest first.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.reading() as tx:
            held = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, held.unit_id)
            require_sight(tx, actor, held)
            items = {one.id: one.item_id for one in answers.of_conversation(tx, conversation_id)}
            known = actions.of_person(tx, held.person_id)
        found: dict[str, list[Action]] = {}
        for one in reversed(known):
            if one.answer_id in items:
                found.setdefault(items[one.answer_id], []).append(one)
        return found

    # ------------------------------------------------------------------ writing

    def make(self, actor: Actor, person_id: UUID, promise: Promise, source: Source | None = None) -> Action:
        """Keep what will be done, with what the person said as it is worded now.

        Raises NotAllowed, OnlyWhoWasThere, FieldMissing.
        """
        kept = _checked(promise)
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            found = self._found(tx, sight_of(tx, actor, person), source)
            action = actions.add(
                tx,
                person_id,
                person.unit_id,
                kept.text,
                kept.who,
                self._clock(),
                due_on=kept.due_on,
                answer_id=found.answer_id,
                placement_id=found.placement_id,
                said=found.said,
                picture=kept.picture,
            )
            audit.append(tx, actor.user_id, "agreed", "action", action.id, action.unit_id, {})
        return action

    def change(self, actor: Actor, action_id: UUID, promise: Promise) -> Action:
        """Change what will be done, by whom or by when. Raises NotAllowed, FieldMissing."""
        kept = _checked(promise)
        return self._do(
            actor,
            action_id,
            "changed",
            lambda tx: actions.change(
                tx, action_id, text=kept.text, who=kept.who, due_on=kept.due_on, picture=kept.picture
            ),
        )

    def done(self, actor: Actor, action_id: UUID) -> Action:
        """Keep that it has been done. Raises NotAllowed."""
        return self._do(actor, action_id, "finished", lambda tx: actions.done(tx, action_id, self._clock()))

    def close(self, actor: Actor, action_id: UUID, because: str) -> Action:
        """Keep that it will not be done, and why. Raises NotAllowed, FieldMissing without a reason."""
        why = because.strip()
        if not why or len(why) > LONGEST_TEXT:
            raise FieldMissing(field=N_("Why it will not be done"))
        return self._do(
            actor, action_id, "closed", lambda tx: actions.close(tx, action_id, self._clock(), why)
        )

    def reopen(self, actor: Actor, action_id: UUID) -> Action:
        """Take back that it will not be done. Raises NotAllowed."""
        return self._do(actor, action_id, "changed", lambda tx: actions.reopen(tx, action_id))

    def shown(self, actor: Actor, action_id: UUID, helped: Helped | None = None) -> Action:
        """Keep that the person has seen it, and whether it helped if the person has said so.

        The day it was first shown stays when the word comes later. Raises NotAllowed.
        """

        def show(tx: Tx) -> Action:
            held = actions.get(tx, action_id)
            return actions.shown(tx, action_id, held.shown_at or self._clock(), helped)

        return self._do(actor, action_id, "showed", show)

    # ------------------------------------------------------------------ in one transaction

    def _do(self, actor: Actor, action_id: UUID, verb: str, does: Callable[[Tx], Action]) -> Action:
        with self._store.writing() as tx:
            held = actions.get(tx, action_id)
            actor.require(Right.LEAD_CONVERSATIONS, people.get(tx, held.person_id).unit_id)
            (changed,) = actions_in_sight(tx, actor, [does(tx)])
            audit.append(tx, actor.user_id, verb, "action", held.id, held.unit_id, {})
        return changed

    def _found(self, tx: Tx, sight: Sight, source: Source | None) -> Found:
        """Find what was said; a source that is somebody else's is no source. Raises OnlyWhoWasThere."""
        person_id = sight.person_id
        w = Words(profiles.of(tx, person_id).language.value)
        found: Found | None = None
        if isinstance(source, FromAnswer):
            found = found_answer(tx, source, sight, w)
        elif isinstance(source, FromCard):
            found = found_card(tx, source, sight, w)
        elif isinstance(source, FromArea):
            found = found_area(tx, source, sight, self._areas(), w)
        return found if found is not None and found.person_id == person_id else Found(person_id, "")

    def _listed(self, action: Action, as_seen: Action, alias: str, unit: str) -> ListedAction:
        """Make a line of an action; it stands where it stands, whoever sees what of it."""
        return ListedAction(as_seen, standing_of(action, self.today()), alias, unit)


def _in_order(listed: list[ListedAction]) -> list[ListedAction]:
    """Put the most pressing first: by standing, then by day, those without a day last."""
    order = list(Standing)
    return sorted(
        listed,
        key=lambda one: (order.index(one.standing), one.action.due_on or dt.date.max, one.action.created_at),
    )


def _checked(promise: Promise) -> Promise:
    text, who = promise.text.strip(), " ".join(promise.who.split())
    if not text or len(text) > LONGEST_TEXT:
        raise FieldMissing(field=N_("What we will do"))
    if not who or len(who) > LONGEST_WHO:
        raise FieldMissing(field=N_("Who does it"))
    return Promise(text, who, promise.due_on, promise.picture)
