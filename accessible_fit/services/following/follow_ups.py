"""The documentation of a follow-up: filled in from what is kept, written on by staff, copied or printed."""

import datetime as dt
from dataclasses import dataclass, field, replace
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.follow_ups_filled import filled
from accessible_fit.services.printed import Printed, file_name
from accessible_fit.services.rights.sight import sight_of
from accessible_fit.words.catalogue import Words
from accessible_fit.words.follow_up_sentences import as_text, heading, parts
from db import audit, follow_ups, people, units
from db.engine import Store, Tx
from db.ids import new_id
from db.records import FollowUp, Person

LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of one follow-up."""

    held_on: dt.date
    method: str = ""
    how: str = ""
    persons_view: str = ""
    staffs_view: str = ""
    needs_doing: str = ""


@dataclass(frozen=True, slots=True)
class KeptFollowUps:
    """The follow-ups of one person, newest first; `closed` is how many others only their writers may open."""

    alias: str
    found: tuple[FollowUp, ...] = field(default=())
    closed: int = 0


class FollowUps:
    """The use cases of writing down a follow-up.

    What the person said stands in it. Where the person has said no to staff seeing the answers, whoever wrote
    it opens it; for anybody else OnlyWhoWasThere is raised.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_person(self, actor: Actor, person_id: UUID) -> KeptFollowUps:
        """Return what has been written of a person. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = self._person(tx, actor, person_id, Right.SEE_ANSWERS)
            closed = sight_of(tx, actor, person).no_since is not None
            audit.append(tx, actor.user_id, "looked_at", "follow_up", person.id, person.unit_id, {})
            found = follow_ups.of_person(tx, person_id)
            seen = tuple(one for one in found if not closed or one.written_by == actor.user_id)
            return KeptFollowUps(person.alias, seen, len(found) - len(seen))

    def proposed(self, actor: Actor, person_id: UUID, language: str) -> Written:
        """Return a new follow-up, filled in with what has been said and promised since the last one.

        Of what was said only what the user may see. The staff's view is left empty: nobody else can write it.
        Raises NotAllowed.
        """
        w, today = Words(language), self._clock().astimezone().date()
        with self._store.reading() as tx:
            person = self._person(tx, actor, person_id, Right.LEAD_CONVERSATIONS)
            before = follow_ups.of_person(tx, person_id)
            since = before[0].held_on if before else None
            found = filled(tx, person, since, today, w, sight_of(tx, actor, person).of)
        return Written(today, found.method, found.how, found.persons_view, "", found.needs_doing)

    def keep(self, actor: Actor, person_id: UUID, written: Written) -> FollowUp:
        """Keep a new follow-up. Raises NotAllowed, FieldMissing."""
        texts = self._checked(written)
        with self._store.writing() as tx:
            person = self._person(tx, actor, person_id, Right.LEAD_CONVERSATIONS)
            kept = follow_ups.add(
                tx,
                FollowUp(
                    id=new_id(),
                    person_id=person_id,
                    unit_id=person.unit_id,
                    held_on=written.held_on,
                    method=texts["method"],
                    how=texts["how"],
                    persons_view=texts["persons_view"],
                    staffs_view=texts["staffs_view"],
                    needs_doing=texts["needs_doing"],
                    written_at=self._clock(),
                    written_by=actor.user_id,
                ),
            )
            audit.append(tx, actor.user_id, "wrote", "follow_up", person.id, person.unit_id, {})
        return kept

    def change(self, actor: Actor, follow_up_id: UUID, written: Written) -> FollowUp:
        """Change what is written. Raises NotAllowed, FieldMissing."""
        texts = self._checked(written)
        with self._store.writing() as tx:
            held, person = self._held(tx, actor, follow_up_id, Right.LEAD_CONVERSATIONS)
            said = replace(
                held,
                held_on=written.held_on,
                method=texts["method"],
                how=texts["how"],
                persons_view=texts["persons_view"],
                staffs_view=texts["staffs_view"],
                needs_doing=texts["needs_doing"],
                changed_at=self._clock(),
            )
            changed = follow_ups.change(tx, said)
            audit.append(tx, actor.user_id, "changed", "follow_up", person.id, person.unit_id, {})
        return changed

    def remove(self, actor: Actor, follow_up_id: UUID) -> None:
        """Remove one that was written by mistake. Raises NotAllowed."""
        with self._store.writing() as tx:
            held, person = self._held(tx, actor, follow_up_id, Right.LEAD_CONVERSATIONS)
            follow_ups.remove(tx, held.id)
            audit.append(tx, actor.user_id, "removed", "follow_up", person.id, person.unit_id, {})

    def copied(self, actor: Actor, follow_up_id: UUID, language: str) -> str:
        """Return the whole as plain text, to be pasted elsewhere; the log says so. Raises NotAllowed."""
        with self._store.writing() as tx:
            held, person = self._held(tx, actor, follow_up_id, Right.SEE_ANSWERS)
            audit.append(tx, actor.user_id, "exported", "follow_up", person.id, person.unit_id, {})
        return as_text(Words(language), held, person.alias)

    def printed(self, actor: Actor, follow_up_id: UUID, language: str) -> Printed:
        """Return the whole as PDF; the log says so. Raises NotAllowed."""
        from accessible_fit.paper.text_pages import TextPart, text_pages

        w = Words(language)
        with self._store.writing() as tx:
            held, person = self._held(tx, actor, follow_up_id, Right.SEE_ANSWERS)
            unit = units.get(tx, person.unit_id).name
            audit.append(tx, actor.user_id, "printed", "follow_up", person.id, person.unit_id, {})
        written = [
            TextPart(part.name, getattr(held, part.key).strip() or w.t("Nothing written."))
            for part in parts(w)
        ]
        pdf = text_pages(w, heading(w, person.alias, held.held_on), held.held_on, unit, written)
        return Printed(file_name(w.t("Follow-up"), held.held_on), pdf)

    # ------------------------------------------------------------------ in one transaction

    def _person(self, tx: Tx, actor: Actor, person_id: UUID, right: Right) -> Person:
        person = people.get(tx, person_id)
        actor.require(right, person.unit_id)
        return person

    def _held(self, tx: Tx, actor: Actor, follow_up_id: UUID, right: Right) -> tuple[FollowUp, Person]:
        held = follow_ups.get(tx, follow_up_id)
        person = self._person(tx, actor, held.person_id, right)
        sight = sight_of(tx, actor, person)
        if sight.no_since is not None and held.written_by != actor.user_id:
            raise sight.closed()
        return held, person

    def _checked(self, written: Written) -> dict[str, str]:
        """Return the texts by part, without room around them. Raises FieldMissing."""
        if written.held_on > self._clock().astimezone().date():
            raise FieldMissing(field=N_("Day of the follow-up"))
        texts = {part.key: getattr(written, part.key).strip() for part in parts(Words("en"))}
        for part in parts(Words("en")):
            if len(texts[part.key]) > LONGEST_TEXT:
                raise FieldMissing(field=part.name)
        if not any(texts.values()):
            raise FieldMissing(field=N_("How the person sees the support"))
        return texts
