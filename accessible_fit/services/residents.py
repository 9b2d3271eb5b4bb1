"""The people a user works with: list, add, how their screens look, units."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.model import Text
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import GOING_ON
from accessible_fit.services.rights.sight import sight_of, without_words
from accessible_fit.services.titles import titles
from db import audit, conversations, people, photos, profiles, units
from db.engine import Store
from db.records import AccessProfile, Conversation, Enrolment, Person, Unit
from db.vocabulary import Sex

EARLIEST_BIRTH = 1900
LONGEST_NAME = 80
# Signs that turn the direction of writing round for the rest of the line, whoever wrote the rest.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line of the list of people: who, where, when last asked, what waits to be gone on with."""

    person: Person
    unit: Unit
    last_finished: dt.datetime | None
    unfinished: Conversation | None


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person's own page before any answers: who, enrolments, profile, photo, conversations newest first.

    `titles` says what each conversation was about, by its id. Where the person has said no to staff seeing
    the answers, a conversation that the user was not there for is without words and notes.
    """

    person: Person
    unit: Unit
    profile: AccessProfile
    enrolments: tuple[Enrolment, ...]
    conversations: tuple[Conversation, ...]
    photo: bytes | None
    titles: Mapping[UUID, Text] = field(default_factory=dict)

    @property
    def unfinished(self) -> Conversation | None:
        """The newest conversation that can be gone on with."""
        return next((one for one in self.conversations if one.state in GOING_ON), None)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What staff write to add a person; the alias is what the screens call the person."""

    unit_id: UUID
    alias: str
    birth_year: int | None = None
    sex: Sex = Sex.NOT_STATED
    profile: AccessProfile = field(default_factory=AccessProfile)


class Residents:
    """The use cases around the people of a unit."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def units(self, actor: Actor) -> list[Unit]:
        """Return the units the actor reaches, by name."""
        with self._store.reading() as tx:
            return sorted(
                (unit for unit in units.all_units(tx) if actor.reaches(unit.id)),
                key=lambda unit: unit.name.casefold(),
            )

    def listed(self, actor: Actor) -> list[ListedPerson]:
        """Return the people of the actor's units, by unit and alias."""
        actor.require(Right.SEE_PEOPLE)
        with self._store.reading() as tx:
            known = {unit.id: unit for unit in units.all_units(tx) if actor.reaches(unit.id)}
            finished = conversations.last_finished(tx, known)
            going_on = conversations.going_on(tx, known)
            lines = [
                ListedPerson(
                    person, known[person.unit_id], finished.get(person.id), _bare(going_on.get(person.id))
                )
                for person in people.in_units(tx, list(known))
                if person.unit_id in known
            ]
        return sorted(lines, key=lambda line: (line.unit.name.casefold(), line.person.alias.casefold()))

    def card(self, actor: Actor, person_id: UUID) -> PersonCard:
        """Return one person's page, and note in the log that it was looked at. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            audit.append(tx, actor.user_id, "looked_at", "person", person.id, person.unit_id, {})
            photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
            sight = sight_of(tx, actor, person)
            held = [sight.bare(one) for one in conversations.of_person(tx, person_id)]
            return PersonCard(
                person,
                units.get(tx, person.unit_id),
                profiles.of(tx, person_id),
                tuple(people.enrolments(tx, person_id)),
                tuple(held),
                photo,
                titles(tx, held),
            )

    def add(self, actor: Actor, new: NewPerson) -> Person:
        """Add a person to a unit, enrolled from today. Raises NotAllowed, FieldMissing."""
        actor.require(Right.CHANGE_PEOPLE, new.unit_id)
        alias = _name(new.alias, N_("Name on the screen"))
        self._check_year(new.birth_year)
        today = self._clock().astimezone().date()
        with self._store.writing() as tx:
            person = people.add(tx, new.unit_id, alias, birth_year=new.birth_year, sex=new.sex)
            people.enrol(tx, person.id, new.unit_id, today)
            profiles.save(tx, person.id, new.profile)
            audit.append(tx, actor.user_id, "added", "person", person.id, person.unit_id, {})
            return person

    def change(self, actor: Actor, person_id: UUID, alias: str, birth_year: int | None, sex: Sex) -> Person:
        """Change what is written about a person. Raises NotAllowed, FieldMissing."""
        shown = _name(alias, N_("Name on the screen"))
        self._check_year(birth_year)
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            changed = people.update(tx, replace(person, alias=shown, birth_year=birth_year, sex=sex))
            audit.append(tx, actor.user_id, "changed", "person", person.id, person.unit_id, {})
            return changed

    def save_profile(self, actor: Actor, person_id: UUID, profile: AccessProfile) -> None:
        """Keep how the person's screens look and sound. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            profiles.save(tx, person_id, profile)
            audit.append(tx, actor.user_id, "changed", "profile", person.id, person.unit_id, {})

    def _check_year(self, birth_year: int | None) -> None:
        this_year = self._clock().year
        if birth_year is not None and not EARLIEST_BIRTH <= birth_year <= this_year:
            raise FieldMissing(field=N_("Year of birth"))


def _name(written: str, field: str) -> str:
    """Return a name as it is kept: one line, and no sign that upsets the sentence it is put into.

    Raises FieldMissing when nothing can be seen of it, or when it fills the screen.
    """
    signs = (
        " " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in written if sign not in TURNING
    )
    name = unicodedata.normalize("NFC", " ".join("".join(signs).split()))
    if len(name) > LONGEST_NAME or not any(unicodedata.category(sign)[0] in "LNPS" for sign in name):
        raise FieldMissing(field=field)
    return name


def _bare(held: Conversation | None) -> Conversation | None:
    return None if held is None else without_words(held)
