"""Noting what became of an occasion: what, why, and whether to come back to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_parts import DayField
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.plan_sentences import REASONS

LONGEST = 300


class NoteForm(QWidget):
    """`wished` carries a Note. Nothing is chosen from the beginning."""

    wished = Signal(object)
    left = Signal()

    def __init__(self, kit: StaffKit, about: str) -> None:
        super().__init__()
        from db.vocabulary import AskingOutcome

        w, look = kit.words, kit.look
        self._kit = kit
        self.what: Choices[AskingOutcome] = Choices(
            look,
            [
                (AskingOutcome.DECLINED, w.t("Did not want to")),
                (AskingOutcome.COULD_NOT, w.t("Could not")),
                (AskingOutcome.NOT_ASKED, w.t("Was not asked")),
            ],
            None,
        )
        self._what = Field(w.t("What became of it"), self.what)
        self.what.changed.connect(self._what.clear_error)
        usual = [w.t(one) for one in REASONS]
        self.reason = Select(look, [("", w.t("Choose, or write below")), *((one, one) for one in usual)], "")
        self.own = QLineEdit()
        self.own.setMaxLength(LONGEST)
        self._own = Field(w.t("Or in your own words"), self.own)
        self.again = DayField(kit, w.t("Come back to it"), None, needed=False)
        self.keep = button(w.t("Save"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        leave = button(w.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self.left.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(label(about, "field"))
        whole.addWidget(self._what)
        whole.addLayout(side_by_side(look, Field(w.t("Why"), self.reason), self._own))
        whole.addWidget(self.again)
        whole.addLayout(row(self.keep, leave))
        self.setFocusProxy(self.what)

    def _keep(self) -> None:
        from accessible_fit.services.following.occasions import Note
        from db.vocabulary import AskingOutcome

        w, outcome = self._kit.words, self.what.value()
        why = self.own.text().strip() or self.reason.value()
        if outcome is None:
            self._what.show_error(w.t("Choose one of them."))
            return
        if outcome is not AskingOutcome.DECLINED and not why:
            self._own.show_error(w.t("Write why, or choose a reason."))
            return
        good, day = self.again.day()
        if good:
            self.wished.emit(Note(outcome, why, day))
