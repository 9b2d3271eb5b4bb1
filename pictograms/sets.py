"""What a set of pictures must be able to do to be part of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pictograms.symbols import Credit, Symbol


class PictureSet(Protocol):
    """Pictures of one origin and one licence; ``code`` is the part of a key after the colon.

    ``holds`` and ``svg`` are asked on the way to the first window and must not read names.
    """

    @property
    def name(self) -> str:
        """The part of a key before the colon."""

    @property
    def credit(self) -> Credit:
        """Whom to thank when one of the pictures is shown."""

    def holds(self, code: str) -> bool:
        """Whether there is such a picture."""

    def codes(self) -> Iterator[str]:
        """Every picture, the most useful first: this order settles ties in a search."""

    def symbol(self, code: str) -> Symbol:
        """Names, words and categories of a picture that the set holds."""

    def svg(self, code: str) -> bytes:
        """The drawing of a picture that the set holds."""
