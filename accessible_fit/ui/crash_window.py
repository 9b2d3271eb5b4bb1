"""The last window, when the program has a fault of its own: calm words, and a report to copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.theme.stylesheet import stylesheet
from accessible_fit.ui.widgets.focus_ring import FocusRing
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.catalogue import Words

SIZE = (760, 620)


class CrashWindow(QWidget):
    """Says that the program has to close, and shows the report. `closed` when it has been read."""

    closed = Signal()

    def __init__(self, look: Look, words: Words, report: str) -> None:
        super().__init__()
        w = words
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Accessible FIT")
        self.setStyleSheet(stylesheet(look.colours, look.family, look.percent))
        self.resize(*SIZE)
        self._ring = FocusRing(look, self)
        title = w.t("The program has to close")
        self.heading = label(title, "title")
        self.heading.setAccessibleName(title)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(w.t("Report"))
        self._words = w
        self.copy = button(w.t("Copy the report"))
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.leave = button(w.t("Close the program"), "primary")
        self.leave.clicked.connect(lambda _=False: self.close())
        self._lay_out()

    def _lay_out(self) -> None:
        w = self._words
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.wide, SPACE.large, SPACE.wide, SPACE.large)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.heading)
        whole.addWidget(label(w.t("Everything that was said is kept. Start the program again and go on.")))
        panel = Panel(w.t("For whoever looks after the program"))
        told = w.t("The report says where in the program it happened. No names and no answers are in it.")
        panel.body.addWidget(label(told, "soft"))
        panel.body.addWidget(self.report, 1)
        whole.addWidget(panel, 1)
        foot = row(self.copy)
        foot.addWidget(self.leave)
        whole.addLayout(foot)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        copied = self._words.t("Copied")
        self.copy.setText(copied)
        self.copy.setAccessibleName(copied)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        event.accept()
        self.closed.emit()
