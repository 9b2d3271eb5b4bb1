"""A table of plain values, the twin of every chart."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import TYPE

MOST_ROWS = 8
WIDEST_SHARE = 0.6
"""Of the table, for one column that has more to say than there is room for."""


class ValueTable(QTableWidget):
    """Read-only rows of text. `row_chosen` carries the number of a row that was double-clicked or entered."""

    row_chosen = Signal(int)

    def __init__(self, look: Look, name: str, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self._look = look
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leads on through the page, arrows move inside
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(self._row_height() + 4)
        self.doubleClicked.connect(self._chosen)

    def _row_height(self) -> int:
        return max(36, QFontMetrics(self._look.font(TYPE.normal)).height() + 14)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows and be as high as they need, up to eight; more are scrolled."""
        self.setRowCount(len(rows))
        for number, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(number, column, item)
        self._share_out()
        if rows:
            self.setCurrentCell(0, 0)
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give every column what it needs and an equal part of what is left.

        No word is shortened for another: where there is not room for all, the table is scrolled sideways.
        """
        header, room = self.horizontalHeader(), self.viewport().width()
        needed = [
            max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in range(self.columnCount())
        ]
        widest = max(round(room * WIDEST_SHARE), *(header.sectionSizeHint(at) for at in range(len(needed))))
        if sum(needed) > room:
            needed = [min(one, widest) for one in needed]
        spare = room - sum(needed)
        share = spare // max(1, len(needed) - 1) if spare > 0 else 0
        for at, width in enumerate(needed):
            header.resizeSection(at, width + (share if at or len(needed) == 1 else 0))
        rows = header.height() + min(self.rowCount(), MOST_ROWS) * self._row_height() + 4
        self.setFixedHeight(rows + (self.horizontalScrollBar().sizeHint().height() if spare < 0 else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentRow() >= 0:
                self.row_chosen.emit(self.currentRow())
            return
        super().keyPressEvent(event)

    def _chosen(self, index: QModelIndex) -> None:
        self.row_chosen.emit(index.row())
