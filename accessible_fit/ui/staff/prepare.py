"""Before a conversation: which questions, how the screen will be, three things to remember."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import side_by_side
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words.sentences import screen_sentence

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.conversation import Talk
    from accessible_fit.services.residents import PersonCard
    from db.vocabulary import ServiceType

ANY = "any"


class PreparePage(Page):
    """Chooses the questions and begins. `talk_ready` carries the conversation."""

    talk_ready = Signal(object)
    left = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Start a conversation"))
        self._shift = shift
        self._person_id = person_id
        self._group = QButtonGroup(self)
        self._offered: list[Instrument] = []
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.tc("conversation", "Start"), self._begin)
        self._offer(False)

    def shown(self) -> None:
        if not self._offered:
            self.load(lambda: self._shift.desk.residents.card(self._shift.actor, self._person_id), self._show)

    def _show(self, card: "PersonCard") -> None:
        w = self.kit.words
        self.set_title(w.t("Conversation with {name}", name=card.person.alias), card.unit.name)
        self._offered = fitting_first(self._shift.desk.instruments, card.unit.service_type)
        screen = Panel(w.t("The screen"))
        screen.body.addWidget(label(screen_sentence(w, card.profile)))
        beside = QVBoxLayout()
        beside.setSpacing(SPACE.large)
        beside.addWidget(screen)
        beside.addWidget(self._hints())
        beside.addStretch(1)
        whole = side_by_side(self.kit.look)
        whole.addWidget(self._questions(), 8, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(beside, 5)
        self.column.addLayout(whole)
        self._offer(bool(self._offered))
        if self.heading.hasFocus():
            self.first_focus().setFocus()

    def _questions(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Questions"))
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        for number, one in enumerate(self._offered):
            count = w.tn("{n} question", "{n} questions", len(one.items))
            text = RowText(w.pick(one.title), f"{w.pick(one.description)} {count}.")
            made = ListRow(self.kit.look, text, self.kit.leading(one.items[0].pictogram), choosing=True)
            made.setChecked(number == 0)
            self._group.addButton(made, number)
            rows.addWidget(made)
        panel.body.addLayout(rows)
        return panel

    def _hints(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("To remember"))
        for picture, text in (
            ("own:talk-together", w.t("Sit beside the person, so that you look at the same thing.")),
            ("own:understand", w.t("Explain the words if it is needed, but leave the answer to the person.")),
            ("own:stop", w.t("The person may stop at any time. What is said by then is kept.")),
        ):
            line = QHBoxLayout()
            line.setSpacing(SPACE.normal)
            line.addWidget(self.kit.tile(picture, 48))
            line.addWidget(label(text), 1)
            panel.body.addLayout(line)
        return panel

    def chosen(self) -> "Instrument | None":
        """Return the questions that are chosen."""
        number = self._group.checkedId()
        return self._offered[number] if number >= 0 else None

    def first_focus(self) -> QWidget:
        return self._group.checkedButton() or self.heading

    def _begin(self) -> None:
        instrument = self.chosen()
        if instrument is None:
            return
        desk, actor = self._shift.desk, self._shift.actor

        def done(talk: "Talk") -> None:
            self.talk_ready.emit(talk)

        self.save(lambda: desk.conversations.begin(actor, self._person_id, instrument), done)


def fitting_first(instruments: "Sequence[Instrument]", service: "ServiceType") -> "list[Instrument]":
    """Put what is made for the unit's kind of support first, then what suits any, then the rest."""

    def rank(one: "Instrument") -> int:
        kind = one.service_type.value
        return 0 if kind == service.value else 1 if kind == ANY else 2

    return sorted(instruments, key=rank)
