"""An instrument as the values of a file: the way back from the frozen form to what people read and write."""

from collections.abc import Mapping
from typing import Any

from accessible_fit.instruments.model import AnswerSet, Instrument, Item, Kind, Line, Moment, Option, Text
from accessible_fit.instruments.reader import Answers, Choice

OWN_END = "_own"
NAME_LIMIT = 50  # an id has at most 60 signs; the rest is for what is added to it


def values_of(instrument: Instrument, shared: Answers) -> dict[str, Any]:
    """Return the values of a file that reads back as this instrument.

    Answer sets that are the shared ones are only named; others are described in the file, under a new name
    where theirs is that of a shared one.
    """
    answers = _Answers(shared, instrument.languages)
    names = {name: answers.add(name, one) for name, one in instrument.answer_sets.items()}
    values: dict[str, Any] = {
        "id": instrument.id,
        "version": instrument.version,
        "languages": list(instrument.languages),
        "service_type": str(instrument.service_type),
        "title": dict(instrument.title),
        "description": dict(instrument.description),
    }
    values |= course_values(instrument)
    practice = _item(instrument.practice, names, answers)
    items = [_item(item, names, answers) for item in instrument.items]
    if instrument.licensed:
        values["licensed"] = True
    if instrument.licence is not None:
        held = instrument.licence
        licence = {"holder": held.holder, "text": held.text, "cutoff": held.cutoff}
        licence["reliable_change"] = held.reliable_change
        values["licence"] = {key: value for key, value in licence.items() if value not in (None, "")}
    values |= {"practice": practice, "items": items}
    return values | answers.values()


def course_values(instrument: Instrument) -> dict[str, Any]:
    """Return how the form is asked; what is as usual is left out."""
    values: dict[str, Any] = {}
    if instrument.kind is not Kind.QUESTIONS:
        values["kind"] = str(instrument.kind)
    if instrument.moment is not Moment.NONE:
        values["moment"] = str(instrument.moment)
    if instrument.group:
        values["group"] = True
    for key, ids in (("repeats", instrument.repeats), ("total", instrument.total)):
        if ids:
            values[key] = list(ids)
    if instrument.pairs:
        values["pairs"] = [list(pair) for pair in instrument.pairs]
    return values


class _Answers:
    """Gathers the answer sets and choices that a file has to describe itself."""

    def __init__(self, shared: Answers, languages: tuple[str, ...]) -> None:
        self._shared = shared
        self._languages = languages
        self._choices: dict[str, Choice] = {}
        self._sets: dict[str, dict[str, Any]] = {}

    def values(self) -> dict[str, Any]:
        """Return the tables that describe them; none where the shared ones do."""
        choices = {
            name: {
                "label": self._worded(one.label),
                "spoken": self._worded(one.spoken),
                "pictogram": one.pictogram,
            }
            for name, one in self._choices.items()
        }
        return {key: value for key, value in (("choices", choices), ("answer_sets", self._sets)) if value}

    def add(self, name: str, answers: AnswerSet) -> str:
        """Describe an answer set unless it is a shared one; return the name to use for it."""
        known = self._shared.answer_sets
        if name in known and known[name] == answers:
            return name
        free = name
        while free in known or free in self._sets:
            free = f"{free[:NAME_LIMIT]}{OWN_END}"
        ladders: dict[str, Any] = {
            str(steps): [{"raw": option.raw, "choice": self.choice(option)} for option in ladder]
            for steps, ladder in answers.ladders.items()
        }
        if answers.line is not None:
            ladders["line"] = self.line(answers.line)
        self._sets[free] = ladders
        return free

    def line(self, line: Line) -> dict[str, str]:
        """Return the ends of a line by the names of their choices."""
        return {"low": self.choice(line.low), "high": self.choice(line.high)}

    def choice(self, option: Option) -> str:
        """Return the name of a choice, a shared one where it is the same."""
        wanted = Choice(dict(option.label), dict(option.spoken), option.pictogram)
        for name, one in (*self._shared.choices.items(), *self._choices.items()):
            if _same(one, wanted):
                return name
        number = len(self._choices) + 1
        while (name := f"choice_{number}") in self._shared.choices:
            number += 1
        self._choices[name] = wanted
        return name

    def _worded(self, text: Text) -> dict[str, str]:
        return {one: text[one] for one in self._languages if one in text}


def _same(one: Choice, other: Choice) -> bool:
    return (dict(one.label), dict(one.spoken), one.pictogram) == (
        dict(other.label),
        dict(other.spoken),
        other.pictogram,
    )


def _item(item: Item, names: Mapping[str, str], answers: _Answers) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": item.id,
        "area": item.area,
        "question": dict(item.question),
        "spoken": dict(item.spoken),
        "pictogram": item.pictogram,
        "polarity": str(item.polarity),
        "answer_set": names.get(item.answer_set, item.answer_set),
    }
    if item.kolada is not None:
        values["kolada"] = item.kolada
    if item.line is not None:
        values["line"] = answers.line(item.line)
    return values
