"""Shares published elsewhere, in Kolada, kept here by hand or from a file, to be seen beside one's own.

Nothing is fetched. What is published is another survey with other wording and other choices: it stands beside
the share who chose the best alternative, never beside a score.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accessible_fit.errors import FieldMissing
from accessible_fit.instruments.model import Instrument
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.unit.published_file import (
    BEST,
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_PLACE,
    read_table,
)
from accessible_fit.trends.published import Beside, ReadTable, ReadValue
from db import audit, published
from db.engine import Store, Tx
from db.records import PublishedValue

SOURCE = "Kolada"
MOST_MARKS = 2
"""So many places are marked beside one share: more would be a comparison of places."""


@dataclass(frozen=True, slots=True)
class PublishedQuestion:
    """An indicator that a question here is closest to."""

    indicator: str
    question: Mapping[str, str]
    form: Mapping[str, str]


class PublishedValues:
    """The use cases of published values. `forms` are those whose questions may name an indicator."""

    def __init__(self, store: Store, clock: Clock, forms: Callable[[], Iterable[Instrument]]) -> None:
        self._store = store
        self._clock = clock
        self._forms = forms

    def questions(self, actor: Actor) -> list[PublishedQuestion]:
        """Return every indicator that a question names, in the order of the forms. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        found: dict[str, PublishedQuestion] = {}
        for form in self._forms():
            for item in form.items:
                if item.kolada:
                    found.setdefault(item.kolada, PublishedQuestion(item.kolada, item.question, form.title))
        return list(found.values())

    def kept(self, actor: Actor) -> list[PublishedValue]:
        """Return everything that is kept, by place, newest year first. Raises NotAllowed."""
        known = [one.indicator for one in self.questions(actor)]
        with self._store.reading() as tx:
            found = published.of_indicators(tx, known)
        return sorted(found, key=lambda one: (one.place.casefold(), -one.year, one.indicator))

    def look_through(self, actor: Actor, data: bytes) -> ReadTable:
        """Read a file without keeping anything. Raises NotAllowed, NotATable, FileTooLarge."""
        return read_table(data, [one.indicator for one in self.questions(actor)])

    def take_in(self, actor: Actor, values: Sequence[ReadValue]) -> int:
        """Keep what was read, instead of what was kept of the same place and year. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        made = [self._value(one) for one in values]
        with self._store.writing() as tx:
            count = published.put_many(tx, made)
            audit.append(tx, actor.user_id, "added", "published_value", details={"values": count})
        return count

    def write(self, actor: Actor, value: ReadValue) -> None:
        """Keep one value that was written by hand. Raises NotAllowed, FieldMissing."""
        actor.require(Right.FOLLOW_UNIT)
        place = " ".join(value.place.split())
        if not place or len(place) > LONGEST_PLACE:
            raise FieldMissing(field=N_("Place"))
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise FieldMissing(field=N_("Year"))
        if not 0 <= value.share <= BEST:
            raise FieldMissing(field=N_("Percent who chose the best"))
        self.take_in(actor, [ReadValue(value.indicator, place, value.year, value.share, value.persons)])

    def remove_place(self, actor: Actor, place: str) -> None:
        """Remove every value of a place. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT)
        with self._store.writing() as tx:
            published.remove_place(tx, place)
            audit.append(tx, actor.user_id, "removed", "published_value", details={"place": place})

    def beside(self, actor: Actor, forms: Mapping[str, Instrument]) -> dict[tuple[str, str], list[Beside]]:
        """Return the values to be seen beside each question of some forms, by form and question.

        The newest year of at most two places, those with most values first. Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT)
        with self._store.reading() as tx:
            return beside(tx, forms)

    def _value(self, one: ReadValue) -> PublishedValue:
        now: dt.datetime = self._clock()
        return PublishedValue(one.indicator, one.place, one.year, one.share, one.persons, SOURCE, now)


def beside(tx: Tx, forms: Mapping[str, Instrument]) -> dict[tuple[str, str], list[Beside]]:
    """Return the values to be seen beside each question; who may know asks first."""
    named = {
        (form_id, item.id): item.kolada
        for form_id, form in forms.items()
        for item in form.items
        if item.kolada
    }
    found = published.of_indicators(tx, set(named.values()))
    newest: dict[str, dict[str, PublishedValue]] = {}
    for one in found:  # oldest year first
        newest.setdefault(one.indicator, {})[one.place] = one
    return {
        item: [Beside(one.place, one.year, one.share, one.source) for one in of_places[:MOST_MARKS]]
        for item, indicator in named.items()
        if (of_places := sorted(newest.get(indicator, {}).values(), key=_order(found)))
    }


def _order(found: Sequence[PublishedValue]) -> Callable[[PublishedValue], tuple[int, str]]:
    count: dict[str, int] = {}
    for one in found:
        count[one.place] = count.get(one.place, 0) + 1
    return lambda one: (-count[one.place], one.place.casefold())
