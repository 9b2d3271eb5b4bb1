"""Buttons side by side on as many lines as they need, one stop for Tab, arrows inside."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from accessible_fit.ui.theme.sizes import SPACE


class FlowRow(QWidget):
    """Shows buttons of which one is chosen. An arrow moves on and chooses at once, as among radio buttons.

    `on_chosen` is called with the number of the button that a person chose; `gap` is the room between two.
    """

    def __init__(
        self,
        name: str,
        on_chosen: Callable[[int], None],
        gap: int = SPACE.small,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_chosen = on_chosen
        self._gap = gap
        self.buttons: list[QAbstractButton] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, buttons: Sequence[QAbstractButton], chosen: int = -1) -> None:
        """Show these buttons instead of those before; `chosen` is the number of the marked one, or -1."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = list(buttons)
        for number, button in enumerate(self.buttons):
            button.setParent(self)
            button.installEventFilter(self)
            button.clicked.connect(lambda _=False, at=number: self._clicked(at))
            button.show()
        self._order()
        self.mark(chosen)
        self._place()

    def _order(self) -> None:
        """Put the buttons in Tab's order where the row stands, however late they were made."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders nothing that takes no focus
        for before, after in pairwise([self, *self.buttons]):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def mark(self, chosen: int) -> None:
        """Show which one is chosen; -1 for none. Nobody is told: the person did not do it here."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == chosen)
        self._stop_at(max(chosen, 0))

    def chosen(self) -> int:
        """Return the number of the chosen button, or -1."""
        return next((at for at, button in enumerate(self.buttons) if button.isChecked()), -1)

    def _stop_at(self, stop: int) -> None:
        """Let Tab reach one button only; the rest is reached by arrows and by pointing."""
        for number, button in enumerate(self.buttons):
            here = number == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def _clicked(self, number: int) -> None:
        self.mark(number)
        self._on_chosen(number)

    # ------------------------------------------------------------------ places

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _place(self) -> None:
        x = y = tallest = 0
        for button in self.buttons:
            size = button.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + tallest + self._gap
                tallest = 0
            button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + self._gap
            tallest = max(tallest, size.height())
        self.setFixedHeight(max(1, y + tallest))

    # ------------------------------------------------------------------ keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.buttons:
            number = self.buttons.index(watched)
            self._stop_at(number)
            _bring_into_view(self.buttons[number])
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = next((at for at, button in enumerate(self.buttons) if button.hasFocus()), None)
        target = None if now is None else self._target(event.key(), now)
        if target is None:
            super().keyPressEvent(event)
            return
        self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
        if target != now:
            self.buttons[target].click()

    def _target(self, key: int, now: int) -> int | None:
        last = len(self.buttons) - 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return min(max(now + (1 if key == Qt.Key.Key_Right else -1), 0), last)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return 0 if key == Qt.Key.Key_Home else last
        if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return None
        here = self.buttons[now].geometry()
        tops = sorted({button.y() for button in self.buttons})
        line = tops.index(here.y()) + (1 if key == Qt.Key.Key_Down else -1)
        if not 0 <= line < len(tops):
            return now
        there = [at for at, button in enumerate(self.buttons) if button.y() == tops[line]]
        return min(there, key=lambda at: abs(self.buttons[at].geometry().center().x() - here.center().x()))


def _bring_into_view(button: QWidget) -> None:
    """Scroll the nearest sheet that scrolls so far that the button is seen."""
    at = button.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    if isinstance(at, QScrollArea):
        at.ensureWidgetVisible(button, SPACE.small, SPACE.small)
