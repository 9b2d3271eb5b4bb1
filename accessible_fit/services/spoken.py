"""Every sentence of an instrument that is said aloud in the same words to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.instruments.model import Instrument, Line
from accessible_fit.words.catalogue import Words


class WordingKind(StrEnum):
    """What a sentence is on the screen."""

    QUESTION = "question"
    CARD = "card"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence with its picture, and what it is the sentence of.

    `keys` name its places, language first: "sv:question:group_home:home.like", "sv:mat_card:food:lunch",
    "sv:answer:yes_no:3:2" (answer set, number of choices or "line", raw value). An answer that sounds the
    same in several places is one wording.
    """

    kind: WordingKind
    keys: tuple[str, ...]
    text: str
    pictogram: str


def wordings(instrument: Instrument, language: str) -> tuple[Wording, ...]:
    """Return the sentences of an instrument: the practice question, the questions, then the answer cards."""
    words = Words(language)
    made: dict[tuple[WordingKind, str], Wording] = {}
    for one in (*_questions(instrument, words), *_answers(instrument, words)):
        before = made.get((one.kind, one.text))
        keys = one.keys if before is None else before.keys + one.keys
        made[one.kind, one.text] = Wording(one.kind, keys, one.text, (before or one).pictogram)
    return tuple(made.values())


def _questions(instrument: Instrument, words: Words) -> Iterator[Wording]:
    for item in (instrument.practice, *instrument.items):
        key = f"{words.language}:question:{instrument.id}:{item.id}"
        yield Wording(WordingKind.QUESTION, (key,), words.pick(item.spoken), item.pictogram)


def _answers(instrument: Instrument, words: Words) -> Iterator[Wording]:
    asked = (*instrument.items, instrument.practice)
    used = dict.fromkeys(item.answer_set for item in asked)
    for set_id in used:
        yield from _ends(instrument.answer_sets[set_id].line, set_id, words)
        ladders = instrument.answer_sets[set_id].ladders
        # The longest ladder first: it holds most of the others' answers, in their order.
        for steps in sorted(ladders, reverse=True):
            for option in ladders[steps]:
                key = f"{words.language}:answer:{set_id}:{steps}:{option.raw}"
                yield Wording(WordingKind.ANSWER, (key,), words.pick(option.spoken), option.pictogram)
    for item in asked:
        yield from _ends(item.line, f"{instrument.id}:{item.id}", words)
    for name, text, pictogram in (
        ("dont_know", words.t("I don't know"), "own:dont-know"),
        ("declined", words.t("I don't want to answer"), "own:dont-want-to-answer"),
    ):
        yield Wording(WordingKind.ANSWER, (f"{words.language}:no_answer:{name}",), text, pictogram)


def _ends(line: Line | None, where: str, words: Words) -> Iterator[Wording]:
    if line is not None:
        for end in (line.low, line.high):
            key = f"{words.language}:answer:{where}:line:{end.raw}"
            yield Wording(WordingKind.ANSWER, (key,), words.pick(end.spoken), end.pictogram)
