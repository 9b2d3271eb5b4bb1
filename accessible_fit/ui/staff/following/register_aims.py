"""Writing whom a unit is meant for and what it is to do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.texts import button, row

if TYPE_CHECKING:
    from accessible_fit.trends.register import Meant

LINES = 90


class AimsForm(QWidget):
    """`wished` carries an AimsWish."""

    wished = Signal(object)
    left = Signal()

    def __init__(self, kit: StaffKit, meant: "Meant | None") -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        self.group = QLineEdit(meant.intended_group if meant else "")
        self.aims = QPlainTextEdit(meant.aims if meant else "")
        self.aims.setTabChangesFocus(True)
        self.aims.setMaximumHeight(LINES)
        self.youngest = _number(meant.youngest if meant else None)
        self.oldest = _number(meant.oldest if meant else None)
        self.places = _number(meant.places if meant else None)
        self._numbers = [
            Field(w.t("Youngest"), self.youngest, w.t("years")),
            Field(w.t("Oldest"), self.oldest, w.t("years")),
            Field(w.t("Places"), self.places, w.t("persons")),
        ]
        self.keep = button(w.t("Save"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        leave = button(w.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self.left.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(Field(w.t("Whom the unit is meant for"), self.group))
        whole.addWidget(Field(w.t("What the unit is to do"), self.aims))
        whole.addLayout(side_by_side(kit.look, *self._numbers))
        whole.addLayout(row(self.keep, leave))
        self.setFocusProxy(self.group)

    def _keep(self) -> None:
        from accessible_fit.services.following.register import AimsWish

        read: list[int | None] = []
        for field, line in zip(self._numbers, (self.youngest, self.oldest, self.places), strict=True):
            written = line.text().strip()
            if written and not (written.isascii() and written.isdigit()):
                field.show_error(self._kit.words.t("Write a whole number, or nothing."))
                return
            read.append(int(written) if written else None)
        self.wished.emit(AimsWish(self.group.text(), self.aims.toPlainText(), *read))


def _number(value: int | None) -> QLineEdit:
    made = QLineEdit("" if value is None else str(value))
    made.setMaxLength(5)
    return made
