"""Preparing a conversation with a form: which one, and how it is held."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from accessible_fit.instruments.parts import Kind
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.how_held import HowHeld
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.preparation import Preparation
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, label, row

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.preparing import Offered
    from accessible_fit.services.residents import PersonCard


class FormPreparation(Preparation):
    """Shows the forms of one kind as a list, and under it how the chosen one is held.

    Everything is chosen from the beginning, so that "Start" can be pressed at once.
    """

    kind = Kind.QUESTIONS

    def __init__(self, kit: StaffKit, shift: Shift, card: "PersonCard", heading: str) -> None:
        super().__init__(kit)
        self._shift = shift
        self._card = card
        self._talk: UUID | None = None
        self._forms: Sequence[Instrument] = ()
        self._wanted = ""
        self._asked = False
        self.offered: Offered | None = None
        self.rows: list[ListRow] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _number: self._offer())
        self._trouble = label("")
        self._trouble.setProperty("tone", "alarm")
        self._trouble.hide()
        self.panel = Panel(heading)
        self.how = HowHeld(kit, card.person.alias, self.kind is Kind.RATINGS)
        self.how.changed.connect(self.readiness_changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.large)
        for part in (self._trouble, self.panel, self.how):
            whole.addWidget(part)
        self.panel.hide()
        self.how.hide()

    def take_asked(self, asked: str, kind: str) -> bool:
        self._wanted = asked
        return kind == self.kind.value

    # ------------------------------------------------------------------ loading

    def shown(self) -> None:
        if self._asked:
            return
        self._asked = True
        desk, actor, person_id, about = self._shift.desk, self._shift.actor, self._card.person.id, self._talk

        def fetch() -> "tuple[Sequence[Instrument], Offered]":
            forms = desk.forms.offered(actor, self.kind)
            return forms, desk.preparing.offered(actor, person_id, forms, about)

        self.kit.background.run(fetch, lambda found: self._arrived(*found), self._failed, owner=self)

    def _failed(self, problem: Exception) -> None:
        self._asked = False
        self._trouble.setText("! " + " ".join(self.kit.words.error(problem)))
        self._trouble.show()

    def _arrived(self, forms: "Sequence[Instrument]", offered: "Offered") -> None:
        self.offered = offered
        self._forms, at_once = self._sorted(forms)
        self._fill(at_once)
        wanted = (number for number, one in enumerate(self._forms) if one.id == self._wanted)
        self._choose(next(wanted, self._first(offered)))
        self.panel.show()
        self.how.show()
        tab_inside(self)
        self._offer()

    def _sorted(self, forms: "Sequence[Instrument]") -> "tuple[Sequence[Instrument], int]":
        """Return the forms in the order they are offered, and how many are shown from the beginning."""
        return forms, len(forms)

    def _first(self, offered: "Offered") -> int:
        """Return the number of the form that is chosen from the beginning."""
        return 0

    def _fill(self, at_once: int) -> None:
        w = self.kit.words
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.small)
        self.rows = [self._row(one) for one in self._forms]
        for number, made in enumerate(self.rows):
            if number >= at_once:
                made.hide()
            self._group.addButton(made, number)
            lines.addWidget(made)
        self.panel.body.addLayout(lines)
        left = len(self._forms) - at_once
        if left > 0:
            more = button(w.tn("Show {n} more", "Show {n} more", left))
            more.clicked.connect(lambda _=False: self._show_all(more))
            self.panel.body.addLayout(row(more))

    def _row(self, form: "Instrument") -> ListRow:
        text = RowText(self.kit.words.pick(form.title), self._about(form))
        return ListRow(self.kit.look, text, self.kit.leading(form.items[0].pictogram), choosing=True)

    def _about(self, form: "Instrument") -> str:
        return self.kit.words.pick(form.description)

    def _show_all(self, more: QWidget) -> None:
        first = next(made for made in self.rows if made.isHidden())
        for made in self.rows:
            made.show()
        tab_inside(self)
        first.setFocus()
        more.hide()

    # ------------------------------------------------------------------ what is chosen

    def _choose(self, number: int) -> None:
        if self.rows:
            self.rows[number].setChecked(True)

    def _offer(self) -> None:
        form = self.chosen()
        if form is not None and self.offered is not None:
            self.how.offer(form, self.offered, self._talk)
        self.readiness_changed.emit()

    def chosen(self) -> "Instrument | None":
        """Return the form that is chosen."""
        number = self._group.checkedId()
        return self._forms[number] if number >= 0 else None

    @property
    def steps(self) -> int | None:
        return self.how.steps

    @property
    def ready(self) -> bool:
        return self.chosen() is not None and self.how.ready

    def first_focus(self) -> QWidget | None:
        return self._group.checkedButton()

    def begin(self) -> Callable[[], object]:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._card.person.id
        form, wanted = self.chosen(), self.how.wanted()
        assert form is not None  # ready
        return lambda: desk.conversations.begin(actor, person_id, form, wanted)
