"""Preparing a conversation with picture questions: which questions."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.preparation import Preparation
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.residents import PersonCard
    from db.vocabulary import ServiceType

ANY = "any"


class QuestionsPreparation(Preparation):
    """Chooses the questions; those made for the unit's kind of support come first."""

    picture = "own:understand"

    def __init__(self, kit: StaffKit, shift: Shift, card: "PersonCard") -> None:
        super().__init__(kit)
        self.word = kit.words.t("Picture questions")
        self._shift = shift
        self._person_id = card.person.id
        self._group = QButtonGroup(self)
        self._offered = fitting_first(shift.desk.instruments, card.unit.service_type)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._questions())

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

    def chosen(self) -> "Instrument | None":
        """Return the questions that are chosen."""
        number = self._group.checkedId()
        return self._offered[number] if number >= 0 else None

    @property
    def ready(self) -> bool:
        return self.chosen() is not None

    def first_focus(self) -> QWidget | None:
        return self._group.checkedButton()

    def begin(self) -> Callable[[], object]:
        instrument, desk, actor = self.chosen(), self._shift.desk, self._shift.actor
        assert instrument is not None  # ready
        return lambda: desk.conversations.begin(actor, self._person_id, instrument)


def fitting_first(instruments: "Sequence[Instrument]", service: "ServiceType") -> "list[Instrument]":
    """Put what is made for the unit's kind of support first, then what suits any, then the rest."""

    def rank(one: "Instrument") -> int:
        kind = one.service_type.value
        return 0 if kind == service.value else 1 if kind == ANY else 2

    return sorted(instruments, key=rank)
