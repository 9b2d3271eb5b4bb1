"""How long things are kept. Nothing goes by itself: a superuser sees what is older, and decides.

A person is counted from the last day of support, a conversation from its beginning, photos and voices from
the day they came. What has no rule is kept. The log is kept as long as the store: its lines hold on to each
other.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.whole_person.erasure import Erasure
from accessible_fit.trends.planned import months_later
from db import audit, person_rows, retention
from db.engine import Store, Tx
from db.records import RetentionRule
from db.retention import Old
from db.vocabulary import Kept

FEWEST_MONTHS, MOST_MONTHS = 1, 1200


class What(StrEnum):
    """What a rule can be about."""

    PERSON = Kept.PERSON_AFTER_END
    CONVERSATION = Kept.CONVERSATION
    PHOTO = Kept.PHOTO
    VOICE = Kept.CLIP


@dataclass(frozen=True, slots=True)
class Due:
    """Something older than its rule: since when, and how many rows would go with it."""

    what: What
    id: UUID
    person_id: UUID
    alias: str
    since: dt.date
    rows: int


class Retention:
    """The use cases of keeping no longer than is decided."""

    def __init__(self, store: Store, clock: Clock, erasure: Erasure) -> None:
        self._store = store
        self._clock = clock
        self._erasure = erasure

    def rules(self, actor: Actor) -> dict[What, int | None]:
        """Return for how many months each is kept; None is until somebody erases it. Raises NotAllowed."""
        actor.require(Right.ERASE)
        with self._store.reading() as tx:
            return _months(retention.rules(tx))

    def decide(self, actor: Actor, what: What, months: int | None) -> None:
        """Keep something so many months from now on. Erases nothing. Raises NotAllowed, ConstraintBroken."""
        actor.require(Right.ERASE)
        with self._store.writing() as tx:
            if months is None:
                retention.drop_rule(tx, Kept(what))
            else:
                retention.put_rule(tx, Kept(what), months)
            audit.append(
                tx, actor.user_id, "changed", "retention", None, None, {"what": what, "months": months}
            )

    def due(self, actor: Actor) -> list[Due]:
        """Return what is older than the rules, persons first, the oldest of each kind first.

        What belongs to a person who is due is told with the person alone. Raises NotAllowed.
        """
        actor.require(Right.ERASE)
        with self._store.writing() as tx:
            found = self._due(tx)
            audit.append(tx, actor.user_id, "looked_at", "retention", None, None, {"due": len(found)})
        return found

    def carry_out(self, actor: Actor, chosen: Iterable[Due]) -> list[Due]:
        """Erase what was chosen of what is due and return what went; what is not due any more stays.

        All of it goes or nothing, then the files are tidied up. Raises NotAllowed, and TracesLeft when all is
        erased but the files could not be tidied up.
        """
        actor.require(Right.ERASE)
        wanted = {(one.what, one.id) for one in chosen}
        with self._store.writing() as tx:
            going = [one for one in self._due(tx) if (one.what, one.id) in wanted]
            for one in going:
                _ERASE[one.what](tx, one.id)
            told = {"rule": "retention", "rows": _counted(going)}
            if going:
                audit.append(tx, actor.user_id, "erased", "retention", None, None, told)
        if going:
            self._erasure.forget_of({one.person_id for one in going if one.what is What.PERSON})
            self._erasure.tidy(actor)
        return going

    def _due(self, tx: Tx) -> list[Due]:
        months = _months(retention.rules(tx))
        now = self._clock()
        found: list[Due] = []
        leaving: set[UUID] = set()
        for what, kept in months.items():
            if kept is None:
                continue
            since = months_later(now.date(), -kept)
            for old in _find(tx, what, since):
                if old.person_id in leaving:
                    continue
                rows = person_rows.count(tx, old.person_id).total if what is What.PERSON else 1
                found.append(Due(what, old.id, old.person_id, old.alias, old.since, rows))
                if what is What.PERSON:
                    leaving.add(old.person_id)
        return found


def _find(tx: Tx, what: What, since: dt.date) -> list[Old]:
    at = dt.datetime.combine(since, dt.time.min, dt.UTC)
    if what is What.PERSON:
        return retention.persons_ended(tx, since)
    if what is What.CONVERSATION:
        return retention.conversations_before(tx, at)
    return retention.photos_before(tx, at) if what is What.PHOTO else retention.clips_before(tx, at)


_ERASE: Mapping[What, Callable[[Tx, UUID], object]] = {
    What.PERSON: person_rows.erase,
    What.CONVERSATION: retention.erase_conversation,
    What.PHOTO: lambda tx, one: retention.erase_photos(tx, [one]),
    What.VOICE: lambda tx, one: retention.erase_clips(tx, [one]),
}


def _months(rules: Iterable[RetentionRule]) -> dict[What, int | None]:
    kept = {rule.kept: rule.months for rule in rules}
    return {what: kept.get(Kept(what)) for what in What}


def _counted(going: Iterable[Due]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in going:
        counts[one.what] = counts.get(one.what, 0) + 1
    return counts
