"""Things that move to their places so that the eye can follow them, or are simply there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPoint, QPropertyAnimation
from PySide6.QtWidgets import QWidget

MOTION_MS = 150


class Gliding(QObject):
    """Moves widgets in `milliseconds`; 0 puts them there at once."""

    def __init__(self, milliseconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._milliseconds = milliseconds
        self._moving: dict[QWidget, QPropertyAnimation] = {}

    def to(self, widget: QWidget, place: QPoint, then: Callable[[], None] | None = None) -> None:
        """Move a widget; a move it was on ends, and what was to come after that one does not."""
        self.stop(widget)
        if self._milliseconds <= 0 or widget.pos() == place or not widget.isVisible():
            widget.move(place)
            if then is not None:
                then()
            return
        move = QPropertyAnimation(widget, b"pos", self)
        move.setDuration(self._milliseconds)
        move.setEasingCurve(QEasingCurve.Type.OutCubic)
        move.setEndValue(place)
        self._moving[widget] = move

        def ended() -> None:
            self._moving.pop(widget, None)
            if then is not None:
                then()

        move.finished.connect(ended)
        move.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)

    def goal(self, widget: QWidget) -> QPoint:
        """Where a widget is, or is on its way to."""
        move = self._moving.get(widget)
        end = move.endValue() if move is not None else None
        return end if isinstance(end, QPoint) else widget.pos()

    def stop(self, widget: QWidget) -> None:
        """Leave a widget where it is now."""
        move = self._moving.pop(widget, None)
        if move is not None:
            move.finished.disconnect()
            move.stop()

    def arrive(self) -> None:
        """Let everything be where it is on its way to, at once."""
        for move in list(self._moving.values()):
            move.setCurrentTime(move.duration())
