"""A person's photo, drawn at the size it is shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap

from accessible_fit.ui.widgets.picture import Draw


def photo_drawing(data: bytes) -> Draw:
    """Return how to draw an encoded picture as a square, cut from its middle; each size is made once."""
    whole = QPixmap()
    whole.loadFromData(data)
    made: dict[tuple[int, float], QPixmap] = {}

    def draw(side: int, ratio: float) -> QPixmap:
        if (side, ratio) not in made:
            pixels = round(side * ratio)
            fitted = whole.scaled(
                pixels,
                pixels,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left, top = (fitted.width() - pixels) // 2, (fitted.height() - pixels) // 2
            square = fitted.copy(QRect(left, top, pixels, pixels))
            square.setDevicePixelRatio(ratio)
            made[side, ratio] = square
        return made[side, ratio]

    return draw
