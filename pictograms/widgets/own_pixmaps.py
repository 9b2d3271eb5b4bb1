"""Photos of one's own in the place of pictures, behind the same door as the pictures themselves."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore

_LOG = logging.getLogger(__name__)
_CORNER = 1 / 12


class OwnPixmaps(PixmapStore):
    """Gives the photo (an encoded square) where ``photos`` has one for a key, else what ``plain`` gives.

    Each photo is decoded once and scaled once for every size. One that can not be decoded is logged, and the
    ordinary picture is shown.
    """

    def __init__(self, plain: PixmapStore, photos: Mapping[str, bytes]) -> None:
        super().__init__(Catalogue([]))
        self._plain = plain
        self._photos = dict(photos)
        self._scaled: dict[tuple[str, int, float], QPixmap] = {}
        self._images: dict[str, QImage] = {}

    def pixmap(self, key: str, side_px: int, ratio: float = 1.0) -> QPixmap:
        """The photo on ``key``, else the picture; see ``PixmapStore.pixmap``."""
        if key not in self._photos or side_px <= 0 or ratio <= 0:
            return self._plain.pixmap(key, side_px, ratio)
        place = (key, side_px, ratio)
        if place not in self._scaled:
            image = self._image(key)
            if image.isNull():
                return self._plain.pixmap(key, side_px, ratio)
            self._scaled[place] = _rounded(image, side_px, ratio)
        return self._scaled[place]

    @property
    def catalogue(self) -> Catalogue:
        """The pictures that ``plain`` draws."""
        return self._plain.catalogue

    def forget(self) -> None:
        """Let go of every scaled photo; ``plain`` keeps its own."""
        self._scaled.clear()
        self._images.clear()

    def _image(self, key: str) -> QImage:
        if key not in self._images:
            self._images[key] = QImage.fromData(self._photos[key])
            if self._images[key].isNull():
                _LOG.warning("The photo on %s can not be shown.", key)
        return self._images[key]


def _rounded(image: QImage, side_px: int, ratio: float) -> QPixmap:
    side = max(1, round(side_px * ratio))
    small = image.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    place = QRectF((side - small.width()) / 2, (side - small.height()) / 2, small.width(), small.height())
    shape = QPainterPath()
    shape.addRoundedRect(place, side * _CORNER, side * _CORNER)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.drawImage(place, small)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
