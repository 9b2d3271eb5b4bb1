"""Life events of one person: what happened that may explain a change, named and dated."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.doors import DoorRow
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from db.records import LifeEvent

LONGEST, LONGEST_NOTE = 120, 500


def usual_events(w: Words) -> list[str]:
    """Name what happens in most lives, to be taken with one press."""
    return [
        w.t("Moved"),
        w.t("New key worker"),
        w.t("New coordinator"),
        w.t("Other medicine"),
        w.t("New daily activity"),
        w.t("Somebody close is gone"),
        w.t("Ill"),
    ]


class EventsPage(Page):
    """Adds and removes. Nothing is a life event by itself: only what staff and the person call one."""

    left = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Life events"))
        self._shift = shift
        self._person_id = person_id
        self._may = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self.set_back(w.t("Back"), self.left.emit)
        if self._may:
            self.column.addWidget(self._new())
            self.set_primary(w.t("Add the event"), self._add)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)

    def shown(self) -> None:
        following, actor = self._shift.desk.following, self._shift.actor
        self.load(lambda: following.events(actor, self._person_id), lambda found: self._show(*found))

    def _new(self) -> Panel:
        w, look = self.kit.words, self.kit.look
        panel = Panel(w.t("Something has happened"))
        self.name, self.note = QLineEdit(), QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.note.setMaxLength(LONGEST_NOTE)
        self.when = QLineEdit(dt.date.today().isoformat())
        self.when.setMaxLength(10)
        self._name = Field(w.t("What happened"), self.name, w.t("A few words. They stand in the picture."))
        self._when = Field(w.t("When"), self.when, w.t("Year-month-day."))
        names = []
        for usual in usual_events(w):
            made = button(usual)
            made.clicked.connect(partial(self._take, usual))
            names.append(made)
        panel.body.addLayout(side_by_side(look, self._name, self._when))
        panel.body.addWidget(DoorRow(names))
        panel.body.addWidget(Field(w.t("More about it"), self.note))
        return panel

    def _take(self, usual: str, _checked: bool = False) -> None:
        self.name.setText(usual)
        self._name.clear_error()
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        w = self.kit.words
        if not self.name.text().strip():
            self._name.show_error(w.t("Write this too."))
            return
        try:
            when = dt.date.fromisoformat(self.when.text().strip())
        except ValueError:
            self._when.show_error(w.t("Write the day as 2026-03-04."))
            return
        following, actor, person_id = self._shift.desk.following, self._shift.actor, self._person_id
        name, note = self.name.text(), self.note.text()

        def added(_: "LifeEvent") -> None:
            self.name.clear()
            self.note.clear()
            self._changed(w.t("The event is added. It stands in the picture of how it goes."))

        self.save(lambda: following.add_event(actor, person_id, name, when, note), added)

    # ------------------------------------------------------------------ the list

    def _show(self, alias: str, found: "tuple[LifeEvent, ...]") -> None:
        w = self.kit.words
        self.set_title(
            w.t("Life events"), w.t("What has happened to {name} that may explain a change", name=alias)
        )
        clear(self._body)
        panel = Panel(w.t("So far"))
        if not found:
            panel.body.addWidget(label(w.t("No event is written down yet."), "soft"))
        for number, one in enumerate(reversed(found)):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._row(one))
        self._body.addWidget(panel)
        tab_inside(self._list)

    def _row(self, event: "LifeEvent") -> QWidget:
        w = self.kit.words
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(event.name, "field"))
        texts.addWidget(label(w.day(event.happened_on), "soft"))
        if event.note:
            texts.addWidget(label(event.note))
        line.addLayout(texts, 1)
        whole.addLayout(line)
        if not self._may:
            return made
        remove = button(w.t("Remove"), "link")
        remove.setAccessibleName(w.t("Remove “{event}”", event=event.name))
        line.addLayout(row(remove))
        asking = Asking(w)
        asking.meant.connect(lambda: self._remove(event))
        asking.kept.connect(lambda: remove.setFocus(Qt.FocusReason.OtherFocusReason))
        told = w.t("Remove “{event}”? Before and after it can no longer be compared.", event=event.name)
        remove.clicked.connect(
            lambda _=False: asking.ask(told, w.t("Remove “{event}” for good", event=event.name))
        )
        whole.addWidget(asking)
        return made

    def _remove(self, event: "LifeEvent") -> None:
        following, actor, person_id = self._shift.desk.following, self._shift.actor, self._person_id
        told = self.kit.words.t("The event is removed.")
        self.save(lambda: following.remove_event(actor, person_id, event.id), lambda _: self._changed(told))

    def _changed(self, told: str) -> None:
        self.notice.say(told, "good")
        self.shown()
