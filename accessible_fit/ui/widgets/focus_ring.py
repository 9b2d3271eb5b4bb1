"""Keyboard focus that can be seen on every ground: one double ring that follows it around a window."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from accessible_fit.ui.theme.look import Look

OUTSIDE = 6
PEN = 3
CORNER = 10.0
MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class FocusRing(QWidget):
    """Draws the ring outside whatever has the focus inside `window`.

    It lies in the same scrolled sheet as the focused widget, so that it is cut off where the sheet is, and no
    widget has to change its own border (and so its size) to show the focus.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._followed: list[QWidget] = []
        self._focused: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # there is no widget without one
        application.focusChanged.connect(self._follow)

    def set_look(self, look: Look) -> None:
        """Draw in the colours of another look from now on."""
        self._look = look
        self.update()

    def leave(self) -> None:
        """Let go of what is followed; call it before a page is taken down, or the ring goes down with it."""
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed = []
        self._focused = None
        if isValid(self._window):  # the window may be gone before the focus is
            self.setParent(self._window)
            self.hide()

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        self.leave()
        if not isValid(self._window):
            return
        # A heading takes the focus so that reading starts there; it is nothing to press.
        if now is None or isinstance(now, QLabel) or not self._window.isAncestorOf(now):
            return
        sheet = self._sheet(now)
        self._focused = now
        at: QWidget | None = now
        while at is not None and at is not sheet:
            self._followed.append(at)
            at.installEventFilter(self)
            at = at.parentWidget()
        self.setParent(sheet)
        self._place()

    def _sheet(self, widget: QWidget) -> QWidget:
        at = widget.parentWidget()
        while at is not None and at is not self._window:
            viewport = at.parentWidget()
            area = viewport.parentWidget() if viewport is not None else None
            if isinstance(area, QScrollArea):
                return at
            at = at.parentWidget()
        return self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and self._focused is not None:
            self._place()
        return False

    def _place(self) -> None:
        focused = self._focused
        sheet = self.parentWidget()
        if sheet is None or focused is None or not isValid(focused) or not focused.isVisible():
            self.hide()
            return
        place = focused.rect()
        place.moveTo(focused.mapTo(sheet, place.topLeft()))
        self.setGeometry(place.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(PEN / 2, PEN / 2, -PEN / 2, -PEN / 2)
        painter.setPen(QPen(self._look.colour("focus_outer"), PEN))
        painter.drawRoundedRect(frame, CORNER + OUTSIDE, CORNER + OUTSIDE)
        painter.setPen(QPen(self._look.colour("focus_inner"), PEN))
        painter.drawRoundedRect(frame.adjusted(PEN, PEN, -PEN, -PEN), CORNER + PEN, CORNER + PEN)
        painter.end()
