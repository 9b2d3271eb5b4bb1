"""Where on the own page the person is: a trail of places, the last of which is on screen."""

from dataclasses import dataclass, replace
from enum import Enum


class At(Enum):
    """The kinds of places."""

    GREETING = "greeting"
    HOME = "home"
    AREAS = "areas"
    AREA = "area"
    DEEDS = "deeds"
    DEED = "deed"
    HELPED = "helped"
    MATS = "mats"
    MAT = "mat"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `key` says which life area, deed or topic, `page` which page of its cards, from 0."""

    at: At
    key: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """The way so far. Each method returns the next walk."""

    trail: tuple[Place, ...] = (Place(At.GREETING),)

    @property
    def here(self) -> Place:
        """The place that is on screen."""
        return self.trail[-1]

    @property
    def may_go_back(self) -> bool:
        """Whether there is a place to go back to; nobody goes back to the greeting, nor from the thanks."""
        return self.here.page > 0 or (len(self.trail) > 1 and self.here.at is not At.THANKS)

    def begin(self, *then: Place) -> "Walk":
        """Come from the greeting to the page's own beginning, and on from there."""
        return Walk((Place(At.HOME), *then))

    def to(self, place: Place) -> "Walk":
        """Go on to a place."""
        return Walk((*self.trail, place))

    def instead(self, place: Place) -> "Walk":
        """Go to a place that takes the turn of this one: back leads past both."""
        return Walk((*self.trail[:-1], place))

    def turn_page(self, by: int) -> "Walk":
        """Turn to another page of the same place."""
        return self.instead(replace(self.here, page=max(0, self.here.page + by)))

    def back(self) -> "Walk":
        """Go back a page, or to the place before."""
        if self.here.page > 0:
            return self.turn_page(-1)
        return Walk(self.trail[:-1]) if self.may_go_back else self

    def end(self) -> "Walk":
        """Come to the thanks."""
        return Walk((Place(At.THANKS),))
