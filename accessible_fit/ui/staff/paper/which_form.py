"""Which form a paper is: by the code at its foot, or chosen from those known here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.instruments.parts import LINE_STEPS
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.words import steps_words
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.paper.form_code import FormCode


class WhichForm(QWidget):
    """A field for the code, and what it says spelled out below, where it can be chosen by hand as well.

    `code_written` carries a code that could be read; whoever knows the forms answers with `show_form`.
    """

    code_written = Signal(object)

    def __init__(self, kit: StaffKit, forms: "Sequence[Instrument]", steps: int, language: str) -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        self._forms = list(forms)
        self.code_line = QLineEdit()
        self.code_line.setMaxLength(120)
        self.code = Field(
            w.t("Code"),
            self.code_line,
            w.t("It stands at the foot of every page. It fills in the rest here."),
        )
        self.code_line.editingFinished.connect(self._read)
        self._asked = ""
        self.form: Select[int] = Select(kit.look, self._names(), 0)
        self.form.currentIndexChanged.connect(self._form_chosen)
        self.steps: Select[int] = Select(kit.look, self._steps(), steps)
        self.steps.currentIndexChanged.connect(self._steps_chosen)
        self.language: Select[str] = Select(kit.look, labels.languages(), language)
        self.turned = Tick(kit.look, w.t("Left and right have changed places"))
        self.length_line = QLineEdit("100")
        self.length_line.setMaxLength(8)
        self.length = Field(
            w.t("How long is the printed line, in millimetres?"),
            self.length_line,
            w.t("It should be 100. A printer can have made it shorter."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.code)
        whole.addWidget(Field(w.t("Form"), self.form))
        whole.addLayout(
            side_by_side(
                kit.look, Field(w.t("Ways to answer"), self.steps), Field(w.t("Language"), self.language)
            )
        )
        whole.addWidget(self.turned)
        whole.addWidget(self.length)
        self._steps_chosen()

    def instrument(self) -> "Instrument":
        """Return the form that is chosen."""
        return self._forms[self.form.value()]

    def _names(self) -> list[tuple[int, str]]:
        w = self._kit.words
        titles = [w.pick(form.title) for form in self._forms]
        names = []
        for number, (form, title) in enumerate(zip(self._forms, titles, strict=True)):
            several = titles.count(title) > 1
            told = w.t(
                "{title}, version {version}, {start}",
                title=title,
                version=form.version,
                start=form.checksum[:6],
            )
            names.append((number, told if several else title))
        return names

    def _steps(self) -> list[tuple[int, str]]:
        return [(steps, steps_words(self._kit.words, steps)) for steps in self.instrument().steps_offered]

    def _form_chosen(self) -> None:
        if self.form.currentIndex() < 0:
            return
        before, offered = self.steps.value(), self._steps()
        self.steps.offer(offered, before if before in dict(offered) else offered[0][0])

    def _steps_chosen(self) -> None:
        if self.steps.currentIndex() >= 0:
            self.length.setVisible(self.steps.value() == LINE_STEPS)

    def _read(self) -> None:
        from accessible_fit.paper.errors import CodeUnreadable
        from accessible_fit.paper.form_code import read_code

        written = self.code_line.text().strip()
        if written == self._asked:
            return
        self._asked = written
        self.code.clear_error()
        if not written:
            return
        try:
            self.code_written.emit(read_code(written))
        except CodeUnreadable as problem:
            self.show_trouble(problem)

    def show_trouble(self, problem: Exception) -> None:
        """Say beside the code why no form was found; what is chosen stays."""
        self.code.show_error(" ".join(self._kit.words.error(problem)))

    def show_form(self, form: "Instrument", code: "FormCode") -> None:
        """Choose the form that a code names."""
        if form not in self._forms:
            self._forms.append(form)
            self.form.offer(self._names(), len(self._forms) - 1)
        self.form.choose(self._forms.index(form))
        self.steps.choose(code.steps)
        self.language.choose(code.language)
        self.turned.setChecked(code.turned)
