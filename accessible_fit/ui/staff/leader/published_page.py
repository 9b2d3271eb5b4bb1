"""Shares published elsewhere: taken in from a file, written by hand, and what is kept."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words import published_sentences as say

if TYPE_CHECKING:
    from accessible_fit.services.unit.published import PublishedQuestion
    from accessible_fit.trends.published import ReadTable
    from db.records import PublishedValue

YEAR_SIGNS, PERCENT_SIGNS, PLACE_SIGNS = 4, 6, 80
ASK = Callable[[QWidget], str]


class PublishedPage(Page):
    """Nothing is fetched: the values are in a file that somebody has, or are written."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Published values"))
        self._shift = shift
        self._questions: list[PublishedQuestion] = []
        self.ask_file: ASK = self._system_file
        self.set_back(w.t("Overview"), self.left.emit)
        self.set_primary(w.t("Read a file …"), self._choose)
        intro = Panel()
        intro.body.addWidget(
            label(
                w.t(
                    "In Kolada there are shares from another survey of persons with support. Where a question"
                    " here is close to one of them, the published share is shown beside the unit's own."
                )
            )
        )
        intro.body.addWidget(label(say.another_survey(w), "small"))
        intro.body.addWidget(
            label(
                w.t(
                    "Save a table from Kolada as CSV with indicator, municipality, year and value, and read"
                    " it here. The program fetches nothing by itself."
                ),
                "small",
            )
        )
        self.column.addWidget(intro)
        self.found = Holder()
        self.found.let_go()
        self.column.addWidget(self.found)
        self.by_hand = self._form()
        self.column.addWidget(self.by_hand)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)

    def shown(self) -> None:
        values, actor = self._shift.desk.published, self._shift.actor
        self.load(lambda: (values.questions(actor), values.kept(actor)), lambda told: self._fill(*told))

    # ------------------------------------------------------------------ a file

    def _choose(self) -> None:
        answer = self.ask_file(self)
        if answer:
            values, actor = self._shift.desk.published, self._shift.actor
            self.save(lambda: values.look_through(actor, Path(answer).read_bytes()), self._read)

    def _read(self, read: "ReadTable") -> None:
        w = self.kit.words
        panel = Panel(w.t("What the file holds"))
        panel.body.addWidget(label(say.read_sentence(w, read)))
        for line in say.left_out_lines(w, read):
            panel.body.addWidget(label(line, "small"))
        if read.wrong:
            told = w.tn("{n} place could not be read:", "{n} places could not be read:", read.wrong)
            panel.body.addWidget(label(told, "field"))
            for fault in read.faults:
                panel.body.addWidget(label(say.fault_sentence(w, fault), "small"))
            if read.wrong > len(read.faults):
                panel.body.addWidget(label("…", "small"))
        leave = button(w.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self.found.let_go())
        if read.values:
            take = button(w.t("Take in"))
            take.clicked.connect(lambda _=False: self._take(read))
            panel.body.addLayout(row(take, leave))
        else:
            panel.body.addLayout(row(leave))
        self.found.hold(panel)

    def _take(self, read: "ReadTable") -> None:
        values, actor = self._shift.desk.published, self._shift.actor
        self.save(lambda: values.take_in(actor, read.values), self._taken)

    def _taken(self, count: int) -> None:
        self.found.let_go()
        self.notice.say(self.kit.words.tn("{n} value is kept.", "{n} values are kept.", count), "good")
        self.shown()

    def _system_file(self, parent: QWidget) -> str:
        w = self.kit.words
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"CSV (*.csv *.txt);;{w.t('All files')} (*)"
        return QFileDialog.getOpenFileName(parent, w.t("Read a file …"), folder, kinds)[0]

    # ------------------------------------------------------------------ by hand

    def _form(self) -> Panel:
        w, look = self.kit.words, self.kit.look
        panel = Panel(w.t("Write a value"))
        self.question = Select[str](look, [("", "")], "")
        self.place, self.year, self.percent = QLineEdit(), QLineEdit(), QLineEdit()
        for line, most in (
            (self.place, PLACE_SIGNS), (self.year, YEAR_SIGNS), (self.percent, PERCENT_SIGNS)
        ):  # fmt: skip
            line.setMaxLength(most)
        self._fields = {
            "place": Field(w.t("Place"), self.place, w.t("Municipality or region")),
            "year": Field(w.t("Year"), self.year),
            "percent": Field(w.t("Percent who chose the best"), self.percent),
        }
        panel.body.addWidget(Field(w.t("Question here that it is closest to"), self.question))
        panel.body.addLayout(side_by_side(look, *self._fields.values()))
        keep = button(w.t("Save the value"))
        keep.clicked.connect(lambda _=False: self._write())
        panel.body.addLayout(row(keep))
        return panel

    def _write(self) -> None:
        from accessible_fit.services.unit.published_file import FIRST_YEAR, LAST_YEAR, number
        from accessible_fit.trends.published import ReadValue

        w = self.kit.words
        place, year, share = self.place.text().strip(), self.year.text().strip(), number(self.percent.text())
        if not place:
            self._fields["place"].show_error(w.t("Write this too."))
        elif not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            self._fields["year"].show_error(w.t("Write a year, such as 2025."))
        elif share is None or not 0 <= share <= 100:
            self._fields["percent"].show_error(w.t("Write a number from 0 to 100."))
        else:
            value = ReadValue(self.question.value(), place, int(year), share)
            values, actor = self._shift.desk.published, self._shift.actor
            self.save(lambda: values.write(actor, value), lambda _: self._written())

    def _written(self) -> None:
        self.percent.clear()
        self.notice.say(self.kit.words.t("Saved"), "good")
        self.shown()

    # ------------------------------------------------------------------ what is kept

    def _fill(self, questions: "list[PublishedQuestion]", kept: "list[PublishedValue]") -> None:
        w, before = self.kit.words, self.question.value()
        self._questions = questions
        self.question.offer([(one.indicator, self._named(one)) for one in questions], before)
        clear(self._body)
        texts = {one.indicator: self._named(one) for one in questions}
        for place, some in groupby(kept, key=lambda one: one.place):
            panel = Panel(place)
            table = ValueTable(
                self.kit.look,
                w.t("Published values of {place}", place=place),
                [w.t("Year"), w.t("Closest question here"), w.t("Percent")],
            )
            table.setWordWrap(True)
            contents = QHeaderView.ResizeMode.ResizeToContents
            table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
            table.horizontalHeader().setSectionResizeMode(2, contents)
            table.verticalHeader().setSectionResizeMode(contents)
            table.show_rows(
                [
                    [str(one.year), texts.get(one.indicator, one.indicator), w.number(one.share, 1)]
                    for one in some
                ]
            )
            panel.body.addWidget(table)
            remove = button(w.t("Remove the values of {place}", place=place), "link")
            remove.clicked.connect(lambda _=False, place=place: self._ask_remove(place))
            panel.body.addLayout(row(remove))
            self._body.addWidget(panel)
        tab_inside(self._list)

    def _named(self, one: "PublishedQuestion") -> str:
        w = self.kit.words
        return f"{w.pick(one.question)} ({w.pick(one.form)}, {one.indicator})"

    def _ask_remove(self, place: str) -> None:
        w = self.kit.words
        panel = Panel(w.t("Remove the values of {place}?", place=place))
        panel.body.addWidget(label(w.t("They can be read from the file again.")))
        leave, remove = button(w.t("Leave it")), button(w.t("Remove"), "link")
        leave.clicked.connect(lambda _=False: self.found.let_go())
        remove.clicked.connect(lambda _=False: self._remove(place))
        panel.body.addLayout(row(leave, remove))
        self.found.hold(panel)
        leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, place: str) -> None:
        values, actor = self._shift.desk.published, self._shift.actor

        def removed(_: None) -> None:
            self.found.let_go()
            self.shown()

        self.save(lambda: values.remove_place(actor, place), removed)
