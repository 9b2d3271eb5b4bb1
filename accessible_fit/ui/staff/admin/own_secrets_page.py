"""The first time somebody signs in with a password that was given: a password and a code of one's own."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff.admin.secrets import ABOUT_PASSWORD, ABOUT_PIN, password_twice, pin_twice, reveal
from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import side_by_side
from accessible_fit.ui.widgets.texts import label

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.signing_in.accounts import Accounts
    from db.vocabulary import Language


WIDTH = 640


class OwnSecretsPage(GatePage):
    """Takes both; `signed_in` carries the user and the language they read."""

    signed_in = Signal(object, str)
    left = Signal()

    def __init__(self, kit: StaffKit, accounts: "Accounts", name: str, given: str) -> None:
        w = kit.words
        super().__init__(kit, w.t("A password of your own"), WIDTH)
        self._accounts = accounts
        self._name, self._given = name, given
        self.sheet.addWidget(
            label(
                w.t("The one you were given opens the program this once. Choose one that only you know."),
                "soft",
            )
        )
        self.password, self.pin = password_twice(kit), pin_twice(kit)
        self.sheet.addLayout(side_by_side(kit.look, self.password.first, self.password.again))
        self.sheet.addWidget(
            label(
                w.t("With the code you unlock the window, and leave the screen of the person you talk with."),
                "soft",
            )
        )
        self.sheet.addLayout(side_by_side(kit.look, self.pin.first, self.pin.again))
        self.sheet.addWidget(reveal(kit, *self.password.lines(), *self.pin.lines()))
        self.set_primary(w.t("Save and go on"), self._submit)
        self.set_secondary(w.t("Back"), self.left.emit)

    def first_focus(self) -> QWidget:
        return self.password.lines()[0]

    def _submit(self) -> None:
        if not self.password.same(self.kit) or not self.pin.same(self.kit):
            return
        new, pin = self.password.text(), self.pin.text()
        self.save(lambda: self._accounts.begin(self._name, self._given, new, pin), self._done)

    def _done(self, result: "tuple[Actor, Language]") -> None:
        actor, language = result
        self.signed_in.emit(actor, language.value)

    def show_trouble(self, problem: BaseException) -> None:
        told = " ".join(self.kit.words.error(problem))
        if isinstance(problem, ABOUT_PASSWORD):
            self.password.first.show_error(told)
        elif isinstance(problem, ABOUT_PIN):
            self.pin.first.show_error(told)
        else:
            super().show_trouble(problem)
