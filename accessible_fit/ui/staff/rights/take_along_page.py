"""Everything about a person in one file, to be handed to the person."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from accessible_fit.ui.staff.rights.saving import asker, with_ending
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row

if TYPE_CHECKING:
    from accessible_fit.reports.kinds import ReportFile
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.services.whole_person.export import PersonFile


FIRST_DAY = dt.date(2000, 1, 1)
"""Before anybody was asked."""

DAYS_A_MONTH = 30.4375


def days_back(months: int) -> tuple[dt.date, dt.date]:
    """Return the days of so many months up to today; for 0 of all years."""
    today = dt.datetime.now(dt.UTC).astimezone().date()
    return (today - dt.timedelta(days=round(months * DAYS_A_MONTH)) if months else FIRST_DAY), today


class TakeAlongPage(Page):
    """Says what the file holds and saves it. `erasing_wanted` leads a superuser on."""

    left = Signal()
    erasing_wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Everything about a person"))
        self._shift = shift
        self._person_id = person_id
        self.ask_where = asker(w)
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save everything"), self._make)
        self._offer(False)
        self._filled = False

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.residents.card(actor, self._person_id), self._show)

    def _show(self, card: "PersonCard") -> None:
        w, name = self.kit.words, card.person.alias
        self.set_title(w.t("Everything about {name}", name=name), card.unit.name)
        self._offer(True)
        if self._filled:
            return
        self._filled = True
        inside = Panel(w.t("What is in the file"))
        for text in (
            w.t("A book to read, with pictures: what {name} has said, and what we agreed.", name=name),
            w.t("The mats, photos and recorded voices, each as a file of its own."),
            w.t("All the data as JSON, for another program."),
            w.t("Who has looked at it all, and when."),
        ):
            inside.body.addWidget(label(f"• {text}"))
        inside.body.addWidget(
            label(w.t("Nothing about anybody else is inside. It is noted that the file was made."), "soft")
        )
        self.column.addWidget(inside)
        after = Panel(w.t("The file belongs to {name}", name=name))
        careful = w.t(
            "It is not locked. Save it where only {name} and those {name} trusts come at it, and take away "
            "copies of your own.",
            name=name,
        )
        after.body.addWidget(label(careful))
        number = label(w.t("Number for the command line: {number}", number=str(self._person_id)), "small")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        after.body.addWidget(number)
        self.column.addWidget(after)
        self.column.addWidget(self._other_program(name))
        self.column.addWidget(self._report(name))
        QWidget.setTabOrder(self.fhir, self.period)  # it was made before the ways to save, and put over them
        if self._shift.actor.may(Right.ERASE):
            erase = button(w.t("Erase {name} …", name=name), "link")
            erase.clicked.connect(lambda _=False: self.erasing_wanted.emit())
            self.column.addLayout(row(erase))

    def _report(self, name: str) -> Panel:
        w, desk, actor = self.kit.words, self._shift.desk, self._shift.actor
        spans = [(12, w.t("The last twelve months")), (0, w.t("All years"))]
        self.period = Select[int](self.kit.look, spans, 12)
        made = SavePanel(
            self,
            lambda way: desk.person_reports.make(
                actor, self._person_id, days_back(self.period.value()), way, w.language
            ),
            w.t("A report of some time"),
            w.t("The PDF is for {name}: pictures and easy words. The others are for staff.", name=name),
        )
        made.body.insertWidget(2, Field(w.t("Period"), self.period))
        self.report = made
        return made

    def _other_program(self, name: str) -> Panel:
        w = self.kit.words
        made = Panel(w.t("For another program"))
        made.body.addWidget(
            label(
                w.t(
                    "The answers of {name} as FHIR, the standard of health care. The file is not locked.",
                    name=name,
                )
            )
        )
        self.fhir = button(w.t("Save as FHIR"))
        self.fhir.clicked.connect(lambda _=False: self._make_fhir())
        made.body.addLayout(row(self.fhir))
        return made

    def _make_fhir(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.fhir.file(actor, self._person_id), self._made)

    def _make(self) -> None:
        desk, actor, language = self._shift.desk, self._shift.actor, None
        self.save(lambda: desk.person_export.make(actor, self._person_id, language), self._made)

    def _made(self, made: "PersonFile | ReportFile") -> None:
        from accessible_fit.services.upkeep.whole_file import write_whole

        answer = self.ask_where(self, made.name)
        if answer:
            place = with_ending(answer, made.name)
            self.save(lambda: write_whole(place, made.data), self._written)

    def _written(self, path: Path) -> None:
        self.notice.say(self.kit.words.t("Saved as {name}.", name=path.name), "good")
