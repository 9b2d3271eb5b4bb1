"""Erasing a person: what goes, what stays, and the name typed before anything happens."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.erasure_sentences import goes_lines, stays_lines

if TYPE_CHECKING:
    from accessible_fit.services.whole_person.erasure import Erased, Goes


class ErasePage(Page):
    """For a superuser. Nothing on it erases before the person's name stands in the field."""

    left = Signal()
    done = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Erase a person"))
        self._shift = shift
        self._person_id = person_id
        self._goes: Goes | None = None
        self.set_back(w.t("Back"), self.left.emit)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if self._goes is None:
            self.load(lambda: desk.erasure.preview(actor, self._person_id), self._show)

    def _show(self, goes: "Goes") -> None:
        w, name = self.kit.words, goes.alias
        self._goes = goes
        self.set_title(w.t("Erase {name}", name=name), goes.unit)
        gone = Panel(w.t("All of this about {name} is erased for good:", name=name))
        for line in goes_lines(w, goes.rows):
            gone.body.addWidget(label(f"• {line}"))
        stays = Panel(w.t("This stays:"))
        for line in stays_lines(w, goes):
            stays.body.addWidget(label(f"• {line}"))
        sure = Panel(w.t("Nobody can undo it"))
        sure.body.addWidget(
            label(w.t("If {name} wants to have everything first: save it, then come back here.", name=name))
        )
        self.name = QLineEdit()
        self.field = Field(w.t("Write the name"), self.name, w.t("{name}, just as it stands here", name=name))
        sure.body.addWidget(self.field)
        self.erase = button(w.t("Erase for good"))
        self.erase.clicked.connect(lambda _=False: self._erase())
        sure.body.addLayout(row(self.erase))
        for panel in (gone, stays, sure):
            self.column.addWidget(panel)

    def _erase(self) -> None:
        w, goes, typed = self.kit.words, self._goes, self.name.text()
        if goes is None:
            return
        if " ".join(typed.split()) != " ".join(goes.alias.split()):
            self.field.show_error(w.t("This is not the name. Nothing has been erased."))
            return
        self.erase.setEnabled(False)
        desk, actor = self._shift.desk, self._shift.actor
        self.notice.hide()
        self.kit.background.run(
            lambda: desk.erasure.erase(actor, self._person_id, typed), self._gone, self._not_gone, owner=self
        )

    def _gone(self, _erased: "Erased") -> None:
        self.done.emit()

    def _not_gone(self, problem: Exception) -> None:
        from accessible_fit.services.whole_person.erasure import TracesLeft

        self.show_trouble(problem)
        if not isinstance(problem, TracesLeft):
            self.erase.setEnabled(True)
            return
        again = button(self.kit.words.t("Tidy up again"))
        again.clicked.connect(lambda _=False: self._tidy())
        self.column.addLayout(row(again))

    def _tidy(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.erasure.tidy(actor), lambda _: self.done.emit())
