"""Signing in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from accessible_fit.errors import NewPasswordNeeded
from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, secret_line
from accessible_fit.ui.widgets.texts import label
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.signing_in.accounts import Accounts
    from db.vocabulary import Language


class SignInPage(GatePage):
    """Takes name and password; `signed_in` carries the user and the language they read.

    `own_secrets_wanted` carries name and password when the password was given to begin with. `instead_of` is
    said on the page when somebody else is signed in behind it, and `left` leads back to that user.
    """

    signed_in = Signal(object, str)
    own_secrets_wanted = Signal(str, str)
    left = Signal()

    def __init__(self, kit: StaffKit, accounts: "Accounts", instead_of: str = "") -> None:
        w = kit.words
        super().__init__(kit, w.t("Sign in"))
        self._accounts = accounts
        self.name_line = QLineEdit()
        self.password_line = secret_line()
        self.name = Field(w.t("Sign-in name"), self.name_line)
        self.password = Field(w.t("Password"), self.password_line)
        reveal = Tick(kit.look, w.t("Show what I write"))
        reveal.toggled.connect(self._reveal)
        if instead_of:
            self.sheet.addWidget(label(instead_of))
        for part in (self.name, self.password, reveal):
            self.sheet.addWidget(part)
        self.set_primary(w.t("Sign in"), self._submit)
        if instead_of:
            self.set_secondary(w.t("Back"), self.left.emit)

    def first_focus(self) -> QWidget:
        return self.name_line

    def _reveal(self, on: bool) -> None:
        self.password_line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _submit(self) -> None:
        name, password = self.name_line.text().strip(), self.password_line.text()
        if not name:
            self.name.show_error(self.kit.words.t("Write your sign-in name."))
        elif not password:
            self.password.show_error(self.kit.words.t("Write your password."))
        else:
            self.save(lambda: self._accounts.sign_in(name, password), self._signed_in)

    def _signed_in(self, result: "tuple[Actor, Language]") -> None:
        actor, language = result
        self.signed_in.emit(actor, language.value)

    def show_trouble(self, problem: BaseException) -> None:
        if isinstance(problem, NewPasswordNeeded):
            self.own_secrets_wanted.emit(self.name_line.text().strip(), self.password_line.text())
            return
        self.password_line.clear()
        super().show_trouble(problem)
