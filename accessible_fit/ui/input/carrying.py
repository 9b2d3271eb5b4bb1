"""What can be carried from place to place with a finger or a mouse, as one of the ways of choosing."""

from typing import Protocol

from PySide6.QtCore import QPointF

from accessible_fit.ui.input.targets import Target


class Carrier(Protocol):
    """Follows a hand that has gone down on something. Places are the screen's, logical pixels."""

    def take(self, target: Target, place: QPointF) -> None:
        """A finger or mouse went down on it. Most of the time that is a press and no more."""

    def carry(self, place: QPointF) -> bool:
        """It moved; say whether something is carried, so that the press is none any more."""
        ...

    def put_down(self, place: QPointF, way: str) -> bool:
        """It was lifted; say whether something was carried."""
        ...

    def let_fall(self) -> None:
        """The window lost the hand: what is carried goes back to where it was."""
