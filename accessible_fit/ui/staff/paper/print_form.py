"""Printing a form: which, in which language, with how many choices, how many questions a page."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.print_page import PrintPage
from accessible_fit.ui.staff.paper.words import per_page_words, steps_words
from accessible_fit.ui.staff.prepare_questions import fitting_first
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.printed import Printed
    from accessible_fit.services.residents import PersonCard

USUAL_STEPS, USUAL_PER_PAGE = 3, 2


class PrintFormPage(PrintPage):
    """Chooses a form and how it is printed; for a person the profile says what to begin with."""

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID | None) -> None:
        super().__init__(kit, shift, kit.words.t("Print a form"), person_id)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _number: self._offer_steps())
        self._forms: Sequence[Instrument] = ()
        self._language, self._wished = kit.words.language, USUAL_STEPS
        self._hows = QVBoxLayout()
        self._hows.setSpacing(SPACE.normal)
        self.steps: Choices[int] | None = None
        self.per_page: Choices[int] | None = None
        self.language: Choices[str] | None = None
        self.turned = Tick(kit.look, kit.words.t("Left and right change places"))

    def shown(self) -> None:
        if self._forms:
            return
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        if person_id is None:
            self.load(lambda: desk.paper.forms.offered(actor), self._lay_out)
        else:
            self.load(
                lambda: (desk.residents.card(actor, person_id), desk.paper.forms.offered(actor)),
                self._for_person,
            )

    def _for_person(self, fetched: "tuple[PersonCard, Sequence[Instrument]]") -> None:
        card, forms = fetched
        w, profile = self.kit.words, card.profile
        self.set_title(
            w.t("Print a form for {name}", name=card.person.alias),
            w.t("The name and the person's own pictures are printed."),
        )
        self._language, self._wished = profile.language.value, profile.choices
        self._lay_out(fitting_first(forms, card.unit.service_type))

    def _lay_out(self, forms: "Sequence[Instrument]") -> None:
        w = self.kit.words
        self._forms = forms
        panel = Panel(w.t("Form"))
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        for number, form in enumerate(self._forms):
            count = w.tn("{n} question", "{n} questions", len(form.items))
            text = RowText(w.pick(form.title), f"{w.pick(form.description)} {count}.")
            made = ListRow(self.kit.look, text, self.kit.leading(form.items[0].pictogram), choosing=True)
            made.setChecked(number == 0)
            self._group.addButton(made, number)
            rows.addWidget(made)
        panel.body.addLayout(rows)
        how = Panel(w.t("How it is printed"))
        how.body.addLayout(self._hows)
        self.language = Choices(self.kit.look, labels.languages(), self._language)
        how.body.addWidget(Field(w.t("Language"), self.language))
        how.body.addWidget(self.turned)
        how.body.addWidget(label(w.t("Every page has a code. Keep it: it finds the form again."), "small"))
        whole = side_by_side(self.kit.look)
        whole.addWidget(panel, 6, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(how, 5, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(whole)
        self._offer_steps()
        self._offer(bool(self._forms))
        if self.heading.hasFocus():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        return self._group.checkedButton() or self.heading

    def _form(self) -> "Instrument | None":
        number = self._group.checkedId()
        return self._forms[number] if number >= 0 else None

    def _offer_steps(self) -> None:
        """Offer the ways to answer that the chosen form has; what was chosen stays where it can."""
        form, w = self._form(), self.kit.words
        if form is None:
            return
        wished = self.steps.value() if self.steps is not None else self._wished
        offered = form.steps_offered
        clear(self._hows)
        chosen = wished if wished in offered else offered[0]
        self.steps = Choices(self.kit.look, [(n, steps_words(w, n)) for n in offered], chosen, across=False)
        self.steps.changed.connect(self._offer_per_page)
        self._hows.addWidget(Field(w.t("Ways to answer"), self.steps))
        self._pages = QVBoxLayout()
        self._hows.addLayout(self._pages)
        self._offer_per_page()

    def _offer_per_page(self) -> None:
        from accessible_fit.paper.form_layout import most_on_page

        w = self.kit.words
        steps = self.steps.value() if self.steps is not None else None
        if steps is None:
            return
        wished = self.per_page.value() if self.per_page is not None else USUAL_PER_PAGE
        most = most_on_page(steps)
        clear(self._pages)
        self.per_page = Choices(
            self.kit.look,
            [(n, per_page_words(w, n)) for n in range(1, most + 1)],
            min(wished or USUAL_PER_PAGE, most),
        )
        self._pages.addWidget(
            Field(w.t("Questions on a page"), self.per_page, w.t("Fewer questions give larger pictures."))
        )

        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let Tab go down the page, however late a choice was made."""
        made = [one for one in (self.steps, self.per_page, self.language) if one is not None]
        chain = [*self._group.buttons(), *(dot for one in made for dot in one.dots), self.turned]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def work(self) -> "Callable[[], Printed] | None":
        from accessible_fit.services.paper.forms import FormChoice

        form = self._form()
        if form is None or self.steps is None or self.per_page is None or self.language is None:
            return None
        choice = FormChoice(
            form,
            self.language.value() or self._language,
            self.steps.value() or USUAL_STEPS,
            self.per_page.value() or USUAL_PER_PAGE,
            self.turned.isChecked(),
            self._person_id,
        )
        forms, actor = self._shift.desk.paper.forms, self._shift.actor
        return lambda: forms.print_form(actor, choice)
