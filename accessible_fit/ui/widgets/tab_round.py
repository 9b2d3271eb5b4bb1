"""Tab goes round a whole window: to every stop once, and each is in sight when it is come to."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

RING_ROOM = 12


def to_next_stop(window: QWidget, following: bool) -> bool:
    """Move a window's focus to the next stop or the one before; False when there is no other.

    Qt's own way also stops at a form that hands its focus on to a field in it. Where the fields stand before
    their form, because they came late, Tab would lead back to them and never out again. And a scrolled page
    brings into sight only what is come to from inside it.
    """
    begun = window.focusWidget() or window
    at: QWidget | None = begun
    while at is not None:
        at = at.nextInFocusChain() if following else at.previousInFocusChain()
        if at is begun or (at is not None and _stops_at(window, at)):
            break
    if at is None or at is begun:
        return False
    at.setFocus(Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(at)
    return True


def _stops_at(window: QWidget, widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isVisible() and widget.isEnabled() and widget.window() is window


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to all of a widget and the ring around it; of one that is too high for it, to its beginning."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    inside = area.widget() if area is not None else None
    if area is None or inside is None:
        return
    place, room = widget.rect(), area.viewport().height()
    place.moveTo(widget.mapTo(inside, place.topLeft()))
    half = min(place.height() + 2 * RING_ROOM, room) // 2
    area.ensureVisible(place.center().x(), place.top() - RING_ROOM + half, 0, half)
