"""A way from a person's page to something about that person."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from accessible_fit.words.catalogue import Words


class Side(Enum):
    """Which side of the work with a person a door leads to, in the order they stand on the page."""

    TOGETHER = auto()
    FOLLOWING = auto()
    SUITING = auto()
    RIGHTS = auto()


@dataclass(frozen=True, slots=True)
class Door:
    """One way: picture, one to three words, a sentence about what is behind it, and which side it is on."""

    picture: str
    word: str
    about: str
    open: Callable[[], None]
    side: Side


def side_name(w: Words, side: Side) -> str:
    """Return what the doors of one side have in common."""
    return {
        Side.TOGETHER: w.t("Together"),
        Side.FOLLOWING: w.t("Following up"),
        Side.SUITING: w.t("What suits"),
        Side.RIGHTS: w.t("Rights"),
    }[side]
