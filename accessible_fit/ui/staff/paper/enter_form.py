"""Entering a filled-in form: which and whose, the answers one by one, a look over it, and then it is kept."""

from enum import IntEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from accessible_fit.instruments.parts import LINE_STEPS
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.answer_row import AnswerRow, LineRow, read_row
from accessible_fit.ui.staff.paper.entering import EnteringPage
from accessible_fit.ui.staff.paper.head import Head, HeadFields
from accessible_fit.ui.staff.paper.looking_over import Facts, LookingOver
from accessible_fit.ui.staff.paper.which_form import WhichForm
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import Panel, clear, rule

if TYPE_CHECKING:
    from fractions import Fraction

    from accessible_fit.instruments.model import Instrument
    from accessible_fit.paper.form_code import FormCode
    from accessible_fit.services.paper.entry import Before, PaperAnswers
    from accessible_fit.services.residents import PersonCard

OWN_WORDS_HEIGHT = 96


class Step(IntEnum):
    """Where entering stands."""

    HEAD = 0
    ANSWERS = 1
    CHECK = 2


class EnterFormPage(EnteringPage):
    """Three sheets: which form, what was said, a look over it."""

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, shift, person_id, kit.words.t("Enter a filled-in form"))
        self.step = Step.HEAD
        self.which: WhichForm | None = None
        self.rows: list[AnswerRow] = []
        self._laid: tuple[str, int, bool] | None = None
        self._length: Fraction | None = None
        self._paper: PaperAnswers | None = None
        self.own_words = QPlainTextEdit()
        self.own_words.setTabChangesFocus(True)
        self.own_words.setFixedHeight(OWN_WORDS_HEIGHT)
        self._sheets = [self._sheet() for _step in Step]

    def _sheet(self) -> QVBoxLayout:
        holder = QWidget()
        sheet = QVBoxLayout(holder)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(SPACE.large)
        self.column.addWidget(holder)
        holder.hide()
        return sheet

    def shown(self) -> None:
        if self.which is None:
            self.load(self._fetch, self._lay_out)

    def _fetch(self) -> "tuple[PersonCard, Before]":
        desk, actor = self._shift.desk, self._shift.actor
        return desk.residents.card(actor, self._person_id), desk.paper.entry.before(actor, self._person_id)

    def _lay_out(self, fetched: "tuple[PersonCard, Before]") -> None:
        w, (card, before) = self.kit.words, fetched
        self._alias = card.person.alias
        self.which = WhichForm(self.kit, before.forms, card.profile.choices, card.profile.language.value)
        self.which.code_written.connect(self._find)
        self.head = HeadFields(self.kit, self._shift.actor.user_id, before.colleagues)
        paper, answer = Panel(w.t("The paper")), Panel(w.t("The answer"))
        paper.body.addWidget(self.which)
        answer.body.addWidget(self.head)
        self._sheets[Step.HEAD].addWidget(paper)
        self._sheets[Step.HEAD].addWidget(answer)
        self._go(Step.HEAD)

    # ------------------------------------------------------------------ from sheet to sheet

    def _go(self, step: Step) -> None:
        w = self.kit.words
        self.step = step
        self.once_more.hide()
        self.notice.hide()
        for number, sheet in enumerate(self._sheets):
            holder = sheet.parentWidget()
            assert holder is not None  # made with it
            holder.setVisible(number == step)
        told = {
            Step.HEAD: w.t("Step 1 of 3. Which paper is it?"),
            Step.ANSWERS: w.t("Step 2 of 3. What stands on it?"),
            Step.CHECK: w.t("Step 3 of 3. Compare with the paper."),
        }
        text = w.t("Keep the answers") if step is Step.CHECK else w.tc("step", "Next")
        self._show_step(w.t("Enter a form for {name}", name=self._alias), told[step], text)

    def first_focus(self) -> QWidget:
        if self.step is Step.HEAD and self.which is not None:
            return self.which.code_line
        if self.step is Step.ANSWERS and self.rows:
            row = self.rows[0]
            return row.line if isinstance(row, LineRow) else row.buttons[0]
        return self.heading

    def _one_back(self) -> None:
        if self.step is Step.HEAD:
            self.left.emit()
        else:
            self._go(Step(self.step - 1))

    def _on(self) -> None:
        if self.step is Step.HEAD:
            self._to_answers()
        elif self.step is Step.ANSWERS:
            self._to_check()
        else:
            self._keep(again=False)

    # ------------------------------------------------------------------ which paper

    def _find(self, code: "FormCode") -> None:
        which, desk, actor = self.which, self._shift.desk, self._shift.actor
        assert which is not None  # the code is written in it
        self.kit.background.run(
            lambda: desk.paper.entry.find(actor, code),
            lambda form: which.show_form(form, code),
            which.show_trouble,
            owner=self,
        )

    def _read_head(self) -> Head | None:
        from accessible_fit.paper.errors import NotMillimetres, WrongLineLength
        from accessible_fit.paper.measured import read_line_length

        assert self.which is not None and self.head is not None  # laid out before anything is pressed
        head = self.head.read()
        if self.which.code.error():
            self.which.code_line.setFocus()
            return None
        if self.which.steps.value() == LINE_STEPS:
            try:
                self._length = read_line_length(self.which.length_line.text())
            except (NotMillimetres, WrongLineLength) as problem:
                self.which.length.show_error(" ".join(self.kit.words.error(problem)))
                return None
        return head

    def _to_answers(self) -> None:
        head = self._read_head()
        if head is None:
            return

        def fine() -> None:
            self._lay_rows()
            self._go(Step.ANSWERS)

        self._check_day(head.day, fine)

    # ------------------------------------------------------------------ the answers

    def _lay_rows(self) -> None:
        """Make a row for each question; rows of the same form keep what was entered in them."""
        assert self.which is not None  # laid out before anything is pressed
        form, steps, turned = self.which.instrument(), self.which.steps.value(), self.which.turned.isChecked()
        if self._laid != (form.checksum, steps, turned):
            before = {row.item_id: row for row in self.rows} if self._same_answers(steps) else {}
            entered = {item_id: _said_or_none(row) for item_id, row in before.items()}
            self._laid = (form.checksum, steps, turned)
            self._fill_rows(form, steps, turned, entered)
        for row in self.rows:
            if isinstance(row, LineRow) and self._length is not None:
                row.length = self._length

    def _same_answers(self, steps: int) -> bool:
        return self._laid is not None and self._laid[1] == steps and steps != LINE_STEPS

    def _fill_rows(
        self, form: "Instrument", steps: int, turned: bool, entered: "dict[str, Said | None]"
    ) -> None:
        w, sheet = self.kit.words, self._sheets[Step.ANSWERS]
        self.own_words.setParent(None)
        clear(sheet)
        panel = Panel(w.pick(form.title))
        self.rows = []
        kind = LineRow if steps == LINE_STEPS else AnswerRow
        for number, item in enumerate(form.items, 1):
            options = form.options(item, steps)
            row = kind(self.kit, number, item, tuple(reversed(options)) if turned else options)
            said = entered.get(item.id)
            if said is not None:
                row.choose(said)
            if number > 1:
                panel.body.addWidget(rule())
            panel.body.addWidget(row)
            self.rows.append(row)
        sheet.addWidget(panel)
        more = Panel()
        more.body.addWidget(
            Field(
                w.t("What more the person said"),
                self.own_words,
                w.t("In the person's own words, from the last page. It can be left empty."),
            )
        )
        sheet.addWidget(more)

    def _to_check(self) -> None:
        w = self.kit.words
        said = {row.item_id: read_row(w, row) for row in self.rows}
        wrong = next((row for row in self.rows if said[row.item_id] is None), None)
        if wrong is not None:
            wrong.focus_first()
            self._scroll.ensureWidgetVisible(wrong)
            return
        self._paper = self._read({key: one for key, one in said.items() if one is not None})
        if self._paper is not None:
            self._show_check(self._paper)
            self._go(Step.CHECK)

    def _read(self, said: "dict[str, Said]") -> "PaperAnswers | None":
        from accessible_fit.services.paper.entry import PaperAnswers

        head = self._read_head()
        assert self.which is not None  # laid out before anything is pressed
        if head is None:
            self._go(Step.HEAD)
            return None
        return PaperAnswers(
            self._person_id,
            self.which.instrument(),
            self.which.steps.value(),
            self.which.language.value(),
            head.day,
            said,
            head.how,
            head.who,
            head.view,
            head.led_by,
            self.which.turned.isChecked(),
            self.own_words.toPlainText(),
        )

    # ------------------------------------------------------------------ looking over, keeping

    def _show_check(self, paper: "PaperAnswers") -> None:
        assert self.head is not None and self.which is not None  # laid out before anything is pressed
        w, sheet = self.kit.words, self._sheets[Step.CHECK]
        clear(sheet)
        facts = Facts(
            w.pick(paper.instrument.title),
            w.day(paper.day),
            self.head.led_by.currentText(),
            self.head.help_words(),
        )
        answers = [
            (item, row.words_of(paper.said[item.id]), paper.said[item.id].missing is None)
            for item, row in zip(paper.instrument.items, self.rows, strict=True)
        ]
        sheet.addWidget(LookingOver(self.kit, facts, answers, paper.own_words.strip()))

    def _keep(self, again: bool) -> None:
        paper, desk, actor = self._paper, self._shift.desk, self._shift.actor
        if paper is not None:
            self._keep_by(lambda: desk.paper.entry.keep(actor, paper, again))

    def _offer_again(self) -> None:
        super()._offer_again()
        if self.primary is not None:
            self.primary.setFocus()


def _said_or_none(row: AnswerRow) -> Said | None:
    from accessible_fit.errors import ProgramError

    try:
        return row.said()
    except ProgramError:
        return None
