"""Everything about paper together: printing forms and mats, and entering what was filled in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accessible_fit.instruments.model import Instrument
from accessible_fit.paper.drawn import Drawings
from accessible_fit.services.clock import Clock
from accessible_fit.services.paper.entry import PaperEntry
from accessible_fit.services.paper.forms import PaperForms
from accessible_fit.services.paper.mat import PaperMats
from accessible_fit.services.pictures.own import Pictures
from db.engine import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """The use cases of paper."""

    forms: PaperForms
    entry: PaperEntry
    mats: PaperMats

    @classmethod
    def over(
        cls,
        store: Store,
        clock: Clock,
        drawings: Callable[[], Drawings],
        offered: Callable[[], Sequence[Instrument]],
    ) -> "Paper":
        """Build them over one store; `offered` gives the forms that can be used today."""
        return cls(
            PaperForms(store, clock, Pictures(store, clock), drawings, offered),
            PaperEntry(store, clock, offered),
            PaperMats(store, clock, drawings),
        )
