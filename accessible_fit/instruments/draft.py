"""A form that is being written: everything may still be missing, and nothing that was written is lost."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from accessible_fit.instruments.errors import InstrumentError
from accessible_fit.instruments.faults import N_
from accessible_fit.instruments.form_files import PlacedFault, check_values
from accessible_fit.instruments.inspector import clean
from accessible_fit.instruments.model import Instrument, Item, Kind, Moment, Polarity, ServiceType, Text
from accessible_fit.instruments.reader import Answers, Shared, answers_described, instrument_from
from accessible_fit.instruments.source import source_of
from accessible_fit.instruments.toml_text import toml_text
from accessible_fit.instruments.values import values_of
from accessible_fit.toml_text import parsed

PRACTICE = "practice"
UNWRITTEN = "…"
NO_PICTURE = "openmoji:1F5BC"


class DraftBroken(InstrumentError):
    """A kept draft cannot be read."""

    sentence = N_("The draft cannot be read.")
    mend = N_("Throw it away and begin from the version that is in use.")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One question as far as it is written. An empty `spoken` is said as it is shown."""

    id: str
    question: Text = field(default_factory=dict)
    spoken: Text = field(default_factory=dict)
    area: str = ""
    pictogram: str = ""
    polarity: Polarity = Polarity.UP
    answer_set: str = "yes"
    kolada: str = ""
    line: Mapping[str, str] | None = None

    def says(self, language: str) -> str:
        """Return what is said aloud in a language."""
        return self.spoken.get(language, "").strip() or self.question.get(language, "").strip()


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as far as it is written. `choices` and `answer_sets` are the ones of its own, as in a file."""

    id: str
    practice: DraftItem = field(default_factory=lambda: DraftItem(PRACTICE))
    items: tuple[DraftItem, ...] = ()
    languages: tuple[str, ...] = ("sv",)
    title: Text = field(default_factory=dict)
    description: Text = field(default_factory=dict)
    service_type: ServiceType = ServiceType.ANY
    kind: Kind = Kind.QUESTIONS
    moment: Moment = Moment.NONE
    group: bool = False
    repeats: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    total: tuple[str, ...] = ()
    choices: Mapping[str, Any] = field(default_factory=dict)
    answer_sets: Mapping[str, Any] = field(default_factory=dict)

    def item(self, item_id: str) -> DraftItem:
        """Return a question, or the practice question. Raises LookupError."""
        found = next((one for one in (self.practice, *self.items) if one.id == item_id), None)
        if found is None:
            raise LookupError(f"no question {item_id}")
        return found

    def with_item(self, changed: DraftItem) -> "Draft":
        """Return the draft with one question as it is now."""
        if changed.id == self.practice.id:
            return replace(self, practice=changed)
        return replace(self, items=tuple(changed if one.id == changed.id else one for one in self.items))

    def added(self, new: DraftItem) -> "Draft":
        """Return the draft with one more question at its end."""
        return replace(self, items=(*self.items, new))

    def without(self, item_id: str) -> "Draft":
        """Return the draft without a question, asked once more nowhere and paired with none."""
        return replace(
            self,
            items=tuple(one for one in self.items if one.id != item_id),
            repeats=tuple(one for one in self.repeats if one != item_id),
            pairs=tuple(pair for pair in self.pairs if item_id not in pair),
            total=tuple(one for one in self.total if one != item_id),
        )

    def moved(self, item_id: str, step: int) -> "Draft":
        """Return the draft with a question `step` places further down; at the ends nothing changes."""
        items = list(self.items)
        now = next(at for at, one in enumerate(items) if one.id == item_id)
        there = now + step
        if not 0 <= there < len(items):
            return self
        items.insert(there, items.pop(now))
        return replace(self, items=tuple(items))

    def text(self) -> str:
        """Return the draft as it is kept, however little is written."""
        return toml_text(self._values(0))

    def values(self, version: int) -> dict[str, Any]:
        """Return the values of the file it would be: what is not spoken by words of its own is filled in."""
        ready = replace(
            self,
            practice=_spoken(self.practice, self.languages),
            items=tuple(_spoken(one, self.languages) for one in self.items),
        )
        return ready._values(version)

    def _values(self, version: int) -> dict[str, Any]:
        rated = self.kind is Kind.RATINGS
        values: dict[str, Any] = {
            "id": self.id,
            "version": version,
            "languages": list(self.languages),
            "service_type": str(self.service_type),
            "title": _worded(self.title, self.languages),
            "description": _worded(self.description, self.languages),
            "kind": str(self.kind),
            "repeats": list(self.repeats),
            "pairs": [list(pair) for pair in self.pairs],
        }
        if rated:
            values |= {"moment": str(self.moment), "group": self.group}
        if rated and self.total:
            values["total"] = list(self.total)
        values["practice"] = _item_values(self.practice, self.languages)
        values["items"] = [_item_values(one, self.languages) for one in self.items]
        own = (("choices", self.choices), ("answer_sets", self.answer_sets))
        return values | {key: dict(one) for key, one in own if one}


def draft_of(instrument: Instrument, answers: Answers, form_id: str = "") -> Draft:
    """Return a draft that begins as a form is; with `form_id` it is a form of its own from now on."""
    return _draft(values_of(instrument, answers) | ({"id": form_id} if form_id else {}))


def read_draft(text: str) -> Draft:
    """Return a draft from the text it is kept as. Raises DraftBroken."""
    try:
        return _draft(parsed(text))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise DraftBroken from error


def faults_of(
    draft: Draft, known_pictograms: Container[str], shared: Shared, version: int = 1
) -> tuple[PlacedFault, ...]:
    """Return what keeps a draft from being used, in the order it is found."""
    return check_values(Path(draft.id), draft.values(version), known_pictograms, shared)


def instrument_of(draft: Draft, known_pictograms: Container[str], shared: Shared, version: int) -> Instrument:
    """Return the form that a draft has become. Raises InstrumentFaults."""
    text = toml_text(draft.values(version))
    return instrument_from(source_of(Path(draft.id), text), known_pictograms, shared)


def for_screen(draft: Draft, item: DraftItem, shared: Shared) -> Instrument:
    """Return a form of this one question, to be looked at; what is missing is only hinted at."""
    answers = answers_described(
        {"choices": draft.choices, "answer_sets": draft.answer_sets}, shared.answers
    ).answer_sets
    chosen = answers.get(item.answer_set, answers[DraftItem("").answer_set])
    words = {one: item.question.get(one, "").strip() or UNWRITTEN for one in draft.languages}
    asked = Item(item.id, item.area, words, words, item.pictogram or NO_PICTURE, item.polarity, chosen.id)
    return Instrument(
        id=draft.id,
        version=1,
        languages=draft.languages,
        title=words,
        description=words,
        service_type=draft.service_type,
        items=(asked,),
        answer_sets={chosen.id: chosen},
        practice=asked,
    )


def _draft(values: Mapping[str, Any]) -> Draft:
    return Draft(
        id=values["id"],
        practice=_item(values[PRACTICE]),
        items=tuple(_item(one) for one in values.get("items", ())),
        languages=tuple(values["languages"]),
        title=dict(values["title"]),
        description=dict(values["description"]),
        service_type=ServiceType(values["service_type"]),
        kind=Kind(values.get("kind", Kind.QUESTIONS)),
        moment=Moment(values.get("moment", Moment.NONE)),
        group=values.get("group", False),
        repeats=tuple(values.get("repeats", ())),
        pairs=tuple((first, second) for first, second in values.get("pairs", ())),
        total=tuple(values.get("total", ())),
        choices=values.get("choices", {}),
        answer_sets=values.get("answer_sets", {}),
    )


def _item(values: Mapping[str, Any]) -> DraftItem:
    return DraftItem(
        id=values["id"],
        question=dict(values["question"]),
        spoken=dict(values["spoken"]),
        area=values["area"],
        pictogram=values["pictogram"],
        polarity=Polarity(values["polarity"]),
        answer_set=values["answer_set"],
        kolada=values.get("kolada", ""),
        line=values.get("line"),
    )


def _item_values(item: DraftItem, languages: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": item.id,
        "area": item.area,
        "question": _worded(item.question, languages),
        "spoken": _worded(item.spoken, languages),
        "pictogram": item.pictogram,
        "polarity": str(item.polarity),
        "answer_set": item.answer_set,
    }
    if item.kolada.strip():
        values["kolada"] = item.kolada.strip()
    if item.line is not None:
        values["line"] = dict(item.line)
    return values


def _worded(text: Text, languages: tuple[str, ...]) -> dict[str, str]:
    return {one: text.get(one, "") for one in languages}


def _spoken(item: DraftItem, languages: tuple[str, ...]) -> DraftItem:
    return replace(item, spoken={one: clean(item.says(one)) for one in languages})
