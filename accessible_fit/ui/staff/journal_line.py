"""The calm line under every page while something waits on this computer for the server."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import button, label
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.services.journal.waiting import Counted

SENT_MS = 15_000


class WaitingLine(QWidget):
    """Says how much waits, and for a while that all of it has been sent. It never takes the focus."""

    sending_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._waits = False
        self.setProperty("kind", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label("")
        self.again = button(words.t("Send now"), "link")
        self.again.clicked.connect(lambda _=False: self.sending_wanted.emit())
        inside = QHBoxLayout(self)
        inside.setContentsMargins(SPACE.wide, SPACE.small, SPACE.wide, SPACE.small)
        inside.setSpacing(SPACE.normal)
        inside.addWidget(self._text, 1)
        inside.addWidget(self.again)
        self._gone = QTimer(self, singleShot=True, interval=SENT_MS)
        self._gone.timeout.connect(self.hide)
        self.hide()

    def tell(self, words: Words, counted: "Counted") -> None:
        """Say how it stands now."""
        waits = counted.all > 0
        if waits:
            self._gone.stop()
            self._say(_waiting(words, counted.said))
        elif self._waits:
            self._say(words.t("Everything that waited on this computer has been sent."))
            self._gone.start()
        self.again.setVisible(waits)
        self.again.setText(words.t("Send now"))
        self._waits = waits

    def text(self) -> str:
        """Return what is said now, or nothing."""
        return "" if self.isHidden() else self._text.text()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()


def _waiting(words: Words, said: int) -> str:
    if said:
        return words.tn(
            "{n} answer waits on this computer. It is sent when the server is back.",
            "{n} answers wait on this computer. They are sent when the server is back.",
            said,
        )
    return words.t("The end of a conversation waits on this computer. It is sent when the server is back.")
