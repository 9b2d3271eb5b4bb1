"""When a pause is offered by itself, for a person who tires before saying so."""

from dataclasses import dataclass, replace

from accessible_fit.services.flow import Flow


@dataclass(frozen=True, slots=True)
class Breaks:
    """Counts the questions met in one sitting; `every` 0 offers no pause.

    A conversation that is gone on with another day is a new sitting. Going back, and changing an answer at
    the end, offer nothing: the pause comes once, before a question that is new.
    """

    every: int
    met: frozenset[str] = frozenset()

    def meet(self, flow: Flow) -> tuple["Breaks", bool]:
        """Tell what comes on screen; return what to go on with, and whether a pause comes before it."""
        item_id = flow.item_id
        if item_id is None or flow.correcting or item_id in self.met:
            return self, False
        due = self.every > 0 and len(self.met) > 0 and len(self.met) % self.every == 0
        return replace(self, met=self.met | {item_id}), due
