"""One card's own line over the years, or that of a whole mat: a sentence, a picture, a table."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.followed import (
    CARD,
    Followed,
    What,
    area_words,
    follow_area,
    follow_card,
    offered,
)
from accessible_fit.ui.widgets.chart import (
    Chart,
    ChartBreak,
    ChartLine,
    Drawing,
    before_charts,
    load_charts,
    month_marks,
)
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, clear, label

if TYPE_CHECKING:
    from accessible_fit.instruments.model import LifeArea
    from accessible_fit.services.mats.history import MatLine

MIDDLE = 50.0
CHOICE_WIDTH = 420


class CardLine(Panel):
    """Follows what is chosen through a line of mats, on at least one of which something lies.

    `conversation_chosen` carries the id of a conversation whose point or row was chosen.
    """

    conversation_chosen = Signal(object)

    def __init__(
        self, kit: StaffKit, line: "MatLine", areas: "Mapping[str, LifeArea]", first: str = ""
    ) -> None:
        w = kit.words
        super().__init__(w.t("Over the years"))
        self._kit, self._line, self._areas = kit, line, areas
        choices = offered(w, line, areas)
        values = [value for value, _ in choices]
        self.what: Select[What] = Select(
            kit.look, choices, (CARD, first) if (CARD, first) in values else values[0]
        )
        self.sentence = label("", "field")
        self.picture = QVBoxLayout()
        self.note = label("", "small")
        self.table = ValueTable(
            kit.look, w.t("The same values as a table"), [w.t("When"), w.t("Place"), w.t("Note")]
        )
        followed = Field(w.t("What is followed"), self.what)
        followed.setMaximumWidth(grown(kit.look, CHOICE_WIDTH))
        self.body.addWidget(followed)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self.picture)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table)
        self.chart: Chart | None = None
        self._ready = False
        self.what.currentIndexChanged.connect(lambda _: self._show())
        self.table.row_chosen.connect(self._row_chosen)
        self._show()
        kit.background.run(self._prepare, lambda _: self._charts_ready(), owner=self, before=before_charts())

    def follow(self, sameness: str) -> None:
        """Show the line of this card."""
        self.what.choose((CARD, sameness))

    def _prepare(self) -> None:
        # Both libraries are read from the disk here, in the background, so that drawing never waits for it.
        load_charts()
        self._kit.words.month(dt.date.today())

    def _charts_ready(self) -> None:
        self._ready = True
        self._draw(self._followed())

    def _show(self) -> None:
        found = self._followed()
        self.sentence.setText(found.sentence)
        self.note.setText(found.note)
        self.note.setVisible(bool(found.note))
        self.table.show_rows(found.rows)
        self._draw(found)

    def _followed(self) -> Followed:
        w = self._kit.words
        kind, what = self.what.value()
        if kind == CARD:
            return follow_card(w, self._line, what)
        name = area_words(w, what, self._areas) if what else w.t("The whole mat")
        return follow_area(w, self._line, name, what)

    def _draw(self, found: Followed) -> None:
        clear(self.picture)
        self.chart = None
        if not self._ready or len(found.points) < 2:
            return
        w = self._kit.words
        times = [point.when for point in found.points]
        first, last = min(times), max(times)
        breaks = [one for one in found.breaks if first < one.when < last]
        drawing = Drawing(
            (ChartLine(found.points, found.last, cuts=tuple(one.when for one in breaks)),),
            (*breaks, *self._events(first, last)),
            tuple((when, w.month(when)) for when in month_marks(times, self._most_marks())),
            found.ends.low,
            found.ends.high,
            found.ends.middle,
            found.sentence,
            MIDDLE if found.ends.middle else None,
        )
        self.chart = Chart(self._kit.look, drawing)
        self.chart.point_chosen.connect(self.conversation_chosen)
        self.picture.addWidget(self.chart)

    def _most_marks(self) -> int:
        return 5 if self._kit.look.percent < 150 else 3

    def _events(self, first: dt.datetime, last: dt.datetime) -> Sequence[ChartBreak]:
        """What happened in the person's life meanwhile, as flags with words."""
        noons = (
            (dt.datetime.combine(event.happened_on, dt.time(12)).astimezone(), event.name)
            for event in self._line.events
        )
        return [ChartBreak(noon, name) for noon, name in noons if first < noon < last]

    def _row_chosen(self, number: int) -> None:
        # The rows are the latest mats, the very latest first.
        self.conversation_chosen.emit(self._line.laid[-1 - number].conversation_id)
