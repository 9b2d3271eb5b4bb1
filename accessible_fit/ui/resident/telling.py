"""The messages that every conversation has, in the resident's language."""

from dataclasses import dataclass

from accessible_fit.services.holders import TakenOver
from accessible_fit.ui.resident.message import Choice
from accessible_fit.words.catalogue import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One message: its picture, its sentences and its cards.

    `private` when a sentence holds the person's name; `with_photo` when the person's own picture is shown.
    """

    picture: str
    sentence: str
    more: str = ""
    choices: tuple[Choice, ...] = ()
    private: bool = False
    with_photo: bool = False


class Telling:
    """Writes them. Short, concrete, present tense, one thought a sentence."""

    def __init__(self, alias: str, words: Words) -> None:
        self._alias = alias
        self._words = words

    def pause(self) -> Told:
        """A calm place to stay in for as long as the person wants."""
        w = self._words
        go_on = Choice("continue", "own:next", w.t("Go on"))
        return Told("own:pause", w.t("Pause"), w.t("You can rest now. We go on when you want."), (go_on,))

    def stop(self) -> Told:
        """Ask before stopping, because a press can be a mistake."""
        w = self._words
        return Told(
            "own:stop",
            w.t("Do you want to stop?"),
            w.t("What you have said is kept."),
            (Choice("continue", "own:next", w.t("Go on")), Choice("stop", "own:stop", w.t("Yes, stop"))),
        )

    def thanks(self, stopped: bool) -> Told:
        """Thank the person and say what happens to the answers."""
        w = self._words
        more = (
            w.t("You stopped. That is fine. What you said is kept.")
            if stopped
            else w.t("What you said is kept. Now we look at it together.")
        )
        return Told(
            "own:thanks", w.t("Thank you {name}!", name=self._alias), more, private=True, with_photo=True
        )

    def trouble(self, problem: object) -> Told:
        """Say that something needs staff, without blame and without losing the answer."""
        w = self._words
        if isinstance(problem, TakenOver):
            return Told("own:pause", w.t("We go on at another screen"), w.t("What you have said is kept."))
        what, mend = w.error(problem) if isinstance(problem, BaseException) else ("", "")
        return Told(
            "own:help",
            w.t("Ask staff for help"),
            f"{what} {mend}".strip(),
            (Choice("retry", "own:hear-again", w.t("Try again")),),
        )
