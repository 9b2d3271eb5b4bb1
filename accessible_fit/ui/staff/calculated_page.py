"""How this is calculated: every figure that the program shows, with its formula and its source."""

from accessible_fit.ui.staff.explain import FormulaView
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words.formulas import FORMULAS, Figure


class CalculatedPage(Page):
    """Chooses a figure and shows how it comes about, without the numbers of anybody."""

    def __init__(self, kit: StaffKit, first: Figure = Figure.SCORE) -> None:
        w = kit.words
        super().__init__(kit, w.t("How this is calculated"))
        self.set_title(
            self.title,
            w.t("“How is this calculated?” beside a figure shows the same with the numbers of that figure."),
        )
        names = [(figure, w.t(formula.name)) for figure, formula in FORMULAS.items()]
        self.figure = Select(kit.look, names, first)
        self.column.addWidget(Field(w.t("Figure"), self.figure))
        self._panel = Panel()
        self.column.addWidget(self._panel)
        self.figure.currentIndexChanged.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        clear(self._panel.body)
        formula = FORMULAS[self.figure.value()]
        self._panel.body.addWidget(label(self.kit.words.t(formula.name), "heading"))
        self._panel.body.addWidget(FormulaView(self.kit, formula))
