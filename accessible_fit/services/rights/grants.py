"""Leave for a leader to see one person: given with the person's yes, until a day, taken back at any time."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import NotAllowed, ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.rights.consents import ConsentMissing, Said, WhoWasThere
from db import audit, consents, grants, people, units, users
from db.engine import Store, Tx
from db.ids import new_id
from db.records import NewConsent, Person, PersonGrant
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind, Role

LONGEST_DAYS = 366


class NoLeader(ProgramError):
    """Leave to see a person was to be given to somebody who leads nothing there."""

    sentence = N_("Only a leader of the person's unit can be given this.")
    mend = N_("Choose one of the leaders of the unit.")


class TooFarOff(ProgramError):
    """The last day of a leave is past, or further off than a year."""

    sentence = N_("The last day must be from today to a year from now.")
    mend = N_("Choose another day. It can be given anew when it has passed.")


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody who leads the person's unit."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class GrantLine:
    """A leave as it is read: to whom, by whom, and whether it holds today."""

    grant: PersonGrant
    leader: str
    given_by: str
    holds: bool


@dataclass(frozen=True, slots=True)
class GrantsOfPerson:
    """What has been given about a person, newest first, and to whom it can be given from `today` on."""

    alias: str
    unit: str
    today: dt.date
    lines: tuple[GrantLine, ...]
    leaders: tuple[Leader, ...]


@dataclass(frozen=True, slots=True)
class NewGrant:
    """What staff write: to which leader, to which day at the end, and how the person said yes."""

    leader_id: UUID
    until: dt.date
    said: Said


class Grants:
    """The use cases of giving and taking back, for those who may change what is kept of the person."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_person(self, actor: Actor, person_id: UUID) -> GrantsOfPerson:
        """Return what has been given. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            names = {user.id: user.display_name for user in users.all_users(tx)}
            today = self._today()
            lines = tuple(
                GrantLine(
                    one,
                    names.get(one.user_id, ""),
                    names.get(one.given_by, "") if one.given_by is not None else "",
                    holds=_holds(one, today) and not said_no(tx, person_id),
                )
                for one in grants.of_person(tx, person_id)
            )
            place = units.get(tx, person.unit_id).name
            return GrantsOfPerson(person.alias, place, today, lines, tuple(_leaders(tx, person)))

    def give(self, actor: Actor, person_id: UUID, new: NewGrant) -> PersonGrant:
        """Let a leader of the unit see a person who has said yes to it; one given before ends.

        The yes is kept among the person's consents. Raises NotAllowed, WhoWasThere, NoLeader, TooFarOff, and
        ConsentMissing when the person did not say yes.
        """
        said = new.said
        if not said.present.strip():
            raise WhoWasThere
        if said.decision is not ConsentDecision.GIVEN:
            raise ConsentMissing
        today = self._today()
        if not today <= new.until <= today + dt.timedelta(days=LONGEST_DAYS):
            raise TooFarOff
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            if new.leader_id not in {one.id for one in _leaders(tx, person)}:
                raise NoLeader
            if said_no(tx, person_id):
                raise ConsentMissing
            at = self._clock()
            consents.decide(
                tx,
                NewConsent(
                    person_id=person_id,
                    kind=ConsentKind.STAFF_SEE,
                    decision=ConsentDecision.GIVEN,
                    decided_at=at,
                    how=said.how.value,
                    present=" ".join(said.present.split()),
                    audience=(ConsentAudience.STAFF, ConsentAudience.LEADER),
                ),
            )
            grant = PersonGrant(
                new_id(), person_id, person.unit_id, new.leader_id, at, actor.user_id, new.until
            )
            kept = grants.give(tx, grant)
            told = {"user": str(new.leader_id), "until": new.until.isoformat()}
            audit.append(tx, actor.user_id, "gave", "grant", person_id, person.unit_id, told)
            return kept

    def take_back(self, actor: Actor, grant_id: UUID) -> None:
        """Let the leader see the person no more, from now on. Raises NotAllowed, UnknownRow."""
        with self._store.writing() as tx:
            grant = grants.get(tx, grant_id)
            person = people.get(tx, grant.person_id)
            actor.require(Right.CHANGE_PEOPLE, person.unit_id)
            if grant.taken_at is not None:
                return
            grants.take(tx, grant_id, self._clock())
            told = {"user": str(grant.user_id)}
            audit.append(tx, actor.user_id, "took_back", "grant", person.id, person.unit_id, told)

    def _today(self) -> dt.date:
        return self._clock().astimezone().date()


def require_given(tx: Tx, actor: Actor, person: Person, today: dt.date) -> PersonGrant:
    """Return the leave by which the actor sees a person today. Raises NotAllowed.

    It ends with its day, when it is taken back, when the person says no to being seen, and when somebody
    leads the unit no more.
    """
    user = users.get(tx, actor.user_id)
    leads = user.role is Role.LEADER and not user.disabled and person.unit_id in users.units_of(tx, user.id)
    if not leads or said_no(tx, person.id):
        raise NotAllowed
    for one in grants.of_user(tx, actor.user_id, today):
        if one.person_id == person.id and one.unit_id == person.unit_id:
            return one
    raise NotAllowed


def said_no(tx: Tx, person_id: UUID) -> bool:
    """Say whether the person does not want staff to see the answers."""
    latest = consents.latest(tx, person_id, ConsentKind.STAFF_SEE)
    return latest is not None and latest.decision is not ConsentDecision.GIVEN


def _leaders(tx: Tx, person: Person) -> list[Leader]:
    return [
        Leader(user.id, user.display_name)
        for user in users.all_users(tx)
        if user.role is Role.LEADER and not user.disabled and person.unit_id in users.units_of(tx, user.id)
    ]


def _holds(one: PersonGrant, today: dt.date) -> bool:
    return one.taken_at is None and (one.until is None or one.until >= today)
