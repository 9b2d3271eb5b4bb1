"""The bar at the bottom of every resident's screen. Its buttons never move."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.card_words import share_text_size
from accessible_fit.ui.widgets.cards import Card, Shape


class Bar(QWidget):
    """Back, Hear again, Pause and Stop, and Next when there is something to go on from.

    A button that leads nowhere now is not there; the others keep their places.
    """

    back_pressed = Signal()
    hear_again_pressed = Signal()
    pause_pressed = Signal()
    stop_pressed = Signal()
    next_pressed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        words = kit.words
        self.back = kit.card("own:back", words.tc("bar", "Back"), Shape.BAR)
        self.hear_again = kit.card("own:hear-again", words.tc("bar", "Hear again"), Shape.BAR)
        self.pause = kit.card("own:pause", words.tc("bar", "Pause"), Shape.BAR)
        self.stop = kit.card("own:stop", words.tc("bar", "Stop"), Shape.BAR)
        self.next = kit.card("own:next", words.tc("bar", "Next"), Shape.BAR)
        self.next.set_primary(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 12)
        row.setSpacing(max(12, kit.look.px(3)))
        for card, stretch in ((self.back, 10), (self.hear_again, 12), (self.pause, 10), (self.stop, 10)):
            row.addWidget(card, stretch)
        row.addSpacing(max(24, kit.look.px(8)))
        row.addWidget(self.next, 14)
        height = max(kit.look.px(20), round(68 * kit.look.percent / 100))
        for card in self.buttons():
            card.setFixedHeight(height)
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            keep = card.sizePolicy()
            keep.setRetainSizeWhenHidden(True)
            card.setSizePolicy(keep)
        self.back.clicked.connect(self.back_pressed)
        self.hear_again.clicked.connect(self.hear_again_pressed)
        self.pause.clicked.connect(self.pause_pressed)
        self.stop.clicked.connect(self.stop_pressed)
        self.next.clicked.connect(self.next_pressed)

    def buttons(self) -> tuple[Card, ...]:
        """Return the buttons from left to right."""
        return (self.back, self.hear_again, self.pause, self.stop, self.next)

    def offer(
        self, back: bool, go_on: bool, pause: bool = True, stop: bool = True, hear: bool = True
    ) -> None:
        """Say which buttons lead somewhere; Next is there only when something is chosen."""
        self.back.setVisible(back)
        self.hear_again.setVisible(hear)
        self.pause.setVisible(pause)
        self.stop.setVisible(stop)
        self.next.setVisible(go_on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_text_size(self.buttons(), (24, 22, 20, 18, 16, 14, 12))
