"""The very first start: who you are, your secrets, and the first unit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from accessible_fit.errors import BadPin, FieldMissing, NameTaken, WeakPassword
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Field, secret_line, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.ui.widgets.ticks import Tick
from db.vocabulary import Language, ServiceType

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor


class FirstAccountPage(Page):
    """Makes the first account and the first unit; `made` carries the user and the language they read."""

    made = Signal(object, str)
    restore_wanted = Signal()
    submits = True

    def __init__(self, kit: StaffKit, desk: Desk) -> None:
        w = kit.words
        super().__init__(kit, w.t("Welcome"), 760)
        self._desk = desk
        self.set_title(
            w.t("Welcome"),
            w.t("Nobody has an account here yet. You make the first one and look after the program."),
        )
        self.set_primary(w.t("Make the account"), self._submit)
        if desk.backups.offered:
            self.add_quiet(w.t("Restore a backup"), self.restore_wanted.emit)
        self._build_lines()
        self._build_fields()
        self._lay_out()

    def _build_lines(self) -> None:
        w, look = self.kit.words, self.kit.look
        self.name_line, self.sign_in_line, self.unit_line = QLineEdit(), QLineEdit(), QLineEdit()
        self.password_line, self.password_again_line = secret_line(), secret_line()
        self.pin_line, self.pin_again_line = secret_line(), secret_line()
        for line in (self.pin_line, self.pin_again_line):
            line.setMaxLength(8)
        self.service = Select(look, labels.service_types(w), ServiceType.GROUP_HOME)
        self.language = Select(look, labels.languages(), w.language)
        self.reveal = Tick(look, w.t("Show what I write"))
        self.reveal.toggled.connect(self._reveal)

    def _build_fields(self) -> None:
        w = self.kit.words
        self.name = Field(w.t("Your name"), self.name_line, w.t("Your colleagues see it."))
        self.sign_in = Field(
            w.t("Sign-in name"), self.sign_in_line, w.t("A short name that you write to sign in.")
        )
        self.password = Field(
            w.t("Password"), self.password_line, w.t("At least ten characters, such as a few words in a row.")
        )
        self.password_again = Field(
            w.t("The same password again"), self.password_again_line, w.t("To be sure that it is right.")
        )
        self.pin = Field(w.t("Code"), self.pin_line, w.t("Four to eight digits."))
        self.pin_again = Field(
            w.t("The same code again"), self.pin_again_line, w.t("To be sure that it is right.")
        )
        self.unit = Field(w.t("Name of the unit"), self.unit_line)
        self.service_field = Field(w.t("Kind of support"), self.service)
        self.language_field = Field(w.t("Language"), self.language)
        self._by_source = {
            "Your name": self.name,
            "Sign-in name": self.sign_in,
            "Name of the unit": self.unit,
        }

    def _lay_out(self) -> None:
        w, look = self.kit.words, self.kit.look
        you = Panel(w.tc("heading", "You"))
        you.body.addLayout(side_by_side(look, self.name, self.sign_in))
        you.body.addWidget(self.language_field)
        secrets = Panel(w.t("Password and code"))
        secrets.body.addWidget(
            label(
                w.t(
                    "The password opens the program. With the code you leave the screen of the person "
                    "you talk with, so that nobody comes out into other people's answers."
                ),
                "soft",
            )
        )
        secrets.body.addLayout(side_by_side(look, self.password, self.password_again))
        secrets.body.addLayout(side_by_side(look, self.pin, self.pin_again))
        secrets.body.addWidget(self.reveal)
        unit = Panel(w.t("Your unit"))
        unit.body.addWidget(label(w.t("A home, a team or a workplace that gives support."), "soft"))
        unit.body.addLayout(side_by_side(look, self.unit, self.service_field))
        for panel in (you, secrets, unit):
            self.column.addWidget(panel)

    def first_focus(self) -> QWidget:
        return self.name_line

    def _reveal(self, on: bool) -> None:
        for line in (self.password_line, self.password_again_line, self.pin_line, self.pin_again_line):
            line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _submit(self) -> None:
        w = self.kit.words
        for field in (self.password_again, self.pin_again):
            field.clear_error()
        if self.password_line.text() != self.password_again_line.text():
            self.password_again.show_error(w.t("The two are not the same. Write it again."))
            return
        if self.pin_line.text() != self.pin_again_line.text():
            self.pin_again.show_error(w.t("The two are not the same. Write it again."))
            return
        self._make()

    def _make(self) -> None:
        from accessible_fit.services.signing_in.new_account import NewAccount

        language = self.language.value()
        account = NewAccount(
            self.sign_in_line.text(),
            self.name_line.text(),
            self.password_line.text(),
            self.pin_line.text(),
            Language(language),
        )
        unit, service = self.unit_line.text(), self.service.value()

        def done(actor: "Actor") -> None:
            self.made.emit(actor, language)

        self.save(lambda: self._desk.accounts.make_first(account, unit, service), done)

    def show_trouble(self, problem: BaseException) -> None:
        field = None
        if isinstance(problem, FieldMissing):
            field = self._by_source.get(str(problem.details.get("field")))
        elif isinstance(problem, WeakPassword):
            field = self.password
        elif isinstance(problem, BadPin):
            field = self.pin
        elif isinstance(problem, NameTaken):
            field = self.sign_in
        if field is None:
            super().show_trouble(problem)
        else:
            field.show_error(" ".join(self.kit.words.error(problem)))
