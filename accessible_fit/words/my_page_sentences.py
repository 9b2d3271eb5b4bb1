"""A person's own page in easy words: short, concrete, present tense, one thought a sentence, no figures."""

from accessible_fit.words.catalogue import Words


def then_word(w: Words) -> str:
    """What the last time but one is called, over a picture."""
    return w.tc("own page", "Last time")


def now_word(w: Words, today: bool) -> str:
    """What the last time is called, over a picture."""
    return w.tc("own page", "Today") if today else w.tc("own page", "Now")


def pair_spoken(w: Words, question: str, then: str, now: str, today: bool) -> str:
    """Say one question with what was said to it then and now; `then` is empty when it was not asked."""
    said = [question]
    if then:
        said.append(w.t("{when} you said: {answer}.", when=then_word(w), answer=inside(then)))
    said.append(w.t("{when} you say: {answer}.", when=now_word(w, today), answer=inside(now)))
    return " ".join(said)


def deed_caption(w: Words, standing: str) -> str:
    """What stands over what came of it: done, under way, or not to be done."""
    return {
        "done": w.t("We did"),
        "under_way": w.t("We are working on it"),
        "will_not": w.t("This will not happen"),
    }[standing]


def deed_sentence(w: Words, standing: str) -> str:
    """The sentence over one promise."""
    return {
        "done": w.t("You said something. We did something."),
        "under_way": w.t("You said something. We are working on it."),
        "will_not": w.t("You said something. This is our answer."),
    }[standing]


def deed_text(w: Words, standing: str, text: str, who: str, because: str) -> str:
    """What came of it, with who works on it or why it will not be done."""
    if standing == "under_way" and who:
        return "\n".join((ended(text), w.t("{who} works on this.", who=who)))
    if standing == "will_not":
        return "\n".join((ended(text), w.t("This is why: {why}", why=ended(because))))
    return ended(text)


def deed_mark(w: Words, standing: str, asked: bool) -> str:
    """How it stands with a promise, for who does not see the sign in its corner."""
    if standing == "done":
        return w.t("Done.") if asked else w.t("Done. Look!")
    return w.t("We are working on it.") if standing == "under_way" else w.t("This will not happen.")


def said_caption(w: Words, own: bool) -> str:
    """What stands over what was said: the person's own word, or somebody else's for the person."""
    return w.t("You said") if own else w.t("Somebody said for you")


def in_own_quotes(w: Words, said: str) -> str:
    """What was said when nothing is known of the words."""
    return said or w.t("You told us how it is.")


def ended(text: str) -> str:
    """A sentence with its full stop."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else f"{text}."


def inside(text: str) -> str:
    """A few words as they stand inside a sentence; a name or “I” keeps its capital."""
    first, _, _ = text.partition(" ")
    alone = first in ("I", "I'm", "I’m") or (len(first) > 1 and first.isupper())
    return text if alone else text[:1].lower() + text[1:]
