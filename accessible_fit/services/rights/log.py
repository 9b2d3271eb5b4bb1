"""Who did what with whose things: a person's own log, and that of units for those who look after them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.paper.person_book import SaidRow
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.printed import Printed, file_name
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import deed_picture, times_words, your_line
from db import audit, log_lines, people, profiles, units, users
from db.engine import Store, Tx
from db.log_lines import Wanted
from db.records import AccessProfile, AuditEntry, AuditProblem, Unit
from db.vocabulary import Role

if TYPE_CHECKING:
    from accessible_fit.paper.drawn import Drawings

AT_A_TIME = 50


class Did(StrEnum):
    """What kind of doing is looked for."""

    LOOKED = "looked"
    WROTE = "wrote"
    HANDED_OUT = "handed_out"
    REMOVED = "removed"
    SIGNED_IN = "signed_in"


_VERBS: dict[Did, frozenset[str]] = {
    Did.LOOKED: frozenset({"looked_at", "showed"}),
    Did.WROTE: frozenset(
        {
            "added",
            "agreed",
            "began",
            "changed",
            "closed",
            "decided",
            "described_help",
            "entered",
            "finished",
            "gave",
            "kept",
            "noted",
            "observed",
            "opened",
            "recorded",
            "stopped",
            "tied",
            "took_back",
            "went_on",
            "wrote",
        }
    ),
    Did.HANDED_OUT: frozenset({"exported", "printed"}),
    Did.REMOVED: frozenset({"removed", "erased"}),
    Did.SIGNED_IN: frozenset({"signed_in", "sign_in_refused", "unlocked", "unlock_refused"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log. `who` is a name, empty when the program did it or the account is gone.

    `alias` is the person whose things they were; empty when none was, when that person has been erased, or
    when the reader may not see single persons.
    """

    seq: int
    at: dt.datetime
    who: str
    verb: str
    kind: str
    alias: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """A log as it is read: newest first, and whether there is more before it.

    Of one person: the alias, and the language and how the person's screen speaks.
    """

    alias: str
    lines: tuple[Line, ...]
    more: bool
    profile: AccessProfile = field(default_factory=AccessProfile)


@dataclass(frozen=True, slots=True)
class LogWanted:
    """Which lines somebody looks for: by person, by user, by doing, by day (both included); None is any.

    `before` is the number of the line that was read last.
    """

    person_id: UUID | None = None
    user_id: UUID | None = None
    did: Did | None = None
    unit_id: UUID | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LogChoices:
    """What a reader of the log can choose among: units and users by name."""

    units: tuple[Unit, ...]
    users: tuple[tuple[UUID, str], ...]


def folded(lines: Iterable[Line]) -> list[tuple[Line, int]]:
    """Put what one user did several times on one day on one line, with how many times; the latest stands."""
    seen: dict[tuple[dt.date, str, str, str], tuple[Line, int]] = {}
    for one in lines:
        key = (one.at.astimezone().date(), one.who, one.verb, one.kind)
        first, times = seen.get(key, (one, 0))
        seen[key] = (first, times + 1)
    return list(seen.values())


