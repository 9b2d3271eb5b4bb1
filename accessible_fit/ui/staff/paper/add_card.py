"""Adding a card that the person made on the table: its word."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import button, row

LONGEST_WORD = 40


class AddCard(QWidget):
    """A line for a word. `written` carries it; the line is empty again for the next one."""

    written = Signal(str)

    def __init__(self, kit: StaffKit, alias: str) -> None:
        super().__init__()
        w = kit.words
        self._empty = w.t("Write what stands on the card.")
        self.word = QLineEdit()
        self.word.setMaxLength(LONGEST_WORD)
        self.word.returnPressed.connect(self._write)
        self._field = Field(
            w.t("A card of {name}’s own", name=alias),
            self.word,
            w.t("Write its word, or what it shows."),
        )
        self.add = button(w.t("Add the card"))
        self.add.clicked.connect(lambda _=False: self._write())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(self._field)
        whole.addLayout(row(self.add))

    def show_error(self, text: str) -> None:
        """Say beside the line why no card came."""
        self._field.show_error(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter adds the card; it must not go on to the page, which would keep the whole mat.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _write(self) -> None:
        word = self.word.text().strip()
        if not word:
            self._field.show_error(self._empty)
            self.word.setFocus()
            return
        self._field.clear_error()
        self.written.emit(word)
