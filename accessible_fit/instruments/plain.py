"""The parts of an instrument as what JSON can hold, and back. What is not used is not written.

An instrument that uses none of the later additions is written as it always was, so that its checksum stays.
"""

from typing import Any

from accessible_fit.instruments.parts import (
    LINE_END,
    AnswerSet,
    Item,
    Licence,
    Line,
    Option,
    Polarity,
    Text,
)

_LINE = "line"


def plain_item(item: Item) -> dict[str, Any]:
    """Return an item as it is kept."""
    plain: dict[str, Any] = {
        "id": item.id,
        "area": item.area,
        "question": dict(item.question),
        "spoken": dict(item.spoken),
        "pictogram": item.pictogram,
        "polarity": str(item.polarity),
        "answer_set": item.answer_set,
        "kolada": item.kolada,
    }
    return plain if item.line is None else plain | {_LINE: _plain_line(item.line)}


def plain_answers(answer_set: AnswerSet) -> dict[str, Any]:
    """Return an answer set as it is kept, without its id."""
    plain: dict[str, Any] = {
        str(steps): [_plain_option(option) for option in options]
        for steps, options in answer_set.ladders.items()
    }
    return plain if answer_set.line is None else plain | {_LINE: _plain_line(answer_set.line)}


def plain_licence(licence: Licence) -> dict[str, Any]:
    """Return a licence as it is kept."""
    return {
        "holder": licence.holder,
        "text": licence.text,
        "cutoff": licence.cutoff,
        "reliable_change": licence.reliable_change,
    }


def item_from(plain: dict[str, Any]) -> Item:
    """Read an item back; raises TypeError, ValueError, LookupError."""
    return Item(
        id=string(plain["id"]),
        area=string(plain["area"]),
        question=text(plain["question"]),
        spoken=text(plain["spoken"]),
        pictogram=string(plain["pictogram"]),
        polarity=Polarity(plain["polarity"]),
        answer_set=string(plain["answer_set"]),
        kolada=None if plain["kolada"] is None else string(plain["kolada"]),
        line=_line_from(plain[_LINE]) if _LINE in plain else None,
    )


def answers_from(name: str, plain: dict[str, Any]) -> AnswerSet:
    """Read an answer set back; raises TypeError, ValueError, LookupError."""
    ladders = {
        int(steps): tuple(_option_from(option) for option in ladder)
        for steps, ladder in plain.items()
        if steps != _LINE
    }
    return AnswerSet(name, ladders, _line_from(plain[_LINE]) if _LINE in plain else None)


def licence_from(plain: dict[str, Any]) -> Licence:
    """Read a licence back; raises TypeError, LookupError."""
    return Licence(
        string(plain["holder"]),
        string(plain["text"]),
        _number(plain["cutoff"]),
        _number(plain["reliable_change"]),
    )


def string(value: object) -> str:
    """Return a text as it is; raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def yes_or_no(value: object) -> bool:
    """Return true or false as it is; raises TypeError for anything else."""
    if not isinstance(value, bool):
        raise TypeError("not true or false")
    return value


def whole_number(value: object) -> int:
    """Return a whole number as it is; raises TypeError for anything else."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def text(value: object) -> Text:
    """Return words by language as they are; raises TypeError for anything else."""
    if not isinstance(value, dict):
        raise TypeError("not a text by language")
    return {string(language): string(words) for language, words in value.items()}


def strings(value: object) -> tuple[str, ...]:
    """Return a list of texts; raises TypeError for anything else."""
    if not isinstance(value, list):
        raise TypeError("not a list")
    return tuple(string(one) for one in value)


def _number(value: object) -> float | None:
    if value is not None and (not isinstance(value, int | float) or isinstance(value, bool)):
        raise TypeError("not a number")
    return None if value is None else float(value)


def _plain_line(line: Line) -> dict[str, Any]:
    return {"low": _plain_end(line.low), "high": _plain_end(line.high)}


def _plain_end(end: Option) -> dict[str, Any]:
    return {"label": dict(end.label), "spoken": dict(end.spoken), "pictogram": end.pictogram}


def _plain_option(option: Option) -> dict[str, Any]:
    return {"raw": option.raw} | _plain_end(option)


def _line_from(plain: dict[str, Any]) -> Line:
    return Line(_end_from(plain["low"], 0), _end_from(plain["high"], LINE_END))


def _option_from(plain: dict[str, Any]) -> Option:
    return _end_from(plain, whole_number(plain["raw"]))


def _end_from(plain: dict[str, Any], raw: int) -> Option:
    return Option(raw, text(plain["label"]), text(plain["spoken"]), string(plain["pictogram"]))
