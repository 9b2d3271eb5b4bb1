"""A person's screen to try out: the resident's own window with a line over it that leads back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.theme.stylesheet import stylesheet
from accessible_fit.ui.widgets.texts import button, label
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.ui.resident.window import ResidentWindow


class TryWindow(QWidget):
    """Holds a resident's window whose conversation nobody keeps. `left` when it has been closed.

    Escape, the button, the window's own cross and the staff's button inside all leave it.
    """

    left = Signal()

    def __init__(self, resident: "ResidentWindow", look: Look, words: Words) -> None:
        super().__init__()
        self.resident = resident
        self._may_close = False
        self._leaving = False
        self.setWindowTitle(words.t("Accessible FIT – trying out"))
        self.back = button(words.t("Back to the settings (Esc)"))
        self.back.clicked.connect(lambda _=False: self.leave())
        strip = QWidget()
        strip.setObjectName("window")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        strip.setStyleSheet(stylesheet(look.colours, look.family, look.percent))
        line = QHBoxLayout(strip)
        line.setContentsMargins(SPACE.large, SPACE.hair, SPACE.large, SPACE.hair)
        line.setSpacing(SPACE.normal)
        told = words.t("You are trying out {name}'s screen. Nothing is kept.", name=_alias(resident))
        line.addWidget(label(told), 1)
        line.addWidget(self.back)
        resident.setParent(self)
        resident.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # inside another it has no ground
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(strip)
        whole.addWidget(resident, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.leave)
        resident.left.connect(self._gone)

    def leave(self) -> None:
        """Go back to the settings."""
        if not self._leaving:
            self._leaving = True
            self.resident.conductor.pause()

    def _gone(self) -> None:
        self._may_close = True
        self.left.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.leave()


def _alias(resident: "ResidentWindow") -> str:
    return resident.conductor.talk.resident.alias
