"""A way from a person's page to something about that person."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """One way: picture, one to three words, a sentence about what is behind it."""

    picture: str
    word: str
    about: str
    open: Callable[[], None]
