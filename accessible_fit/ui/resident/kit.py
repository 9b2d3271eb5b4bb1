"""What every screen of a resident's conversation is handed."""

from dataclasses import dataclass

from PySide6.QtGui import QPixmap

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.cards import Card, Face, Shape
from accessible_fit.ui.widgets.picture import Draw, PictureTile
from accessible_fit.words.catalogue import Words
from pictograms.widgets.pixmaps import PixmapStore

LEAST_MM, USUAL_MM = 20, 30


@dataclass(frozen=True, slots=True)
class Kit:
    """The look, the words and the pictures of one conversation.

    `card_mm` is how large this person's cards are at least where there is room for it, in millimetres of
    glass; nothing to press is ever smaller than 20 mm.
    """

    look: Look
    words: Words
    pixmaps: PixmapStore
    show_text: bool = True
    card_mm: int = USUAL_MM

    @property
    def least_card(self) -> int:
        """The side that a card is to have at least, logical pixels."""
        return self.look.px(max(LEAST_MM, self.card_mm))

    def card(self, picture: str, label: str, shape: Shape = Shape.TALL) -> Card:
        """Make a card with a pictogram."""
        made = Card(Face(picture, label), self.look, self.pixmaps, shape)
        made.show_text = self.show_text
        return made

    def drawing(self, picture: str) -> Draw:
        """Return how to draw a pictogram at a given size."""

        def draw(side: int, ratio: float) -> QPixmap:
            return self.pixmaps.pixmap(picture, side, ratio)

        return draw

    def tile(self, picture: str, side: int, name: str = "") -> PictureTile:
        """Make a pictogram to look at."""
        return PictureTile(self.look, self.drawing(picture), side, name)
