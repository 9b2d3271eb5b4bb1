"""What can be chosen on a resident's screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt


class Target(Protocol):
    """A button that every way of choosing can light, fill and choose: a card, a place on a mat."""

    def setDown(self, down: bool, /) -> None:
        """Show that it is being pressed; a button's own."""

    def isEnabled(self, /) -> bool:
        """Whether it can be chosen now; a widget's own."""
        ...

    def isHidden(self, /) -> bool:
        """Whether it is not there now; a widget's own."""
        ...

    def testAttribute(self, attribute: Qt.WidgetAttribute, /) -> bool:
        """What Qt has noted about it; a widget's own."""
        ...

    def rect(self, /) -> QRect:
        """Its place, from its own corner; a widget's own."""
        ...

    def installEventFilter(self, watcher: QObject, /) -> None:
        """Let somebody else see its events first; an object's own."""

    def removeEventFilter(self, watcher: QObject, /) -> None:
        """No longer let them."""

    def setMouseTracking(self, enable: bool, /) -> None:
        """Hear of the pointer also when no button is down; a widget's own."""

    def set_scanned(self, lit: bool) -> None:
        """Light it as the one that a switch would choose now."""

    def set_progress(self, share: float) -> None:
        """Show how far a dwell or hold has come, 0–1."""

    def set_heard(self, heard: bool) -> None:
        """Show that it has been said and waits to be confirmed."""

    def choose(self, way: str) -> None:
        """Act as chosen, and remember the way."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What a screen offers, in the order in which it is read and lit.

    `cards` have the digits 1–9 and are heard first when the person wants that; `bar` comes after them.
    """

    cards: Sequence[Target]
    bar: Sequence[Target] = ()

    def usable(self) -> list[Target]:
        """Return what can be chosen now, cards before the bar."""
        return [one for one in (*self.cards, *self.bar) if is_there(one)]


def is_there(target: Target) -> bool:
    """Say whether it can be chosen now.

    A card that has just been laid out counts as hidden for Qt until the window is drawn the next time; only
    what was hidden on purpose is not there.
    """
    hidden = target.isHidden() and target.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return target.isEnabled() and not hidden
