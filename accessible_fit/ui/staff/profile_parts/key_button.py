"""Which key a switch sends: press the button, then press the switch."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from accessible_fit.ui.input.keys import key_name
from accessible_fit.words.catalogue import Words

# These belong to the staff or do nothing by themselves.
_NEVER = {
    Qt.Key.Key_Escape,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}


def key_word(w: Words, name: str) -> str:
    """Return what a key is called on the page."""
    words = {"Space": w.t("Space bar"), "Return": w.t("Enter key"), "Tab": w.t("Tab key")}
    return words.get(name) or w.t("Key {name}", name=name)


class KeyButton(QPushButton):
    """Shows a key by its name. Pressed, it listens for the next key, also for Tab, Space and Enter.

    Escape stops listening, and so does going elsewhere.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name = name
        self._listening = False
        self._what = ""
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _=False: self._listen(True))
        self._listen(False)

    @property
    def listening(self) -> bool:
        """Whether the next key is taken."""
        return self._listening

    def key(self) -> str:
        """Return the key's name."""
        return self._name

    def show_key(self, name: str) -> None:
        """Show another key."""
        self._name = name
        self._listen(False)

    def _listen(self, on: bool) -> None:
        self._listening = on
        w = self._words
        self.setText(w.t("Press the switch now …") if on else key_word(w, self._name))
        self.setAccessibleName(self._what)

    def setAccessibleName(self, name: str) -> None:
        self._what = name  # a reader hears what the key is for and which one it is
        super().setAccessibleName(": ".join(part for part in (name, self.text()) if part))

    def event(self, event: QEvent) -> bool:
        # Tab would lead away and Space would press, before keyPressEvent hears of them.
        if self._listening and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        if self._listening and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self._listen(False)
        elif event.key() not in _NEVER:
            self.show_key(key_name(event.key()))
            self.chosen.emit(self._name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._listen(False)
        super().focusOutEvent(event)
