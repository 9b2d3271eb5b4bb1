"""What a report of one person holds, in words where staff read it and with the values beside."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonPoint:
    """One answer: the day, what became of asking, the raw choice, its place on the 0–100 ruler, in words.

    `marks` are what made the conversation worth asking again, as codes; `helped` how the person was helped.
    """

    day: dt.date
    conversation: str
    outcome: str
    outcome_words: str
    raw: int | None
    score: float | None
    half_step: float | None
    said: str
    helped: str | None
    helped_words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSeries:
    """One question in one format by one answerer, oldest first; nothing joins it to another such series.

    `format` is the kind, `steps` its choices or None on a line. `after_break` when the same question was
    answered in another format before.
    """

    form: str
    form_title: str
    question: str
    text: str
    area: str
    area_name: str
    format: str
    steps: int | None
    format_words: str
    who: str
    view: str | None
    who_words: str
    points: tuple[PersonPoint, ...]
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class AreaSeries:
    """A part of life, or everything of a form, followed over conversations: what can be said of it."""

    form: str
    form_title: str
    area: str
    area_name: str
    format: str
    steps: int | None
    format_words: str
    who: str
    view: str | None
    who_words: str
    days: tuple[dt.date, ...]
    scores: tuple[float, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class FormatBreak:
    """Where the person went over to another way to answer."""

    day: dt.date
    area: str
    area_name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that is worth asking again, and what can be done."""

    day: dt.date
    conversation: str
    sign: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class Promise:
    """“You said – we did”: what was said, what is done, where it stands, whether it helped."""

    said: str
    text: str
    who: str
    made_on: dt.date
    due_on: dt.date | None
    done_on: dt.date | None
    shown_on: dt.date | None
    helped: str | None
    helped_words: str
    closed_on: dt.date | None
    closed_because: str


@dataclass(frozen=True, slots=True)
class PersonReport:
    """One person over some days, for staff. `events` are named and dated; `organisation` is its name."""

    person: str
    alias: str
    unit: str
    first: dt.date
    last: dt.date
    made_on: dt.date
    conversations: int
    sentence: str
    areas: tuple[AreaSeries, ...]
    questions: tuple[QuestionSeries, ...]
    breaks: tuple[FormatBreak, ...]
    marks: tuple[Mark, ...]
    promises: tuple[Promise, ...]
    events: tuple[tuple[dt.date, str], ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its words; `place` on a line as a share from its lower end, with the ends' pictures."""

    picture: str
    words: str
    ends: tuple[str, str] = ("", "")
    place: float | None = None


@dataclass(frozen=True, slots=True)
class AskedThing:
    """One question with what the person said the last time but one, None when not asked, and last."""

    question: Shown
    then: Shown | None
    now: Shown
    moved: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """What the person said, as pictures and words, and what came of it; `standing` in words."""

    said: str
    said_pictures: tuple[str, ...]
    said_caption: str
    text: str
    picture: str
    standing: str
    helped: str


@dataclass(frozen=True, slots=True)
class EasyReport:
    """One person's report for the person. `photos` stand in for pictograms, by key.

    `organisation` is its name, at the foot of each page.
    """

    alias: str
    made_on: dt.date
    portrait: bytes | None
    asked: tuple[AskedThing, ...]
    deeds: tuple[Deed, ...]
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    organisation: str = ""
