"""“You said – we did” of one person: what is open, with the next step of each, and what is over."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.action_form import ActionForm
from accessible_fit.ui.staff.following.action_row import ActionRow
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule

if TYPE_CHECKING:
    from accessible_fit.services.following.actions import ListedAction, PersonActions, Promise
    from accessible_fit.services.following.actions_said import Source
    from accessible_fit.ui.staff.following.action_row import Step
    from db.records import Action

OVER_AT_ONCE = 6
PICTURE = 112


class ActionsPage(Page):
    """`show_wanted` asks for the person's own page at an action, by its id.

    With a `source` the form is open when the page comes.
    """

    left = Signal()
    show_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID, source: "Source | None" = None) -> None:
        w = kit.words
        super().__init__(kit, w.t("You said – we did"))
        self._shift = shift
        self._person_id = person_id
        self._source = source
        self._opens = source is not None
        self._alias = ""
        self._may = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self._over_shown = OVER_AT_ONCE
        self.form: ActionForm | None = None
        self.rows: list[ActionRow] = []
        self.set_back(w.t("Back"), self.left.emit)
        if self._may:
            self.set_primary(w.t("Make an action"), self._begin)
        self._new = Holder()
        self._new.let_go()
        self.column.addWidget(self._new)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)

    def shown(self) -> None:
        actions, actor = self._shift.desk.actions, self._shift.actor
        self.load(lambda: actions.of_person(actor, self._person_id), self._show)

    # ------------------------------------------------------------------ the list

    def _show(self, found: "PersonActions") -> None:
        w = self.kit.words
        self._alias = found.alias
        self.set_title(w.t("You said – we did"), w.t("What was promised to {name}", name=found.alias))
        clear(self._body)
        self.rows = []
        if found.open:
            self._body.addWidget(self._panel(w.t("Now"), found.open))
        if found.over:
            self._body.addWidget(self._panel(w.t("Before"), found.over[: self._over_shown]))
            left = len(found.over) - self._over_shown
            if left > 0:
                more = button(w.tn("Show {n} older", "Show {n} older", left))
                more.clicked.connect(lambda _=False: self._show_all(found))
                self._body.addLayout(row(more))
        if not found.open and not found.over and self.form is None and not self._opens:
            self._body.addWidget(self._nothing_yet())
        tab_inside(self._list)
        if self._opens:
            self._opens = False
            self._begin()

    def _panel(self, heading: str, found: "tuple[ListedAction, ...]") -> Panel:
        panel = Panel(heading)
        today = self._shift.desk.actions.today()
        for number, one in enumerate(found):
            if number:
                panel.body.addWidget(rule())
            made = ActionRow(self.kit, self._shift, one, today, self._may)
            made.step.connect(self._take)
            made.show_wanted.connect(lambda at=one.action.id: self.show_wanted.emit(at))
            made.failed.connect(self.show_trouble)
            self.rows.append(made)
            panel.body.addWidget(made)
        return panel

    def _show_all(self, found: "PersonActions") -> None:
        self._over_shown = len(found.over)
        self._show(found)

    def _nothing_yet(self) -> EmptyState:
        w = self.kit.words
        action = None
        if self._may:
            action = button(w.t("Make an action"))
            action.setAccessibleName(w.t("Make the first action"))
            action.clicked.connect(lambda _=False: self._begin())
        return EmptyState(
            self.kit.tile("own:help", PICTURE),
            w.t("Nothing has been promised yet"),
            w.t("When {name} says something that can be changed, write what you will do.", name=self._alias),
            action,
        )

    # ------------------------------------------------------------------ writing

    def _begin(self) -> None:
        """Open the form for something new, with what the person said where it comes from an answer."""
        actions, actor, source = self._shift.desk.actions, self._shift.actor, self._source
        person_id = self._person_id
        self.load(lambda: actions.said(actor, person_id, source), self._open)

    def _open(self, said: str) -> None:
        panel = Panel(self.kit.words.t("What we will do"))
        self.form = ActionForm(self.kit, self._shift, self._alias, said)
        self.form.wished.connect(self._make)
        self.form.left.connect(self._close)
        self.form.failed.connect(self.show_trouble)
        panel.body.addWidget(self.form)
        self._new.hold(panel)
        self.form.what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.form = None
        self._source = None
        self._new.let_go()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, promise: "Promise") -> None:
        actions, actor, source = self._shift.desk.actions, self._shift.actor, self._source
        person_id = self._person_id

        def made(_: "Action") -> None:
            self._close()
            self._tell(self.kit.words.t("It is kept. Show the person when it is done."))

        self.save(lambda: actions.make(actor, person_id, promise, source), made)

    def _take(self, step: "Step") -> None:
        actions, actor = self._shift.desk.actions, self._shift.actor
        self.save(lambda: step(actions, actor), lambda _: self._tell(self.kit.words.t("Saved")))

    def _tell(self, told: str) -> None:
        self.notice.say(told, "good")
        self.shown()


class AllActionsPage(Page):
    """Everything that is open in the user's units. `chosen` carries the person an action is of."""

    left = Signal()
    chosen = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.t("What we have promised"))
        self._shift = shift
        self.set_back(kit.words.t("People"), self.left.emit)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.small)
        self.column.addWidget(self._list)

    def shown(self) -> None:
        actions, actor = self._shift.desk.actions, self._shift.actor
        self.load(lambda: actions.open_ones(actor), self._show)

    def _show(self, found: "list[ListedAction]") -> None:
        from accessible_fit.ui.staff.following.actions_start import open_rows, told

        clear(self._body)
        self._body.addWidget(label(told(self.kit.words, found), "heading"))
        for made in open_rows(self.kit, found, self._shift.desk.actions.today()):
            made.clicked.connect(lambda _=False, one=made: self.chosen.emit(one.person_id))
            self._body.addWidget(made)
        tab_inside(self._list)
