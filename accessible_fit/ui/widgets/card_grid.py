"""A grid of any number of cards, of which only those on screen are ever drawn."""

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from accessible_fit.ui.widgets.card_cell import CardCell

COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CardGrid(QListView):
    """Arrows move in reading order and between lines; Enter chooses.

    `pointed` carries the number of the card the person is at, or -1; `chosen` that of one that was entered.
    `left_upwards` is sent by an arrow up from the first line, `typed` carries letters that are not for here.
    """

    pointed = Signal(int)
    chosen = Signal(int)
    left_upwards = Signal()
    typed = Signal(str)

    def __init__(self, name: str, cards: QAbstractListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 1
        self._cell: CardCell | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.viewport().update)
        self.setModel(cards)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.selectionModel().currentChanged.connect(self._moved)

    def set_cell(self, cell: CardCell) -> None:
        """Draw the cards with this."""
        self._cell = cell
        self.setItemDelegate(cell)

    def count(self) -> int:
        """Return how many cards there are."""
        return self.model().rowCount()

    def from_the_top(self) -> None:
        """Mark the first card, after others have come."""
        self.scrollToTop()
        if self.count():
            self._go(0)
        else:
            self.pointed.emit(-1)

    def _go(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.pointed.emit(now.row())

    # ------------------------------------------------------------------ size and painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._cell is not None:
            # room is kept for the scroll bar, so that columns do not jump between a short list and a long one
            room = self.width() - self.verticalScrollBar().sizeHint().width()
            self._columns = self._cell.fit(room - 1)
            self.setGridSize(self._cell.size)
            self.verticalScrollBar().setSingleStep(self._cell.size.height() // 2)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._cell is None:
            return
        self._cell.begin()
        super().paintEvent(event)
        if self._cell.unfinished:
            self._later.start()

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row, last = event.key(), self.currentIndex().row(), self.count() - 1
        step = self._step(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0 and not event.isAutoRepeat():
                self.chosen.emit(row)
        elif key == Qt.Key.Key_Up and row < self._columns:
            self.left_upwards.emit()
        elif step is not None and last >= 0:
            self._go(min(max(row + step, 0), last))
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & COMMANDS:
            self.typed.emit(event.text())
        else:
            event.ignore()

    def _step(self, key: int) -> int | None:
        """How far a key leads among the cards, in reading order."""
        lines = max(1, self.viewport().height() // max(1, self.gridSize().height())) * self._columns
        far = self.count()
        return {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_PageUp: -lines,
            Qt.Key.Key_PageDown: lines,
            Qt.Key.Key_Home: -far,
            Qt.Key.Key_End: far,
        }.get(Qt.Key(key))
