"""What every page of the staff's window is handed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen, QPixmap

from accessible_fit.settings import Settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from pictograms.widgets.pixmaps import PixmapStore


@dataclass(frozen=True, slots=True)
class StaffKit:
    """The look, the words, the pictures, the road to slow work and the computer's settings."""

    look: Look
    words: Words
    pixmaps: "Callable[[], PixmapStore]"
    background: Background
    settings: Settings

    def drawing(self, key: str) -> Draw:
        """Return how to draw a pictogram at a given size."""

        def draw(side: int, ratio: float) -> QPixmap:
            return self.pixmaps().pixmap(key, side, ratio)

        return draw

    def tile(self, key: str, side: int, name: str = "") -> PictureTile:
        """Make a pictogram on its white tile; `side` is for the usual text size."""
        return PictureTile(self.look, self.drawing(key), grown(self.look, side), name)

    def leading(self, key: str) -> Callable[[QPainter, QRectF], None]:
        """Return how to paint a pictogram on its white tile at the left of a row."""

        def paint(painter: QPainter, place: QRectF) -> None:
            painter.setPen(QPen(self.look.colour("line"), 1))
            painter.setBrush(self.look.colour("card"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
            ratio = painter.device().devicePixelRatio()
            side = round(place.width()) - 8
            pixmap = self.pixmaps().pixmap(key, side, ratio)
            painter.drawPixmap(round(place.left()) + 4, round(place.top()) + 4, pixmap)

        return paint
