"""What an instrument is: questions, their pictures and answers, frozen so that it can be kept for years."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accessible_fit.instruments.errors import FrozenInstrumentBroken, FrozenInstrumentNewer
from accessible_fit.instruments.parts import (
    LADDER_STEPS,
    LANGUAGES,
    LINE_END,
    LINE_STEPS,
    AnswerSet,
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
    lock,
)
from accessible_fit.instruments.plain import (
    answers_from,
    item_from,
    licence_from,
    plain_answers,
    plain_item,
    plain_licence,
    string,
    strings,
    text,
    whole_number,
    yes_or_no,
)

__all__ = [
    "FROZEN_FORMAT",
    "LADDER_STEPS",
    "LANGUAGES",
    "LINE_END",
    "LINE_STEPS",
    "AnswerSet",
    "Instrument",
    "Item",
    "Kind",
    "Licence",
    "LifeArea",
    "Line",
    "Moment",
    "Option",
    "Polarity",
    "ServiceType",
    "Text",
]

FROZEN_FORMAT = 1


@dataclass(frozen=True)
class Instrument:
    """A form in one version, with every word and answer it needs.

    `moment` is when ratings are meant to be asked, `group` that they are about a talk in a group. `repeats`
    are items asked once more at the end, to see whether the answer holds; `pairs` are items that ask the same
    the other way round. `total` names the items whose sum is shown as 0–10 for each. A `licensed` form is
    somebody else's and needs a `licence`.

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
    kind: Kind = Kind.QUESTIONS
    moment: Moment = Moment.NONE
    group: bool = False
    repeats: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    total: tuple[str, ...] = ()
    licensed: bool = False
    licence: Licence | None = None
    checksum: str = field(init=False)

    def __post_init__(self) -> None:
        lock(self, "title", "description", "answer_sets")
        object.__setattr__(self, "checksum", _checksum(_plain(self)))

    @property
    def may_be_used(self) -> bool:
        """Whether nothing is missing of the right to use it."""
        return not self.licensed or (self.licence is not None and self.licence.named)

    @property
    def steps_offered(self) -> tuple[int, ...]:
        """In how many steps every question can be answered: 2, 3, 5 choices, and 101 for a line."""
        asked = (*self.items, self.practice)
        sets = [self.answer_sets[item.answer_set] for item in asked]
        choices = tuple(steps for steps in LADDER_STEPS if all(steps in one.ladders for one in sets))
        return (*choices, LINE_STEPS) if all(self.line(item) is not None for item in asked) else choices

    def options(self, item: Item, steps: int) -> tuple[Option, ...]:
        """The answer cards of an item for a person who uses `steps` choices (2, 3 or 5), in screen order.

        For a line (101 steps) its two ends, the lower first. Raises LookupError when the item has none.
        """
        if steps == LINE_STEPS:
            line = self.line(item)
            if line is None:
                raise LookupError(f"“{item.id}” has no line")
            return (line.low, line.high)
        return self.answer_sets[item.answer_set].ladders[steps]

    def line(self, item: Item) -> Line | None:
        """The line of an item, or None when it is answered by choices only."""
        return item.line if item.line is not None else self.answer_sets[item.answer_set].line

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
        "items": [plain_item(item) for item in instrument.items],
        "practice": plain_item(instrument.practice),
        "answer_sets": {name: plain_answers(one) for name, one in instrument.answer_sets.items()},
    } | _plain_additions(instrument)


def _plain_additions(instrument: Instrument) -> dict[str, Any]:
    """What only some instruments use; left out where it is not, so that older checksums stay."""
    licence = instrument.licence
    additions: dict[str, Any] = {
        "kind": str(instrument.kind) if instrument.kind is not Kind.QUESTIONS else None,
        "moment": str(instrument.moment) if instrument.moment is not Moment.NONE else None,
        "group": instrument.group,
        "repeats": list(instrument.repeats),
        "pairs": [list(pair) for pair in instrument.pairs],
        "total": list(instrument.total),
        "licensed": instrument.licensed,
        "licence": plain_licence(licence) if licence is not None else None,
    }
    return {key: value for key, value in additions.items() if value}


def _from_plain(plain: dict[str, Any]) -> Instrument:
    return Instrument(
        id=string(plain["id"]),
        version=whole_number(plain["version"]),
        languages=tuple(string(language) for language in plain["languages"]),
        title=text(plain["title"]),
        description=text(plain["description"]),
        service_type=ServiceType(plain["service_type"]),
        items=tuple(item_from(item) for item in plain["items"]),
        practice=item_from(plain["practice"]),
        answer_sets={string(name): answers_from(name, one) for name, one in plain["answer_sets"].items()},
        kind=Kind(plain.get("kind", Kind.QUESTIONS)),
        moment=Moment(plain.get("moment", Moment.NONE)),
        group=yes_or_no(plain.get("group", False)),
        repeats=strings(plain.get("repeats", [])),
        pairs=tuple(_pair(pair) for pair in plain.get("pairs", [])),
        total=strings(plain.get("total", [])),
        licensed=yes_or_no(plain.get("licensed", False)),
        licence=licence_from(plain["licence"]) if "licence" in plain else None,
    )


def _pair(plain: object) -> tuple[str, str]:
    first, second = strings(plain)
    return first, second
