"""Where everything about paper begins: what can be printed, and what can be entered."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel


class PaperPage(Page):
    """Four ways: print a form, print a mat, enter a form, enter a mat; for one person or for anybody."""

    form_wanted = Signal()
    mat_wanted = Signal()
    form_came = Signal()
    mat_came = Signal()
    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, about_person: bool = False) -> None:
        w = kit.words
        super().__init__(kit, w.t("On paper"))
        self.set_title(w.t("On paper"), w.t("For talks where a screen is in the way."))
        if about_person:
            self.set_back(w.t("Back"), self.left.emit)
        self._rows: list[ListRow] = []
        self.column.addWidget(
            self._panel(
                w.t("Print"),
                (
                    "openmoji:1F5A8",
                    w.t("A form"),
                    w.t("Questions with large pictures to point at or tick"),
                    self.form_wanted.emit,
                ),
                (
                    "openmoji:2702",
                    w.t("A mat to cut out"),
                    w.t("Cards, top scale and the mat to lay them on"),
                    self.mat_wanted.emit,
                ),
            )
        )
        if shift.actor.may(Right.LEAD_CONVERSATIONS):
            self.column.addWidget(
                self._panel(
                    w.t("Enter what was answered on paper"),
                    (
                        "openmoji:1F4DD",
                        w.t("A filled-in form"),
                        w.t("The answers are kept under the day when they were given"),
                        self.form_came.emit,
                    ),
                    (
                        "openmoji:1F4F7",
                        w.t("A paper mat"),
                        w.t("With a photo of the mat beside, if you took one"),
                        self.mat_came.emit,
                    ),
                )
            )

    def _panel(self, heading: str, *ways: tuple[str, str, str, Callable[[], None]]) -> Panel:
        panel = Panel(heading)
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        for picture, title, about, go in ways:
            row = ListRow(self.kit.look, RowText(title, about), self.kit.leading(picture))
            row.clicked.connect(lambda _=False, go=go: go())
            self._rows.append(row)
            rows.addWidget(row)
        panel.body.addLayout(rows)
        return panel

    def first_focus(self) -> QWidget:
        return self._rows[0]
