"""Says whether a draft is kept; and when a colleague has written in it meanwhile, asks what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.forms.workshop import Opened
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.workshop.keeper import DraftKeeper
from accessible_fit.ui.staff.workshop.parts import deeds
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label


class DraftNotice(QWidget):
    """One soft line: "Saved 14:05". `settled` when what to do about a colleague's change is decided."""

    settled = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, keeper: DraftKeeper) -> None:
        super().__init__()
        w = kit.words
        self._kit, self._shift, self._keeper = kit, shift, keeper
        self.line = label("", "soft")
        self.panel = Panel()
        self.panel.setProperty("tone", "alarm")
        self._why = label("")
        self._why.setProperty("tone", "alarm")
        self.apart = button(w.t("Keep mine as a form of its own"))
        self.theirs = button(w.t("Go on from what is kept"))
        self.apart.clicked.connect(lambda _=False: self._keep_apart())
        self.theirs.clicked.connect(lambda _=False: self._take_theirs())
        self.panel.body.addWidget(self._why)
        self.panel.body.addLayout(deeds(kit.look, self.apart, self.theirs))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(self.line)
        whole.addWidget(self.panel)
        keeper.changed.connect(self._show)
        keeper.kept.connect(self._show)
        keeper.refused.connect(self._refused)
        self._show()

    def _refused(self, _problem: Exception) -> None:
        self._show()

    def _show(self) -> None:
        w, keeper = self._kit.words, self._keeper
        conflict = keeper.conflict
        was_hidden = self.panel.isHidden()
        self.panel.setVisible(conflict is not None)
        self.line.setVisible(conflict is None)
        if conflict is not None:
            from accessible_fit.services.forms.errors import DraftGone

            self._why.setText("! " + " ".join(w.error(conflict)))
            self.theirs.setVisible(not isinstance(conflict, DraftGone))
            if was_hidden:
                self.apart.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        clock = w.clock(keeper.seen)
        saved = w.t("Saved {clock}.", clock=clock) if keeper.settled else w.t("Saving …")
        by = keeper.opened.by
        before = " " + w.t("{name} wrote in it last before you.", name=by) if by else ""
        self.line.setText(f"{saved}{before}")

    def _keep_apart(self) -> None:
        workshop, actor, draft = self._shift.desk.workshop, self._shift.actor, self._keeper.draft
        self._kit.background.run(
            lambda: workshop.keep_apart(actor, draft), self._go_on, self._keeper.refused.emit, owner=self
        )

    def _take_theirs(self) -> None:
        workshop, actor, form_id = self._shift.desk.workshop, self._shift.actor, self._keeper.draft.id
        self._kit.background.run(
            lambda: workshop.open(actor, form_id), self._go_on, self._keeper.refused.emit, owner=self
        )

    def _go_on(self, opened: Opened) -> None:
        self._keeper.go_on_from(opened)
        self.settled.emit()
