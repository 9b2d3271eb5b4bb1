"""Taking a report along: saved as PDF, spreadsheet or for another program, and opened to be printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QWidget

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.saving import asker, with_ending
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.texts import Panel, button, label, row

if TYPE_CHECKING:
    from accessible_fit.reports.kinds import ReportFile

Make = Callable[[FileFormat], "ReportFile"]
"""Makes the report; it is called in the background."""


class SavePanel(Panel):
    """Offers a report in every way it can be written. What is saved is told at the top of `page`."""

    def __init__(self, page: Page, make: Make, heading: str, about: str = "") -> None:
        super().__init__(heading)
        w = page.kit.words
        self._page = page
        self._make = make
        self._saved: Path | None = None
        self.ask_where = asker(w)
        self.show_file = show_file
        if about:
            self.body.addWidget(label(about, "small"))
        self.ways: dict[FileFormat, QPushButton] = {
            FileFormat.PDF: button(w.t("Save as PDF")),
            FileFormat.XLSX: button(w.t("Save as a spreadsheet")),
            FileFormat.CSV: button(w.t("Save as CSV"), "link"),
            FileFormat.JSON: button(w.t("Save as JSON"), "link"),
        }
        for way, made in self.ways.items():
            made.clicked.connect(lambda _=False, way=way: self._begin(way))
        large, small = list(self.ways.values())[:2], list(self.ways.values())[2:]
        stacked = page.kit.look.percent >= STACK_FROM_PERCENT
        for line in [[one] for one in self.ways.values()] if stacked else [large, small]:
            self.body.addLayout(row(*line))
        self.open = button(w.t("Open it, to print"))
        self.open.clicked.connect(lambda _=False: self._open())
        self._opener = QWidget()
        opening = row(self.open)
        opening.setContentsMargins(0, 0, 0, 0)
        self._opener.setLayout(opening)
        self._opener.hide()
        self.body.addWidget(self._opener)

    def _begin(self, way: FileFormat) -> None:
        self._opener.hide()
        self._offer(False)
        page = self._page
        page.notice.hide()
        page.kit.background.run(lambda: self._make(way), self._made, self._failed, owner=self)

    def _made(self, made: "ReportFile") -> None:
        from accessible_fit.services.upkeep.whole_file import write_whole

        answer = self.ask_where(self, made.name)
        if not answer:
            self._offer(True)
            return
        place = with_ending(answer, made.name)
        background = self._page.kit.background
        background.run(lambda: write_whole(place, made.data), self._written, self._failed, owner=self)

    def _written(self, path: Path) -> None:
        self._offer(True)
        self._saved = path
        self._opener.setVisible(path.suffix.casefold() == ".pdf")
        self._page.notice.say(self._page.kit.words.t("Saved as {name}.", name=path.name), "good")

    def _failed(self, problem: Exception) -> None:
        self._offer(True)
        self._page.show_trouble(problem)

    def _offer(self, on: bool) -> None:
        for one in self.ways.values():
            one.setEnabled(on)

    def _open(self) -> None:
        if self._saved is not None:
            self.show_file(self._saved)


def show_file(path: Path) -> None:
    """Open a file with what the computer opens such files with; there it can be printed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
