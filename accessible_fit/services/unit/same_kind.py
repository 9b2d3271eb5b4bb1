"""Service types side by side, and what may be seen where a unit's own numbers are too small.

Units of one service type are counted together: every person once. A kind is told of only when three units or
more have answers, so that nobody who knows one unit reads another from it; figures are coarse (see
trends.same_kind); and units that are too small to be shown by themselves have to be five persons together or
nobody, because they are what is left when the other units are taken away.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from statistics import fmean
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.all_units import SHEETS_AT_A_TIME, YEAR, person_means
from accessible_fit.services.unit.shown import Group, latest_shown
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.same_kind import Kind, Kinds, PooledArea
from accessible_fit.trends.unit import WHOLE
from db import audit, unit_figures, units, year_sheets
from db.engine import Store, Tx
from db.records import Unit

FEWEST_UNITS = 3
FIVES = 5
TWENTIETHS = 20

Said = Mapping[Hashable, tuple[float, bool]]
"""Each person's own mean, and whether the best was chosen for more than half."""


class SameKind:
    """The use case of seeing units of the same kind together."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def beside(self, actor: Actor, unit_id: UUID, span: Span) -> Kinds:
        """Return every kind in twelve months, for whoever follows the unit. Raises NotAllowed."""
        actor.require(Right.FOLLOW_UNIT, unit_id)
        return self._kinds(actor.user_id, unit_id, span)

    def all_kinds(self, actor: Actor, span: Span) -> Kinds:
        """Return every kind in twelve months, for whoever supports all units. Raises NotAllowed."""
        actor.require(Right.SUPPORT_UNITS)
        return self._kinds(actor.user_id, None, span)

    def with_key(self, unit_id: UUID, span: Span) -> Kinds:
        """Return every kind in twelve months, for whoever has the key of the store."""
        return self._kinds(None, unit_id, span)

    def _kinds(self, user_id: UUID | None, unit_id: UUID | None, span: Span) -> Kinds:
        about = {"from": span.first_day.isoformat(), "to": span.last_day.isoformat()}
        with self._store.writing() as tx:
            audit.append(tx, user_id, "looked_at", "service_types", unit_id, unit_id, about)
        with self._store.reading() as tx:
            if told_by_server.counts(tx):
                return told_by_server.kinds(tx, span)
            every = units.all_units(tx)
            wanted = year_sheets.missing(tx, [one.id for one in every], span.last)
        for start in range(0, len(wanted), SHEETS_AT_A_TIME):
            with self._store.writing() as tx:
                year_sheets.make(tx, wanted[start : start + SHEETS_AT_A_TIME], span.last)
        with self._store.reading() as tx:
            return kinds(tx, every, span)


def kinds(tx: Tx, every: Sequence[Unit], span: Span) -> Kinds:
    """Count all kinds. The units' sheets are there."""
    found = year_sheets.read(tx, [one.id for one in every], span.last)
    means = person_means(found, unit_figures.refused(tx))
    places = {unit_id: at for at, unit_id in enumerate(found.units)}
    by_kind: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for unit in every:
        if unit.id in places:
            for area, periods in means.of_unit(places[unit.id]).areas.items():
                if periods[YEAR]:
                    by_kind[unit.service_type.value][area].append(periods[YEAR])
    made = []
    for service_type, areas in sorted(by_kind.items()):
        pooled = {area: told for area, some in areas.items() if (told := pool(some)) is not None}
        if pooled:
            made.append(Kind(service_type, len(areas[WHOLE]), pooled))
    order = [one for one in (WHOLE, *found.areas) if any(one in kind.areas for kind in made)]
    return Kinds(span, tuple(order), tuple(made))


def pool(of_units: Sequence[Said]) -> PooledArea | None:
    """Count the persons of some units together, or None where that could tell about fewer than five.

    Somebody with support from two of them is counted once, with the mean of both.
    """
    if len(of_units) < FEWEST_UNITS:
        return None
    own: dict[Hashable, list[tuple[float, bool]]] = defaultdict(list)
    for said in of_units:
        for person, told in said.items():
            own[person].append(told)
    larger: set[Hashable] = set()
    for said in of_units:
        if len(said) >= MINIMUM:
            larger |= said.keys()
    left = len(own.keys() - larger)
    scores = {person: fmean(mean for mean, _ in told) for person, told in own.items()}
    if 0 < left < MINIMUM or not latest_shown([Group(frozenset(own), len({*scores.values()}) == 1)])[0]:
        return None
    best = sum(any(chose for _, chose in told) for told in own.values()) / len(own)
    return PooledArea(
        len(own) // FIVES * FIVES,
        round(fmean(scores.values())),
        round(best * TWENTIETHS) / TWENTIETHS,
    )
