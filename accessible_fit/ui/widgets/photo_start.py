"""Where a photo can come from: a large place to drop it on, and a button for every other way."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.ui.widgets.texts import button, label
from accessible_fit.words.catalogue import Words

PICTURE = 96
CORNER = 12.0


class PhotoStart(QWidget):
    """Asks for a photo; `file_asked`, `folder_asked` and `paste_asked` say which way."""

    file_asked = Signal()
    folder_asked = Signal()
    paste_asked = Signal()

    def __init__(self, look: Look, words: Words, picture: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._over = False
        middle = Qt.AlignmentFlag.AlignHCenter
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.large, SPACE.wide, SPACE.large, SPACE.wide)
        whole.setSpacing(SPACE.medium)
        whole.addStretch(1)
        whole.addWidget(PictureTile(look, picture, PICTURE), 0, middle)
        for text, kind in (
            (words.t("Drop a picture here"), "heading"),
            (words.t("Or take it from:"), "soft"),
        ):
            made = label(text, kind)
            made.setAlignment(middle)
            whole.addWidget(made)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE.medium)
        ways.addStretch(1)
        self.file = button(words.t("A file"), "primary")
        self.folder = button(words.t("A folder"))
        self.paste = button(words.t("What was copied"))
        for way, asked in (
            (self.file, self.file_asked),
            (self.folder, self.folder_asked),
            (self.paste, self.paste_asked),
        ):
            way.clicked.connect(lambda _=False, signal=asked: signal.emit())
            ways.addWidget(way, 0, Qt.AlignmentFlag.AlignVCenter)
        ways.addStretch(1)
        whole.addLayout(ways)
        promise = label(
            words.t("Only the picture is kept. Where and when it was taken is taken away."), "small"
        )
        promise.setAlignment(middle)
        whole.addWidget(promise)
        whole.addStretch(1)

    def set_over(self, over: bool) -> None:
        """Show that what is dragged can be let go here."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("action" if self._over else "line")
        painter.setPen(QPen(colour, 4 if self._over else 2, Qt.PenStyle.DashLine))
        painter.setBrush(self._look.colour("band" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), CORNER, CORNER)
        painter.end()
