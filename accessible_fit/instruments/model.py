"""What an instrument is: questions, their pictures and answers, frozen so that it can be kept for years."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from accessible_fit.instruments.errors import FrozenInstrumentBroken, FrozenInstrumentNewer

Text = Mapping[str, str]
"""The same words by language: {"sv": "Ja", "en": "Yes"}."""

LANGUAGES = ("sv", "en")
LADDER_STEPS = (2, 3, 5)
FROZEN_FORMAT = 1


class Polarity(StrEnum):
    """UP: most of what is asked is best. DOWN: most is worst; only the score is turned, never the labels."""

    UP = "up"
    DOWN = "down"


class ServiceType(StrEnum):
    """The kinds of support an instrument can be made for; ANY suits all of them."""

    GROUP_HOME = "group_home"
    SERVICE_HOUSING = "service_housing"
    SPECIAL_HOUSING = "special_housing"
    PERSONAL_ASSISTANCE = "personal_assistance"
    HOUSING_SUPPORT = "housing_support"
    DAILY_ACTIVITY = "daily_activity"
    EMPLOYMENT = "employment"
    ANY = "any"


@dataclass(frozen=True)
class LifeArea:
    """A part of life that items belong to; `shared` areas are asked about in every instrument of our own.

    `icf` is the nearest code of the International Classification of Functioning (WHO 2001), if one is near.
    """

    id: str
    name: Text
    pictogram: str
    icf: str | None = None
    shared: bool = False

    def __post_init__(self) -> None:
        _lock(self, "name")


@dataclass(frozen=True)
class Option:
    """One answer card; the highest `raw` of a ladder is most of what is asked (yes, all, often)."""

    raw: int
    label: Text
    spoken: Text
    pictogram: str

    def __post_init__(self) -> None:
        _lock(self, "label", "spoken")


@dataclass(frozen=True)
class AnswerSet:
    """Ways to answer: by number of choices (2, 3 and 5), the options in their order on the screen."""

    id: str
    ladders: Mapping[int, tuple[Option, ...]]

    def __post_init__(self) -> None:
        _lock(self, "ladders")


@dataclass(frozen=True)
class Item:
    """One question. `question` is what the screen shows, `spoken` what is said; `kolada` the nearest
    published indicator's id, if there is one."""

    id: str
    area: str
    question: Text
    spoken: Text
    pictogram: str
    polarity: Polarity
    answer_set: str
    kolada: str | None = None

    def __post_init__(self) -> None:
        _lock(self, "question", "spoken")


@dataclass(frozen=True)
class Instrument:
    """A form in one version, with every word and answer it needs.

    `checksum` is the SHA-256 (hexadecimal) of the frozen text without the checksum itself: any changed word,
    picture or value changes it.
    """

    id: str
    version: int
    languages: tuple[str, ...]
    title: Text
    description: Text
    service_type: ServiceType
    items: tuple[Item, ...]
    answer_sets: Mapping[str, AnswerSet]
    practice: Item
    checksum: str = field(init=False)

    def __post_init__(self) -> None:
        _lock(self, "title", "description", "answer_sets")
        object.__setattr__(self, "checksum", _checksum(_plain(self)))

    def options(self, item: Item, steps: int) -> tuple[Option, ...]:
        """The answer cards of an item for a person who uses `steps` choices (2, 3 or 5), in screen order."""
        return self.answer_sets[item.answer_set].ladders[steps]

    def frozen(self) -> str:
        """Canonical JSON: the same instrument always gives the same text, on every computer."""
        return _canonical(_plain(self) | {"checksum": self.checksum})

    @classmethod
    def thaw(cls, text: str) -> "Instrument":
        """Read a frozen text back; raises FrozenInstrumentBroken or FrozenInstrumentNewer."""
        try:
            plain = json.loads(text)
            kept_format, checksum = plain.get("format"), plain.pop("checksum")
            if _checksum(plain) != checksum:
                raise FrozenInstrumentBroken(reason="its checksum does not match")
            if kept_format != FROZEN_FORMAT:
                raise FrozenInstrumentNewer(format=kept_format)
            instrument = _from_plain(plain)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise FrozenInstrumentBroken(reason="it is not an instrument") from error
        if instrument.checksum != checksum:
            raise FrozenInstrumentBroken(reason="it holds more than an instrument does")
        return instrument


def _lock(record: object, *names: str) -> None:
    """Make the mappings of a frozen record unchangeable too."""
    for name in names:
        object.__setattr__(record, name, MappingProxyType(dict(getattr(record, name))))


def _canonical(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _checksum(plain: dict[str, Any]) -> str:
    return hashlib.sha256(_canonical(plain).encode("utf-8")).hexdigest()


def _plain(instrument: Instrument) -> dict[str, Any]:
    return {
        "format": FROZEN_FORMAT,
        "id": instrument.id,
        "version": instrument.version,
        "languages": list(instrument.languages),
        "title": dict(instrument.title),
        "description": dict(instrument.description),
        "service_type": str(instrument.service_type),
        "items": [_plain_item(item) for item in instrument.items],
        "practice": _plain_item(instrument.practice),
        "answer_sets": {
            name: {
                str(steps): [_plain_option(option) for option in options]
                for steps, options in answer_set.ladders.items()
            }
            for name, answer_set in instrument.answer_sets.items()
        },
    }


def _plain_item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "area": item.area,
        "question": dict(item.question),
        "spoken": dict(item.spoken),
        "pictogram": item.pictogram,
        "polarity": str(item.polarity),
        "answer_set": item.answer_set,
        "kolada": item.kolada,
    }


def _plain_option(option: Option) -> dict[str, Any]:
    return {
        "raw": option.raw,
        "label": dict(option.label),
        "spoken": dict(option.spoken),
        "pictogram": option.pictogram,
    }


def _from_plain(plain: dict[str, Any]) -> Instrument:
    return Instrument(
        id=_string(plain["id"]),
        version=_whole_number(plain["version"]),
        languages=tuple(_string(language) for language in plain["languages"]),
        title=_text(plain["title"]),
        description=_text(plain["description"]),
        service_type=ServiceType(plain["service_type"]),
        items=tuple(_item_from(item) for item in plain["items"]),
        practice=_item_from(plain["practice"]),
        answer_sets={
            _string(name): AnswerSet(
                name, {int(steps): _ladder_from(ladder) for steps, ladder in ladders.items()}
            )
            for name, ladders in plain["answer_sets"].items()
        },
    )


def _item_from(plain: dict[str, Any]) -> Item:
    return Item(
        id=_string(plain["id"]),
        area=_string(plain["area"]),
        question=_text(plain["question"]),
        spoken=_text(plain["spoken"]),
        pictogram=_string(plain["pictogram"]),
        polarity=Polarity(plain["polarity"]),
        answer_set=_string(plain["answer_set"]),
        kolada=None if plain["kolada"] is None else _string(plain["kolada"]),
    )


def _ladder_from(plain: list[dict[str, Any]]) -> tuple[Option, ...]:
    return tuple(_option_from(option) for option in plain)


def _option_from(plain: dict[str, Any]) -> Option:
    return Option(
        raw=_whole_number(plain["raw"]),
        label=_text(plain["label"]),
        spoken=_text(plain["spoken"]),
        pictogram=_string(plain["pictogram"]),
    )


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("not a whole number")
    return value


def _text(value: object) -> Text:
    if not isinstance(value, dict):
        raise TypeError("not a text by language")
    return {_string(language): _string(words) for language, words in value.items()}
