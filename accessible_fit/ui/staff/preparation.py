"""What every kind of conversation has in common while it is being prepared."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff.kit import StaffKit


class Preparation(QWidget):
    """One kind of conversation with one person: what has to be chosen before it begins.

    `word` and `picture` stand on the button that chooses this kind. `readiness_changed` when `ready` has.
    `begin` returns what is done in the background to begin; its result is the conversation.
    """

    readiness_changed = Signal()
    word = ""
    picture = ""

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        self.kit = kit

    @property
    def ready(self) -> bool:
        """Whether enough is chosen to begin."""
        return True

    @property
    def steps(self) -> int | None:
        """How many choices the screen shows, 101 for a line; None when the person's profile says it."""
        return None

    def take_talk(self, talk: UUID) -> bool:
        """Be about a talk that has just ended; say whether this kind can. Called before `shown`."""
        return False

    def take_asked(self, asked: str, kind: str) -> bool:
        """Begin with what a plan asks, by its key and kind; say whether this kind can. Before `shown`."""
        return False

    def shown(self) -> None:
        """Load what has to be loaded; called when this kind is chosen."""

    def first_focus(self) -> QWidget | None:
        """Return what gets the keyboard when this kind is chosen."""
        return None

    def begin(self) -> Callable[[], object]:
        """Return what begins the conversation."""
        raise NotImplementedError(f"{type(self).__name__} cannot begin")
