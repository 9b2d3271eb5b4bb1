"""Thousands of pictures to look through."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.card_cell import Index
from accessible_fit.ui.widgets.card_grid import CardGrid
from accessible_fit.ui.widgets.symbol_cell import FAVOURITE, SYMBOL, DrawKey, SymbolCell
from accessible_fit.words.catalogue import Words
from pictograms.symbols import Symbol

NOWHERE = QModelIndex()


class SymbolModel(QAbstractListModel):
    """The pictures that are shown now, by name."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._symbols: Sequence[Symbol] = ()
        self._favourites: frozenset[str] = frozenset()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._symbols)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._symbols):
            return None
        symbol = self._symbols[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return symbol.name(self._words.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = symbol.name(self._words.language)
            return self._words.t("{name}, favourite", name=name) if self._favoured(symbol) else name
        if role == SYMBOL:
            return symbol
        return self._favoured(symbol) if role == FAVOURITE else None

    def _favoured(self, symbol: Symbol) -> bool:
        return symbol.key in self._favourites

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._symbols = symbols
        self.endResetModel()

    def mark(self, favourites: frozenset[str]) -> None:
        """Put a star on these."""
        self._favourites = favourites
        if self._symbols:
            self.dataChanged.emit(self.index(0), self.index(len(self._symbols) - 1))

    def symbol(self, row: int) -> Symbol | None:
        """Return the picture in a place, or None outside."""
        return self._symbols[row] if 0 <= row < len(self._symbols) else None


class SymbolGrid(CardGrid):
    """Pictures as cards with their names."""

    def __init__(self, look: Look, words: Words, draw: DrawKey, parent: QWidget | None = None) -> None:
        self.symbols = SymbolModel(words)
        super().__init__(words.t("Pictures"), self.symbols, parent)
        self.symbols.setParent(self)
        self.set_cell(SymbolCell(look, draw, self.viewport()))
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))

    def show_symbols(self, symbols: Sequence[Symbol]) -> None:
        """Show these from the top, the first one marked."""
        self.symbols.show_symbols(symbols)
        self.from_the_top()
