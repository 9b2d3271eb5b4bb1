"""Before and after a named event, in words: chosen by staff, never by the program."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import label
from accessible_fit.words.trend_sentences import before_after_sentence

if TYPE_CHECKING:
    from accessible_fit.services.review.series import Point, Series
    from db.records import LifeEvent


class EventComparison(QWidget):
    """Hidden where no event lies between two conversations of the line that is followed."""

    def __init__(self, kit: StaffKit, events: "Sequence[LifeEvent]") -> None:
        super().__init__()
        self._kit = kit
        self._events = list(events)
        self._line: Series | None = None
        w = kit.words
        self.choice: Select[UUID | None] = Select(kit.look, [(None, "")], None)
        name = label(w.t("Before and after"), wrap=False)
        name.setBuddy(self.choice)
        self.choice.setAccessibleName(w.t("Before and after"))
        self.sentence = label("")
        stacked = kit.look.percent >= STACK_FROM_PERCENT
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(way)
        line.setSpacing(SPACE.medium)
        line.addWidget(name)
        line.addWidget(self.choice, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addLayout(line)
        whole.addWidget(self.sentence)
        self.choice.currentIndexChanged.connect(lambda _: self._tell())
        self.hide()

    def compare(self, line: "Series | None") -> None:
        """Offer the events that lie inside this line, the latest chosen."""
        self._line = line
        times = [point.when for point in line.scored] if line is not None else []
        inside = [one for one in self._events if times and min(times) < noon_of(one) <= max(times)]
        self.setVisible(bool(inside))
        if not inside:
            return
        w = self._kit.words
        offered: list[tuple[UUID | None, str]] = [
            (one.id, f"{one.name}, {w.day(one.happened_on)}") for one in reversed(inside)
        ]
        self.choice.blockSignals(True)
        self.choice.offer(offered, inside[-1].id)
        self.choice.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        from accessible_fit.trends.before_after import before_after

        sides, chosen = self.sides(), self._chosen()
        if sides is not None and chosen is not None and self._line is not None:
            scores = ([one.score for one in side if one.score is not None] for side in sides)
            change = self._line.changed(*sides)
            said = before_after_sentence(self._kit.words, before_after(*scores), chosen.name, change)
            self.sentence.setText(said)

    def sides(self) -> "tuple[list[Point], list[Point]] | None":
        """The scored points before and after the chosen event; None where there is no event to choose."""
        chosen, line = self._chosen(), self._line
        if chosen is None or line is None or self.isHidden():
            return None
        noon = noon_of(chosen)
        before = [point for point in line.scored if point.when < noon]
        after = [point for point in line.scored if point.when >= noon]
        return before, after

    def _chosen(self) -> "LifeEvent | None":
        return next((one for one in self._events if one.id == self.choice.value()), None)


def noon_of(event: "LifeEvent") -> dt.datetime:
    """The middle of the day of an event."""
    return dt.datetime.combine(event.happened_on, dt.time(12)).astimezone()
