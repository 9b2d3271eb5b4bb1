"""From a TOML file to a frozen instrument, or to a list of everything that must be mended first."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accessible_fit.instruments.checker import check_answers, check_areas, check_instrument
from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.inspector import clean
from accessible_fit.instruments.model import (
    AnswerSet,
    Instrument,
    Item,
    LifeArea,
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
    return _build_answers(source, Answers({}, {}))


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
    source = open_source(path)
    faults = check_instrument(
        source,
        known_pictograms,
        tuple(shared.areas),
        tuple(shared.answers.choices),
        tuple(shared.answers.answer_sets),
    )
    if faults:
        raise InstrumentFaults(faults)
    return _build_instrument(source, _build_answers(source, shared.answers))


def _build_answers(source: Source, known: Answers) -> Answers:
    choices = dict(known.choices)
    for choice_id, table in source.values.get("choices", {}).items():
        choices[choice_id] = Choice(
            _words(table["label"]), _words(table["spoken"]), clean(table["pictogram"])
        )
    answer_sets = dict(known.answer_sets)
    for set_id, ladders in source.values.get("answer_sets", {}).items():
        answer_sets[set_id] = AnswerSet(
            set_id, {int(steps): _build_ladder(ladder, choices) for steps, ladder in ladders.items()}
        )
    return Answers(choices, answer_sets)


def _build_ladder(ladder: list[dict[str, Any]], choices: Mapping[str, Choice]) -> tuple[Option, ...]:
    options = []
    for rung in ladder:
        choice = choices[clean(rung["choice"])]
        options.append(Option(rung["raw"], choice.label, choice.spoken, choice.pictogram))
    return tuple(options)


def _build_instrument(source: Source, answers: Answers) -> Instrument:
    values = source.values
    items = tuple(_build_item(table) for table in values["items"])
    practice = _build_item(values["practice"])
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
    )


def _build_item(table: dict[str, Any]) -> Item:
    return Item(
        id=clean(table["id"]),
        area=clean(table["area"]),
        question=_words(table["question"]),
        spoken=_words(table["spoken"]),
        pictogram=clean(table["pictogram"]),
        polarity=Polarity(clean(table["polarity"])),
        answer_set=clean(table["answer_set"]),
        kolada=_optional(table, "kolada"),
    )


def _words(by_language: dict[str, str]) -> Text:
    return {language: clean(words) for language, words in by_language.items()}


def _optional(table: dict[str, Any], key: str) -> str | None:
    return clean(table[key]) if key in table else None
