"""The rules of instrument files: finds every fault, so that what passes can be built without a doubt."""

from collections.abc import Collection, Container, Mapping
from typing import Any

from accessible_fit.instruments.course import COURSE_KEYS, check_course
from accessible_fit.instruments.faults import Fault, FaultKind
from accessible_fit.instruments.inspector import Inspector
from accessible_fit.instruments.lines import Place
from accessible_fit.instruments.model import LADDER_STEPS, LANGUAGES, Polarity, ServiceType
from accessible_fit.instruments.source import Source

QUESTION_LIMIT = 55
LABEL_LIMIT = 18

_ITEM_KEYS = ("id", "area", "question", "spoken", "pictogram", "polarity", "answer_set")
_HEAD_KEYS = ("id", "version", "languages", "service_type", "title", "description", "practice", "items")
_MORE_KEYS = ("choices", "answer_sets", "licensed", "licence", *COURSE_KEYS)


def check_areas(source: Source, known_pictograms: Container[str]) -> list[Fault]:
    """The faults of a file of life areas: one table per area, named by its id."""
    inspector = Inspector(source, known_pictograms)
    for area_id, value in source.values.items():
        place = (area_id,)
        inspector.new_id(area_id, place, ())
        if (table := inspector.table(value, place)) is None:
            continue
        inspector.keys(table, place, ("name", "pictogram"), ("icf", "shared"))
        inspector.words(table, "name", place)
        inspector.pictogram(table, place)
        inspector.pattern(table, "icf", place, r"[bdes]\d{3,5}", FaultKind.BAD_ICF)
        if "shared" in table:
            inspector.typed(table["shared"], (*place, "shared"), bool)
    return inspector.faults


def check_answers(source: Source, known_pictograms: Container[str]) -> list[Fault]:
    """The faults of a file of answer sets."""
    inspector = Inspector(source, known_pictograms)
    inspector.keys(source.values, (), ("choices", "answer_sets"))
    _check_answer_parts(inspector, LANGUAGES, (), ())
    return inspector.faults


def check_instrument(
    source: Source,
    known_pictograms: Container[str],
    areas: Collection[str],
    choices: Collection[str],
    answer_sets: Collection[str],
) -> list[Fault]:
    """The faults of an instrument file; the areas, choices and answer sets it may use are given by id."""
    inspector = Inspector(source, known_pictograms)
    values = source.values
    inspector.keys(values, (), _HEAD_KEYS, _MORE_KEYS)
    inspector.id_of(values, (), ())
    _check_version(inspector, values)
    inspector.one_of(values, "service_type", (), tuple(ServiceType), FaultKind.UNKNOWN_SERVICE_TYPE)
    languages = _check_languages(inspector, values)
    inspector.words(values, "title", (), languages)
    inspector.words(values, "description", (), languages)
    own_sets = _check_answer_parts(inspector, languages, choices, answer_sets)
    own_choices = _tables(inspector, values, "choices", looked_at=True)
    items = _Items(inspector, languages, areas, (*answer_sets, *own_sets), (*choices, *own_choices))
    if "practice" in values:
        items.check(values["practice"], ("practice",))
    _check_item_list(inspector, items, values)
    check_course(inspector, values)
    _check_licence(inspector, values)
    return inspector.faults


class _Items:
    """Checks items one after the other, remembering the ids."""

    def __init__(
        self,
        inspector: Inspector,
        languages: tuple[str, ...],
        areas: Collection[str],
        answer_sets: Collection[str],
        choices: Collection[str],
    ) -> None:
        self._inspector = inspector
        self._languages = languages
        self._areas = areas
        self._answer_sets = answer_sets
        self._choices = choices
        self._ids: set[str] = set()

    def check(self, value: object, place: Place) -> None:
        look = self._inspector
        if (table := look.table(value, place)) is None:
            return
        look.keys(table, place, _ITEM_KEYS, ("kolada", "line"))
        if (item_id := look.id_of(table, place, self._ids)) is not None:
            self._ids.add(item_id)
        look.one_of(table, "area", place, self._areas, FaultKind.UNKNOWN_AREA)
        look.one_of(table, "answer_set", place, self._answer_sets, FaultKind.UNKNOWN_ANSWER_SET)
        look.one_of(table, "polarity", place, tuple(Polarity), FaultKind.BAD_POLARITY)
        look.pictogram(table, place)
        look.pattern(table, "kolada", place, r"[NU]\d{5}", FaultKind.BAD_KOLADA)
        if "line" in table:
            _check_line(look, table["line"], (*place, "line"), self._choices)
        self._check_question(table, place)

    def _check_question(self, table: dict[str, Any], place: Place) -> None:
        look = self._inspector
        for key in ("question", "spoken"):
            for language, words in look.words(table, key, place, self._languages).items():
                here = (*place, key, language)
                if words.count("?") > 1:
                    look.note(FaultKind.SEVERAL_QUESTIONS, here, field=f"{key}.{language}")
                if key == "question" and len(words) > QUESTION_LIMIT:
                    look.note(
                        FaultKind.QUESTION_TOO_LONG,
                        here,
                        language=language,
                        length=len(words),
                        limit=QUESTION_LIMIT,
                    )


def _check_version(inspector: Inspector, values: dict[str, Any]) -> None:
    version = values.get("version", 1)
    if inspector.typed(version, ("version",), int) and version < 1:
        inspector.note(FaultKind.BAD_VERSION, ("version",), version=version)


