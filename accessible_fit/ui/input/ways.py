"""Joins the window to the engine: its events go in, lights, progress and choices come out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QCursor, QInputDevice, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from accessible_fit.input.engine import By, Engine, Outcome, Scan, Steering
from accessible_fit.ui.input.carrying import Carrier
from accessible_fit.ui.input.keys import (
    HELPER,
    PRESSING,
    USUAL_SWITCH_KEYS,
    digit_of,
    switch_of_button,
    switch_of_key,
)
from accessible_fit.ui.input.pulse import Clock, Pulse, steady_ms
from accessible_fit.ui.input.targets import Offered, Target, is_there

STILL_STEPS = 4
"""With reduced motion a wait is shown in quarters."""

_TOUCHED = (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.Stylus)


@dataclass(slots=True)
class _Shown:
    """What is lit on the glass now, so that only what changes is drawn."""

    pressed: Target | None = None
    lit: Target | None = None
    filling: Target | None = None
    heard: Target | None = None
    held_keys: dict[int, Target] = field(default_factory=dict)


class Ways(QObject):
    """Every way in which one person chooses, on every screen of one window.

    It sees the events of the window and of what can be chosen before they do. `show` tells of another
    screen, `offer` that the same screen offers something more; between, `rest` leaves a screen to Qt alone
    (the staff's code). With a `carrier` what is pressed can be carried as well. `helpers` are buttons for
    staff: no light comes to them and no dwell presses them.

    While a light moves, keys and mouse buttons anywhere are switches, because many switches are made to look
    like one; a finger on a card still presses that card, because no switch is made to look like a finger. A
    helper's button is pressed by a mouse that has been moved since the screen appeared, which no switch does.
    With two switches `switch_keys` says which key is which.
    """

    hear = Signal(object)
    cue = Signal(object)
    light_wanted = Signal()
    helper_wanted = Signal()

    def __init__(
        self,
        window: QWidget,
        steering: Steering,
        clock: Clock = steady_ms,
        reduce_motion: bool = False,
        helpers: Iterable[QWidget] = (),
        shortcuts: Mapping[Qt.Key, Target] | None = None,
        switch_keys: Mapping[int, int] = USUAL_SWITCH_KEYS,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._engine = Engine(steering)
        self._reduce_motion = reduce_motion
        self._helpers = list(helpers)
        self._switch_keys = switch_keys
        self._shortcuts = {int(key): target for key, target in (shortcuts or {}).items()}
        self._pulse = Pulse(clock, self.tick, self)
        self.carrier: Carrier | None = None
        self._offered = Offered(())
        self._targets: list[Target] = []
        self._number: dict[QObject, int] = {}
        self._on = False
        self._closed = False
        self._shown = _Shown()
        self._place: QPointF | None = None
        self._cursor_at_page = QPoint()
        self._finger = False
        self._focused: set[QWidget] = set()
        self._handlers: dict[QEvent.Type, Callable[[QObject, QEvent], bool]] = {
            QEvent.Type.MouseButtonPress: self._mouse_down,
            QEvent.Type.MouseButtonDblClick: self._mouse_down,
            QEvent.Type.MouseButtonRelease: self._mouse_up,
            QEvent.Type.MouseMove: self._mouse_move,
            QEvent.Type.Enter: self._entered,
            QEvent.Type.Leave: self._left,
            QEvent.Type.KeyPress: self._key_down,
            QEvent.Type.KeyRelease: self._key_up,
            QEvent.Type.WindowDeactivate: self._deactivated,
        }
        window.installEventFilter(self)
        for helper in self._helpers:
            helper.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # there is no widget without one
        application.focusChanged.connect(self._focus_moved)

    @property
    def engine(self) -> Engine:
        """What decides; to be looked at, not fed."""
        return self._engine

    @property
    def awake(self) -> bool:
        """Whether something will happen without the person."""
        return self._pulse.awake

    # ------------------------------------------------------------------ the screen

    def steer(self, steering: Steering) -> None:
        """Steer otherwise from the next screen on; call `show` after it."""
        self.rest()
        self._engine = Engine(steering)

    def show(self, offered: Offered, waits: bool = False) -> None:
        """Another screen is shown; a light `waits` while its question is read aloud."""
        self._dark()
        self._on = True
        self._take(offered)
        self._cursor_at_page = QCursor.pos()
        place = self._place if self._place is not None else QPointF(QCursor.pos())
        cards = sum(is_there(one) for one in offered.cards)
        at = self._clock()
        self._after(self._engine.page(at, len(self._targets), cards, waits, (place.x(), place.y())))

    def offer(self, first: Target | None = None, waits: bool = False) -> None:
        """The screen offers more or less than before, or the voice has begun or ended.

        What is pressed or waited for goes on; a light starts at `first` when something has changed.
        """
        if not self._on:
            return
        if self._offered.usable() != self._targets:
            self._take(self._offered)
        number = self._number.get(first, 0) if isinstance(first, QObject) else 0
        self._after(self._engine.light(self._clock(), len(self._targets), number, waits))

    def rest(self) -> None:
        """Leave the screen to Qt: nothing is lit, nothing is due."""
        self._on = False
        self._dark()
        self._pulse.wake_at(None)

    def close(self) -> None:
        """Let go of the window for good."""
        if self._closed:
            return
        self._closed = True
        self.rest()
        self._take(Offered(()))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._focus_moved)
        for one in (self._window, *self._helpers, *self._focused):
            if isValid(one):
                one.removeEventFilter(self)
        self._focused.clear()

    def tick(self) -> None:
        """Look at the clock."""
        if self._on:
            self._after(self._engine.tick(self._clock()))

    def _take(self, offered: Offered) -> None:
        for old in self._targets:
            if isValid(old):
                old.removeEventFilter(self)
        self._offered, self._targets = offered, offered.usable()
        self._number = {one: number for number, one in enumerate(self._targets) if isinstance(one, QObject)}
        for new in self._targets:
            new.installEventFilter(self)
            new.setMouseTracking(self._engine.dwelling)

    # ------------------------------------------------------------------ events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._on:
            return False
        handler = self._handlers.get(event.type())
        return handler is not None and handler(watched, event)

    def _mouse_down(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)  # by its type
        self._place = place = event.globalPosition()
        touched = _touched(event)
        if self._engine.scanning and not touched:
            if self._helper_pressed(watched):
                return False
            return self._switch_down(switch_of_button(event.button(), self._two_switches))
        number = self._number.get(watched)
        self._finger = touched
        if touched:
            # A finger that lifts leaves Qt's pointer behind; it stays there, but nobody is looking.
            self._hover(None)
        if number is None:
            return False
        if event.button() == Qt.MouseButton.LeftButton:
            by = By.TOUCH if touched else By.MOUSE
            outcome = self._engine.down(self._clock(), number, by, (place.x(), place.y()))
            if self.carrier is not None and outcome.pressed == number:
                self.carrier.take(self._targets[number], place)
            self._after(outcome)
        event.accept()
        return True

    def _mouse_up(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)  # by its type
        self._place = event.globalPosition()
        if self._engine.scanning and not _touched(event):
            if self._helper_pressed(watched):
                return False
            switch = switch_of_button(event.button(), self._two_switches)
            self._after(self._engine.switch_up(self._clock(), switch))
            return True
        number = self._number.get(watched)
        if self.carrier is not None and event.button() == Qt.MouseButton.LeftButton:
            by = By.TOUCH if self._finger else By.MOUSE
            if self.carrier.put_down(event.globalPosition(), by.value):
                event.accept()
                return True
        if number is None:
            return False
        if event.button() == Qt.MouseButton.LeftButton:
            inside = self._targets[number].rect().contains(event.position().toPoint())
            self._after(self._engine.up(self._clock(), number if inside else None))
        event.accept()
        return True

    def _mouse_move(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QMouseEvent)  # by its type
        self._place = place = event.globalPosition()
        if self.carrier is not None and event.buttons() and self.carrier.carry(place):
            self._after(self._engine.slid_off(self._clock()))
            return True
        number = self._number.get(watched)
        inside = number is not None and self._targets[number].rect().contains(event.position().toPoint())
        if event.buttons() and number is not None and not inside:
            self._after(self._engine.slid_off(self._clock()))
        if not _touched(event):
            self._finger = False
            here = (place.x(), place.y())
            self._after(self._engine.hover(self._clock(), number if inside else None, here))
        return False

    def _helper_pressed(self, watched: QObject) -> bool:
        return watched in self._helpers and QCursor.pos() != self._cursor_at_page

    def _entered(self, watched: QObject, event: QEvent) -> bool:
        if not self._finger:
            self._hover(self._number.get(watched))
        return False

    def _left(self, watched: QObject, event: QEvent) -> bool:
        if watched in self._number:
            self._hover(None)
        return False

    def _hover(self, number: int | None) -> None:
        if self._engine.dwelling:
            place = QCursor.pos()
            self._after(self._engine.hover(self._clock(), number, (place.x(), place.y())))

    def _key_down(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)  # by its type
        if self._engine.scanning:
            return self._switch_key_down(event)
        if event.key() in getattr(watched, "own_keys", ()):
            return False  # a control that has a use of its own for this key
        target = self._target_of_key(watched, event)
        if target is None:
            return False
        if not event.isAutoRepeat() and isinstance(target, QObject) and target in self._number:
            self._shown.held_keys[event.key()] = target
            self._after(self._engine.down(self._clock(), self._number[target], By.KEYBOARD))
        event.accept()
        return True

    def _key_up(self, watched: QObject, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)  # by its type
        if self._engine.scanning:
            switch = switch_of_key(event, self._switch_keys if self._two_switches else None)
            if switch is not None and not event.isAutoRepeat():
                self._after(self._engine.switch_up(self._clock(), switch))
            return switch is not None
        if event.isAutoRepeat() or event.key() not in self._shown.held_keys:
            return False
        target = self._shown.held_keys.pop(event.key())
        number = self._number.get(target) if isinstance(target, QObject) else None
        self._after(self._engine.up(self._clock(), number))
        return True

    def _target_of_key(self, watched: QObject, event: QKeyEvent) -> Target | None:
        if event.key() in PRESSING and watched in self._number:
            return self._targets[self._number[watched]]
        shortcut = self._shortcuts.get(event.key())
        if shortcut is not None:
            return shortcut
        digit = digit_of(event)
        cards = [one for one in self._offered.cards if one in self._targets]
        return cards[digit] if digit is not None and digit < len(cards) else None

    def _switch_key_down(self, event: QKeyEvent) -> bool:
        if event.key() == HELPER:
            self.helper_wanted.emit()
            return True
        switch = switch_of_key(event, self._switch_keys if self._two_switches else None)
        if switch is None:
            # With two switches the other keys do nothing, so that none presses a card unseen.
            return self._two_switches and not event.modifiers()
        return event.isAutoRepeat() or self._switch_down(switch)

    def _switch_down(self, switch: int) -> bool:
        waited = self._engine.waiting
        outcome = self._engine.switch_down(self._clock(), switch)
        if waited and not self._engine.waiting:
            self.light_wanted.emit()
        self._after(outcome)
        return True

    def _deactivated(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if self.carrier is not None:
                self.carrier.let_fall()
            self._shown.held_keys.clear()
            self._after(self._engine.let_go(self._clock()))
        return False

    def _focus_moved(self, old: QWidget | None, now: QWidget | None) -> None:
        # Keys arrive where the focus is, and Tab would be used up there before the window saw it.
        if now is not None and self._window.isAncestorOf(now):
            self._focused.add(now)
            now.installEventFilter(self)

    @property
    def _two_switches(self) -> bool:
        return self._engine.steering.scan is Scan.TWO_SWITCHES

    # ------------------------------------------------------------------ what follows

    def _after(self, outcome: Outcome) -> None:
        self._draw(outcome)
        self._pulse.wake_at(self._engine.next_due())
        if outcome.cue is not None:
            self.cue.emit(self._targets[outcome.cue])
        if outcome.hear is not None:
            self.hear.emit(self._targets[outcome.hear])
        if outcome.chosen is not None:
            target = self._targets[outcome.chosen]
            # It may have gone since it was pressed, with an answer that is on its way to the disk.
            if is_there(target):
                target.choose(outcome.by.value)

    def _draw(self, outcome: Outcome) -> None:
        shown = self._shown
        pressed, lit = self._target(outcome.pressed), self._target(outcome.lit)
        filling, heard = self._target(outcome.filling), self._target(outcome.heard)
        if pressed is not shown.pressed:
            _each(shown.pressed, pressed, lambda one, on: one.setDown(on))
        if lit is not shown.lit:
            _each(shown.lit, lit, lambda one, on: one.set_scanned(on))
        if heard is not shown.heard:
            _each(shown.heard, heard, lambda one, on: one.set_heard(on))
        if filling is not shown.filling and shown.filling is not None and isValid(shown.filling):
            shown.filling.set_progress(0.0)
        if filling is not None:
            filling.set_progress(self._share(outcome.progress))
        shown.pressed, shown.lit, shown.filling, shown.heard = pressed, lit, filling, heard

    def _target(self, number: int | None) -> Target | None:
        return self._targets[number] if number is not None and number < len(self._targets) else None

    def _share(self, progress: float) -> float:
        return int(progress * STILL_STEPS) / STILL_STEPS if self._reduce_motion else progress

    def _dark(self) -> None:
        self._draw(Outcome())
        self._shown.held_keys.clear()


def _touched(event: QMouseEvent) -> bool:
    device = event.device()
    return device is not None and device.type() in _TOUCHED


def _each(old: Target | None, new: Target | None, put: Callable[[Target, bool], None]) -> None:
    if old is not None and isValid(old):
        put(old, False)
    if new is not None:
        put(new, True)
