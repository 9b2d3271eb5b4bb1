"""Looking at what was said: one conversation, and one person over the years."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Item, Option, Text
from accessible_fit.scales import groups
from accessible_fit.services.access import Actor, Right
from accessible_fit.trends import run_chart
from db import answers, audit, conversations, instruments, people
from db.engine import Store
from db.records import Answer, Conversation, SeriesPoint
from db.vocabulary import FormatKind, Outcome, WhoAnswered

WHOLE = "whole"
"""The name of the series over all questions of an instrument, beside the life areas' own."""


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One question and what was said to it; `option` is None for a named kind of no answer."""

    item: Item
    outcome: Outcome
    option: Option | None
    score: float | None
    changes: int
    input_way: str


@dataclass(frozen=True, slots=True)
class ConversationReview:
    """One conversation as it can be looked at afterwards, by the person and the staff together.

    `outcomes` counts every kind of answer and of no answer; `not_reached` are questions never shown because
    the conversation ended or waits. `areas` is the score of each life area, 0–100 or None when too few of its
    questions were answered.
    """

    conversation: Conversation
    title: Text
    lines: tuple[SaidLine, ...]
    not_reached: tuple[Item, ...]
    outcomes: Mapping[Outcome, int]
    areas: Mapping[str, groups.GroupScore]


@dataclass(frozen=True, slots=True)
class Point:
    """One conversation in a series: the score of its answered questions, and how many they were.

    `uncertainty` is the quantisation floor of the score, in units of the 0–100 ruler.
    """

    conversation_id: UUID
    when: dt.datetime
    score: float | None
    answered: int
    asked: int
    uncertainty: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One line that may be followed: same questions, same format, same answerer, oldest point first.

    Scores of another format or by another answerer are another series; nothing joins them.
    """

    area: str
    instrument_id: str
    kind: FormatKind
    steps: int | None
    who: WhoAnswered
    points: tuple[Point, ...]

    @property
    def scored(self) -> tuple[Point, ...]:
        """The points that have a score."""
        return tuple(point for point in self.points if point.score is not None)

    def chart(self) -> run_chart.RunChart:
        """Return the run chart of the scores; see trends.run_chart for what it can say when."""
        return run_chart.run_chart([point.score for point in self.scored if point.score is not None])


class Review:
    """The use cases of looking at answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def conversation(self, actor: Actor, conversation_id: UUID) -> ConversationReview:
        """Return what was said in one conversation, in its own wording. Raises NotAllowed."""
        with self._store.writing() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, kept.unit_id)
            audit.append(tx, actor.user_id, "looked_at", "conversation", kept.id, kept.unit_id, {})
            assert kept.instrument_version_id is not None  # a conversation with picture questions has one
            version = instruments.get(tx, kept.instrument_version_id)
            given = answers.of_conversation(tx, conversation_id)
        instrument = Instrument.thaw(version.frozen_text)
        items = {item.id: item for item in instrument.items}
        reached = {answer.item_id for answer in given}
        return ConversationReview(
            kept,
            instrument.title,
            tuple(_line(instrument, kept.choices, items[answer.item_id], answer) for answer in given),
            tuple(items[item_id] for item_id in kept.order_shown if item_id not in reached),
            Counter(answer.outcome for answer in given),
            _areas(given),
        )

    def person(self, actor: Actor, person_id: UUID) -> list[Series]:
        """Return every series of one person: the whole of each instrument first, then its life areas."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            points = answers.series(tx, person_id)
        return series_of(points)


def series_of(points: Iterable[SeriesPoint]) -> list[Series]:
    """Sort answers into series that may be compared: by instrument, area, format and who answered."""
    grouped: dict[tuple[str, str, FormatKind, int | None, WhoAnswered], dict[UUID, list[SeriesPoint]]] = {}
    for point in points:
        for area in (WHOLE, point.life_area):
            key = (point.instrument_id or "", area, point.format_kind, point.format_steps, point.who_answered)
            grouped.setdefault(key, {}).setdefault(point.conversation_id, []).append(point)
    made = [
        Series(area, instrument_id, kind, steps, who, tuple(_point(given) for given in by_talk.values()))
        for (instrument_id, area, kind, steps, who), by_talk in grouped.items()
    ]
    return sorted(made, key=lambda one: (one.instrument_id, one.area != WHOLE, one.points[0].when))


def _point(given: list[SeriesPoint]) -> Point:
    scored = groups.group([groups.ItemScore(one.score, one.half_step or 0.0) for one in given])
    return Point(
        given[0].conversation_id,
        min(one.when for one in given),
        scored.score,
        scored.answered,
        scored.asked,
        scored.uncertainty,
    )


def _areas(given: list[Answer]) -> dict[str, groups.GroupScore]:
    by_area: dict[str, list[groups.ItemScore]] = {}
    for answer in given:
        by_area.setdefault(answer.life_area, []).append(
            groups.ItemScore(answer.score, answer.half_step or 0.0)
        )
    return {area: groups.group(items) for area, items in by_area.items()}


def _line(instrument: Instrument, choices: int, item: Item, answer: Answer) -> SaidLine:
    ladder = instrument.answer_sets[item.answer_set].ladders[choices]
    option = next((option for option in ladder if option.raw == answer.raw), None)
    return SaidLine(item, answer.outcome, option, answer.score, answer.changes, answer.input_way.value)
