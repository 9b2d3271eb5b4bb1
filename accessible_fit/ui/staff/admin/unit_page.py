"""One unit: its name, its kind of support, and for superusers who works there and leads it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.errors import FieldMissing, UnitNameTaken
from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.ui.widgets.ticks import Tick
from db.vocabulary import Role, ServiceType

if TYPE_CHECKING:
    from accessible_fit.services.organisation import Colleague, UnitCard, Worker

WIDTH = 760
LONGEST = 80


class UnitPage(Page):
    """Changes a unit, or makes one when there is none yet."""

    left = Signal()
    saved = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, unit_id: UUID | None) -> None:
        w = kit.words
        super().__init__(kit, w.t("Unit") if unit_id is not None else w.t("Add a unit"), WIDTH)
        self._shift = shift
        self._unit_id = unit_id
        self._ticks: dict[UUID, Tick] = {}
        self._may_say_who = shift.actor.may(Right.CHANGE_USERS)
        self.set_back(w.t("Units"), self.left.emit)
        self.set_primary(w.t("Save"), self._submit)
        self._offer(False)
        self.name_line = QLineEdit()
        self.name_line.setMaxLength(LONGEST)
        self.name = Field(w.t("Name of the unit"), self.name_line)
        self.service: Select[ServiceType] = Select(kit.look, labels.service_types(w), ServiceType.GROUP_HOME)
        self.panel = Panel()
        self.panel.body.addLayout(
            side_by_side(kit.look, self.name, Field(w.t("Kind of support"), self.service))
        )
        if unit_id is not None and not self._may_say_who:
            self.service.setEnabled(False)
            why = w.t("A superuser changes the kind of support: it decides which units are counted together.")
            self.panel.body.addWidget(label(why, "soft"))
        self.panel.hide()
        self.column.addWidget(self.panel)

    def first_focus(self) -> QWidget:
        return self.heading if self.panel.isHidden() else self.name_line

    def shown(self) -> None:
        if self.panel.isHidden():
            self.load(self._fetch, self._show)

    def _fetch(self) -> "tuple[UnitCard | None, Sequence[Colleague]]":
        desk, actor = self._shift.desk, self._shift.actor
        cards = desk.units.listed(actor)
        everybody = desk.colleagues.listed(actor) if self._may_say_who else []
        return next((one for one in cards if one.unit.id == self._unit_id), None), everybody

    def _show(self, fetched: "tuple[UnitCard | None, Sequence[Colleague]]") -> None:
        card, everybody = fetched
        if card is not None:
            self.set_title(self.title, card.unit.name)
            self.name_line.setText(card.unit.name)
            self.service.choose(card.unit.service_type)
        there = {one.id for one in (*card.leaders, *card.workers)} if card is not None else set()
        self.panel.show()
        if self._may_say_who:
            self._offer_colleagues(everybody, there)
        elif card is not None:
            self.column.addWidget(self._told(card.workers))
        self._offer(True)
        self.name_line.setFocus()

    def _offer_colleagues(self, everybody: "Sequence[Colleague]", there: set[UUID]) -> None:
        w, look = self.kit.words, self.kit.look
        for heading, about, role in (
            (w.t("Who leads it"), w.t("Sees how it goes for the unit as a whole."), Role.LEADER),
            (w.t("Who works here"), w.t("Talks with the people here, and sees what they say."), Role.STAFF),
        ):
            panel = Panel(heading)
            panel.body.addWidget(label(about, "soft"))
            inside = QVBoxLayout()
            inside.setSpacing(SPACE.hair)
            offered = [one for one in everybody if one.role is role and (not one.disabled or one.id in there)]
            for one in offered:
                name = w.t("{name} (closed)", name=one.name) if one.disabled else one.name
                tick = Tick(look, name, ticked=one.id in there)
                self._ticks[one.id] = tick
                inside.addWidget(tick)
            if not offered:
                inside.addWidget(label(w.t("Nobody has such an account yet. Add a colleague under Users.")))
            panel.body.addLayout(inside)
            self.column.addWidget(panel)
        # A superuser reaches every unit, whether ticked or not, so what is known stays.
        self._others = {one.id for one in everybody if one.role is Role.SUPERUSER} & there

    def _told(self, workers: "Sequence[Worker]") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Who works here"))
        names = ", ".join(one.name for one in workers if not one.disabled)
        panel.body.addWidget(label(names or w.t("Nobody yet.")))
        panel.body.addWidget(label(w.t("A superuser changes who works here."), "soft"))
        return panel

    def _submit(self) -> None:
        desk, actor, unit_id = self._shift.desk, self._shift.actor, self._unit_id
        name, service = self.name_line.text(), self.service.value()
        chosen = frozenset(user_id for user_id, tick in self._ticks.items() if tick.isChecked())
        everybody = chosen | self._others if self._may_say_who else chosen

        def work() -> None:
            if unit_id is None:
                unit = desk.units.add(actor, name, service)
            else:
                unit = desk.units.change(actor, unit_id, name, service)
            if self._may_say_who:
                desk.units.set_workers(actor, unit.id, everybody)

        self.save(work, lambda _: self.saved.emit())

    def show_trouble(self, problem: BaseException) -> None:
        if isinstance(problem, UnitNameTaken | FieldMissing):
            self.name.show_error(" ".join(self.kit.words.error(problem)))
        else:
            super().show_trouble(problem)
