"""Asking on the page itself, before something is removed that can not be brought back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.catalogue import Words


class Asking(QWidget):
    """A question with its consequence and two answers; the safe one has the focus, and is what Escape gives.

    It hides itself once it is answered.
    """

    kept = Signal()
    meant = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = label("")
        self._told.setProperty("tone", "watch")
        self.keep = button(words.t("Keep it"))
        self.keep.clicked.connect(lambda _=False: self._answer(meant=False))
        self.remove = button(words.t("Remove"))
        self.remove.clicked.connect(lambda _=False: self._answer(meant=True))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(self._told)
        whole.addLayout(row(self.keep, self.remove))
        self.hide()

    def ask(self, question: str, name: str) -> None:
        """Show the question; `name` is what a screen reader calls the answer that removes."""
        self._told.setText(f"! {question}")
        self.keep.setAccessibleDescription(question)
        self.remove.setAccessibleName(name)
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, meant: bool) -> None:
        self.hide()
        (self.meant if meant else self.kept).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(meant=False)
        else:
            super().keyPressEvent(event)
