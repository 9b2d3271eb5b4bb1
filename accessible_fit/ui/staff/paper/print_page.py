"""What pages that print have in common: make the file in the background, ask where, save, offer to open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.paper.saving import asker, show_file, write_pdf
from accessible_fit.ui.widgets.texts import button, row

if TYPE_CHECKING:
    from accessible_fit.services.printed import Printed


class PrintPage(Page):
    """Subclasses fill the column and say in `work` what is made. `person_id` when it is for one person."""

    left = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, title: str, person_id: UUID | None) -> None:
        w = kit.words
        super().__init__(kit, title)
        self._shift = shift
        self._person_id = person_id
        self._saved: Path | None = None
        self.ask_where = asker(w)
        self.show_file = show_file
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save as PDF"), self._make)
        self._offer(False)
        self.open = button(w.t("Open it, to print"))
        self.open.clicked.connect(lambda _=False: self._open())
        self._opener = QWidget()
        line = row(self.open)
        line.setContentsMargins(0, 0, 0, 0)
        self._opener.setLayout(line)
        self._opener.hide()
        self.column.addWidget(self._opener)

    def work(self) -> "Callable[[], Printed] | None":
        """Return what makes the file, or None while something is missing."""
        raise NotImplementedError

    def _make(self) -> None:
        work = self.work()
        if work is not None:
            self._opener.hide()
            self.save(work, self._made)

    def _made(self, printed: "Printed") -> None:
        answer = self.ask_where(self, printed.name)
        if answer:
            self.save(lambda: write_pdf(answer, printed.pdf), self._written)

    def _written(self, path: Path) -> None:
        self._saved = path
        self._opener.show()
        self._scroll.verticalScrollBar().setValue(0)
        self.notice.say(self.kit.words.t("Saved as {name}.", name=path.name), "good")

    def _open(self) -> None:
        if self._saved is not None:
            self.show_file(self._saved)
