"""Pictures of the set that a person knows, behind the same door as the usual ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QPixmap

from pictograms.catalogue import Catalogue
from pictograms.stand_ins import stand_ins
from pictograms.widgets.pixmaps import PixmapStore

USUAL_SET = "openmoji"


class StandInPixmaps(PixmapStore):
    """Gives what ``plain`` gives for the picture that stands in for a key, else for the key itself.

    ``stand_ins`` comes from ``pictograms.stand_ins``.
    """

    def __init__(self, plain: PixmapStore, stand_ins: Mapping[str, str]) -> None:
        super().__init__(Catalogue([]))
        self._plain = plain
        self._stand_ins = dict(stand_ins)

    @property
    def catalogue(self) -> Catalogue:
        """The pictures that ``plain`` draws."""
        return self._plain.catalogue

    def pixmap(self, key: str, side_px: int, ratio: float = 1.0) -> QPixmap:
        """The picture that stands in, else the usual one; see ``PixmapStore.pixmap``."""
        return self._plain.pixmap(self._stand_ins.get(key, key), side_px, ratio)

    def forget(self) -> None:
        """Nothing is remembered here; ``plain`` keeps its own."""


def of_set(plain: PixmapStore, set_name: str, groups: Sequence[Sequence[str]]) -> PixmapStore:
    """Draw ``groups`` with the pictures of a set where it has them (``pictograms.stand_ins``).

    OpenMoji is what the program draws with anyway.
    """
    if set_name == USUAL_SET or not groups:
        return plain
    found = stand_ins(plain.catalogue, set_name, groups)
    return StandInPixmaps(plain, found) if found else plain
