"""How long things are kept: the rules, what is older than they say, and a number written before it goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.retention_sentences import due_line, kept_for, rule_about, rule_name, together

if TYPE_CHECKING:
    from accessible_fit.services.whole_person.retention import Due, What

FOR_EVER = 0
MONTHS_OFFERED = (12, 24, 36, 60, 120)
MOST_LISTED = 200


class RetentionPage(Page):
    """For a superuser. A rule erases nothing; what is due goes when it is ticked and counted."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("How long things are kept"))
        self._shift = shift
        self.rules: dict[What, Choices[int]] = {}
        self.ticks: list[tuple[Tick, Due]] = []
        self.set_title(self.title, w.t("Nothing is erased by itself. You see what is older, and decide."))
        self._rules = Panel(w.t("Keep for"))
        self._due = QWidget()
        self._listed = QVBoxLayout(self._due)
        self._listed.setContentsMargins(0, 0, 0, 0)
        self._listed.setSpacing(SPACE.large)
        self.column.addWidget(self._rules)
        self.column.addWidget(self._due)
        self.column.addWidget(
            label(w.t("The log of who has done what is kept as long as everything else."), "soft")
        )

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if self.rules:
            self._look()
        else:
            self.load(lambda: desk.retention.rules(actor), self._show_rules)

    def _show_rules(self, rules: "dict[What, int | None]") -> None:
        w = self.kit.words
        for what, months in rules.items():
            now = months or FOR_EVER
            offered = sorted({FOR_EVER, *MONTHS_OFFERED, now})
            choices = Choices(self.kit.look, [(one, kept_for(w, one or None)) for one in offered], now)
            choices.setAccessibleName(rule_name(w, what))
            choices.changed.connect(lambda what=what: self._decide(what))
            self.rules[what] = choices
            self._rules.body.addWidget(Field(rule_name(w, what), choices, rule_about(w, what)))
        self._look()

    def _decide(self, what: "What") -> None:
        desk, actor, months = self._shift.desk, self._shift.actor, self.rules[what].value() or None
        self.save(lambda: desk.retention.decide(actor, what, months), lambda _: self._look())

    def _look(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.retention.due(actor), self._show_due)

    def _show_due(self, due: "list[Due]") -> None:
        w = self.kit.words
        clear(self._listed)
        self.ticks = []
        older = Panel(w.t("Older than that"))
        self._listed.addWidget(older)
        if not due:
            older.body.addWidget(label(w.t("Nothing is older than the rules say."), "soft"))
            return
        for one in due[:MOST_LISTED]:
            tick = Tick(self.kit.look, due_line(w, one))
            tick.toggled.connect(lambda _=False: self._count())
            self.ticks.append((tick, one))
            older.body.addWidget(tick)
        if len(due) > MOST_LISTED:
            older.body.addWidget(label(w.t("The others come when these are gone."), "soft"))
        self.all = button(w.t("Tick all"))
        self.all.clicked.connect(lambda _=False: self._tick_all())
        older.body.addLayout(row(self.all))
        self._ask_number()

    def _ask_number(self) -> None:
        w = self.kit.words
        sure = Panel(w.t("Nobody can undo it"))
        self.told = label("")
        self.number = QLineEdit()
        self.field = Field(w.t("Write how many are erased"), self.number)
        self.erase = button(w.t("Erase for good"))
        self.erase.clicked.connect(lambda _=False: self._erase())
        sure.body.addWidget(self.told)
        sure.body.addWidget(self.field)
        sure.body.addLayout(row(self.erase))
        self._listed.addWidget(sure)
        self._count()

    def _chosen(self) -> "list[Due]":
        return [one for tick, one in self.ticks if tick.isChecked()]

    def _tick_all(self) -> None:
        for tick, _ in self.ticks:
            tick.setChecked(True)

    def _count(self) -> None:
        chosen = self._chosen()
        self.told.setText(together(self.kit.words, chosen))
        self.erase.setEnabled(bool(chosen))
        self.field.clear_error()

    def _erase(self) -> None:
        w, chosen = self.kit.words, self._chosen()
        if self.number.text().strip() != str(len(chosen)):
            self.field.show_error(w.t("This is not the number that is ticked. Nothing has been erased."))
            return
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.retention.carry_out(actor, chosen), self._gone)

    def _gone(self, gone: "list[Due]") -> None:
        self._look()
        self.notice.say(self.kit.words.tn("{n} is erased.", "{n} are erased.", len(gone)), "good")
