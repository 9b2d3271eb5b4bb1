"""A locked window: whose it is, and how it is opened again. Nothing of any person is on it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.errors import NotUnlocked, PasswordNeeded
from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, secret_line
from accessible_fit.ui.widgets.texts import label

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.signing_in.accounts import Accounts


class LockPage(GatePage):
    """Takes the code or the password of who is signed in; `unlocked` carries the actor with today's rights.

    `told` says why it is locked, when it was not for want of input. `other_wanted` lets somebody else in.
    """

    unlocked = Signal(object)
    other_wanted = Signal()

    def __init__(self, kit: StaffKit, accounts: "Accounts", actor: "Actor", told: str = "") -> None:
        w = kit.words
        super().__init__(kit, w.t("Locked"))
        self._accounts = accounts
        self._actor = actor
        self.sheet.addWidget(label(w.t("{name} is signed in.", name=actor.name)))
        if told:
            self.sheet.addWidget(label(told, "soft"))
        self.secret_line = secret_line()
        self.secret = Field(w.t("Code or password"), self.secret_line)
        self.sheet.addWidget(self.secret)
        self.set_primary(w.t("Unlock"), self._submit)
        self.set_secondary(w.t("Sign in as somebody else"), self.other_wanted.emit)

    def first_focus(self) -> QWidget:
        return self.secret_line

    def _submit(self) -> None:
        written = self.secret_line.text()
        if not written:
            self.secret.show_error(self.kit.words.t("Write your code or your password."))
            return
        self.save(lambda: self._accounts.unlock(self._actor, written), self.unlocked.emit)

    def show_trouble(self, problem: BaseException) -> None:
        self.secret_line.clear()
        if isinstance(problem, NotUnlocked | PasswordNeeded):
            self.secret.show_error(" ".join(self.kit.words.error(problem)))
        else:
            super().show_trouble(problem)
