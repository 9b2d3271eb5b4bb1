"""“Make an action” beside an answer: a small button that opens the form, and what was promised already."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.action_form import ActionForm
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.action_sentences import promised_line

if TYPE_CHECKING:
    from accessible_fit.services.following.actions import Promise
    from accessible_fit.services.following.actions_said import Source
    from db.records import Action


class ActionOffer(QWidget):
    """Stands under one answer, and its button `open_it` beside it or first in it when `apart` is False.

    Hidden while there is nothing to show. `about` names the answer for a screen reader; `failed` carries what
    failed.
    """

    failed = Signal(object)
    opened = Signal()

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        whose: tuple[UUID, str],
        source: "Source",
        about: str,
        apart: bool = True,
    ) -> None:
        super().__init__()
        self._kit, self._shift = kit, shift
        self._person_id, self._alias = whose
        self._source = source
        w = kit.words
        self.form: ActionForm | None = None
        self._promised = QVBoxLayout()
        self._promised.setSpacing(SPACE.hair)
        self.open_it = button(w.t("Make an action"), "link")
        self.open_it.setAccessibleName(w.t("Make an action of “{answer}”", answer=about))
        self.open_it.clicked.connect(lambda _=False: self.open())
        self._place = Holder()
        self._place.let_go()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addLayout(self._promised)
        if not apart:
            whole.addLayout(row(self.open_it))
        whole.addWidget(self._place)
        self._apart = apart
        self.setVisible(not apart)

    def show_promised(self, actions: "Sequence[Action]") -> None:
        """Show what was promised because of this answer."""
        for one in actions:
            self._tell(one)

    def open(self) -> None:
        """Open the form, with what the person said over it."""
        actions, actor = self._shift.desk.actions, self._shift.actor
        person_id, source = self._person_id, self._source
        self.open_it.setEnabled(False)
        self._kit.background.run(
            lambda: actions.said(actor, person_id, source), self._show_form, self._not_opened, owner=self
        )

    def close_form(self, take_focus: bool = True) -> None:
        """Take the form away; what was written in it is gone."""
        self.form = None
        self._place.let_go()
        self.setVisible(not self._apart or self._promised.count() > 0)
        self.open_it.show()
        self.open_it.setEnabled(True)
        if take_focus:
            self.open_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, said: str) -> None:
        self.form = ActionForm(self._kit, self._shift, self._alias, said)
        self.form.wished.connect(self._make)
        self.form.left.connect(self.close_form)
        self.form.failed.connect(self.failed)
        self.open_it.hide()
        self.show()
        self._place.hold(self.form)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _not_opened(self, problem: Exception) -> None:
        self.open_it.setEnabled(True)
        self.failed.emit(problem)

    def _make(self, promise: "Promise") -> None:
        actions, actor = self._shift.desk.actions, self._shift.actor
        person_id, source = self._person_id, self._source

        def made(action: "Action") -> None:
            self._tell(action)
            self.close_form()
            told = self._kit.words.t("Saved")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

        self._kit.background.run(
            lambda: actions.make(actor, person_id, promise, source), made, self.failed.emit, owner=self
        )

    def _tell(self, action: "Action") -> None:
        w = self._kit.words
        when = w.t("by {day}", day=w.day(action.due_on)) if action.due_on is not None else ""
        told = promised_line(w, action.text, action.who, when)
        self._promised.addWidget(label(w.t("We will: {what}", what=told), "field"))
        self.show()
