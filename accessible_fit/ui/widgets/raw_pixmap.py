"""Decoded photos as something Qt can draw."""

from PySide6.QtGui import QImage, QPixmap

from pictograms.photos import RawPhoto


def image_of(raw: RawPhoto) -> QImage:
    """Return the photo as an image that has its own pixels."""
    shared = QImage(raw.pixels, raw.width, raw.height, raw.width * 3, QImage.Format.Format_RGB888)
    return shared.copy()


def pixmap_of(raw: RawPhoto) -> QPixmap:
    """Return the photo as a pixmap of its own size."""
    return QPixmap.fromImage(image_of(raw))
