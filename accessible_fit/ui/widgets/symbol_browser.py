"""Finding a picture: write, look in a part of daily life, or take one that was used before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.symbol_cell import DrawKey
from accessible_fit.ui.widgets.symbol_details import SymbolDetails
from accessible_fit.ui.widgets.symbol_grid import SymbolGrid
from accessible_fit.ui.widgets.symbol_parts import FAVOURITES, RECENT, SymbolParts
from accessible_fit.ui.widgets.texts import button, label
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from pictograms.browsing import Browsing
    from pictograms.symbols import Symbol

CALM_MS = 300
TELL_MS = 600


class SymbolBrowser(QWidget):
    """Looks through every picture set.

    `symbol_chosen` carries a key, `favourite_changed` a key and yes or no; `failed` says why there are no
    pictures.

    `browsing` is called once, in the background; give the same ready one each time to open without waiting.
    `draw(key)` gives how to draw a picture. Favourites and recently used ones are the caller's to keep: tell
    them with `remember`.
    """

    symbol_chosen = Signal(str)
    favourite_changed = Signal(str, bool)
    failed = Signal(object)

    def __init__(
        self,
        look: Look,
        words: Words,
        draw: DrawKey,
        background: Background,
        browsing: "Callable[[], Browsing]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._words, self._draw = look, words, draw
        self._browsing: Browsing | None = None
        self._favourites: tuple[str, ...] = ()
        self._recent: tuple[str, ...] = ()
        self._part = ""
        self._shown: Symbol | None = None
        self._build()
        self._timers()
        background.run(browsing, self._ready, self._not_ready, owner=self)

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        w = self._words
        self.search = QLineEdit()
        self.search.setPlaceholderText(w.t("Write what you look for"))
        self.search.setAccessibleName(w.t("Search among the pictures"))
        self.search.setMaxLength(80)
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self._clear = button(w.t("Clear"))
        self._clear.clicked.connect(lambda _=False: self._clear_search())
        self._clear.hide()
        self._count = label("", "soft", wrap=False)
        self.parts = SymbolParts(self._look, w, self._draw)
        self.parts.part_chosen.connect(self._part_chosen)
        self.grid = SymbolGrid(self._look, w, self._draw)
        self.grid.pointed.connect(self._point)
        self.grid.chosen.connect(lambda _row: self._choose())
        self.grid.left_upwards.connect(self._up_from_grid)
        self.grid.typed.connect(self._type_on)
        self.details = SymbolDetails(self._look, w, self._draw)
        self.details.sibling_chosen.connect(self._show)
        self.details.favourite_asked.connect(self._turn_favourite)
        self.details.choosing_asked.connect(self._choose)
        self._loading = label(w.t("Loading …"), "soft")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._loading.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self._empty: QWidget | None = None
        top = QHBoxLayout()
        top.setSpacing(SPACE.normal)
        top.addWidget(self.search, 1)
        top.addWidget(self._clear)
        top.addWidget(self._count)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE.normal)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.details)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addLayout(top)
        whole.addWidget(self.parts)
        whole.addWidget(self._loading)
        whole.addLayout(middle, 1)
        self.setFocusProxy(self.search)

    def _timers(self) -> None:
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._loading.show)
        self._calm.start()
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(TELL_MS)
        self._tell.timeout.connect(self._announce)

    def _ready(self, browsing: "Browsing") -> None:
        self._calm.stop()
        self._loading.hide()
        self._browsing = browsing
        self.parts.fill(browsing.by_category)
        self._part = self._first_part()
        self._look_up()

    def _not_ready(self, problem: Exception) -> None:
        self._calm.stop()
        self._loading.hide()
        self.failed.emit(problem)

    # ------------------------------------------------------------------ what the caller tells

    def remember(self, favourites: Sequence[str], recent: Sequence[str]) -> None:
        """Tell which pictures are favourites and which were used last, each in the order to be shown."""
        self._favourites, self._recent = tuple(favourites), tuple(recent)
        self.grid.symbols.mark(frozenset(favourites))
        if self._browsing is None:
            return
        if self._part in (FAVOURITES, RECENT) or self._shown is None:
            self._look_up()

    def _first_part(self) -> str:
        assert self._browsing is not None  # asked when it has come
        if self._recent:
            return RECENT
        return FAVOURITES if self._favourites else next(iter(self._browsing.by_category), FAVOURITES)

    # ------------------------------------------------------------------ looking

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if self._browsing is not None:
            self._look_up()

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part_chosen(self, part: str) -> None:
        self._part = part
        if self.search.text():
            self.search.clear()  # which looks up
        else:
            self._look_up()

    def _look_up(self) -> None:
        """Show what is written for, or the part that is chosen."""
        assert self._browsing is not None  # nothing is looked up before
        written = self.search.text().strip()
        self.parts.mark("" if written else self._part)
        found: Sequence[Symbol]
        if written:
            found = self._browsing.find(written, self._words.language)
        elif self._part == FAVOURITES:
            found = self._browsing.known(self._favourites)
        elif self._part == RECENT:
            found = self._browsing.known(self._recent)
        else:
            found = self._browsing.by_category[self._part]
        self.grid.show_symbols(found)
        self._count.setText(self._words.tn("{n} picture", "{n} pictures", len(found)))
        self._show_empty(None if found else written)
        self._tell.start()

    def _show_empty(self, written: str | None) -> None:
        if self._empty is not None:
            self.stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None
        if written is not None:
            told = EmptyState(PictureTile(self._look, self._draw("openmoji:1F50D"), 96), *self._why(written))
            self._empty = QWidget()
            middle = QVBoxLayout(self._empty)
            middle.addWidget(told)
            middle.addStretch(1)
            self.stack.addWidget(self._empty)
            self.stack.setCurrentWidget(self._empty)
        else:
            self.stack.setCurrentWidget(self.grid)

    def _why(self, written: str) -> tuple[str, str]:
        w = self._words
        if written:
            return (
                w.t("No picture is called “{name}”", name=written),
                w.t("Try a shorter word, or look in a part of daily life."),
            )
        if self._part == FAVOURITES:
            return w.t("No favourites yet"), w.t("Go to a picture and press “Add to favourites”.")
        return w.t("No picture used yet"), w.t("The pictures you choose are shown here.")

    def _announce(self) -> None:
        """Tell a screen reader how many were found, once the person has stopped writing."""
        if QAccessible.isActive():
            told = self._count.text()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, told))

    # ------------------------------------------------------------------ one picture

    def _point(self, row: int) -> None:
        self._show(self.grid.symbols.symbol(row))

    def _show(self, symbol: "Symbol | None") -> None:
        self._shown = symbol
        if symbol is None or self._browsing is None:
            self.details.show_symbol(None)
            return
        variants = self._browsing.variants
        self.details.show_symbol(
            symbol, variants.persons(symbol), variants.tones(symbol), symbol.key in self._favourites
        )

    def _turn_favourite(self) -> None:
        if self._shown is None:
            return
        key, now = self._shown.key, self._shown.key not in self._favourites
        kept = tuple(one for one in self._favourites if one != key)
        self._favourites = (*kept, key) if now else kept
        self.grid.symbols.mark(frozenset(self._favourites))
        self._show(self._shown)
        if not now and self._part == FAVOURITES and not self.search.text():
            self._look_up()
        self.favourite_changed.emit(key, now)

    def _choose(self) -> None:
        if self._shown is not None:
            self.symbol_chosen.emit(self._shown.key)

    # ------------------------------------------------------------------ keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # what a key press is
            return self._search_key(event)
        return False

    def _search_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._down_to_grid()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            return False
        return True

    def _down_to_grid(self) -> None:
        if self._shown is not None:
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _up_from_grid(self) -> None:
        self.search.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _type_on(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)
