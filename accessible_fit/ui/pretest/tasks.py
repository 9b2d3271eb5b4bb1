"""The screens of a pretest: pictures to point at, yes and no, a line to show on."""

from collections.abc import Sequence

from accessible_fit.services.flow import Said
from accessible_fit.ui.resident.line import LineScreen
from accessible_fit.ui.resident.question import Asked, QuestionScreen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card


class Thanking(QuestionScreen):
    """A screen that first says thanks for what was done before it, in the same way every time."""

    thanks = ""
    """What is said, or nothing."""

    def utterances(self) -> Sequence[Utterance]:
        said = super().utterances()
        return [Utterance(self.thanks), *said] if said else said


class PicturesScreen(Thanking):
    """Pictures without words, so that nothing can be read instead of seen; yes and no have their words."""

    _worded = True

    def put(self, asked: Asked, chosen: Said | None, worded: bool) -> None:
        """Show a task, or a question when its choices are `worded`."""
        self._worded = worded
        self.ask(asked, chosen)
        for card in self.rows()[0]:
            card.show_text = worded and self.kit.show_text
            card.update()

    def spoken_of(self, card: Card) -> str:
        """Return how a card sounds; a picture is not named, because its name would be the answer."""
        if not self._worded and card in self.rows()[0]:
            return self.kit.words.t("This one")
        return super().spoken_of(card)


class LinesScreen(Thanking, LineScreen):
    """The line that ratings are answered on, between two pictures without words."""

    def put(self, asked: Asked, chosen: Said | None) -> None:
        """Show a task."""
        self.ask(asked, chosen)
        for end in (self.rows()[0][0], self.rows()[0][-1]):
            end.show_text = False
            end.update()
