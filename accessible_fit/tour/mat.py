"""The tour's mat: cards carried, tapped and placed by keys, looked at again, and who may see the picture."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from accessible_fit.tour.hands import live
from accessible_fit.tour.pressing import APART_MS, RESTING_MS, Pressing
from accessible_fit.ui.mat.conductor import Stage
from accessible_fit.ui.mat.window import MatWindow

WAYS = ("mouse", "touch", "keyboard")
# Where the invented person puts the cards, one after the other: a place from the left.
PUTS = (0, 0, 2, 1, 0, 1, 0, 2, 0, 1)
CARRY_STEPS = 12
# A card glides to its place before the picture is taken.
SETTLING_MS = 400


@dataclass(frozen=True, slots=True)
class GivenPlace:
    """Where the tour's hands put a card: its position (0 is least), and the way."""

    card_id: str
    position: int
    way: str


class MatTalkPlay(Pressing):
    """Leads one mat from the open question to thanks."""

    window: MatWindow

    def play(self) -> dict[str, GivenPlace]:
        """Play it, with a picture of everything worth showing; return where each card was put last."""
        w, conductor = self.words, self.window.conductor
        given: dict[str, GivenPlace] = {}
        live(300)
        self.shoot("mat-topic", w.t("A mat begins with an open question"))
        self.press_until("tap", w.t("Start"), lambda: self.window.screen_now is self.window.board)
        for number in range(len(conductor.mat.cards)):
            self._place(number, given)
            if number == 4:
                live(SETTLING_MS)
                self.shoot("mat-board", w.t("A mat: one card at a time, cards stay movable"))
        live(SETTLING_MS)
        self.shoot("mat-full", w.t("All cards have a place"))
        self._look_again()
        self._finish()
        return given

    def _place(self, number: int, given: dict[str, GivenPlace]) -> None:
        window, conductor = self.window, self.window.conductor
        self.hands.wait_for(lambda: conductor.all_kept and window.board.hand is not None, "card in hand")
        card = conductor.in_hand
        assert card is not None  # waited for
        place, way = PUTS[number % len(PUTS)], WAYS[number % len(WAYS)]

        def put() -> None:
            live(APART_MS)
            if way == "mouse":
                self._carry(place)
            elif way == "keyboard":
                self.hands.key(window, Qt.Key(Qt.Key.Key_1 + place))
            else:
                self.hands.tap(window, window.board.parts.places[place].accessibleName())

        self.hands.press_until(put, lambda: isinstance(conductor.mat.where(card.id), int), card.id)
        position = conductor.mat.positions[card.id]
        given[card.id] = GivenPlace(card.id, position, way)
        if number == 0:
            live(300)

    def _carry(self, place: int) -> None:
        """Carry the card in the hand with the mouse button down, as a hand does."""
        board = self.window.board
        hand, column = board.hand, board.parts.places[place]
        assert hand is not None  # waited for
        grip = QPoint(hand.width() // 2, hand.height() // 2)
        target = hand.mapFromGlobal(column.mapToGlobal(QPoint(column.width() // 2, column.height() // 2)))
        QTest.mousePress(hand, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip)
        for step in range(1, CARRY_STEPS + 1):
            at = grip + (target - grip) * step / CARRY_STEPS
            QTest.mouseMove(hand, at)
            live(16)
        QTest.mouseRelease(hand, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
        live(200)

    def _look_again(self) -> None:
        w, window, conductor = self.words, self.window, self.window.conductor
        next_name = w.tc("bar", "Next")
        self.press_until("tap", next_name, lambda: conductor.stage in (Stage.AGAIN, Stage.LOOKING))
        if conductor.stage is Stage.AGAIN:
            self.shoot("mat-again", w.t("The program may ask to look at some cards once more"))
            self.press_until("tap", w.t("Yes, we look"), lambda: conductor.stage is Stage.LOOKING)
        live(100)
        self.shoot("mat-looking", w.t("Every card is looked at again: is it right?"))
        while conductor.stage is Stage.LOOKING:
            self._say_right()
        self.hands.wait_for(lambda: window.screen_now is window.finished, "finished mat")

    def _say_right(self) -> None:
        conductor = self.window.conductor
        steps = len(conductor.mat.steps)
        live(RESTING_MS)
        right = self.words.t("Yes, that is right")
        self.press_until("tap", right, lambda: len(conductor.mat.steps) > steps)
        self.hands.wait_for(lambda: conductor.all_kept, "the next card")

    def _finish(self) -> None:
        w, conductor = self.words, self.window.conductor
        live(200)
        self.shoot("mat-finished", w.t("The finished mat"))
        self.press_until("tap", w.tc("bar", "Next"), lambda: conductor.stage is Stage.AUDIENCE)
        self.press_until("tap", w.t("My staff"), self.window.bar.next.isVisible)
        self.shoot("mat-who-may-see", w.t("The person says who may see the picture"))
        self.press_until("tap", w.tc("bar", "Next"), lambda: conductor.stage is Stage.THANKS)
        self.leave()
