"""One account, as a superuser changes it; and a new one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.errors import FieldMissing, NameTaken
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.ui.widgets.ticks import Tick
from db.vocabulary import Language, Role

if TYPE_CHECKING:
    from accessible_fit.services.organisation import Colleague, ColleagueChange
    from db.records import Unit

WIDTH = 760
LONGEST = 80


class UserForm(Page):
    """What every account has: a name, a role, units, a language. `given` carries a password to hand over."""

    left = Signal()
    given = Signal(object)
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, title: str) -> None:
        w = kit.words
        super().__init__(kit, title, WIDTH)
        self._shift = shift
        self._ticks: dict[UUID, Tick] = {}
        self.set_back(w.t("Users"), self.left.emit)
        self.name_line, self.sign_in_line = QLineEdit(), QLineEdit()
        for line in (self.name_line, self.sign_in_line):
            line.setMaxLength(LONGEST)
        self.name = Field(w.t("Name"), self.name_line, w.t("Colleagues see it."))
        self.sign_in = Field(
            w.t("Sign-in name"), self.sign_in_line, w.t("A short name that is written to sign in.")
        )
        self.language: Select[str] = Select(kit.look, labels.languages(), w.language)
        self.role: Choices[Role] = Choices(kit.look, list(labels.roles(w).items()), Role.STAFF, across=False)
        self.role.changed.connect(self._role_changed)

    def _lay_out(self, units: "Sequence[Unit]", theirs: "Sequence[UUID]") -> None:
        w, look = self.kit.words, self.kit.look
        who = Panel()
        who.body.addLayout(side_by_side(look, self.name, self.sign_in))
        who.body.addWidget(Field(w.t("Language"), self.language))
        may = Panel(w.t("What the colleague may do"))
        may.body.addWidget(self.role)
        self._about_role = label("", "soft")
        may.body.addWidget(self._about_role)
        self._where = Panel(w.t("Units"))
        inside = QVBoxLayout()
        inside.setSpacing(SPACE.hair)
        for unit in units:
            tick = Tick(look, unit.name, ticked=unit.id in theirs)
            self._ticks[unit.id] = tick
            inside.addWidget(tick)
        self._where.body.addLayout(inside)
        for panel in (who, may, self._where):
            self.column.addWidget(panel)
        self._role_changed()

    def _role_changed(self) -> None:
        w = self.kit.words
        told = {
            Role.STAFF: w.t("Talks with the people of the units, and sees what they say."),
            Role.LEADER: w.t(
                "Sees how it goes for the units as a whole, and persons only when they are shown."
            ),
            Role.SUPERUSER: w.t("Sees and changes everything in every unit, users as well."),
        }
        role = self._role()
        self._about_role.setText(told[role])
        self._where.setVisible(role is not Role.SUPERUSER)

    def _role(self) -> Role:
        return self.role.value() or Role.STAFF

    def _change(self) -> "ColleagueChange":
        from accessible_fit.services.organisation import ColleagueChange

        chosen = frozenset(unit_id for unit_id, tick in self._ticks.items() if tick.isChecked())
        return ColleagueChange(self.name_line.text(), self._role(), Language(self.language.value()), chosen)

    def show_trouble(self, problem: BaseException) -> None:
        field = None
        if isinstance(problem, FieldMissing):
            by_source = {"Name": self.name, "Sign-in name": self.sign_in}
            field = by_source.get(str(problem.details.get("field")))
        elif isinstance(problem, NameTaken):
            field = self.sign_in
        if field is None:
            super().show_trouble(problem)
        else:
            field.show_error(" ".join(self.kit.words.error(problem)))


class NewUserPage(UserForm):
    """Makes an account."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, shift, kit.words.t("Add a colleague"))
        self.set_primary(kit.words.t("Make the account"), self._submit)
        self._offer(False)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if not self._ticks:
            self.load(lambda: desk.residents.units(actor), self._show)

    def _show(self, units: "Sequence[Unit]") -> None:
        self._lay_out(units, [units[0].id] if len(units) == 1 else [])
        self._offer(True)
        self.name_line.setFocus()

    def _submit(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        name, change = self.sign_in_line.text(), self._change()
        self.save(lambda: desk.colleagues.add(actor, name, change), self.given.emit)


class UserPage(UserForm):
    """Changes an account, gives a new password, closes the account or opens it again."""

    def __init__(self, kit: StaffKit, shift: Shift, user_id: UUID) -> None:
        super().__init__(kit, shift, kit.words.t("User"))
        self._user_id = user_id
        self._colleague: Colleague | None = None
        self._doing: Callable[[], None] = self._give_password
        self.set_primary(kit.words.t("Save"), self._submit)
        self._offer(False)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if self._colleague is None:
            self.load(
                lambda: (desk.colleagues.one(actor, self._user_id), desk.residents.units(actor)), self._show
            )

    def _show(self, fetched: "tuple[Colleague, Sequence[Unit]]") -> None:
        one, units = fetched
        self._colleague = one
        self.name_line.setText(one.name)
        self.sign_in_line.setText(one.sign_in_name)
        self.sign_in_line.setReadOnly(True)
        self.language.choose(one.language.value)
        self.role.choose(one.role)
        self._lay_out(units, [unit.id for unit in one.units])
        self.column.addWidget(self._letting_in(one))
        self._tell(one)
        self._offer(True)

    def _tell(self, one: "Colleague") -> None:
        w = self.kit.words
        seen = (
            w.t("signed in {day}", day=w.day(one.signed_in_at))
            if one.signed_in_at is not None
            else w.t("has not signed in yet")
        )
        self.set_title(
            one.name, DOT.join(part for part in (seen, w.t("closed") if one.disabled else "") if part)
        )

    def _letting_in(self, one: "Colleague") -> QWidget:
        w = self.kit.words
        panel = Panel(w.t("Letting in"))
        self.password = button(w.t("Give a new password"))
        self.password.clicked.connect(lambda _=False: self._ask_password(one.name))
        self.shut = button("")
        self.shut.clicked.connect(lambda _=False: self._shut_or_open())
        panel.body.addWidget(
            label(w.t("For somebody who has forgotten the password, or does not work here any more."), "soft")
        )
        panel.body.addLayout(row(self.password, self.shut))
        self.asking = Asking(w)
        self.asking.keep.setText(w.t("Leave it as it is"))
        self.asking.keep.setAccessibleName(w.t("Leave it as it is"))
        self.asking.meant.connect(self._meant)
        panel.body.addWidget(self.asking)
        self._name_shut(one)
        return panel

    def _name_shut(self, one: "Colleague") -> None:
        w = self.kit.words
        text = w.t("Open the account again") if one.disabled else w.t("Close the account")
        self.shut.setText(text)
        self.shut.setAccessibleName(text)

    def _ask_password(self, name: str) -> None:
        w = self.kit.words
        self._doing = self._give_password
        told = w.t("The password and the code that {name} has now open nothing more.", name=name)
        self.asking.remove.setText(w.t("Give a new password"))
        self._ask(told, w.t("Yes, give a new password"))

    def _shut_or_open(self) -> None:
        w, one = self.kit.words, self._colleague
        assert one is not None  # or there would be no button
        if one.disabled:
            self._set_disabled(False)
            return
        self._doing = lambda: self._set_disabled(True)
        told = w.t("{name} cannot sign in any more. What {name} has written stays.", name=one.name)
        self.asking.remove.setText(w.t("Close the account"))
        self._ask(told, w.t("Yes, close the account"))

    def _ask(self, told: str, name: str) -> None:
        self.asking.ask(told, name)
        # once the page has grown by it
        QTimer.singleShot(0, self.asking, lambda: self._scroll.ensureWidgetVisible(self.asking))

    def _meant(self) -> None:
        self._doing()

    def _give_password(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.colleagues.give_password(actor, self._user_id), self.given.emit)

    def _set_disabled(self, disabled: bool) -> None:
        desk, actor = self._shift.desk, self._shift.actor

        def work() -> "Colleague":
            desk.colleagues.set_disabled(actor, self._user_id, disabled)
            return desk.colleagues.one(actor, self._user_id)

        self.save(work, self._saved)

    def _submit(self) -> None:
        desk, actor, change = self._shift.desk, self._shift.actor, self._change()

        def work() -> "Colleague":
            desk.colleagues.change(actor, self._user_id, change)
            return desk.colleagues.one(actor, self._user_id)

        self.save(work, self._saved)

    def _saved(self, one: "Colleague") -> None:
        self._colleague = one
        self._tell(one)
        self._name_shut(one)
        for line in (self.name_line, self.sign_in_line):
            line.setModified(False)
        self.notice.say(self.kit.words.t("Saved"), "good")
