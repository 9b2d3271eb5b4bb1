"""The tour's conversation: answers by finger, mouse or keyboard, remembered apart from the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said, Step
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.hands import Hands, live
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.words.catalogue import Words

WAYS = ("touch", "mouse", "keyboard")
# What the invented person says, question by question: the place of a card, or a kind of no answer.
SAYS: Sequence[int | Missing] = (0, 1, 0, 0, 1, Missing.DONT_KNOW, 0, 1, 0, 2, Missing.DECLINED, 0, 1, 0)
# Presses closer together than this count as one.
APART_MS = 560
# A press where the pointer already rested when the page changed counts only after this long.
RESTING_MS = 300


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What the tour's hands chose: the question, the choice or the kind of no answer, and the way."""

    item_id: str
    raw: int | None
    missing: str | None
    way: str


class Conversation:
    """Leads one conversation from greeting to thanks."""

    def __init__(self, window: ResidentWindow, hands: Hands, camera: Camera, words: Words, pin: str) -> None:
        self._window = window
        self._hands = hands
        self._camera = camera
        self._words = words
        self._pin = pin
        self.id = window.conductor.talk.id
        self.given: dict[str, GivenAnswer] = {}

    def play(self) -> None:
        """Play it, with a picture of everything worth showing."""
        w = self._words
        self._shoot("greeting", w.t("The conversation begins"))
        flow = self._window.conductor.flow
        self._press_until("tap", w.t("Start"), lambda: self._window.conductor.flow != flow)
        self._practise()
        self._ask_all()
        self._look_back()
        self._leave()

    # ------------------------------------------------------------------ the parts

    def _practise(self) -> None:
        self._shoot("practice", self._words.t("A question to practise on"))
        self._choose(0, "touch")
        self._next("touch")

    def _ask_all(self) -> None:
        flow, number = self._window.conductor.flow, 0
        while flow.step is not Step.LOOKING_BACK:
            if flow.step is Step.ONCE_MORE:
                self._once_more()
            says, way = SAYS[number % len(SAYS)], WAYS[number % len(WAYS)]
            if number == 0:
                self._first_question()
            if number == 3:
                self._rest()
            self._answer(says, way)
            if number == 1:
                self._change_mind()
            if says is Missing.DONT_KNOW:
                self._shoot("dont-know", self._words.t("“I don't know” is an answer"))
            self._next(way)
            flow, number = self._window.conductor.flow, number + 1

    def _once_more(self) -> None:
        self._shoot("once-more", self._words.t("One question is asked once more, and it says so"))
        flow = self._window.conductor.flow
        self._press_until("tap", self._words.t("Go on"), lambda: self._window.conductor.flow != flow)

    def _first_question(self) -> None:
        lit: Callable[[], bool] = lambda: any(card.lit for card in self._window.question.cards())  # noqa: E731 - named for the wait below
        self._hands.wait_for(lit, "lit card")
        self._shoot("question", self._words.t("A question, its choices read aloud one by one"))

    def _change_mind(self) -> None:
        live(APART_MS)
        self._answer(0, "mouse")
        self._shoot("chosen", self._words.t("The choice shows and can be changed"))

    def _rest(self) -> None:
        words, window = self._words, self._window
        self._press_until("tap", words.tc("bar", "Pause"), lambda: window.screen_now is window.message)
        self._shoot("pause", words.t("A pause as long as the person wants"))
        self._press_until("click", words.t("Go on"), lambda: window.screen_now is window.question)

    def _look_back(self) -> None:
        window = self._window
        self._hands.wait_for(lambda: window.conductor.flow.step is Step.LOOKING_BACK, "looking back")
        self._shoot("looking-back", self._words.t("What was said, card by card"))
        tile = window.looking_back.cards()[0]
        flow = window.conductor.flow
        self._press_until("tap", tile.accessibleName(), lambda: window.conductor.flow != flow)
        self._answer(2, "touch")
        self._shoot("changing", self._words.t("One answer is changed"))
        self._next("touch")
        while window.conductor.flow.step is Step.LOOKING_BACK:
            live(RESTING_MS)
            self._next("mouse")
        self._shoot("thanks", self._words.t("Thanks"))

    def _leave(self) -> None:
        hands, window, w = self._hands, self._window, self._words
        self._press_until("click", w.t("Staff"), lambda: window.screen_now is window.pin)
        self._shoot("code", w.t("Only the staff's code leaves the screen"))
        for digit in self._pin:
            hands.key(window.pin, Qt.Key(Qt.Key.Key_0 + int(digit)))
        hands.key(window.pin, Qt.Key.Key_Return)

    # ------------------------------------------------------------------ the hands

    def _answer(self, says: int | Missing, way: str) -> None:
        window = self._window
        item = window.conductor.flow.item_id
        assert item is not None  # a question is on screen
        said = self._choose(says, way)
        self.given[item] = GivenAnswer(item, said.raw, said.missing.value if said.missing else None, way)

    def _choose(self, says: int | Missing, way: str) -> Said:
        question = self._window.question
        cards = question.cards()
        if isinstance(says, Missing):
            number = len(cards) - (2 if says is Missing.DONT_KNOW else 1)
        else:
            number = min(says, len(cards) - 3)
        card = cards[number]

        def press() -> None:
            if way == "keyboard":
                live(APART_MS)
                self._hands.key(self._window, Qt.Key(Qt.Key.Key_1 + number))
            else:
                self._press("tap" if way == "touch" else "click", card.accessibleName())

        self._hands.press_until(press, card.isChecked, card.accessibleName())
        said = self._window.conductor.flow.chosen
        assert said is not None  # the card is marked because it was chosen
        return said

    def _next(self, way: str) -> None:
        flow, page = self._window.conductor.flow, self._window.looking_back.page
        name = self._words.tc("bar", "Next")

        def press() -> None:
            if way == "keyboard":
                self._hands.wait_for(self._window.bar.next.isVisible, name)
                live(APART_MS)
                self._window.bar.next.setFocus()
                self._hands.key(self._window, Qt.Key.Key_Return)
            else:
                self._press("tap" if way == "touch" else "click", name)

        self._hands.press_until(
            press,
            lambda: self._window.conductor.flow != flow or self._window.looking_back.page != page,
            name,
        )

    def _press(self, how: str, name: str) -> None:
        live(APART_MS)
        press = self._hands.tap if how == "tap" else self._hands.click
        press(self._window, name)
        live(30)

    def _press_until(self, how: str, name: str, done: Callable[[], object]) -> None:
        self._hands.press_until(lambda: self._press(how, name), done, name)

    def _shoot(self, name: str, title: str) -> None:
        self._camera.shoot(self._window, name, title)
