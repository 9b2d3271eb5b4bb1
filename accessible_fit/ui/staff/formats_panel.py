"""One part of life in every way the person has answered about it: a line each, and what may join them."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.chart import (
    MARKER_SIGNS,
    Chart,
    ChartBreak,
    ChartLine,
    ChartPoint,
    Drawing,
    month_marks,
)
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.plot import before_charts, load_charts
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words.link_sentences import translated_sentence, way_words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Text
    from accessible_fit.services.review.joined_series import Joined, Translated
    from accessible_fit.services.review.series import Point, Series
    from db.records import AnswerFormat

WHOLE = "whole"
MOST_MONTHS = 5
MOST_NAMED = 3
"""Changes back and forth between ways to answer that have room for words in the picture."""


class FormatsPanel(Panel):
    """Shown only for a person who has answered in two ways or more. `conversation_chosen` carries an id."""

    conversation_chosen = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__()
        self._kit = kit
        self._desk = shift.desk
        self._found: list[Joined] = []
        self._titles: dict[str, str] = {}
        self._rows: list[UUID] = []
        self.hide()
        w = kit.words
        self.area = Select(kit.look, [("", "")], "")
        self.area.setAccessibleName(w.t("Part of life"))
        self.sentence = label("", "field")
        self.note = label("", "small")
        self.picture = QVBoxLayout()
        self.table = ValueTable(
            kit.look,
            w.t("The same values as a table"),
            [w.t("When"), w.t("0–100"), w.t("Way to answer")],
        )
        self.table.row_chosen.connect(lambda number: self.conversation_chosen.emit(self._rows[number]))
        self._build()
        desk, actor = shift.desk, shift.actor

        def fetch() -> "tuple[list[Joined], Mapping[str, Text]]":
            found = desk.joined_series.person(actor, person_id)
            if found:
                load_charts()
                w.month(dt.date.today())  # read from the disk here, so that drawing never waits for it
            return found, desk.forms.titles(actor) if found else {}

        kit.background.run(fetch, lambda fetched: self._arrived(*fetched), owner=self, before=before_charts())

    def _build(self) -> None:
        w, look = self._kit.words, self._kit.look
        stacked = look.percent >= STACK_FROM_PERCENT
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE.medium)
        line.addWidget(label(w.t("Different ways to answer"), "heading", wrap=False), 1)
        line.addWidget(self.area)
        self.body.addLayout(line)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self.picture)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table)

    def _arrived(self, found: "list[Joined]", titles: "Mapping[str, Text]") -> None:
        self._titles = {form_id: self._kit.words.pick(title) for form_id, title in titles.items()}
        # Where nothing is joined and one form was asked, the chart of that form shows the same already.
        found = [
            one for one in found if one.translated or len({each.instrument_id for each in one.series}) > 1
        ]
        if not found:
            return
        self._found = found
        self.area.offer([(one.area, self._area_name(one.area)) for one in found], found[0].area)
        self.area.currentIndexChanged.connect(self._show)
        self.show()
        self._show()

    def _area_name(self, area_id: str) -> str:
        w = self._kit.words
        if area_id == WHOLE:
            return w.t("Everything that was asked")
        area = self._desk.areas.get(area_id)
        return w.pick(area.name) if area is not None else area_id

    # ------------------------------------------------------------------ showing

    def _chosen(self) -> "Joined":
        return next(one for one in self._found if one.area == self.area.value())

    def _show(self) -> None:
        chosen = self._chosen()
        self.sentence.setText(self._sentence(chosen))
        self.note.setText(self._note(chosen))
        shown = sorted(
            ((point, one) for one in chosen.series for point in one.scored),
            key=lambda pair: pair[0].when,
            reverse=True,
        )
        self._rows = [point.conversation_id for point, _ in shown]
        self.table.show_rows([self._cells(point, one) for point, one in shown])
        clear(self.picture)
        chart = Chart(self._kit.look, self._drawing(chosen))
        chart.point_chosen.connect(self.conversation_chosen)
        self.picture.addWidget(chart)

    def _sentence(self, chosen: "Joined") -> str:
        w = self._kit.words
        ways = dict.fromkeys(self._way(one) for one in chosen.series)
        return w.t(
            "The answers are given in {n} ways: {ways}. Each has its own line.",
            n=len(ways),
            ways=", ".join(ways),
        )

    def _note(self, chosen: "Joined") -> str:
        w = self._kit.words
        if not chosen.translated:
            alone = w.t(
                "No link between these ways to answer is in use, so the lines cannot be compared with"
                " each other."
            )
            return f"{self._signs(chosen)} {alone}"
        told = [self._signs(chosen)] + [
            translated_sentence(
                w, self._format(one.link.x), self._format(one.link.y), one.link.pairs, one.link.persons
            )
            for one in chosen.translated
        ]
        return " ".join(told)

    def _signs(self, chosen: "Joined") -> str:
        """Say which sign in the picture is which line: they cannot all be named beside their ends."""
        signs = (MARKER_SIGNS[at % len(MARKER_SIGNS)] for at in range(len(chosen.series)))
        told = ", ".join(f"{sign} {self._name(one)}" for sign, one in zip(signs, chosen.series, strict=True))
        return f"{told}."

    def _name(self, one: "Series") -> str:
        """The way to answer, and what was asked where that is not the same everywhere."""
        way, title = self._way(one), self._titles.get(one.instrument_id, "")
        several = len({other.instrument_id for other in self._chosen().series}) > 1
        return f"{way} · {title}" if several and title else way

    def _cells(self, point: "Point", one: "Series") -> list[str]:
        w = self._kit.words
        return [w.day(point.when), w.number(point.score or 0.0), self._name(one)]

    # ------------------------------------------------------------------ drawing

    def _drawing(self, chosen: "Joined") -> Drawing:
        w = self._kit.words
        times = [point.when for one in chosen.series for point in one.scored]
        months = month_marks(times, MOST_MONTHS if self._kit.look.percent < STACK_FROM_PERCENT else 3)
        cuts = tuple(one.when for one in chosen.changes)
        own = [self._line(one, cuts) for one in chosen.series]
        # Last, so that their markers are none of the person's own.
        worked_out = [self._translated(one, cuts) for one in chosen.translated]
        return Drawing(
            (*own, *worked_out),
            tuple(
                ChartBreak(one.when, w.t("from here: {format}", format=self._format(one.after)))
                for one in chosen.changes
                if not _take_turns(chosen)  # the gaps in the lines say it
            ),
            tuple((when, w.month(when)) for when in months),
            w.tc("scale", "Bad"),
            w.tc("scale", "Good"),
            "",
            self.sentence.text(),
        )

    def _line(self, one: "Series", cuts: tuple[dt.datetime, ...]) -> ChartLine:
        points = [
            ChartPoint(point.when, point.score, point.uncertainty, point.conversation_id)
            for point in one.scored
            if point.score is not None
        ]
        return ChartLine(tuple(points), self._kit.words.number(points[-1].value), cuts=cuts)

    def _translated(self, one: "Translated", cuts: tuple[dt.datetime, ...]) -> ChartLine:
        points = [
            ChartPoint(point.when, point.value, point.uncertainty, point.conversation_id)
            for point in one.points
        ]
        return ChartLine(tuple(points), self._kit.words.t("worked out"), worked_out=True, cuts=cuts)

    def _way(self, one: "Series") -> str:
        return way_words(self._kit.words, one.kind.value, one.steps)

    def _format(self, form: "AnswerFormat") -> str:
        return way_words(self._kit.words, form.kind.value, form.steps)


def _take_turns(chosen: "Joined") -> bool:
    """Say whether the ways to answer come back so often that words at every change would hide each other."""
    after = [one.after for one in chosen.changes]
    return len(after) > MOST_NAMED and len(set(after)) < len(after)
