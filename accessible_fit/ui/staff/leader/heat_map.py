"""Life areas by quarter: words, number of persons and a pattern in every cell, also on grey paper."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.texts import button, label
from accessible_fit.words.sentences import MOSTLY_BAD, MOSTLY_GOOD
from accessible_fit.words.unit_sentences import cell_words, quarter_words

if TYPE_CHECKING:
    from accessible_fit.trends.quarters import Span
    from accessible_fit.trends.unit import AreaRow, PeriodMean
    from accessible_fit.words.catalogue import Words

TILE = 36
A_YEAR = 4
FIRST_CELL = 2
MIDDLE_SHADE = 0.16
NARROW = 60


class HeatCell(QWidget):
    """One cell: a filled field is mostly good, a pale one both, a striped one mostly bad, a dash hidden."""

    def __init__(self, look: Look, lines: tuple[str, str], score: float | None, name: str) -> None:
        super().__init__()
        self._look = look
        self._lines = lines
        self._score = score
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        wide = QFontMetrics(look.font(TYPE.small, bold=True)).horizontalAdvance(max(lines, key=len))
        self.setMinimumWidth(min(wide, grown(look, NARROW)) + 2 * SPACE.hair)

    def sizeHint(self) -> QSize:
        return QSize(grown(self._look, 80), 2 * QFontMetrics(self._look.font(TYPE.small)).height() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        good = self._score is not None and self._score >= MOSTLY_GOOD
        hidden = self._score is None
        painter.setPen(
            QPen(
                look.colour("line" if hidden else "action"),
                1.5,
                Qt.PenStyle.DashLine if hidden else Qt.PenStyle.SolidLine,
            )
        )
        painter.setBrush(look.colour("action" if good else "surface"))
        painter.drawRoundedRect(field, 6, 6)
        if self._score is not None and not good:
            shade = look.colour("action")
            low = self._score <= MOSTLY_BAD
            shade.setAlphaF(2 * MIDDLE_SHADE if low else MIDDLE_SHADE)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(shade, Qt.BrushStyle.BDiagPattern if low else Qt.BrushStyle.SolidPattern))
            painter.drawRoundedRect(field, 6, 6)
        painter.setPen(look.colour("on_action" if good else "ink_soft" if hidden else "ink"))
        upper, lower = QRectF(field), QRectF(field)
        upper.setBottom(field.center().y() + 1)
        lower.setTop(field.center().y() - 1)
        if hidden:
            painter.setFont(look.font(TYPE.normal))
            painter.drawText(field, Qt.AlignmentFlag.AlignCenter, "–")
        else:
            painter.setFont(look.font(TYPE.small, bold=True))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._lines[0])
            painter.setFont(look.font(TYPE.small))
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._lines[1])
        painter.end()


class HeatMap(QWidget):
    """Rows of parts of life, columns of quarters; twelve months together take the room of four.

    `area_chosen` carries the area whose name was pressed.
    """

    area_chosen = Signal(str)

    def __init__(
        self,
        kit: StaffKit,
        rows: "Sequence[AreaRow]",
        names: Mapping[str, str],
        pictures: Mapping[str, str],
        quarters: "Sequence[Span]",
    ) -> None:
        super().__init__()
        self._kit = kit
        self._quarters = list(quarters)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.hair)
        self._grid.setVerticalSpacing(SPACE.hair)
        self.setAccessibleName(kit.words.t("Parts of life by quarter"))
        large = kit.look.percent >= STACK_FROM_PERCENT
        for number, one in enumerate(self._quarters):
            heading = label(quarter_words(kit.words, one), "small", wrap=large)
            heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(heading, 0, FIRST_CELL + number)
            self._grid.setColumnStretch(FIRST_CELL + number, 1)
        for number, row in enumerate(rows):
            # Where the text is large, the name has a line of its own over its cells.
            named, at = (1 + 2 * number, 2 + 2 * number) if large else (1 + number, 1 + number)
            if row.area in pictures:
                tile = kit.tile(pictures[row.area], TILE)
                self._grid.addWidget(tile, named, 0, 1 + at - named, 1, Qt.AlignmentFlag.AlignVCenter)
            across = 1 + len(self._quarters) if large else 1
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(self._name(row, names), named, 1, 1, across, left)
            for cell in row.cells:
                self._cell(cell, at)

    def _name(self, row: "AreaRow", names: Mapping[str, str]) -> QWidget:
        made = button(names.get(row.area, row.area), "link")
        made.setAccessibleDescription(self._kit.words.t("Shows it over time, further down"))
        made.clicked.connect(lambda _=False: self.area_chosen.emit(row.area))
        return made

    def _cell(self, cell: "PeriodMean", at: int) -> None:
        places = [number for number, one in enumerate(self._quarters) if one.last in cell.span]
        if not places or places[-1] - places[0] + 1 < cell.span.length:
            return
        w = self._kit.words
        made = HeatCell(self._kit.look, _lines(w, cell), cell.score, cell_words(w, cell))
        self._grid.addWidget(made, at, FIRST_CELL + places[0], 1, len(places))


def _lines(w: "Words", cell: "PeriodMean") -> tuple[str, str]:
    if cell.score is None or cell.persons is None:
        return "–", ""
    count = w.tn("{n} pers.", "{n} pers.", cell.persons)
    if cell.at_least and cell.span.length == 1:
        count = w.t("{n}+ pers.", n=cell.persons)  # the cell's name says “at least”
    elif cell.at_least:
        count = w.t("at least {n} pers.", n=cell.persons)
    elif cell.span.length > 1:
        count = w.tn("{n} person in 12 months", "{n} persons in 12 months", cell.persons)
    return level_word(w, cell.score), count


def level_word(w: "Words", score: float) -> str:
    """Say a level in one short word."""
    if score >= MOSTLY_GOOD:
        return w.tc("level", "Good")
    return w.tc("level", "Bad") if score <= MOSTLY_BAD else w.tc("level", "Both")
