"""What the resident's screens say, in the resident's language."""

from dataclasses import dataclass

from accessible_fit.instruments.model import Item, Option
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.ui.resident.looking_back import SaidCard
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.question import QUIET, Asked
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


class Content:
    """Writes each screen of one conversation. Short, concrete, present tense, one thought a sentence."""

    def __init__(self, talk: Talk, words: Words) -> None:
        self._talk = talk
        self._words = words

    def greeting(self, going_on: bool) -> Told:
        """Say hello, with the person's own picture when there is one."""
        w = self._words
        sentence = w.t("Hello {name}!", name=self._talk.resident.alias)
        more = w.t("We go on where we were.") if going_on else w.t("I want to know what you think.")
        begin = Choice("begin", "own:next", w.t("Start"))
        return Told("own:hello", sentence, more, (begin,), private=True, with_photo=True)

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
            "own:thanks",
            w.t("Thank you {name}!", name=self._talk.resident.alias),
            more,
            private=True,
            with_photo=True,
        )

    def trouble(self, problem: object) -> Told:
        """Say that something needs staff, without blame and without losing the answer."""
        w = self._words
        what, mend = w.error(problem) if isinstance(problem, BaseException) else ("", "")
        return Told(
            "own:help",
            w.t("Ask staff for help"),
            f"{what} {mend}".strip(),
            (Choice("retry", "own:hear-again", w.t("Try again")),),
        )

    def asked(self, flow: Flow) -> Asked:
        """Put the question that is on screen now."""
        item = self._talk.instrument.practice if flow.item_id is None else self._talk.item(flow.item_id)
        w, profile = self._words, self._talk.profile
        return Asked(
            item.pictogram,
            w.pick(item.question),
            w.pick(item.spoken),
            self._talk.options(item),
            profile.speak_questions,
            profile.speak_options,
        )

    def badge(self, flow: Flow) -> str:
        """Return the word over the question while practising."""
        return self._words.t("We practise") if flow.step is Step.PRACTICE else ""

    def progress(self, flow: Flow) -> str:
        """Say for a screen reader how far the conversation has come."""
        return self._words.t(
            "{done} of {all} questions answered", done=len(flow.said), all=len(flow.item_ids)
        )

    def said(self, flow: Flow) -> list[SaidCard]:
        """List what was said, question by question, in the order it was asked."""
        items = [self._talk.item(item_id) for item_id in flow.item_ids if item_id in flow.said]
        return [self._said_card(item, flow.said[item.id]) for item in items]

    def _said_card(self, item: Item, said: Said) -> SaidCard:
        label, spoken, picture = self._answer(item, said)
        w = self._words
        return SaidCard(
            item.id,
            w.pick(item.question),
            item.pictogram,
            label,
            picture,
            w.t("{question} You said: {answer}.", question=w.pick(item.spoken), answer=spoken),
        )

    def _answer(self, item: Item, said: Said) -> tuple[str, str, str]:
        w = self._words
        if said.raw is not None:
            option: Option = self._talk.option(item, said.raw)
            return w.pick(option.label), w.pick(option.spoken), option.pictogram
        label = missing_label(w, said.missing)
        picture = next((picture for missing, picture in QUIET if missing is said.missing), "own:dont-know")
        return label, label, picture

    def all_texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        w = self._words
        items = [self._talk.instrument.practice, *self._talk.instrument.items]
        texts: list[str] = []
        for item in items:
            texts += [w.pick(item.spoken), *(w.pick(option.spoken) for option in self._talk.options(item))]
        texts += [missing_label(w, missing) for missing, _ in QUIET]
        return list(dict.fromkeys(texts))


def missing_label(words: Words, missing: Missing | None) -> str:
    """Return what a kind of no answer is called on a card."""
    labels = {
        Missing.DONT_KNOW: words.t("I don't know"),
        Missing.DECLINED: words.t("I don't want to answer"),
        Missing.NOT_UNDERSTOOD: words.t("Did not understand"),
        Missing.NOT_ASKED: words.t("Not asked"),
        Missing.UNPLACED: words.t("Not placed"),
        Missing.STOPPED: words.t("Stopped before this"),
    }
    return labels[missing] if missing is not None else ""
