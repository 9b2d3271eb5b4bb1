"""Units of the same service type counted together: records without any figure that had to be hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import WHOLE


@dataclass(frozen=True, slots=True)
class PooledArea:
    """One part of life in all units of a kind: a score in whole points, and persons in whole fives.

    `best` is the part of the persons who chose the best alternative for more than half of what they
    answered, in whole twentieths. So coarse that nothing is told by taking another figure from it.
    """

    at_least: int
    score: int
    best: float


@dataclass(frozen=True, slots=True)
class Kind:
    """All units of one service type together. `units` of them had any answers in the period."""

    service_type: str
    units: int
    areas: Mapping[str, PooledArea]

    @property
    def whole(self) -> PooledArea | None:
        """The figures over everything that was asked."""
        return self.areas.get(WHOLE)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Service types beside each other over the same twelve months, in the order of their names in code.

    A kind with too few units, or where so few persons would be left that they could be told, is not there.
    `areas` are the parts of life that any of them was asked about.
    """

    span: Span
    areas: tuple[str, ...]
    kinds: tuple[Kind, ...]

    def of(self, service_type: str) -> Kind | None:
        """Return one kind, if it may be shown."""
        return next((one for one in self.kinds if one.service_type == service_type), None)
