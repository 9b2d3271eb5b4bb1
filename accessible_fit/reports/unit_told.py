"""Everything that a unit's report tells: the unit itself, and what it is laid beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accessible_fit.reports.naming import Names
from accessible_fit.trends.published import Beside
from accessible_fit.trends.same_kind import Kind, Kinds
from accessible_fit.trends.unit import AreaSpread, Overview, ShareRow

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument

Published = Mapping[tuple[str, str], Sequence[Beside]]
"""What is published elsewhere, by form and question, in the order of its signs."""


@dataclass(frozen=True, slots=True)
class UnitTold:
    """A unit's overview, the forms it was asked with by id, what is published, and units of the same kind."""

    found: Overview
    forms: "Mapping[str, Instrument]"
    published: Published
    kinds: Kinds

    @property
    def same_kind(self) -> Kind | None:
        """All units of this one's kind together, if they may be shown."""
        return self.kinds.of(self.found.service_type)

    @property
    def kinds_in_order(self) -> list[Kind]:
        """Every kind that may be shown, this unit's first."""
        return sorted(self.kinds.kinds, key=lambda one: one is not self.same_kind)

    def beside(self, row: ShareRow) -> Sequence[Beside]:
        """Return what is published of what is close to a question."""
        return self.published.get((row.instrument_id, row.item_id), ())

    def spread_in_order(self, names: Names) -> list[AreaSpread]:
        """Return the spread of every part of life, the whole first."""
        return sorted(self.found.spread, key=lambda one: names.area_order(one.area))
