"""One action in a person's list: what the person said, what we do, where it stands, and the next step."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.action_form import ActionForm
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Choices, Field
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.action_sentences import helped_choices, standing_line

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.following.actions import Actions, ListedAction, Promise
    from db.records import Action
    from db.vocabulary import Helped

    Step = Callable[[Actions, Actor], Action]

TILE = 56
LONGEST = 500
ASKED_WIDTH = 520


class ActionRow(QWidget):
    """`step` carries what is to be done with the actions by the user; `show_wanted` opens the person's page.

    `failed` says why there are no pictures. Who may not write sees where it stands.
    """

    step = Signal(object)
    show_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, kit: StaffKit, shift: Shift, listed: "ListedAction", today: dt.date, may: bool
    ) -> None:
        super().__init__()
        self._kit, self._shift, self.listed = kit, shift, listed
        self._today = today
        self.action_id = listed.action.id
        self.form: ActionForm | None = None
        self.because: QLineEdit | None = None
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addWidget(label(listed.action.text, "field"))
        if listed.action.said:
            w = kit.words
            texts.addWidget(label(w.t("{name} said: “{words}”", name=listed.alias, words=listed.action.said)))
        texts.addWidget(self._standing())
        self._steps = QBoxLayout(self._way())
        self._steps.setSpacing(SPACE.medium)
        if may:
            texts.addSpacing(SPACE.hair)
            self._offer()
            texts.addLayout(self._steps)
        self._place = Holder()
        self._place.let_go()
        texts.addWidget(self._place)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        tile = kit.tile(listed.action.picture or "own:help", TILE)
        whole.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)

    def _way(self) -> QBoxLayout.Direction:
        stacked = self._kit.look.percent >= STACK_FROM_PERCENT
        return QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight

    def _standing(self) -> QLabel:
        from accessible_fit.services.following.actions import Standing

        told = standing_line(self._kit.words, self.listed.action, self._today)
        late = self.listed.standing is Standing.LATE
        made = label(DOT.join((self.listed.action.who, f"! {told}" if late else told)), "soft")
        if late:
            made.setProperty("tone", "watch")
        return made

    # ------------------------------------------------------------------ the next step

    def _offer(self) -> None:
        from accessible_fit.services.following.actions import Standing

        w, at = self._kit.words, self.action_id
        match self.listed.standing:
            case Standing.LATE | Standing.WAITING:
                self._button(w.t("It is done"), lambda: self._take(lambda all_, by: all_.done(by, at)))
                self._button(w.t("Change"), self.open_form, "link")
                self._button(w.t("Will not be done"), self.ask_why, "link")
            case Standing.TO_SHOW:
                show = w.t("Show to {name}", name=self.listed.alias)
                self._button(show, self.show_wanted.emit)
                self._button(
                    w.t("It has been shown"), lambda: self._take(lambda all_, by: all_.shown(by, at))
                )
                again = w.t("Not done after all")
                self._button(again, lambda: self._take(lambda all_, by: all_.reopen(by, at)), "link")
            case Standing.TO_ASK:
                self._ask_helped()
            case Standing.CLOSED:
                again = w.t("Take it up again")
                self._button(again, lambda: self._take(lambda all_, by: all_.reopen(by, at)), "link")
            case Standing.HELPED:
                pass
        self._steps.addStretch(1)  # an empty row has no width, and would leave none to the words over it

    def _button(self, word: str, act: Callable[[], None], kind: str = "") -> QPushButton:
        made = button(word, kind)
        made.setAccessibleName(f"{word}: {self.listed.action.text}")
        made.clicked.connect(lambda _=False: act())
        self._steps.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return made

    def _take(self, step: "Step") -> None:
        self.step.emit(step)

    def _ask_helped(self) -> None:
        w, at = self._kit.words, self.action_id
        self.helped: Choices[Helped] = Choices(self._kit.look, helped_choices(w), None)
        asked = w.t("Did it help? What does {name} say?", name=self.listed.alias)
        field = Field(asked, self.helped)

        def said() -> None:
            word = self.helped.value()
            self._take(lambda all_, by: all_.shown(by, at, word))

        self.helped.changed.connect(said)
        if self._kit.look.percent < STACK_FROM_PERCENT:  # on one line, though the choices are narrower
            words = QFontMetrics(self._kit.look.font(TYPE.normal, bold=True)).horizontalAdvance(asked)
            field.setMinimumWidth(min(ASKED_WIDTH, words + SPACE.small))
        self._steps.addWidget(field)
        self._button(w.t("Show to {name}", name=self.listed.alias), self.show_wanted.emit)

    # ------------------------------------------------------------------ changing and closing

    def open_form(self) -> None:
        """Open the fields, to change what is promised."""
        self.form = ActionForm(self._kit, self._shift, self.listed.alias, action=self.listed.action)
        self.form.wished.connect(self._changed)
        self.form.left.connect(self._close)
        self.form.failed.connect(self.failed)
        self._place.hold(self.form)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, promise: "Promise") -> None:
        at = self.action_id
        self._take(lambda all_, by: all_.change(by, at, promise))

    def ask_why(self) -> None:
        """Ask why it will not be done."""
        w = self._kit.words
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.medium)
        self.because = QLineEdit()
        self.because.setMaxLength(LONGEST)
        self._why = Field(w.t("Why it will not be done"), self.because)
        self.because.returnPressed.connect(self._close_it)
        keep, leave = button(w.t("Save why")), button(w.t("Leave it"), "link")
        keep.clicked.connect(lambda _=False: self._close_it())
        leave.clicked.connect(lambda _=False: self._close())
        inside.addWidget(self._why)
        inside.addLayout(row(keep, leave))
        self._place.hold(sheet)
        self.because.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_it(self) -> None:
        why = self.because.text().strip() if self.because is not None else ""
        if not why:
            self._why.show_error(self._kit.words.t("Write this too."))
            return
        at = self.action_id
        self._take(lambda all_, by: all_.close(by, at, why))

    def _close(self) -> None:
        self.form = None
        self._place.let_go()
        first = self.findChild(QPushButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
