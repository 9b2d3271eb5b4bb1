"""Forms as files: read in either of two manners, told what is wrong with them, and written out again.

A TOML file is what people write; a JSON file is the frozen text, word for word, for another computer.
"""

import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accessible_fit.instruments.checker import check_instrument
from accessible_fit.instruments.errors import FrozenInstrumentBroken, InstrumentError, InstrumentFaults
from accessible_fit.instruments.faults import N_, Fault, FaultKind
from accessible_fit.instruments.lines import Place
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import RATINGS_FOLDER
from accessible_fit.instruments.reader import (
    OWN_FOLDER,
    Answers,
    Shared,
    instrument_from,
    read_answers,
    read_areas,
)
from accessible_fit.instruments.source import Source, source_of, text_of
from accessible_fit.instruments.toml_text import toml_text
from accessible_fit.instruments.values import values_of

NOTICE, FORM = "notice", "form"


class FormFileBroken(InstrumentError):
    """A file with a frozen text does not hold one, or not the one that was written."""

    sentence = N_("The file {path} does not hold a whole form as the program wrote it.")
    mend = N_("Ask for the file once more, from whoever wrote it out.")


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """A fault and the way to the value it is about, for example ("items", 2, "question", "sv")."""

    place: Place
    fault: Fault


class PlacedSource(Source):
    """Values that stand in no file: a fault is told by its place, not by a line."""

    def __init__(self, path: Path, values: dict[str, Any]) -> None:
        super().__init__(path, "", values)
        self.placed: list[PlacedFault] = []

    def fault(self, kind: FaultKind, place: Place, **details: object) -> Fault:
        """Return a fault without a line, and remember its place."""
        made = Fault(self.path, None, kind, {key: str(value) for key, value in details.items()})
        self.placed.append(PlacedFault(place, made))
        return made


def all_shared(known_pictograms: Container[str]) -> Shared:
    """Return every life area and answer that a form may use without describing it, those of ratings too."""
    questions = read_answers(OWN_FOLDER / "answers.toml", known_pictograms)
    ratings = read_answers(RATINGS_FOLDER / "answers.toml", known_pictograms)
    return Shared(
        read_areas(OWN_FOLDER / "areas.toml", known_pictograms),
        Answers(
            {**questions.choices, **ratings.choices},
            {**questions.answer_sets, **ratings.answer_sets},
        ),
    )


def read_form(path: Path, known_pictograms: Container[str], shared: Shared) -> Instrument:
    """Return the form in a file.

    Raises InstrumentFaults with every fault of a file that people write, FormFileBroken for one that the
    program wrote and that is not whole, FrozenInstrumentNewer for one from a later version.
    """
    text = text_of(path)
    if text.lstrip().startswith("{"):
        return _thawed(path, text, known_pictograms, shared)
    return instrument_from(source_of(path, text), known_pictograms, shared)


def check_values(
    path: Path, values: dict[str, Any], known_pictograms: Container[str], shared: Shared
) -> tuple[PlacedFault, ...]:
    """Return the faults of values that stand in no file, in the order they are found."""
    source = PlacedSource(path, values)
    check_instrument(
        source,
        known_pictograms,
        tuple(shared.areas),
        tuple(shared.answers.choices),
        tuple(shared.answers.answer_sets),
    )
    return tuple(source.placed)


def _thawed(path: Path, text: str, known_pictograms: Container[str], shared: Shared) -> Instrument:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise FormFileBroken(path=path.name) from None
    if isinstance(plain, dict) and isinstance(plain.get(FORM), dict):
        text = json.dumps(plain[FORM])
    try:
        form = Instrument.thaw(text)
        values = values_of(form, shared.answers)
    except (FrozenInstrumentBroken, UnicodeError):
        raise FormFileBroken(path=path.name) from None
    if faults := check_values(path, values, known_pictograms, shared):
        raise InstrumentFaults([one.fault for one in faults])
    return form


def as_toml(instrument: Instrument, answers: Answers, notice: str = "") -> str:
    """Return a form as people write it; every line of `notice` is a remark at its beginning."""
    remarks = "".join(f"# {line}\n" for line in notice.splitlines())
    return remarks + toml_text(values_of(instrument, answers))


def as_json(instrument: Instrument, notice: str = "") -> str:
    """Return the frozen text of a form, with `notice` beside it."""
    about = {NOTICE: notice} if notice else {}
    whole = {**about, FORM: json.loads(instrument.frozen())}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
