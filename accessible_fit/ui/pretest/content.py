"""What a pretest says to the person. Every task is thanked for in the same way, whatever was chosen."""

from accessible_fit.instruments.model import LINE_END, Line, Option
from accessible_fit.services.pretests.keeping import PretestTalk
from accessible_fit.services.pretests.run import NO, YES
from accessible_fit.services.pretests.tasks import LineTask, PictureTask, Question, all_texts
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.question import Asked
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.words.catalogue import Words

POINT = "openmoji:E100"


class PretestContent(Telling):
    """Writes the screens of one run."""

    def __init__(self, talk: PretestTalk, words: Words) -> None:
        super().__init__(talk.resident.alias, words)
        self._talk = talk

    def greeting(self) -> Told:
        """Say hello and what is going to happen."""
        w = self._words
        begin = Choice("begin", "own:next", w.t("Start"))
        return Told(
            "own:hello",
            w.t("Hello {name}!", name=self._alias),
            w.t("We look at pictures together. You point."),
            (begin,),
            private=True,
            with_photo=True,
        )

    def stop(self) -> Told:
        """Ask before stopping, because a press can be a mistake."""
        w = self._words
        return Told(
            "own:stop",
            w.t("Do you want to stop?"),
            w.t("What you have done is kept."),
            (Choice("continue", "own:next", w.t("Go on")), Choice("stop", "own:stop", w.t("Yes, stop"))),
        )

    def thanks(self, stopped: bool = False) -> Told:
        """Thank the person: the same words however far it went."""
        w = self._words
        return Told(
            "own:thanks",
            w.t("Thank you {name}!", name=self._alias),
            w.t("Now we know more about how to ask you."),
            private=True,
            with_photo=True,
        )

    def badge(self, done: bool) -> str:
        """Return the word over a task once something has been done."""
        return self._words.t("Thank you!") if done else ""

    def pictures(self, task: PictureTask) -> Asked:
        """Put a task with cards; a card is called what its picture shows and is not read aloud before."""
        options = tuple(
            Option(place, card.name, card.name, card.picture) for place, card in enumerate(task.cards)
        )
        picture = task.shown.picture if task.shown is not None else POINT
        text = self._words.pick(task.text)
        return Asked(picture, text, text, options, self._talk.profile.speak_questions, speak_options=False)

    def line(self, task: LineTask) -> Asked:
        """Put a task with a line."""
        low = Option(0, task.low.name, task.low.name, task.low.picture)
        high = Option(LINE_END, task.high.name, task.high.name, task.high.picture)
        text = self._words.pick(task.text)
        aloud = self._talk.profile.speak_questions
        return Asked(
            task.shown.picture, text, text, (low, high), aloud, speak_options=False, line=Line(low, high)
        )

    def question(self, question: Question) -> Asked:
        """Put a question with yes and no."""
        profile = self._talk.profile
        yes, no = {"sv": "Ja", "en": "Yes"}, {"sv": "Nej", "en": "No"}
        options = (Option(YES, yes, yes, "own:yes"), Option(NO, no, no, "own:no"))
        text = self._words.pick(question.text)
        return Asked(
            question.shown.picture, text, text, options, profile.speak_questions, profile.speak_options
        )

    def all_texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        w = self._words
        quiet = [
            w.t("I don't know"),
            w.t("I don't want to answer"),
            w.t("This one"),
            w.t("Thank you!"),
        ]
        return [*(w.pick(text) for text in all_texts()), *quiet]
