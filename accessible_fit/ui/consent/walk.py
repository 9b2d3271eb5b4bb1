"""Where in the talk about yes and no the person is."""

from dataclasses import dataclass
from enum import Enum

from db.vocabulary import ConsentKind


class At(Enum):
    """The kinds of places."""

    GREETING = "greeting"
    ALL = "all"
    MEANS = "means"
    ASKED = "asked"
    SURE = "sure"
    KEPT = "kept"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Place:
    """One place, and what it is about; nothing for those that are about everything. `page` of the cards."""

    at: At = At.GREETING
    kind: ConsentKind | None = None
    page: int = 0

    @property
    def before(self) -> "Place | None":
        """Where back leads, or None where it leads nowhere."""
        if self.page > 0:
            return Place(self.at, self.kind, self.page - 1)
        back = {At.MEANS: At.ALL, At.ASKED: At.MEANS, At.SURE: At.ASKED}.get(self.at)
        if back is None:
            return None
        return Place(back, None if back is At.ALL else self.kind)
