"""Ids that are the same every time."""

import hashlib
import random
from uuid import UUID

from numpy.random import Generator, default_rng

VERSION = 0x8 << 76 | 0x2 << 62
"""Version 8: the layout is our own (RFC 9562, 5.8)."""


class Ids:
    """Gives out ids derived from a seed, each one sorting after the one before.

    48 bits of running number, so that rows land at the end of every index as they are written; then bits of
    the
    seed, so that two stores do not share ids.
    """

    def __init__(self, seed: int) -> None:
        self._number = 0
        # a text, because as numbers 1 and -1 are the same seed
        self._bits = random.Random(f"ids {seed}")

    def next(self) -> UUID:
        """Return the next id."""
        self._number += 1
        return UUID(int=self._number << 80 | VERSION | self._bits.getrandbits(62))


def stream(seed: int, *path: str | int) -> Generator:
    """Return the random numbers of one branch, such as `stream(1, "life", unit, person)`.

    What one person gets does not depend on how much was drawn for the person before.
    """
    return default_rng(int.from_bytes(hashlib.sha256(repr((seed, *path)).encode()).digest()))
