"""How loud the microphone hears, as a bar with a mark for where a voice should be."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.growth import grown

HEIGHT = 18
GOOD = (0.5, 0.85)
"""Where an ordinary voice lies: -30 to -9 dB of full scale on a ruler that begins at -60."""

FALL = 0.85  # of what is shown, for each new piece of sound: a word is seen for as long as it is heard


class LevelMeter(QWidget):
    """A bar from silence to the loudest; it rises at once and falls slowly. `name` is for a screen reader."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._level = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def level(self) -> float:
        """What is shown, 0 to 1."""
        return self._level

    def show_level(self, level: float) -> None:
        """Show how loud it is now, 0 to 1."""
        self._level = max(level, self._level * FALL)
        self.update()

    def clear(self) -> None:
        """Show silence."""
        self._level = 0.0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, grown(self._look, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.colour("line"), 1.5))
        painter.setBrush(look.colour("quiet"))
        painter.drawRoundedRect(whole, 6, 6)
        if self._level > 0:
            filled = QRectF(whole).adjusted(2, 2, -2, -2)
            filled.setWidth(filled.width() * self._level)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("action"))
            painter.drawRoundedRect(filled, 4, 4)
        good = QRectF(whole)
        good.setLeft(whole.left() + whole.width() * GOOD[0])
        good.setRight(whole.left() + whole.width() * GOOD[1])
        painter.setPen(QPen(look.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(good, 4, 4)
        painter.end()
