"""“How is this calculated?”: a small link beside a figure that opens its formula, inputs and source."""

import json
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import button, clear, label, row, rule
from accessible_fit.words.formulas import Explained, Formula

Named = tuple[str, Explained]
SHOWN = 400
ROUND = 4


class FormulaView(QWidget):
    """A formula in plain text; with `explained` also what went in this time and what came out."""

    def __init__(self, kit: StaffKit, formula: Formula, explained: Explained | None = None) -> None:
        super().__init__()
        self._kit = kit
        w = kit.words
        self.explained = explained
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(label(w.t(formula.means)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE.large)
        self._grid.setVerticalSpacing(SPACE.small)
        self._grid.setColumnStretch(1, 1)
        whole.addLayout(self._grid)
        self._fact(w.t("Calculated as"), w.t(formula.formula))
        self._fact(w.t("What goes in"), w.t(formula.goes_in))
        self._fact(w.t("Source"), w.t(formula.source))
        if explained is None:
            self._fact(w.t("Check it with"), f"accessible-fit compute {formula.compute} …")
            return
        self._fact(w.t("These numbers"), _shortened(_json(_rounded(explained.inputs))))
        self._fact(w.t("Result"), _shortened(_json(_rounded(explained.result))))
        self._fact(w.t("Check it with"), f"accessible-fit compute {formula.compute} FILE.json")
        self.copy = button(w.t("Copy the numbers"))
        self.copy.setAccessibleDescription(w.t("As JSON, to be calculated again by anybody."))
        self.copy.clicked.connect(lambda _=False: self._copy())
        self._copied = label("", "small", wrap=False)
        self._copied.setProperty("tone", "good")
        whole.addLayout(row(self.copy, self._copied))

    def _fact(self, name: str, text: str) -> None:
        at = self._grid.rowCount()
        heading = label(name, "field", wrap=False)
        made = label(text)
        made.setAccessibleName(f"{name}: {text}")
        self._grid.addWidget(heading, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(made, at, 1)

    def _copy(self) -> None:
        assert self.explained is not None  # the button is there only with numbers
        QApplication.clipboard().setText(_json(self.explained.inputs))
        copied = self._kit.words.t("Copied")
        self._copied.setText(f"✓ {copied}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, copied))


class ExplainLink(QWidget):
    """The link. What it opens is fetched when it is pressed: one figure, or more to choose among."""

    def __init__(self, kit: StaffKit, about: str, fetch: Callable[[], Sequence[Named]]) -> None:
        super().__init__()
        self._kit = kit
        self._fetch = fetch
        self._named: Sequence[Named] = ()
        w = kit.words
        question = w.t("How is this calculated?")
        self.link = button(question, "link")
        self.link.setAccessibleName(f"{question} {about}".strip())
        self.link.setCheckable(True)
        self.link.clicked.connect(self._pressed)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE.small)
        self._whole.addLayout(row(self.link))
        self._opened = QVBoxLayout()
        self._opened.setSpacing(SPACE.medium)
        self._whole.addLayout(self._opened)
        self._view = QVBoxLayout()
        self.choice: Select[int] | None = None

    def _pressed(self) -> None:
        clear(self._opened)
        self.choice = None
        if self.link.isChecked():
            self._kit.background.run(self._fetch, self._show, owner=self)

    def _show(self, named: Sequence[Named]) -> None:
        w = self._kit.words
        if not self.link.isChecked():
            return
        self._named = named
        self._opened.addWidget(rule())
        if not named:
            self._opened.addWidget(label(w.t("There is nothing to calculate yet."), "soft"))
            return
        if len(named) > 1:
            self.choice = Select(
                self._kit.look, [(number, name) for number, (name, _) in enumerate(named)], 0
            )
            self.choice.setAccessibleName(w.t("Which figure"))
            self.choice.currentIndexChanged.connect(lambda _: self._show_one())
            self._opened.addLayout(row(self.choice))
        self._view = QVBoxLayout()
        self._opened.addLayout(self._view)
        self._show_one()

    def _show_one(self) -> None:
        clear(self._view)
        number = self.choice.value() if self.choice is not None else 0
        name, explained = self._named[number]
        if self.choice is None:
            self._view.addWidget(label(name, "field"))
        self._view.addWidget(FormulaView(self._kit, explained.formula, explained))
        tab_inside(self)

    @property
    def view(self) -> FormulaView | None:
        """What is open now."""
        return self.findChild(FormulaView)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, default=dict)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, ROUND)
    if isinstance(value, Mapping):
        return {key: _rounded(one) for key, one in value.items()}
    return [_rounded(one) for one in value] if isinstance(value, list | tuple) else value


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} …"
