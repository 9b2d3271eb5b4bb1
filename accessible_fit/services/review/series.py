"""Looking at what was said: one conversation, and one person over the years."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.instruments.model import LANGUAGES, Instrument, Item, Line, Option, Text
from accessible_fit.scales import groups, totals
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.rights.sight import require_sight, sight_of
from accessible_fit.services.titles import titles
from accessible_fit.trends import run_chart, verdicts
from accessible_fit.trends.before_after import before_after
from accessible_fit.words.catalogue import Words
from accessible_fit.words.line import MIDDLE, place_words
from db import answers, audit, conversations, instruments, people
from db.engine import Store, Tx
from db.records import Answer, Conversation, SeriesPoint
from db.vocabulary import ConversationKind, FormatKind, Outcome, ProxyView, WhoAnswered

WHOLE = "whole"
"""The name of the series over all questions of an instrument, beside the life areas' own."""

STEADY = 0.15
"""How far from as often better as worse two sides may be and still be called stable."""

_Key = tuple[str, str, FormatKind, int | None, WhoAnswered, ProxyView | None]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One question and what was said to it; `option` is None for a named kind of no answer.

    A place on a line is an option with the place in words, the picture of the nearer end, and the tenths as
    its `raw`; `line` is the line it was given on. `again` is what was said when it was asked once more, and
    `again_outcome` what became of that, None when it was not.
    """

    item: Item
    outcome: Outcome
    option: Option | None
    score: float | None
    changes: int
    input_way: str
    line: Line | None = None
    again: Option | None = None
    again_outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class ConversationReview:
    """One conversation as it can be looked at afterwards, by the person and the staff together.

    `outcomes` counts every kind of answer and of no answer; `not_reached` are questions never shown because
    the conversation ended or waits. `areas` is the score of each life area, 0–100 or None when too few of its
    questions were answered. `total` is the sum of four ratings, 0–40, for forms that have one, None unless
    all four were answered; `summed` are the ids of the four. A rating is of the conversation `about`, whose
    title is `about_title`, when that is known.
    """

    conversation: Conversation
    title: Text
    lines: tuple[SaidLine, ...]
    not_reached: tuple[Item, ...]
    outcomes: Mapping[Outcome, int]
    areas: Mapping[str, groups.GroupScore]
    total: float | None = None
    summed: tuple[str, ...] = ()
    alias: str = ""
    about: Conversation | None = None
    about_title: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """One conversation in a series: the score of its answered questions, and how many they were.

    `uncertainty` is the quantisation floor of the score, in units of the 0–100 ruler. `total` is the sum of
    four ratings, 0–40, in the series over a whole form that has one.
    """

    conversation_id: UUID
    when: dt.datetime
    score: float | None
    answered: int
    asked: int
    uncertainty: float | None
    total: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One line that may be followed: same questions, same format, same answerer, oldest point first.

    Scores of another format or by another answerer are another series, and so are somebody else's own view
    and what they think the person would say; nothing joins them. `steps` is None on a line.
    """

    area: str
    instrument_id: str
    kind: FormatKind
    steps: int | None
    who: WhoAnswered
    points: tuple[Point, ...]
    view: ProxyView | None = None

    @property
    def scored(self) -> tuple[Point, ...]:
        """The points that have a score."""
        return tuple(point for point in self.points if point.score is not None)

    def chart(self) -> run_chart.RunChart:
        """Return the run chart of the scores; see trends.run_chart for what it can say when."""
        return run_chart.run_chart([point.score for point in self.scored if point.score is not None])

    def changed(self, before: Sequence[Point], after: Sequence[Point]) -> verdicts.Change:
        """Say what some of the points say beside earlier ones: stable, changed, or that it cannot be told.

        A difference of one step of the format does not matter; on a line, which has no steps, one of half a
        step of three choices. What is smaller and yet nearly always to one side is not called stable.
        """
        margin = verdicts.LINE_MARGIN if self.steps is None else 100 / (self.steps - 1)
        floor = max((one.uncertainty or 0.0 for one in (*before, *after)), default=0.0)
        then, now = ([one.score for one in some if one.score is not None] for some in (before, after))
        change = verdicts.judge_change(then, now, margin, floor=floor).change
        if change in verdicts.STABLE and abs(before_after(then, now).nap - 0.5) > STEADY:
            return verdicts.Change.CANNOT_TELL
        return change

    def halves(self) -> verdicts.Change:
        """Say what the later half of the points says beside the earlier half."""
        middle = len(self.scored) // 2
        return self.changed(self.scored[:middle], self.scored[middle:])


