"""Letting a leader of the unit read what one person says: asked of the person, until a day, taken back."""

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from accessible_fit.ui.staff.consent_sheet import LONGEST_NAMES, ways_of_saying
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule
from db.vocabulary import ConsentDecision

if TYPE_CHECKING:
    from accessible_fit.services.rights.consents import HowSaid
    from accessible_fit.services.rights.grants import GrantLine, GrantsOfPerson

WIDTH = 760
MONTHS = (1, 3, 6, 12)
DAYS_OF_A_MONTH = 30.4


class GrantsPage(Page):
    """Says who may read the person's answers, and gives it to another leader when the person says yes."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Show a leader"), WIDTH)
        self._shift = shift
        self._person_id = person_id
        self.set_back(w.t("Back"), self.left.emit)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(SPACE.large)
        self.column.addLayout(self._parts)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.grants.of_person(actor, self._person_id), self._show)

    def _show(self, found: "GrantsOfPerson") -> None:
        w, name = self.kit.words, found.alias
        self._alias, self._today = name, found.today
        self.set_title(w.t("Show a leader what {name} says", name=name), found.unit)
        clear(self._parts)
        intro = w.t(
            "A leader sees how it goes for the unit as a whole, and nobody by name. When {name} says yes, a "
            "leader can read what {name} says, and change nothing. Each time is noted, and {name} can take "
            "it back at any time.",
            name=name,
        )
        self._parts.addWidget(label(intro, "soft"))
        now = [one for one in found.lines if one.holds]
        if now:
            self._parts.addWidget(self._held(now))
        if found.leaders:
            self._parts.addWidget(self._asking(found))
        else:
            told = w.t("The unit has no leader in the program. A superuser can add one under Users.")
            self._parts.addWidget(label(told))
        past = [one for one in found.lines if not one.holds]
        if past:
            self._parts.addWidget(self._past(past))

    def _held(self, lines: "list[GrantLine]") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Can be read now by"))
        for number, one in enumerate(lines):
            if number:
                panel.body.addWidget(rule())
            texts = QVBoxLayout()
            texts.setSpacing(SPACE.hair)
            texts.addWidget(label(one.leader, "field"))
            texts.addWidget(label(self._about(one), "small"))
            back = button(w.t("Take back"))
            back.setAccessibleName(w.t("Take back from {name}", name=one.leader))
            back.clicked.connect(lambda _=False, grant_id=one.grant.id: self._take_back(grant_id))
            line = QHBoxLayout()
            line.addLayout(texts, 1)
            line.addWidget(back)
            panel.body.addLayout(line)
        return panel

    def _about(self, one: "GrantLine") -> str:
        w, grant = self.kit.words, one.grant
        parts = [w.t("given {day} by {name}", day=w.day(grant.given_at), name=one.given_by)]
        if grant.taken_at is not None:
            parts.append(w.t("ended {day}", day=w.day(grant.taken_at)))
        elif grant.until is not None:
            parts.append(w.t("to the end of {day}", day=w.day(grant.until)))
        return DOT.join(parts)

    def _past(self, lines: "list[GrantLine]") -> Panel:
        panel = Panel(self.kit.words.t("Before"))
        for one in lines:
            panel.body.addWidget(label(f"{one.leader}{DOT}{self._about(one)}"))
        return panel

    def _asking(self, found: "GrantsOfPerson") -> Panel:
        w, look, name = self.kit.words, self.kit.look, found.alias
        panel = Panel(w.t("Ask {name}", name=name))
        leaders = [(one.id, one.name) for one in found.leaders]
        self.leader: Select[UUID] = Select(look, leaders, leaders[0][0])
        months = [(one, w.tn("{n} month", "{n} months", one)) for one in MONTHS]
        self.months: Select[int] = Select(look, months, MONTHS[1])
        self.how: Choices[HowSaid] = Choices(look, ways_of_saying(w), None)
        self.present = QLineEdit(self._shift.actor.name)
        self.present.setMaxLength(LONGEST_NAMES)
        asked = w.t("May {leader} read what you say?", leader=leaders[0][1])
        self._question = label(asked, "heading")
        self.leader.currentTextChanged.connect(
            lambda leader: self._question.setText(w.t("May {leader} read what you say?", leader=leader))
        )
        panel.body.addLayout(
            side_by_side(look, Field(w.t("Leader"), self.leader), Field(w.t("For how long"), self.months))
        )
        panel.body.addWidget(self._question)
        panel.body.addWidget(
            label(w.t("Read it aloud, show it, sign it. No is as good an answer as yes."), "soft")
        )
        self._how_field = Field(w.t("How {name} answered", name=name), self.how)
        self._present_field = Field(
            w.t("Who was there"), self.present, w.t("You, and anybody else who saw or heard the answer.")
        )
        panel.body.addWidget(self._how_field)
        panel.body.addWidget(self._present_field)
        self.give = button(w.t("{name} says yes", name=name))
        self.give.clicked.connect(lambda _=False: self._give())
        refuse = button(w.t("{name} says no", name=name))
        refuse.clicked.connect(lambda _=False: self._refused())
        panel.body.addLayout(row(self.give, refuse))
        return panel

    def _refused(self) -> None:
        told = self.kit.words.t(
            "Nothing has changed with this answer. If {name} wants to take a yes back, press Take back.",
            name=self._alias,
        )
        self.notice.say(told, "good")

    def _give(self) -> None:
        from accessible_fit.services.rights.consents import Said
        from accessible_fit.services.rights.grants import NewGrant

        w, how = self.kit.words, self.how.value()
        self._how_field.clear_error()
        if how is None:
            self._how_field.show_error(w.t("Choose how {name} answered.", name=self._alias))
            return
        if not self.present.text().strip():
            self._present_field.show_error(w.t("Write who was there."))
            return
        until = self._today + dt.timedelta(days=round(self.months.value() * DAYS_OF_A_MONTH))
        new = NewGrant(self.leader.value(), until, Said(ConsentDecision.GIVEN, how, self.present.text()))
        desk, actor = self._shift.desk, self._shift.actor

        def work() -> "GrantsOfPerson":
            desk.grants.give(actor, self._person_id, new)
            return desk.grants.of_person(actor, self._person_id)

        self.save(work, lambda found: self._changed(found, w.t("It can be read from now on.")))

    def _take_back(self, grant_id: UUID) -> None:
        desk, actor = self._shift.desk, self._shift.actor

        def work() -> "GrantsOfPerson":
            desk.grants.take_back(actor, grant_id)
            return desk.grants.of_person(actor, self._person_id)

        told = self.kit.words.t("It is taken back. It can be read no more.")
        self.save(work, lambda found: self._changed(found, told))

    def _changed(self, found: "GrantsOfPerson", told: str) -> None:
        self._show(found)
        self.notice.say(told, "good")
