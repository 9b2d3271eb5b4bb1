"""Asking on the page whether something that seems to be there already is meant to be kept once more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.catalogue import Words


class OnceMore(Panel):
    """The question and two answers; the safe one has the focus, and is what Escape gives."""

    meant = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._told = label("")
        self._told.setProperty("tone", "watch")
        self.leave = button(words.t("No, leave it"))
        self.again = button(words.t("Yes, there are two papers"))
        self.leave.clicked.connect(lambda _=False: self._answer(meant=False))
        self.again.clicked.connect(lambda _=False: self._answer(meant=True))
        self.body.addWidget(self._told)
        self.body.addLayout(row(self.leave, self.again))
        self.hide()

    def ask(self, question: str) -> None:
        """Show the question."""
        self._told.setText(f"! {question}")
        self.leave.setAccessibleDescription(question)
        self.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, meant: bool) -> None:
        self.hide()
        (self.meant if meant else self.left).emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._answer(meant=False)
        else:
            super().keyPressEvent(event)
