"""A place on a page whose content comes and goes, and which Tab reaches where it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.widgets.texts import clear


class Holder(QWidget):
    """Holds one thing at a time, or nothing. Widgets that come late would else be last in Tab's order."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.held: QWidget | None = None

    def hold(self, widget: QWidget) -> None:
        """Show this instead of what was shown."""
        self.let_go()
        self.held = widget
        self._whole.addWidget(widget)
        self._order(widget)
        self.show()

    def let_go(self) -> None:
        """Show nothing."""
        clear(self._whole)
        self.held = None
        self.hide()

    def _order(self, widget: QWidget) -> None:
        # Qt orders nothing that takes no focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before: QWidget = self
        for stop in (widget, *widget.findChildren(QWidget)):
            # A list that opens is a window of its own.
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.window() is self.window():
                QWidget.setTabOrder(before, stop)
                before = stop
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
