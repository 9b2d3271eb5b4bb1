"""Adding a person, or changing what is written about one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from accessible_fit.errors import FieldMissing
from accessible_fit.services.residents import LONGEST_NAME
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, label
from db.vocabulary import Language, Sex

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from db.records import Person, Unit

WIDTH = 760


class PersonForm(Page):
    """The fields about a person. `saved` carries the person's id."""

    saved = Signal(object)
    left = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, title: str) -> None:
        super().__init__(kit, title, WIDTH)
        w = kit.words
        self._shift = shift
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save"), self._submit)
        self.alias_line = QLineEdit()
        self.alias_line.setMaxLength(LONGEST_NAME)
        self.alias = Field(
            w.t("Name on the screen"),
            self.alias_line,
            w.t("What the person is called in the conversation. It need not be the whole name."),
        )
        self.year_line = QLineEdit()
        self.year_line.setValidator(QIntValidator(0, 9999, self))
        self.year_line.setMaxLength(4)
        self.year = Field(w.t("Year of birth"), self.year_line, w.t("Four digits, or leave it empty."))
        self.sex = Select(kit.look, labels.sexes(w), Sex.NOT_STATED)
        self.sex_field = Field(w.t("Sex"), self.sex, w.t("For the unit's summary."))
        self.panel = Panel()
        self.panel.hide()
        self.column.addWidget(self.panel)

    def first_focus(self) -> QWidget:
        return self.heading if self.panel.isHidden() else self.alias_line

    def _year(self) -> int | None:
        written = self.year_line.text().strip()
        return int(written) if written else None

    def _submit(self) -> None:
        raise NotImplementedError

    def _saved(self, person: "Person") -> None:
        self.saved.emit(person.id)

    def show_trouble(self, problem: BaseException) -> None:
        field = None
        if isinstance(problem, FieldMissing):
            by_source = {"Name on the screen": self.alias, "Year of birth": self.year}
            field = by_source.get(str(problem.details.get("field")))
        if field is None:
            super().show_trouble(problem)
        else:
            field.show_error(" ".join(self.kit.words.error(problem)))


class NewPersonPage(PersonForm):
    """Adds a person to one of the user's units."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, shift, w.t("Add a person"))
        self._units: Select[UUID] | None = None
        self.choices: Choices[int] = Choices(
            kit.look,
            [(2, w.t("Two")), (3, w.t("Three")), (5, w.t("Five"))],
            3,
        )

    def shown(self) -> None:
        if self.panel.isHidden():
            self.load(lambda: self._shift.desk.residents.units(self._shift.actor), self._lay_out)

    def _lay_out(self, units: "Sequence[Unit]") -> None:
        w = self.kit.words
        if not units:
            self.notice.say(w.t("You have no unit yet. Ask the superuser to add one."))
            self._offer(False)
            return
        self._units = Select(self.kit.look, [(unit.id, unit.name) for unit in units], units[0].id)
        body = self.panel.body
        body.addWidget(self.alias)
        body.addWidget(Field(w.t("Unit"), self._units))
        body.addLayout(side_by_side(self.kit.look, self.year, self.sex_field))
        body.addWidget(
            Field(
                w.t("Choices to answer with"),
                self.choices,
                w.t("Three suits most people. You can change it later."),
            )
        )
        self.panel.show()
        self.alias_line.setFocus()

    def _submit(self) -> None:
        from accessible_fit.services.residents import NewPerson
        from db.records import AccessProfile

        if self._units is None:
            return
        # What the computer shows in is likely to suit; it is changed on the person's page.
        language, theme = Language(self.kit.words.language), self.kit.settings.theme
        profile = AccessProfile(choices=self.choices.value() or 3, language=language, theme=theme)
        new = NewPerson(self._units.value(), self.alias_line.text(), self._year(), self.sex.value(), profile)
        self.save(lambda: self._shift.desk.residents.add(self._shift.actor, new), self._saved)


class EditPersonPage(PersonForm):
    """Changes a person's name, year of birth or sex."""

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, shift, kit.words.t("Change details"))
        self._person_id = person_id

    def shown(self) -> None:
        if self.panel.isHidden():
            self.load(
                lambda: self._shift.desk.residents.card(self._shift.actor, self._person_id), self._lay_out
            )

    def _lay_out(self, card: "PersonCard") -> None:
        person = card.person
        self.alias_line.setText(person.alias)
        self.year_line.setText(str(person.birth_year) if person.birth_year is not None else "")
        self.sex.choose(person.sex)
        body = self.panel.body
        body.addWidget(label(card.unit.name, "soft"))
        body.addWidget(self.alias)
        body.addLayout(side_by_side(self.kit.look, self.year, self.sex_field))
        self.panel.show()
        self.alias_line.setFocus()

    def _submit(self) -> None:
        alias, year, sex = self.alias_line.text(), self._year(), self.sex.value()
        actor, residents = self._shift.actor, self._shift.desk.residents
        self.save(lambda: residents.change(actor, self._person_id, alias, year, sex), self._saved)
