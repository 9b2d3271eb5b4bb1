"""What was promised, on the first page of staff: a sentence and the few that press most."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.action_sentences import due_words, promises_sentence

if TYPE_CHECKING:
    from accessible_fit.services.following.actions import ListedAction
    from accessible_fit.words.catalogue import Words

MOST = 3


class OpenRow(ListRow):
    """One open action; `person_id` is whose it is."""

    def __init__(self, kit: StaffKit, listed: "ListedAction", today: dt.date) -> None:
        text, mark = _about(kit.words, listed, today)
        picture = kit.leading(listed.action.picture or "own:help")
        super().__init__(kit.look, RowText(listed.action.text, text, mark), picture)
        self.person_id: UUID = listed.action.person_id


class ActionsStart(Panel):
    """Hidden while nothing is open. `chosen` carries a person's id; `all_wanted` leads to the whole list."""

    chosen = Signal(object)
    all_wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__()
        self._kit, self._shift = kit, shift
        self.rows: list[OpenRow] = []
        self.body.setSpacing(SPACE.small)
        self.hide()

    def load(self) -> None:
        """Fetch what is open."""
        actions, actor = self._shift.desk.actions, self._shift.actor
        self._kit.background.run(lambda: actions.open_ones(actor), self._show, owner=self)

    def _show(self, found: "list[ListedAction]") -> None:
        if not found or self.rows:
            return
        w = self._kit.words
        self.body.addWidget(label(w.t("What we have promised"), "heading"))
        self.body.addWidget(label(told(w, found)))
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        self.rows = open_rows(self._kit, found[:MOST], self._shift.desk.actions.today())
        for made in self.rows:
            made.clicked.connect(lambda _=False, one=made: self.chosen.emit(one.person_id))
            rows.addWidget(made)
        self.body.addLayout(rows)
        if len(found) > MOST:
            every = button(w.tn("Show all {n}", "Show all {n}", len(found)), "link")
            every.setAccessibleDescription(w.t("Everything that was promised and is still open"))
            every.clicked.connect(lambda _=False: self.all_wanted.emit())
            self.body.addLayout(row(every))
        self.show()
        tab_inside(self)


def open_rows(kit: StaffKit, found: "Sequence[ListedAction]", today: dt.date) -> list[OpenRow]:
    """A row for each open action, in the order given."""
    return [OpenRow(kit, one, today) for one in found]


def told(w: "Words", found: "Sequence[ListedAction]") -> str:
    """Say how much waits, by what it waits for."""
    from accessible_fit.services.following.actions import Standing

    def count(standing: Standing) -> int:
        return sum(one.standing is standing for one in found)

    return promises_sentence(
        w, count(Standing.LATE), count(Standing.WAITING), count(Standing.TO_SHOW), count(Standing.TO_ASK)
    )


def _about(w: "Words", listed: "ListedAction", today: dt.date) -> tuple[str, str]:
    """The line under an open action, and its mark."""
    from accessible_fit.services.following.actions import Standing

    action = listed.action
    about = DOT.join(part for part in (w.t("for {name}", name=listed.alias), action.who, listed.unit) if part)
    mark = {
        Standing.TO_SHOW: w.t("To be shown"),
        Standing.TO_ASK: w.t("Did it help?"),
    }.get(listed.standing) or due_words(w, action.due_on, today)
    return about, mark
