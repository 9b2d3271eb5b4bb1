"""What is said to the person about yes and no, in the person's language."""

from accessible_fit.services.rights.consent_talk import ConsentTalk, PersonsWord
from accessible_fit.ui.resident.card_pages import Entry, MarkedCard
from accessible_fit.ui.resident.choosing import Question
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.ui.resident.told_cards import Telling as Card
from accessible_fit.words.consent_easy import EASY
from accessible_fit.words.consent_sentences import CONSENTS
from db.vocabulary import ConsentDecision, ConsentKind

BEGIN, TAKE_BACK, KEEP = "begin", "take_back", "keep"
MARKS = {
    None: "own:later",
    ConsentDecision.GIVEN: "own:yes",
    ConsentDecision.DECLINED: "own:no",
    ConsentDecision.WITHDRAWN: "own:no",
}


class ConsentContent(Telling):
    """Writes each screen of one talk. Yes, no and not to know yet are said in the same breath."""

    def __init__(self, talk: ConsentTalk, kit: Kit) -> None:
        super().__init__(talk.resident.alias, kit.words)
        self._kit = kit
        self._profile = talk.profile

    # ------------------------------------------------------------------ messages

    def greeting(self) -> Told:
        """Say what is going to happen, and that every answer is as good."""
        w = self._words
        begin = (Choice(BEGIN, "own:next", w.t("Start")),)
        return Told(
            "own:hello",
            w.t("Hello {name}!", name=self._alias),
            w.t("You decide what we may do. Yes is good. No is just as good."),
            begin,
            private=True,
            with_photo=True,
        )

    def stop(self) -> Told:
        """Ask before stopping, because a press can be a mistake."""
        w = self._words
        return Told(
            "own:stop",
            w.t("Do you want to stop?"),
            w.t("What you have decided is kept."),
            (Choice("continue", "own:next", w.t("Go on")), Choice("stop", "own:stop", w.t("Yes, stop"))),
        )

    def thanks(self, stopped: bool = False) -> Told:
        """Thank the person, and say that everything can be changed."""
        w = self._words
        more = w.t("You decide. You can change your mind any day.")
        return Told(
            "own:thanks", w.t("Thank you {name}!", name=self._alias), more, private=True, with_photo=True
        )

    def sure(self, kind: ConsentKind) -> Question:
        """Ask once more, kindly, and say what goes away; both cards are equally large."""
        w = self._words
        choices = (
            Choice(TAKE_BACK, "own:no", w.t("Take back my yes")),
            Choice(KEEP, "own:yes", w.t("My yes stays")),
        )
        return Question(
            EASY[kind.value].picture,
            w.t("Do you want to take back your yes?"),
            choices,
            w.t(EASY[kind.value].back),
            aloud=self._profile.speak_questions,
            choices_aloud=self._profile.speak_options,
        )

    def kept(self, kind: ConsentKind, word: PersonsWord | None, held: ConsentDecision | None) -> Told:
        """Say what holds now; `word` is None when the person let the yes stay."""
        w, easy = self._words, EASY[kind.value]
        if word is PersonsWord.NOT_YET:
            return Told(
                "own:dont-know",
                w.t("You want to think."),
                self._holds(held) or w.t("You can answer another day."),
            )
        if held is ConsentDecision.GIVEN:
            return Told("own:yes", w.t("You say yes."), w.t(easy.yes))
        if held is ConsentDecision.WITHDRAWN:
            return Told("own:no", w.t("You say no. That is fine."), w.t(easy.back))
        return Told("own:no", w.t("You say no. That is fine."), w.t(easy.no))

    # ------------------------------------------------------------------ asking

    def all_kinds(self, held: dict[ConsentKind, ConsentDecision | None]) -> tuple[str, list[Entry]]:
        """Everything there is to say yes or no to, with what holds now."""
        return self._words.t("What do you want to decide about?"), [
            self._entry(kind, decision) for kind, decision in held.items()
        ]

    def _entry(self, kind: ConsentKind, decision: ConsentDecision | None) -> Entry:
        w = self._words
        label, picture = w.t(EASY[kind.value].short), EASY[kind.value].picture
        about = self._holds(decision) or w.t("Here you can answer.")
        mark = MARKS[decision]
        return Entry(
            kind.value, lambda: MarkedCard(self._kit, picture, label, mark, about), f"{label}. {about}"
        )

    def _holds(self, decision: ConsentDecision | None) -> str:
        w = self._words
        if decision is None:
            return ""
        return w.t("Now it is a yes.") if decision is ConsentDecision.GIVEN else w.t("Now it is a no.")

    def means(self, kind: ConsentKind) -> tuple[str, str, list[Card]]:
        """The question with its picture, what yes means and what no means, equally large."""
        w, easy = self._words, EASY[kind.value]
        parts = (
            (w.t("If you say yes"), ("own:yes", easy.yes_picture), w.t(easy.yes)),
            (w.t("If you say no"), ("own:no", easy.no_picture), w.t(easy.no)),
        )
        asked = CONSENTS[kind.value]
        return (
            w.t(asked.asked),
            EASY[kind.value].picture,
            [Card(caption, pictures, text, f"{caption}: {text}") for caption, pictures, text in parts],
        )

    def question(self, kind: ConsentKind, held: ConsentDecision | None) -> Question:
        """The question, and what holds now below it; nothing is marked before the person has pressed."""
        w, asked = self._words, CONSENTS[kind.value]
        choices = (
            Choice(PersonsWord.YES.value, "own:yes", w.tc("answer", "Yes")),
            Choice(PersonsWord.NO.value, "own:no", w.tc("answer", "No")),
            Choice(PersonsWord.NOT_YET.value, "own:dont-know", w.t("I don't know yet")),
        )
        return Question(
            EASY[kind.value].picture,
            w.t(asked.asked),
            choices,
            self._holds(held),
            aloud=self._profile.speak_questions,
            choices_aloud=self._profile.speak_options,
        )

    def page_words(self) -> str:
        """Say for a screen reader what the dots are."""
        return self._words.t("There are more pages.")

    def all_texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        w = self._words
        texts = [w.t("I don't know yet"), w.tc("answer", "Yes"), w.tc("answer", "No")]
        for kind in ConsentKind:
            sentence, _, parts = self.means(kind)
            texts += [sentence, *(part.spoken for part in parts)]
        return texts
