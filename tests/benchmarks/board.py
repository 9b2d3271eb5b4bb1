"""A board with any number of cards: a mat itself holds at most fifteen."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.pieces import Piece, share_words
from accessible_fit.ui.mat.places import FreeSlot, Place, share_head_words
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.cards import Face
from accessible_fit.words.catalogue import Words
from pictograms.widgets.pixmaps import PixmapStore
from talking_mats.reader import own_topics
from talking_mats.scales import top_scale
from talking_mats.widgets.plan import Measures, working_plan
from talking_mats.widgets.surface import Laid, Surface


def faces_of_our_own() -> list[Face]:
    """Every card of our own topics."""
    cards = [card for topic in own_topics() for card in topic.cards]
    return [Face(card.picture, card.words["sv"]) for card in cards]


class Board:
    """A board with any number of cards: a mat itself holds at most fifteen."""

    def __init__(self, pixmaps: PixmapStore, faces: Sequence[Face], count: int) -> None:
        look = Look(load_theme("light"), "Atkinson Hyperlegible", 96 / 25.4, 100, True)
        kit = Kit(look, Words("sv"), pixmaps)
        self.window = QWidget()
        measures = Measures(look.mm)
        self.surface = Surface(measures, look.colour("ground"), look.colour("shadow"), True, self.window)
        columns = reversed(top_scale("like").columns)
        places = [
            Place(kit, Face(column.picture, column.words["sv"]), column.words["sv"]) for column in columns
        ]
        self.surface.set_fields(places, FreeSlot(kit))
        self.places = places
        self.surface.over_changed.connect(self._show_over)
        self.surface.lifted.connect(lambda card, lifted: card.set_lifted(lifted))
        self.pieces = [Piece(kit, faces[number % len(faces)], Kind.CARD) for number in range(count)]
        self.window.resize(1920, 1080)
        self.surface.resize(self.window.size())
        plan = working_plan(self.window.size(), 3, measures)
        hand, lying = self.pieces[0], self.pieces[1:]
        fields = tuple(tuple(lying[column::3]) for column in range(3))
        self.surface.lay(plan, Laid(fields, hand, frozenset(self.pieces)), plan.hand.height())
        for number, place in enumerate(places):
            place.set_head(plan.heads[number].translated(-plan.columns[number].topLeft()))
        share_head_words(places)
        share_words(lying)
        self.window.show()

    def _show_over(self, over: object) -> None:
        for place in self.places:
            place.set_over(place is over)

    def path(self) -> Iterator[QPointF]:
        """Over all three columns and back, 17 pixels a frame."""
        across, down = 0, 0
        while True:
            across = (across + 17) % 3000
            down = (down + 11) % 900
            x = 300 + (across if across < 1500 else 3000 - across)
            y = 300 + (down if down < 450 else 900 - down)
            yield QPointF(self.surface.mapToGlobal(QPointF(x, y)))