def _check_languages(inspector: Inspector, values: dict[str, Any]) -> tuple[str, ...]:
    """The languages that every text must have; all known ones where the file does not say it rightly."""
    place = ("languages",)
    stated = values.get("languages", list(LANGUAGES))
    if not inspector.typed(stated, place, list):
        return LANGUAGES
    if not stated:
        inspector.note(FaultKind.EMPTY_TEXT, place, field="languages")
        return LANGUAGES
    languages: list[str] = []
    for position, language in enumerate(stated):
        here = (*place, position)
        if not inspector.typed(language, here, str):
            continue
        if language not in LANGUAGES:
            inspector.note(FaultKind.UNKNOWN_LANGUAGE, here, language=language, known=", ".join(LANGUAGES))
        elif language in languages:
            inspector.note(FaultKind.DUPLICATE_ID, here, id=language)
        else:
            languages.append(language)
    return tuple(languages)


def _check_item_list(inspector: Inspector, items: _Items, values: dict[str, Any]) -> None:
    if "items" not in values or not inspector.typed(values["items"], ("items",), list):
        return
    if not values["items"]:
        inspector.note(FaultKind.NO_ITEMS, ("items",))
    for position, value in enumerate(values["items"]):
        items.check(value, ("items", position))


def _check_answer_parts(
    inspector: Inspector,
    languages: tuple[str, ...],
    known_choices: Collection[str],
    known_sets: Collection[str],
) -> tuple[str, ...]:
    """Check the choices and answer sets that a file describes itself; gives the ids of its answer sets."""
    values = inspector.source.values
    choices = _tables(inspector, values, "choices")
    for choice_id, value in choices.items():
        place = ("choices", choice_id)
        inspector.new_id(choice_id, place, known_choices)
        if (table := inspector.table(value, place)) is not None:
            inspector.keys(table, place, ("label", "spoken", "pictogram"))
            inspector.words(table, "spoken", place, languages)
            inspector.pictogram(table, place)
            for language, words in inspector.words(table, "label", place, languages).items():
                if len(words) > LABEL_LIMIT:
                    inspector.note(
                        FaultKind.LABEL_TOO_LONG,
                        (*place, "label", language),
                        language=language,
                        length=len(words),
                        limit=LABEL_LIMIT,
                    )
    sets = _tables(inspector, values, "answer_sets")
    for set_id, value in sets.items():
        place = ("answer_sets", set_id)
        inspector.new_id(set_id, place, known_sets)
        if (table := inspector.table(value, place)) is not None:
            _check_answer_set(inspector, set_id, table, (*known_choices, *choices))
    return tuple(sets)


def _check_answer_set(
    inspector: Inspector, set_id: str, table: dict[str, Any], known_choices: Collection[str]
) -> None:
    place = ("answer_sets", set_id)
    inspector.keys(table, place, (), (*(str(steps) for steps in LADDER_STEPS), "line"))
    if "line" in table:
        _check_line(inspector, table["line"], (*place, "line"), known_choices)
    for steps in LADDER_STEPS:
        key = str(steps)
        if key not in table:
            # What is answered on a line needs no choices: somebody else's form may have none.
            if "line" in table:
                continue
            inspector.note(FaultKind.MISSING_LADDER, place, answer_set=set_id, steps=steps)
        elif inspector.typed(table[key], (*place, key), list):
            _check_ladder(inspector, steps, table[key], (*place, key), known_choices)


def _check_line(inspector: Inspector, value: object, place: Place, known_choices: Collection[str]) -> None:
    if (table := inspector.table(value, place)) is not None:
        inspector.keys(table, place, ("low", "high"))
        for end in ("low", "high"):
            choice = inspector.string(table, end, place)
            if choice is not None and choice not in known_choices:
                known = ", ".join(known_choices)
                inspector.note(FaultKind.UNKNOWN_CHOICE, (*place, end), choice=choice, known=known)


def _check_licence(inspector: Inspector, values: dict[str, Any]) -> None:
    """What is missing of a licence is no fault of the file: the form may be looked at, but not be used."""
    if "licensed" in values:
        inspector.typed(values["licensed"], ("licensed",), bool)
    place = ("licence",)
    if "licence" not in values or (table := inspector.table(values["licence"], place)) is None:
        return
    inspector.keys(table, place, (), ("holder", "text", "cutoff", "reliable_change"))
    for key in ("holder", "text"):
        inspector.string(table, key, place)
    for key in ("cutoff", "reliable_change"):
        inspector.amount(table, key, place)


def _check_ladder(
    inspector: Inspector, steps: int, ladder: list[Any], place: Place, known_choices: Collection[str]
) -> None:
    raws: list[int] = []
    for position, value in enumerate(ladder):
        here = (*place, position)
        if (table := inspector.table(value, here)) is None:
            return
        inspector.keys(table, here, ("raw", "choice"))
        inspector.one_of(table, "choice", here, known_choices, FaultKind.UNKNOWN_CHOICE)
        if "raw" not in table or not inspector.typed(table["raw"], (*here, "raw"), int):
            return
        raws.append(table["raw"])
    rising = list(range(steps))
    if raws not in (rising, rising[::-1]):
        inspector.note(
            FaultKind.LADDER_RAWS,
            place,
            steps=steps,
            raws=", ".join(map(str, raws)) or "none",
            highest=steps - 1,
        )


def _tables(
    inspector: Inspector, values: Mapping[str, Any], key: str, looked_at: bool = False
) -> dict[str, Any]:
    """The tables under a key; one that is `looked_at` already has its fault noted."""
    value = values.get(key, {})
    if looked_at and not isinstance(value, dict):
        return {}
    return inspector.table(value, (key,)) or {}
