"""Erasing a person: what goes and what stays is told first, then everything goes and no trace is left.

The log keeps its lines: they hold numbers, days and the names of those who did something, and no longer lead
to anybody. What older backups still hold is told with how long that is.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from glob import escape as glob_escape
from pathlib import Path
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.upkeep.thinning import MONTHS
from db import audit, log_lines, people, person_rows, units
from db.engine import Store, Tx
from db.errors import DbError
from db.log_lines import Wanted

Forget = Callable[[], None]
"""Empties a place outside the store that may hold something of a person, as spoken sounds do."""


class NotTheName(ProgramError):
    """What was typed to confirm an erasure is not the person's name."""

    sentence = N_("This is not the name of the person who is to be erased.")
    mend = N_("Write the name as it stands on the page.")


class TracesLeft(ProgramError):
    """A person has been erased, but the file could not be cleaned up after it at once."""

    sentence = N_("Everything about the person is erased. The file could not be tidied up yet.")
    mend = N_("Close other programs that use the database and choose to tidy up again.")


@dataclass(frozen=True, slots=True)
class Goes:
    """What an erasure takes away and what it leaves. Each number counts rows.

    `log_lines` stay without a name. `backups_until` is when the last backup that still holds the person is
    thinned out, if one is made every month; None where backups are somebody else's. `copies` are files beside
    the store from upgrades and restores, which go only when somebody removes them.
    """

    person_id: UUID
    alias: str
    unit: str
    rows: Mapping[str, int]
    log_lines: int
    backups_until: dt.date | None
    copies: tuple[Path, ...]

    @property
    def total(self) -> int:
        """All rows that go."""
        return sum(self.rows.values())


@dataclass(frozen=True, slots=True)
class Erased:
    """A finished erasure: how many rows of each table went, and how long tidying up took, in seconds."""

    rows: Mapping[str, int]
    tidied_s: float


class Erasure:
    """The use cases of erasing a person. `forget` are the places outside the store, emptied with it.

    `forget_waiting` takes away what waits on this computer to be kept about the person.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        forget: Sequence[Forget] = (),
        forget_waiting: Callable[[UUID], None] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._forget = forget
        self._forget_waiting = forget_waiting

    def preview(self, actor: Actor, person_id: UUID) -> Goes:
        """Return what would go and what would stay. Raises NotAllowed, UnknownRow."""
        return self._preview(actor, person_id)

    def preview_with_key(self, person_id: UUID) -> Goes:
        """Return the same for whoever has the key of the store and needs no window. Raises UnknownRow."""
        return self._preview(None, person_id)

    def _preview(self, actor: Actor | None, person_id: UUID) -> Goes:
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            who = _allowed(actor, person.unit_id)
            audit.append(tx, who, "looked_at", "erasure", person.id, person.unit_id, {})
            return Goes(
                person.id,
                person.alias,
                units.get(tx, person.unit_id).name,
                person_rows.count(tx, person.id).rows,
                _count_lines(tx, person.id),
                self._backups_until(),
                self._copies(),
            )

    def erase(self, actor: Actor, person_id: UUID, typed_name: str) -> Erased:
        """Erase a person and every trace of the person in the store's files and the caches beside it.

        `typed_name` is what somebody typed to confirm: the person's alias. Raises NotAllowed, NotTheName,
        UnknownRow, and TracesLeft when all is erased but the files could not be tidied up.
        """
        return self._erase(actor, person_id, typed_name)

    def erase_with_key(self, person_id: UUID, typed_name: str) -> Erased:
        """Do the same for whoever has the key of the store. Raises NotTheName, UnknownRow, TracesLeft."""
        return self._erase(None, person_id, typed_name)

    def _erase(self, actor: Actor | None, person_id: UUID, typed_name: str) -> Erased:
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            who = _allowed(actor, person.unit_id)
            if " ".join(typed_name.split()) != " ".join(person.alias.split()):
                raise NotTheName
            gone = person_rows.erase(tx, person.id)
            told = {"rows": dict(gone.rows)}
            audit.append(tx, who, "erased", "person", None, person.unit_id, told)
        self.forget_of([person_id])
        return Erased(gone.rows, self._tidy())

    def forget_of(self, persons: Iterable[UUID]) -> None:
        """Take away what waits on this computer to be kept about persons who are erased."""
        if self._forget_waiting is not None:
            for person_id in persons:
                self._forget_waiting(person_id)

    def tidy(self, actor: Actor) -> float:
        """Tidy the files up once more and return how many seconds it took. Raises NotAllowed, TracesLeft."""
        actor.require(Right.ERASE)
        return self._tidy()

    def _tidy(self) -> float:
        begun = time.monotonic()
        try:
            for forget in self._forget:
                forget()
            self._store.scrub()
        except (DbError, OSError) as problem:
            raise TracesLeft from problem
        return time.monotonic() - begun

    def _backups_until(self) -> dt.date | None:
        if not self._store.address.encrypted:
            return None
        today = self._clock().astimezone().date()
        years, month = divmod(today.month - 1 + MONTHS, 12)
        return dt.date(today.year + years, month + 1, 1)

    def _copies(self) -> tuple[Path, ...]:
        path = self._store.address.path
        if path is None:
            return ()
        stem = glob_escape(path.stem)
        kept = (path.parent.glob(f"{stem}.{why}-*{path.suffix}") for why in ("before", "replaced"))
        return tuple(sorted(one for found in kept for one in found))


def _allowed(actor: Actor | None, unit_id: UUID) -> UUID | None:
    """Return who stands in the log: nobody when it is done with the key alone. Raises NotAllowed."""
    if actor is None:
        return None
    actor.require(Right.ERASE, unit_id)
    return actor.user_id


def _count_lines(tx: Tx, person_id: UUID) -> int:
    counted, wanted = 0, Wanted()
    while found := log_lines.about_person(tx, person_id, wanted):
        counted += len(found)
        wanted = Wanted(before=found[-1].seq)
    return counted
