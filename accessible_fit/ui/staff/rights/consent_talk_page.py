"""Before a person says yes and no on the screen: who is there is written down, because it is kept with it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from accessible_fit.ui.staff.consent_sheet import LONGEST_NAMES
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import Panel, label

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard


class ConsentTalkPage(Page):
    """Says what is going to happen and opens the person's window; `talk_ready` carries what it needs."""

    submits = True
    left = Signal()
    talk_ready = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, kit.words.t("Yes and no on the screen"))
        self._shift = shift
        self._person_id = person_id
        w = kit.words
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Show to the person"), self._begin)
        panel = Panel(w.t("The person decides alone"))
        for text in (
            w.t("The screen asks about one thing at a time, with pictures and aloud."),
            w.t("Yes, no and “I don't know yet” are as good. The person can change everything there."),
            w.t("Sit beside. When the person points and you press, choose “Press for me” on the screen."),
        ):
            panel.body.addWidget(label(text))
        self.column.addWidget(panel)
        self.present = QLineEdit(shift.actor.name)
        self.present.setMaxLength(LONGEST_NAMES)
        help_text = w.t("You, and anybody else who is there. It is kept with each answer.")
        self._field = Field(w.t("Who is there"), self.present, help_text)
        self.column.addWidget(self._field)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.residents.card(actor, self._person_id), self._show)

    def _show(self, card: "PersonCard") -> None:
        name = card.person.alias
        self.set_title(self.kit.words.t("{name} says yes or no on the screen", name=name), card.unit.name)

    def _begin(self) -> None:
        if not self.present.text().strip():
            self._field.show_error(self.kit.words.t("Write who is there."))
            self.present.setFocus()
            return
        self._field.clear_error()
        desk, actor, present = self._shift.desk, self._shift.actor, self.present.text()
        self.save(lambda: desk.consent_talks.begin(actor, self._person_id, present), self.talk_ready.emit)
