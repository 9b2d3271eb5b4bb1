"""From a TOML file to a frozen instrument, or to a list of everything that must be mended first."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accessible_fit.instruments.checker import check_answers, check_areas, check_instrument
from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.inspector import clean
from accessible_fit.instruments.model import (
    LADDER_STEPS,
    LINE_END,
    AnswerSet,
    Instrument,
    Item,
    Kind,
    Licence,
    LifeArea,
    Line,
    Moment,
    Option,
    Polarity,
    ServiceType,
    Text,
)
from accessible_fit.instruments.source import Source, open_source

OWN_FOLDER = Path(__file__).parent / "own"


@dataclass(frozen=True)
class Choice:
    """An answer card before it has its value in a ladder."""

    label: Text
    spoken: Text
    pictogram: str


@dataclass(frozen=True)
class Answers:
    """Choices and the answer sets made of them, by id."""

    choices: Mapping[str, Choice]
    answer_sets: Mapping[str, AnswerSet]


@dataclass(frozen=True)
class Shared:
    """What instrument files may use without describing it: life areas and answers."""

    areas: Mapping[str, LifeArea]
    answers: Answers


def read_areas(path: Path, known_pictograms: Container[str]) -> dict[str, LifeArea]:
    """Life areas by id, in the order of the file; raises InstrumentFaults."""
    source = open_source(path)
    if faults := check_areas(source, known_pictograms):
        raise InstrumentFaults(faults)
    return {
        area_id: LifeArea(
            id=area_id,
            name=_words(table["name"]),
            pictogram=clean(table["pictogram"]),
            icf=_optional(table, "icf"),
            shared=table.get("shared", False),
        )
        for area_id, table in source.values.items()
    }


def read_answers(path: Path, known_pictograms: Container[str]) -> Answers:
    """Answer sets and their choices; raises InstrumentFaults."""
    source = open_source(path)
    if faults := check_answers(source, known_pictograms):
        raise InstrumentFaults(faults)
    return answers_described(source.values, Answers({}, {}))


def read_shared(known_pictograms: Container[str]) -> Shared:
    """The life areas and answers that come with the program; read once for several instruments."""
    return Shared(
        read_areas(OWN_FOLDER / "areas.toml", known_pictograms),
        read_answers(OWN_FOLDER / "answers.toml", known_pictograms),
    )


def read_instrument(path: Path, known_pictograms: Container[str], shared: Shared | None = None) -> Instrument:
    """The instrument in a file, which may describe answer sets of its own besides the shared ones.

    Without `shared`, the life areas and answers that come with the program are used. Raises InstrumentFaults
    with every fault found, each with file, line, what is wrong and what to do.
    """
    shared = read_shared(known_pictograms) if shared is None else shared
    return instrument_from(open_source(path), known_pictograms, shared)


def instrument_from(source: Source, known_pictograms: Container[str], shared: Shared) -> Instrument:
    """The instrument in a text that is read already. Raises InstrumentFaults."""
    faults = check_instrument(
        source,
        known_pictograms,
        tuple(shared.areas),
        tuple(shared.answers.choices),
        tuple(shared.answers.answer_sets),
    )
    if faults:
        raise InstrumentFaults(faults)
    return _build_instrument(source, answers_described(source.values, shared.answers))


def answers_described(values: Mapping[str, Any], known: Answers) -> Answers:
    """The known answers with those that the values of a file describe, which have no faults."""
    choices = dict(known.choices)
    for choice_id, table in values.get("choices", {}).items():
        choices[choice_id] = Choice(
            _words(table["label"]), _words(table["spoken"]), clean(table["pictogram"])
        )
    answer_sets = dict(known.answer_sets)
    for set_id, table in values.get("answer_sets", {}).items():
        ladders = {
            steps: _build_ladder(table[str(steps)], choices) for steps in LADDER_STEPS if str(steps) in table
        }
        answer_sets[set_id] = AnswerSet(set_id, ladders, _build_line(table, choices))
    return Answers(choices, answer_sets)


def _build_ladder(ladder: list[dict[str, Any]], choices: Mapping[str, Choice]) -> tuple[Option, ...]:
    options = []
    for rung in ladder:
        choice = choices[clean(rung["choice"])]
        options.append(Option(rung["raw"], choice.label, choice.spoken, choice.pictogram))
    return tuple(options)


def _build_line(table: Mapping[str, Any], choices: Mapping[str, Choice]) -> Line | None:
    if "line" not in table:
        return None
    low, high = (choices[clean(table["line"][end])] for end in ("low", "high"))
    return Line(
        Option(0, low.label, low.spoken, low.pictogram),
        Option(LINE_END, high.label, high.spoken, high.pictogram),
    )


def _build_instrument(source: Source, answers: Answers) -> Instrument:
    values = source.values
    items = tuple(_build_item(table, answers.choices) for table in values["items"])
    practice = _build_item(values["practice"], answers.choices)
    used = {item.answer_set for item in (*items, practice)}
    return Instrument(
        id=clean(values["id"]),
        version=values["version"],
        languages=tuple(values["languages"]),
        title=_words(values["title"]),
        description=_words(values["description"]),
        service_type=ServiceType(clean(values["service_type"])),
        items=items,
        answer_sets={name: answers.answer_sets[name] for name in sorted(used)},
        practice=practice,
        kind=Kind(clean(values.get("kind", Kind.QUESTIONS))),
        moment=Moment(clean(values.get("moment", Moment.NONE))),
        group=values.get("group", False),
        repeats=_ids(values.get("repeats", [])),
        pairs=tuple((first, second) for first, second in map(_ids, values.get("pairs", []))),
        total=_ids(values.get("total", [])),
        licensed=values.get("licensed", False),
        licence=_build_licence(values["licence"]) if "licence" in values else None,
    )


def _build_licence(table: dict[str, Any]) -> Licence:
    return Licence(
        clean(table.get("holder", "")),
        clean(table.get("text", "")),
        _amount(table, "cutoff"),
        _amount(table, "reliable_change"),
    )


def _ids(listed: list[str]) -> tuple[str, ...]:
    return tuple(clean(one) for one in listed)


def _build_item(table: dict[str, Any], choices: Mapping[str, Choice]) -> Item:
    return Item(
        id=clean(table["id"]),
        area=clean(table["area"]),
        question=_words(table["question"]),
        spoken=_words(table["spoken"]),
        pictogram=clean(table["pictogram"]),
        polarity=Polarity(clean(table["polarity"])),
        answer_set=clean(table["answer_set"]),
        kolada=_optional(table, "kolada"),
        line=_build_line(table, choices),
    )


def _words(by_language: dict[str, str]) -> Text:
    return {language: clean(words) for language, words in by_language.items()}


def _optional(table: dict[str, Any], key: str) -> str | None:
    return clean(table[key]) if key in table else None


def _amount(table: dict[str, Any], key: str) -> float | None:
    return float(table[key]) if key in table else None
