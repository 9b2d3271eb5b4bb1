"""Pictograms as pixmaps: each drawn once, at the very pixels it is shown with, and kept in memory."""

from __future__ import annotations

import logging
from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pictograms.catalogue import Catalogue
from pictograms.errors import NotSvg, PictogramError
from pictograms.svgcheck import check_svg

_LOG = logging.getLogger(__name__)
_MISSING = Path(__file__).with_name("missing.svg")
_BYTES_PER_PIXEL = 4
DEFAULT_BYTES = 64 * 1024 * 1024
"""Room for about 60 cards of 260 logical pixels at twice the pixel density."""


class PixmapStore:
    """Draws the catalogue's pictures and remembers the most recently used ones.

    Needs a running QGuiApplication and belongs to its thread. ``max_bytes`` bounds what is remembered
    (four bytes a pixel); a picture larger than that is drawn anew each time.
    """

    def __init__(self, catalogue: Catalogue, max_bytes: int = DEFAULT_BYTES) -> None:
        self._catalogue = catalogue
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[tuple[str, int, float], QPixmap] = OrderedDict()
        self._complained: set[str] = set()

    @property
    def catalogue(self) -> Catalogue:
        """The pictures that are drawn."""
        return self._catalogue

    def use(self, catalogue: Catalogue) -> None:
        """Draw from these pictures from now on, as when a picture set has come."""
        self._catalogue = catalogue
        self._complained.clear()
        self.forget()

    @property
    def bytes_kept(self) -> int:
        """Bytes of the pixmaps that are remembered now."""
        return self._bytes

    def pixmap(self, key: str, side_px: int, ratio: float = 1.0) -> QPixmap:
        """The picture ``key`` on a transparent square of ``side_px`` logical pixels.

        ``ratio`` is the screen's device pixel ratio: the pixmap has ``side_px * ratio`` device pixels a
        side and carries the ratio. The drawing keeps its proportions, centred. A picture that is unknown
        or can not be drawn becomes a drawing that says so, and is logged once; nothing is raised for it.
        Raises ValueError when ``side_px`` or ``ratio`` is not above zero.
        """
        if side_px <= 0 or ratio <= 0:
            raise ValueError(f"a picture needs a size above zero, not {side_px} at ratio {ratio}")
        place = (key, side_px, ratio)
        kept = self._kept.get(place)
        if kept is not None:
            self._kept.move_to_end(place)
            return kept
        drawn = self._draw(self._renderer(key), side_px, ratio)
        self._keep(place, drawn)
        return drawn

    def forget(self) -> None:
        """Let go of every pixmap."""
        self._kept.clear()
        self._bytes = 0

    def _renderer(self, key: str) -> QSvgRenderer:
        try:
            return _load(key, self._catalogue.svg(key))
        except PictogramError as error:
            if key not in self._complained:
                self._complained.add(key)
                _LOG.warning("%s", error)
            return _load("missing", _MISSING.read_bytes())

    def _draw(self, renderer: QSvgRenderer, side_px: int, ratio: float) -> QPixmap:
        side = max(1, round(side_px * ratio))
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _keep(self, place: tuple[str, int, float], pixmap: QPixmap) -> None:
        size = _size(pixmap)
        if size > self._max_bytes:
            return
        self._kept[place] = pixmap
        self._bytes += size
        while self._bytes > self._max_bytes:
            _oldest, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)


def _load(key: str, content: bytes) -> QSvgRenderer:
    check_svg(key, content)
    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid():
        raise NotSvg(key=key, reason="Qt can not read it")
    return renderer


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * _BYTES_PER_PIXEL
