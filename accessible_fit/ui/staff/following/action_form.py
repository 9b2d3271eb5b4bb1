"""Writing what will be done: what, who, by when, and a picture; short enough for the end of a talk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.action_picture import PictureChoice
from accessible_fit.ui.staff.following.promise_fields import LONGEST, read_promise, usual_day
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.texts import button, label, row

if TYPE_CHECKING:
    from db.records import Action


class ActionForm(QWidget):
    """Writes a new action, or changes one.

    `said` is what the person said, shown over the fields. `wished` carries a Promise, `left` when nothing is
    to be kept, `failed` why there are no pictures.
    """

    wished = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(
        self, kit: StaffKit, shift: Shift, alias: str, said: str = "", action: "Action | None" = None
    ) -> None:
        super().__init__()
        self._kit = kit
        w = kit.words
        self.what = self._line(action.text if action is not None else "")
        self.who = self._line(action.who if action is not None else shift.actor.name)
        day = action.due_on if action is not None else None
        self.when = self._line(usual_day() if action is None else day.isoformat() if day is not None else "")
        self.picture = PictureChoice(kit, shift, action.picture if action is not None else "")
        self.picture.failed.connect(self.failed)
        self._what = Field(w.t("What we will do"), self.what, w.t("Easy words. The person is shown them."))
        self._who = Field(w.t("Who does it"), self.who)
        self._when = Field(w.t("By when"), self.when, w.t("Year-month-day, or empty."))
        self.keep = button(w.t("Save what we will do"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        self.leave = button(w.t("Leave it"), "link")
        self.leave.clicked.connect(lambda _=False: self.left.emit())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        if said:
            whole.addWidget(label(w.t("{name} said: “{words}”", name=alias, words=said)))
        whole.addWidget(self._what)
        whole.addLayout(side_by_side(kit.look, self._who, self._when))
        whole.addWidget(self.picture)
        whole.addLayout(row(self.keep, self.leave))
        self.setFocusProxy(self.what)

    def _line(self, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setMaxLength(LONGEST)
        made.returnPressed.connect(self._keep)
        return made

    def _keep(self) -> None:
        fields = (self._what, self.what), (self._who, self.who), (self._when, self.when)
        promise = read_promise(self._kit.words, *fields, self.picture.picture)
        if promise is not None:
            self.wished.emit(promise)