class Log:
    """The use cases of reading the log."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of_person(self, actor: Actor, person_id: UUID, before: int | None = None) -> Looked:
        """Return who has done what with a person's things, to be read together with the person.

        Raises NotAllowed.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            if before is None:
                audit.append(tx, actor.user_id, "looked_at", "log", person.id, person.unit_id, {})
            wanted = Wanted(before=before, most=AT_A_TIME + 1)
            found = log_lines.about_person(tx, person_id, wanted)
            shown = _lines(tx, found[:AT_A_TIME])
            profile = profiles.of(tx, person_id)
        return Looked(person.alias, shown, len(found) > AT_A_TIME, profile)

    def printed(self, actor: Actor, person_id: UUID, drawings: "Drawings") -> Printed:
        """Return the whole log of a person as PDF in the person's language. Raises NotAllowed."""
        from accessible_fit.paper.log_list import log_list

        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            audit.append(tx, actor.user_id, "exported", "log", person.id, person.unit_id, {})
            found = lines_about(tx, person_id)
            w = Words(profiles.of(tx, person_id).language.value)
        rows = [
            SaidRow(
                your_line(w, one.verb, one.kind, one.who),
                deed_picture(one.verb),
                "  ".join(part for part in (w.day(one.at), times_words(w, times)) if part),
                "",
            )
            for one, times in folded(found)
        ]
        today = self._clock().astimezone().date()
        pdf = log_list(w, person.alias, today, rows, drawings)
        return Printed(file_name(w.t("Who has looked"), today), pdf)

    def found(self, actor: Actor, wanted: LogWanted) -> Looked:
        """Return lines of the actor's units, or of everything for a superuser, newest first.

        Raises NotAllowed.
        """
        actor.require(Right.SEE_LOG, wanted.unit_id)
        named = actor.may(Right.SEE_PEOPLE)
        with self._store.writing() as tx:
            asked = self._asked(actor, wanted)
            if wanted.person_id is not None:
                person = people.get(tx, wanted.person_id)
                actor.require(Right.SEE_PEOPLE, person.unit_id)
                found = log_lines.about_person(tx, person.id, asked)
            else:
                found = log_lines.found(tx, asked)
            if wanted.before is None:
                audit.append(tx, actor.user_id, "looked_at", "log", wanted.person_id, wanted.unit_id, {})
            shown = _lines(tx, found[:AT_A_TIME], named=named, of_all=True)
        return Looked("", shown, len(found) > AT_A_TIME)

    def choices(self, actor: Actor) -> LogChoices:
        """Return what can be looked for. Raises NotAllowed."""
        actor.require(Right.SEE_LOG)
        with self._store.reading() as tx:
            reached = [unit for unit in units.all_units(tx) if actor.reaches(unit.id)]
            known = [
                (user.id, user.display_name)
                for user in users.all_users(tx)
                if actor.role is Role.SUPERUSER or actor.unit_ids & set(users.units_of(tx, user.id))
            ]
        return LogChoices(
            tuple(sorted(reached, key=lambda one: one.name.casefold())),
            tuple(sorted(known, key=lambda one: one[1].casefold())),
        )

    def whole(self, actor: Actor) -> list[AuditProblem]:
        """Return where the log has been changed, added to or cut; an empty list is a whole log.

        Raises NotAllowed.
        """
        actor.require(Right.SEE_LOG)
        with self._store.reading() as tx:
            return audit.verify(tx)

    def _asked(self, actor: Actor, wanted: LogWanted) -> Wanted:
        reached = None if actor.role is Role.SUPERUSER else actor.unit_ids
        return Wanted(
            units=frozenset({wanted.unit_id}) if wanted.unit_id is not None else reached,
            actor_id=wanted.user_id,
            verbs=_VERBS[wanted.did] if wanted.did is not None else None,
            since=_midnight(wanted.first) if wanted.first is not None else None,
            until=_midnight(wanted.last + dt.timedelta(days=1)) if wanted.last is not None else None,
            before=wanted.before,
            most=AT_A_TIME + 1,
        )


def lines_about(tx: Tx, person_id: UUID) -> tuple[Line, ...]:
    """Return every line about a person, newest first."""
    wanted, read = Wanted(), []
    while found := log_lines.about_person(tx, person_id, wanted):
        read += found
        wanted = replace(wanted, before=found[-1].seq)
    return _lines(tx, read)


def _lines(
    tx: Tx, found: Sequence[AuditEntry], named: bool = False, of_all: bool = False
) -> tuple[Line, ...]:
    names = {user.id: user.display_name for user in users.all_users(tx)}
    places = {unit.id: unit.name for unit in units.all_units(tx)} if of_all else {}
    whose = log_lines.whose(tx, found) if named else {}
    aliases = {one: people.get(tx, one).alias for one in set(whose.values())}
    return tuple(
        Line(
            one.seq,
            one.at,
            names.get(one.actor_id, "") if one.actor_id is not None else "",
            one.verb,
            one.subject_kind,
            aliases.get(whose.get(one.subject_id, one.subject_id), "") if one.subject_id is not None else "",
            places.get(one.unit_id, "") if one.unit_id is not None else "",
        )
        for one in found
    )


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time()).astimezone()
