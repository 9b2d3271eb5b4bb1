"""What all screens of the resident's window have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card

QUESTION_PIXELS = 44
TEXT_PIXELS = 32


class Heading(QLabel):
    """The sentence of the screen. Focus starts here: a screen reader reads it and no card is preferred."""

    def __init__(self, kit: Kit, pixels: int = QUESTION_PIXELS) -> None:
        super().__init__()
        self.setFont(kit.look.font(pixels, bold=True))
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setObjectName("heading")

    def say(self, text: str, shown: bool = True) -> None:
        """Show a sentence; a person who does better without text still has it for the screen reader."""
        self.setText(text if shown else "")
        self.setAccessibleName(text)


class Screen(QWidget):
    """One thing at a time. A screen shows, emits what the person did, and knows how it sounds."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit

    def utterances(self) -> Sequence[Utterance]:
        """Return what is said when the screen appears, and again on "hear again"."""
        return ()

    def cards(self) -> Sequence[Card]:
        """Return the cards in reading order, for the keyboard's arrows and digits."""
        return ()

    def rows(self) -> Sequence[Sequence[Card]]:
        """Return the cards as they stand, row by row."""
        return (self.cards(),)

    def place_focus(self) -> None:
        """Put the focus where reading starts."""
        heading = self.findChild(Heading)
        if heading is not None:
            heading.setFocus(Qt.FocusReason.OtherFocusReason)
