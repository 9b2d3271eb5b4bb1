"""One's own account: password, code, language."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton

from accessible_fit.errors import TooManyTries, WrongPassword
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.admin.secrets import (
    ABOUT_PASSWORD,
    ABOUT_PIN,
    Twice,
    password_twice,
    pin_twice,
    reveal,
)
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.widgets.forms import Field, secret_line, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from db.vocabulary import Language

if TYPE_CHECKING:
    from accessible_fit.services.signing_in.accounts import OwnAccount

WIDTH = 760


class AccountPage(Page):
    """Each change is made by itself; the secrets take the password of now."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.t("My account"), WIDTH)
        self._shift = shift
        self._own: OwnAccount | None = None
        self._asked: Field | None = None

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if self._own is None:
            self.load(lambda: desk.accounts.own(actor), self._show)

    def _show(self, own: "OwnAccount") -> None:
        w, look = self.kit.words, self.kit.look
        self._own = own
        called = w.t("sign-in name: {name}", name=own.sign_in_name)
        self.set_title(self.title, DOT.join((own.name, labels.roles(w)[own.role], called)))
        self.password, self.pin = password_twice(self.kit), pin_twice(self.kit)
        self.old_for_password, self.old_for_pin = self._old(), self._old()
        self._change = button(w.t("Change password"))
        self._change.clicked.connect(lambda _=False: self._change_password())
        self._secret(w.t("Password"), "", self.old_for_password, self.password, self._change)
        self._change_code = button(w.t("Change code"))
        self._change_code.clicked.connect(lambda _=False: self._change_pin())
        about = w.t("With the code you unlock the window, and leave the screen of the person you talk with.")
        self._secret(w.t("Code"), about, self.old_for_pin, self.pin, self._change_code)
        self.language: Select[str] = Select(look, labels.languages(), own.language.value)
        speak = Panel(w.t("Language"))
        speak.body.addWidget(
            label(w.t("You read it wherever you sign in; it changes the next time."), "soft")
        )
        speak.body.addWidget(Field(w.t("Your language"), self.language))
        self._keep = button(w.t("Save language"))
        self._keep.clicked.connect(lambda _=False: self._change_language())
        speak.body.addLayout(row(self._keep))
        self.column.addWidget(speak)

    def _old(self) -> Field:
        return Field(self.kit.words.t("Your password now"), secret_line())

    def _secret(self, heading: str, about: str, old: Field, new: Twice, act: QPushButton) -> None:
        panel = Panel(heading)
        if about:
            panel.body.addWidget(label(about, "soft"))
        panel.body.addWidget(old)
        panel.body.addLayout(side_by_side(self.kit.look, new.first, new.again))
        panel.body.addWidget(reveal(self.kit, _line(old), *new.lines()))
        panel.body.addLayout(row(act))
        self.column.addWidget(panel)

    def _change_password(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        old, new = _line(self.old_for_password).text(), self.password.text()
        self._asked = self.old_for_password
        if self.password.same(self.kit):
            self._do(
                lambda: desk.accounts.change_password(actor, old, new),
                self.kit.words.t("The password is changed."),
            )

    def _change_pin(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        old, new = _line(self.old_for_pin).text(), self.pin.text()
        self._asked = self.old_for_pin
        if self.pin.same(self.kit):
            self._do(
                lambda: desk.accounts.change_pin(actor, old, new), self.kit.words.t("The code is changed.")
            )

    def _change_language(self) -> None:
        desk, actor, language = self._shift.desk, self._shift.actor, Language(self.language.value())
        self._do(lambda: desk.accounts.change_language(actor, language), self.kit.words.t("Saved"))

    def _do(self, work: Callable[[], None], said: str) -> None:
        for one in (self._change, self._change_code, self._keep):
            one.setEnabled(False)
        self.save(work, lambda _: self._done(said))

    def _done(self, said: str) -> None:
        self._may_again()
        for line in (_line(self.old_for_password), _line(self.old_for_pin)):
            line.clear()
        self.password.clear()
        self.pin.clear()
        self.notice.say(said, "good")

    def _may_again(self) -> None:
        for one in (self._change, self._change_code, self._keep):
            one.setEnabled(True)

    def show_trouble(self, problem: BaseException) -> None:
        told = " ".join(self.kit.words.error(problem))
        if self._own is not None:
            self._may_again()
        if isinstance(problem, WrongPassword | TooManyTries) and self._asked is not None:
            self._asked.show_error(told)
        elif isinstance(problem, ABOUT_PASSWORD):
            self.password.first.show_error(told)
        elif isinstance(problem, ABOUT_PIN):
            self.pin.first.show_error(told)
        else:
            super().show_trouble(problem)


def _line(field: Field) -> QLineEdit:
    assert isinstance(field.control, QLineEdit)  # made above
    return field.control
