"""Hints on wording that is hard to understand. They never stop anybody: each says why, and what to try.

The rules are those of easy-to-read writing and of research on asking people with intellectual disability:
short, concrete, in the present, one thing at a time, without negation (Finlay & Lyons 2001, 2002). They look
at words only, so they are sometimes wrong; whoever knows the person knows better.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from accessible_fit.instruments.easy_read_words import Vocabulary, vocabulary
from accessible_fit.instruments.faults import N_

QUESTION_WORDS = 10
QUESTION_SIGNS = 50
SPOKEN_WORDS = 14
LONG_WORD_SIGNS = {"sv": 14, "en": 12}
"""Swedish writes compounds as one word, so its words may be a little longer before they are hard to read."""


class HintKind(Enum):
    """One member per kind of hint: why it is hard, and what to try; English source texts."""

    def __init__(self, why: str, tip: str) -> None:
        self.why = why
        self.tip = tip

    NO_QUESTION = (
        N_("There is no question mark. A statement is easier to say yes to than to think about."),
        N_("Ask a question, and end it with a question mark."),
    )
    LONG = (
        N_("The sentence is long: {words} words and {signs} signs. The end is heard when the start is gone."),
        N_("Keep to about {limit} words. Take away what can be said in the spoken text."),
    )
    SEVERAL_THINGS = (
        N_("“{found}” may join two things. A person can want to say yes to one and no to the other."),
        N_("Ask one thing. Make the other a question of its own."),
    )
    NEGATION = (
        N_("“{found}” says that something is not so. Yes and no then change places, and many are misled."),
        N_("Ask for what is there instead. If it must be turned, mark the question as turned."),
    )
    LADDER = (
        N_("“{found}” is a step of how much or how often. Such steps are hard to keep apart."),
        N_("Leave the steps to the answer cards, and ask plainly."),
    )
    LONG_WORD = (
        N_("“{found}” is a long word."),
        N_("Try an everyday word, or two short ones."),
    )
    PAST = (
        N_("“{found}” seems to be about the past. It is hard to hold a span of time in mind."),
        N_("Ask how it is now."),
    )


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: its kind, the words it is about as they stand in the text, and what fills its sentences."""

    kind: HintKind
    found: str = ""
    words: int = 0
    signs: int = 0
    limit: int = 0

    def told(self, translate: Callable[[str], str]) -> tuple[str, str]:
        """Return why and what to try in another language; `translate` is a catalogue's gettext."""
        filled = {"found": self.found, "words": self.words, "signs": self.signs, "limit": self.limit}
        return translate(self.kind.why).format(**filled), translate(self.kind.tip).format(**filled)


def hints(text: str, language: str, spoken: bool = False) -> tuple[Hint, ...]:
    """Return the hints on a question as it is shown, or on what is said aloud, which may be longer.

    `language` is "sv" or "en"; of another language only what needs no words is looked at. An empty text has
    no hints: that it is missing is told elsewhere. Never raises.
    """
    if not text.strip():
        return ()
    known = vocabulary(language)
    found = [*_asking(text), *_length(text, spoken)]
    for sentence in _sentences(text):
        words = _words(sentence)
        # "Think of family and friends." helps with the question and is not one itself.
        found += _several(words, known) if not spoken or sentence.endswith("?") else []
        found += _each(words, known.negations, HintKind.NEGATION)
        found += _each(words, known.ladders, HintKind.LADDER)
        found += _past(words, known)
        longest = LONG_WORD_SIGNS.get(language, max(LONG_WORD_SIGNS.values()))
        found += [Hint(HintKind.LONG_WORD, word) for word in words if len(word) >= longest]
    return tuple(dict.fromkeys(found))


def _asking(text: str) -> list[Hint]:
    return [] if "?" in text else [Hint(HintKind.NO_QUESTION)]


def _length(text: str, spoken: bool) -> list[Hint]:
    """What is shown is one line; what is said may have several sentences, each short."""
    if not spoken:
        count, signs = len(_words(text)), len(text.strip())
        if count > QUESTION_WORDS or signs > QUESTION_SIGNS:
            return [Hint(HintKind.LONG, "", count, signs, QUESTION_WORDS)]
        return []
    long = [one for one in _sentences(text) if len(_words(one)) > SPOKEN_WORDS]
    return [Hint(HintKind.LONG, "", len(_words(one)), len(one), SPOKEN_WORDS) for one in long[:1]]


def _several(words: list[str], known: Vocabulary) -> list[Hint]:
    """A word that joins, unless it stands in a fixed phrase, and signs that do the same."""
    lower = [word.casefold() for word in words]
    joined = " ".join(lower)
    for phrase in known.fixed_phrases:
        joined = re.sub(rf"(?<!\S){re.escape(phrase)}(?!\S)", " ", joined)
    left = joined.split()
    found = [word for word in words if word.casefold() in known.joining and word.casefold() in left]
    found += [word for word in words if "/" in word]
    return [Hint(HintKind.SEVERAL_THINGS, word) for word in found]


def _each(words: list[str], listed: frozenset[str], kind: HintKind) -> list[Hint]:
    return [Hint(kind, word) for word in words if word.casefold().replace("’", "'") in listed]


def _past(words: list[str], known: Vocabulary) -> list[Hint]:
    lower = [word.casefold() for word in words]
    return [Hint(HintKind.PAST, word) for at, word in enumerate(words) if known.is_past(lower, at)]


def _sentences(text: str) -> list[str]:
    """The sentences, each with the sign it ends with."""
    return [part.strip() for part in re.split(r"(?<=[.!?…])\s+|\n+", text) if part.strip()]


def _words(text: str) -> list[str]:
    """The words without the signs around them; a slash or an apostrophe inside stays."""
    return re.findall(r"[^\W_]+(?:[-'’/][^\W_]+)*", text)
