"""What the resident's screens say, in the resident's language."""

from accessible_fit.instruments.model import LINE_END, Item, Option
from accessible_fit.scales.line_place import share_of
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.services.turns import repetition_of
from accessible_fit.ui.resident.looking_back import SaidCard
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.question import QUIET, Asked
from accessible_fit.ui.resident.said_on_line import SaidOnLine
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.words.catalogue import Words
from accessible_fit.words.line import MIDDLE, place_words
from db.vocabulary import ProxyView, WhoAnswered


class Content(Telling):
    """Writes each screen of one conversation. Short, concrete, present tense, one thought a sentence."""

    def __init__(self, talk: Talk, words: Words) -> None:
        super().__init__(talk.resident.alias, words)
        self._talk = talk

    def greeting(self, going_on: bool) -> Told:
        """Say hello, with the person's own picture when there is one."""
        w = self._words
        if self._talk.who is not WhoAnswered.SELF:
            return self._greeting_for_somebody_else()
        sentence = w.t("Hello {name}!", name=self._talk.resident.alias)
        more = w.t("We go on where we were.") if going_on else w.t("I want to know what you think.")
        begin = Choice("begin", "own:next", w.t("Start"))
        return Told("own:hello", sentence, more, (begin,), private=True, with_photo=True)

    def _greeting_for_somebody_else(self) -> Told:
        """Say whose view is asked for, so that nobody mixes up the two on the way."""
        w, view, name = self._words, self._talk.proxy_view, self._talk.resident.alias
        if view is ProxyView.OWN_VIEW:
            more = w.t("Say what you think yourself.")
        elif view is ProxyView.PERSONS_VIEW:
            more = w.t("Say what you think {name} would say.", name=name)
        else:
            more = w.t("Your answers are kept as answers by somebody else.")
        sentence = w.t("You answer for {name}", name=name)
        begin = Choice("begin", "own:next", w.t("Start"))
        return Told("own:talk-together", sentence, more, (begin,), private=True, with_photo=True)

    def once_more(self) -> Told:
        """Say that something is asked a second time, so that nobody thinks the first answer was wrong."""
        w = self._words
        begin = Choice("begin", "own:next", w.t("Go on"))
        more = w.t("Then I know that I understand you.")
        return Told("own:talk-together", w.t("I ask once more."), more, (begin,))

    def sign(self, partner: bool) -> str:
        """Return who answers or presses, to stand beside every question so that nobody forgets it."""
        w, talk = self._words, self._talk
        if talk.who is WhoAnswered.SELF:
            return w.t("Somebody presses for me") if partner else ""
        if talk.proxy_view is ProxyView.PERSONS_VIEW:
            return w.t("What {name} would say", name=talk.resident.alias)
        return w.t("Somebody answers for {name}", name=talk.resident.alias)

    def asked(self, flow: Flow) -> Asked:
        """Put the question that is on screen now."""
        talk = self._talk
        item = talk.instrument.practice if flow.item_id is None else talk.item(flow.item_id)
        w, profile = self._words, talk.profile
        return Asked(
            item.pictogram,
            w.pick(item.question),
            w.pick(item.spoken),
            talk.options(item),
            profile.speak_questions,
            profile.speak_options,
            talk.spoken(flow.item_id or item.id) or None,
            talk.line(item),
            talk.mirrored,
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
        """List what was said, question by question, in the order it was asked; nothing comes twice."""
        counted = [turn for turn in flow.item_ids if turn in flow.said and not repetition_of(turn)]
        items = [self._talk.item(turn) for turn in counted]
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
            self._on_line(item, said),
        )

    def _on_line(self, item: Item, said: Said) -> SaidOnLine | None:
        line = self._talk.line(item)
        if line is None or said.raw is None:
            return None
        left, right = (option.pictogram for option in self._talk.options(item))
        return SaidOnLine(left, right, share_of(said.raw, self._talk.mirrored))

    def _answer(self, item: Item, said: Said) -> tuple[str, str, str]:
        w = self._words
        line = self._talk.line(item)
        if line is not None and said.raw is not None:
            place = place_words(w, line, said.raw)
            return place, place, (line.low if said.raw < MIDDLE else line.high).pictogram
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
            line = self._talk.line(item)
            if line is not None:
                texts += [place_words(w, line, tenths) for tenths in range(0, LINE_END + 1, LINE_END // 10)]
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