class Review:
    """The use cases of looking at answers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def conversation(self, actor: Actor, conversation_id: UUID) -> ConversationReview:
        """Return what was said in one conversation, in its own wording.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.writing() as tx:
            kept = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, kept.unit_id)
            require_sight(tx, actor, kept)
            audit.append(tx, actor.user_id, "looked_at", "conversation", kept.id, kept.unit_id, {})
            assert kept.instrument_version_id is not None  # a conversation with picture questions has one
            version = instruments.get(tx, kept.instrument_version_id)
            given = answers.of_conversation(tx, conversation_id)
            again = {one.item_id: one for one in answers.asked_again(tx, conversation_id)}
            person = people.get(tx, kept.person_id)
            rated = kept.of_conversation_id
            about = conversations.get(tx, rated) if rated is not None else None
            if about is not None:
                about = sight_of(tx, actor, person).bare(about)
            called = titles(tx, [about]) if about is not None else {}
        instrument = Instrument.thaw(version.frozen_text)
        items = {item.id: item for item in instrument.items}
        reached = {answer.item_id for answer in given}
        return ConversationReview(
            kept,
            instrument.title,
            tuple(_line(instrument, items[one.item_id], one, again.get(one.item_id)) for one in given),
            tuple(items[one] for one in kept.order_shown if one in items and one not in reached),
            Counter(answer.outcome for answer in given),
            _areas(given),
            totals.total({one.item_id: one.score for one in given}, instrument.total),
            instrument.total,
            person.alias,
            about,
            called.get(about.id, {}) if about is not None else {},
        )

    def person(self, actor: Actor, person_id: UUID) -> list[Series]:
        """Return every series of one person: the whole of each instrument first, then its life areas.

        Of a person who has said no to staff seeing the answers, what the user was there for. Raises
        NotAllowed, OnlyWhoWasThere.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            sight = sight_of(tx, actor, person)
            sight.require_any()
            points = [one for one in answers.series(tx, person_id) if sight.of(one.conversation_id)]
            summed = _totals(tx, points)
        return series_of(points, summed)


def series_of(
    points: Iterable[SeriesPoint], summed: Mapping[str, Sequence[str]] | None = None
) -> list[Series]:
    """Sort answers into series that may be compared: by instrument, area, format, answerer and view.

    `summed` are the items of each form that make up its total, by the form's id.
    """
    grouped: dict[_Key, dict[UUID, list[SeriesPoint]]] = {}
    for point in points:
        for area in (WHOLE, point.life_area):
            key = (
                point.instrument_id or "",
                area,
                point.format_kind,
                point.format_steps,
                point.who_answered,
                point.proxy_view,
            )
            grouped.setdefault(key, {}).setdefault(point.conversation_id, []).append(point)
    made = []
    for (instrument_id, area, kind, steps, who, view), by_talk in grouped.items():
        items = (summed or {}).get(instrument_id, ()) if area == WHOLE else ()
        drawn = tuple(_point(given, items) for given in by_talk.values())
        made.append(Series(area, instrument_id, kind, steps, who, drawn, view))
    return sorted(made, key=lambda one: (one.instrument_id, one.area != WHOLE, one.points[0].when))


def _totals(tx: Tx, points: Iterable[SeriesPoint]) -> dict[str, tuple[str, ...]]:
    """Read which items make up the total of each form with ratings, in its newest wording."""
    rated = {one.instrument_id for one in points if one.kind is ConversationKind.RATINGS}
    newest = (instruments.latest(tx, one) for one in rated if one is not None)
    return {one.instrument_id: Instrument.thaw(one.frozen_text).total for one in newest if one is not None}


def _point(given: list[SeriesPoint], summed: Sequence[str]) -> Point:
    scored = groups.group([groups.ItemScore(one.score, one.half_step or 0.0) for one in given])
    return Point(
        given[0].conversation_id,
        min(one.when for one in given),
        scored.score,
        scored.answered,
        scored.asked,
        scored.uncertainty,
        totals.total({one.item_id: one.score for one in given}, summed),
    )


def _areas(given: list[Answer]) -> dict[str, groups.GroupScore]:
    by_area: dict[str, list[groups.ItemScore]] = {}
    for answer in given:
        by_area.setdefault(answer.life_area, []).append(
            groups.ItemScore(answer.score, answer.half_step or 0.0)
        )
    return {area: groups.group(items) for area, items in by_area.items()}


def _line(instrument: Instrument, item: Item, answer: Answer, again: Answer | None) -> SaidLine:
    line = instrument.line(item) if answer.format_kind is FormatKind.LINE else None
    return SaidLine(
        item,
        answer.outcome,
        option_of(instrument, item, answer),
        answer.score,
        answer.changes,
        answer.input_way.value,
        line,
        option_of(instrument, item, again) if again is not None else None,
        again.outcome if again is not None else None,
    )


def option_of(instrument: Instrument, item: Item, answer: Answer) -> Option | None:
    """Return what was chosen, a place on a line among it in words; None for a named kind of no answer."""
    line, raw = instrument.line(item), answer.raw
    if raw is None:
        return None
    if answer.format_kind is FormatKind.LINE and line is not None:
        said = {one: place_words(Words(one), line, raw) for one in LANGUAGES if one in instrument.languages}
        return Option(raw, said, said, (line.low if raw < MIDDLE else line.high).pictogram)
    ladder = instrument.options(item, answer.format_steps or 0)
    return next((option for option in ladder if option.raw == raw), None)
