"""The tour's rating: four places on a line, by mouse, finger and keys."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from accessible_fit.services.flow import Step
from accessible_fit.tour.conversation import GivenAnswer
from accessible_fit.tour.hands import live
from accessible_fit.tour.pressing import APART_MS, RESTING_MS, Pressing
from accessible_fit.ui.resident.line import LineScreen
from accessible_fit.ui.resident.window import ResidentWindow

# Where the invented person points, as a share of the line from its left end.
PLACES = (0.8, 0.62, 0.35, 0.71)


class RatingPlay(Pressing):
    """Leads a rating on lines from greeting to thanks."""

    window: ResidentWindow

    def play(self) -> dict[str, GivenAnswer]:
        """Play it; return what was given to each question."""
        w, conductor = self.words, self.window.conductor
        given: dict[str, GivenAnswer] = {}
        self.press("tap", w.t("Start"))
        while conductor.flow.step is not Step.THANKS:
            self.hands.wait_for(lambda: not conductor.writing, "kept")
            step, item = conductor.flow.step, conductor.flow.item_id
            if step in (Step.PRACTICE, Step.ASKING):
                number = len(given)
                way = "keyboard" if number == 2 else "mouse"
                self._point(PLACES[number % len(PLACES)], way)
                said = conductor.flow.chosen
                assert said is not None  # pointed at
                if item is not None:
                    given[item] = GivenAnswer(item, said.raw, None, way)
                if step is Step.ASKING and number == 0:
                    self.shoot("rating-line", w.t("Life and talk: a place on a line"))
            elif step is Step.LOOKING_BACK:
                self.shoot("rating-looking-back", w.t("What was said on the lines"))
            self._next()
        self.leave()
        return given

    def _next(self) -> None:
        conductor = self.window.conductor
        flow = conductor.flow
        live(RESTING_MS)
        self.press_until("tap", self.words.tc("bar", "Next"), lambda: conductor.flow != flow)

    def _point(self, share: float, way: str) -> None:
        screen = self.window.screen_now
        assert isinstance(screen, LineScreen)  # this rating is answered on lines
        bar = screen.bar

        def point() -> None:
            live(APART_MS)
            at = QPoint(round(bar.width() * share), bar.height() // 2)
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

        chosen: Callable[[], bool] = lambda: self.window.conductor.flow.chosen is not None  # noqa: E731 - named for the wait below
        self.hands.press_until(point, chosen, "a place on the line")
        if way == "keyboard":
            live(APART_MS)
            before = self.window.conductor.flow.chosen
            bar.setFocus()
            for _ in range(5):
                self.hands.key(self.window, Qt.Key.Key_Right)
            self.hands.key(self.window, Qt.Key.Key_Return)
            self.hands.wait_for(lambda: self.window.conductor.flow.chosen != before, "moved by keys")
