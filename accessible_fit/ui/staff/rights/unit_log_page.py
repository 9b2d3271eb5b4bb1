"""What has been done in the units somebody looks after: narrowed by unit, by user, by kind; is it whole."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.log_sentences import staff_line

if TYPE_CHECKING:
    from accessible_fit.services.rights.log import Line, LogChoices, Looked
    from db.records import AuditProblem


class UnitLogPage(Page):
    """For a leader without the names of persons, for a superuser with them."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.t("Log"))
        self._shift = shift
        self._built = False
        self._last: Line | None = None
        self._day = ""
        self._searched = 0

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if not self._built:
            self.load(lambda: desk.log.choices(actor), self._build)

    def _build(self, choices: "LogChoices") -> None:
        from accessible_fit.services.rights.log import Did

        w, look = self.kit.words, self.kit.look
        self._built = True
        self.set_title(self.title, w.t("Who did what, the newest first. Nobody can change it unnoticed."))
        self.add_quiet(w.t("Check that it is whole"), self._check)
        named = {
            Did.LOOKED: w.t("Looked"),
            Did.WROTE: w.t("Wrote"),
            Did.HANDED_OUT: w.t("Printed or exported"),
            Did.REMOVED: w.t("Removed or erased"),
            Did.SIGNED_IN: w.t("Signed in"),
        }
        units = [(one.id, one.name) for one in choices.units]
        self.unit: Select[UUID | None] = Select(look, [(None, w.t("Every unit")), *units], None)
        self.user: Select[UUID | None] = Select(look, [(None, w.t("Everybody")), *choices.users], None)
        self.did: Select[Did | None] = Select(look, [(None, w.t("Everything")), *named.items()], None)
        fields = [
            Field(w.t("Unit"), self.unit),
            Field(w.t("Who did it"), self.user),
            Field(w.t("What was done"), self.did),
        ]
        self.column.addLayout(side_by_side(look, *fields))
        for one in (self.unit, self.user, self.did):
            one.currentIndexChanged.connect(lambda _index: self._search())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.large)
        self.column.addLayout(self._lines)
        self.older = button(w.t("Show older"))
        self.older.clicked.connect(lambda _=False: self._fetch())
        self.older.hide()
        self.column.addLayout(row(self.older))
        self._search()

    def _search(self) -> None:
        clear(self._lines)
        self._last, self._day = None, ""
        self._searched += 1
        self._fetch()

    def _fetch(self) -> None:
        from accessible_fit.services.rights.log import LogWanted

        desk, actor = self._shift.desk, self._shift.actor
        before = self._last.seq if self._last is not None else None
        wanted = LogWanted(
            user_id=self.user.value(), did=self.did.value(), unit_id=self.unit.value(), before=before
        )
        search = self._searched
        self.load(lambda: desk.log.found(actor, wanted), lambda looked: self._show(looked, search))

    def _show(self, looked: "Looked", search: int) -> None:
        w = self.kit.words
        if search != self._searched:  # something else is looked for by now
            return
        if not looked.lines and self._last is None:
            clear(self._lines)
            self._lines.addWidget(label(w.t("Nothing of this kind has been done."), "soft"))
        for one in looked.lines:
            self._add(one)
        self.older.setVisible(looked.more)

    def _add(self, one: "Line") -> None:
        w = self.kit.words
        self._last = one
        if w.day(one.at) != self._day:
            self._day = w.day(one.at)
            self._panel = Panel(self._day)
            self._panel.body.setSpacing(SPACE.medium)
            self._lines.addWidget(self._panel)
        told = staff_line(w, one.verb, one.kind, one.who)
        about = DOT.join(part for part in (w.clock(one.at), one.alias, one.unit) if part)
        entry = QVBoxLayout()
        entry.setSpacing(0)  # when and where belong to what stands over them
        entry.addWidget(label(told))
        entry.addWidget(label(about, "small"))
        self._panel.body.addLayout(entry)

    # ------------------------------------------------------------------ is it whole

    def _check(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.log.whole(actor), self._checked)

    def _checked(self, problems: "list[AuditProblem]") -> None:
        w = self.kit.words
        if not problems:
            self.notice.say(w.t("The log is whole: nothing has been changed, added or taken away."), "good")
            return
        lines = ", ".join(str(one.seq) for one in problems[:5])
        self.notice.say(
            w.tn(
                "The log is not whole: {n} line has been changed, added or taken away ({lines}).",
                "The log is not whole: {n} lines have been changed, added or taken away ({lines}).",
                len(problems),
                lines=lines,
            )
        )
