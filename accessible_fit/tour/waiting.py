"""What the tour waits for between its scenes: slow work done, a person's window open, staff back."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from accessible_fit.app.program import Program
from accessible_fit.tour.hands import Hands, live

# What came is laid out and painted before a picture is taken.
LAYING_OUT_MS = 350


def settled(running: Program, hands: Hands) -> None:
    """Wait until nothing is fetched or written any more."""
    hands.wait_for(lambda: not running.background.busy, "background")
    live(LAYING_OUT_MS)
    hands.wait_for(lambda: not running.background.busy, "background")


def persons_window(running: Program, hands: Hands, what: str) -> QWidget:
    """Wait until the person's window is open, and return it."""
    hands.wait_for(lambda: running.resident is not None and running.resident.isVisible(), what)
    window = running.resident
    assert window is not None  # waited for
    return window


def staff_back(running: Program, hands: Hands) -> None:
    """Wait until the person's window has been left."""
    hands.wait_for(lambda: running.resident is None and running.staff.isVisible(), "staff")
    settled(running, hands)


def button_with(running: Program, hands: Hands, *parts: str) -> str:
    """Wait for a button of the staff's window whose name has all these parts, and return the name."""
    found: list[str] = []

    def look() -> bool:
        found[:] = [
            one.accessibleName()
            for one in running.staff.findChildren(QAbstractButton)
            if one.isVisible() and all(part in one.accessibleName() for part in parts)
        ]
        return bool(found)

    hands.wait_for(look, " … ".join(parts))
    return found[0]


def bring_into_view(widget: QWidget) -> None:
    """Turn the page's wheel until the widget is seen."""
    area = _scrolled(widget)
    if area is not None:
        area.ensureWidgetVisible(widget)


def bring_to_top(widget: QWidget) -> None:
    """Turn the page's wheel until the widget is the first that is seen."""
    area = _scrolled(widget)
    inside = area.widget() if area is not None else None
    if area is not None and inside is not None:
        area.verticalScrollBar().setValue(widget.mapTo(inside, QPoint(0, 0)).y())


def _scrolled(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
