"""The parts of an instrument as frozen records: what is asked, the answers, and what may be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

Text = Mapping[str, str]
"""The same words by language: {"sv": "Ja", "en": "Yes"}."""

LANGUAGES = ("sv", "en")
LADDER_STEPS = (2, 3, 5)
LINE_STEPS = 101
"""How many answers a line tells apart: 0.0–10.0 in tenths. Stands for the line wherever steps are named."""

LINE_END = 100
"""The raw value at the end of a line that is most of what is asked; the other end is 0."""


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


class Kind(StrEnum):
    """Picture questions, or the short ratings of life and of the talk."""

    QUESTIONS = "questions"
    RATINGS = "ratings"


class Moment(StrEnum):
    """When a short rating is meant to be asked: before a talk, after it, or any time."""

    NONE = "none"
    BEFORE_TALK = "before_talk"
    AFTER_TALK = "after_talk"


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
        lock(self, "name")


@dataclass(frozen=True)
class Option:
    """One answer card; the highest `raw` of a ladder is most of what is asked (yes, all, often)."""

    raw: int
    label: Text
    spoken: Text
    pictogram: str

    def __post_init__(self) -> None:
        lock(self, "label", "spoken")


@dataclass(frozen=True)
class Line:
    """A line to point at, by its ends: `low` is raw 0, `high` raw 100, most of what is asked."""

    low: Option
    high: Option

    def __post_init__(self) -> None:
        if (self.low.raw, self.high.raw) != (0, LINE_END):
            raise ValueError("a line goes from 0 to 100 tenths")


@dataclass(frozen=True)
class AnswerSet:
    """Ways to answer: by number of choices (2, 3 and 5), the options in their order on the screen; a line."""

    id: str
    ladders: Mapping[int, tuple[Option, ...]]
    line: Line | None = None

    def __post_init__(self) -> None:
        lock(self, "ladders")


@dataclass(frozen=True)
class Item:
    """One question. `question` is what the screen shows, `spoken` what is said; `kolada` the nearest
    published indicator's id, if there is one. `line` stands before the line of the answer set."""

    id: str
    area: str
    question: Text
    spoken: Text
    pictogram: str
    polarity: Polarity
    answer_set: str
    kolada: str | None = None
    line: Line | None = None

    def __post_init__(self) -> None:
        lock(self, "question", "spoken")


@dataclass(frozen=True)
class Licence:
    """The right to use somebody else's form: who holds it and what it says.

    `cutoff` and `reliable_change` are in units of the form's own total and belong to its published study;
    None where they are not used.
    """

    holder: str = ""
    text: str = ""
    cutoff: float | None = None
    reliable_change: float | None = None

    @property
    def named(self) -> bool:
        """Whether it says who holds it and what it allows."""
        return bool(self.holder.strip() and self.text.strip())


def lock(record: object, *names: str) -> None:
    """Make the mappings of a frozen record unchangeable too."""
    for name in names:
        object.__setattr__(record, name, MappingProxyType(dict(getattr(record, name))))
