"""What all screens of the resident's window have in common."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
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
        self.setTextFormat(Qt.TextFormat.PlainText)  # a person may be called anything
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
    """One thing at a time. A screen shows, emits what the person did, and knows how it sounds.

    `heading` is its sentence, where reading starts. A screen `for_hands_only` is left to Qt: no light, no
    dwell, no wait between two presses.
    """

    for_hands_only = False

    def __init__(self, kit: Kit, pixels: int = QUESTION_PIXELS) -> None:
        super().__init__()
        self.kit = kit
        self.heading = Heading(kit, pixels)

    def minimumSizeHint(self) -> QSize:
        """The bar keeps its place at the foot of the glass; a screen fits itself into what is left."""
        return QSize(0, 0)

    def utterances(self) -> Sequence[Utterance]:
        """Return what is said when the screen appears, and again on "hear again"."""
        return ()

    def cards(self) -> Sequence[Card]:
        """Return the cards in reading order: for digits, arrows and the light."""
        return ()

    def after_bar(self) -> Sequence[Card]:
        """Return what a light reaches only after the bar, because it is seldom wanted."""
        return ()

    def reading(self) -> Sequence[QWidget]:
        """Return everything in the order it stands, from the sentence on: for Tab."""
        return (self.heading, *self.cards())

    def name_of(self, card: Card) -> str:
        """Return what a card is called now."""
        return card.accessibleName()

    def spoken_of(self, card: Card) -> str:
        """Return how a card sounds."""
        return card.accessibleName()

    def announcement(self) -> str:
        """Return what a screen reader says when the screen appears."""
        return self.heading.accessibleName()

    def rows(self) -> Sequence[Sequence[Card]]:
        """Return the cards as they stand, row by row."""
        return (self.cards(),)

    def place_focus(self) -> None:
        """Put the focus where reading starts."""
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
