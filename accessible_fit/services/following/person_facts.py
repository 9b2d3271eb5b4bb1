"""Everything about one person that a report of some days holds, read in one go and put into words."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import life_areas
from accessible_fit.reports.person_data import (
    AreaSeries,
    FormatBreak,
    Mark,
    PersonPoint,
    PersonReport,
    Promise,
    QuestionSeries,
)
from accessible_fit.services.following.over_time import card_names, card_series
from accessible_fit.services.organisation_name import organisation_name
from accessible_fit.services.review.joined_series import format_changes, format_of, mat_series
from accessible_fit.services.review.quality import PersonQuality
from accessible_fit.services.review.series import WHOLE, Series, option_of, series_of
from accessible_fit.trends.verdicts import judge_series
from accessible_fit.words.catalogue import Words
from accessible_fit.words.following_sentences import helped_words
from accessible_fit.words.held_sentences import begun, proxy_answered
from accessible_fit.words.quality_sentences import flag_advice, flag_sentence
from accessible_fit.words.sentences import format_words
from accessible_fit.words.trend_sentences import series_sentence
from db import actions, answers, conversations, instruments, life_events, mats, units
from db.engine import Tx
from db.records import Action, Answer, AnswerFormat, Conversation, MatOfPerson, Person, Placement, SeriesPoint
from db.vocabulary import FormatKind, Helped, Outcome, ProxyView, WhoAnswered

Days = tuple[dt.date, dt.date]
_Placed = Sequence[tuple[MatOfPerson, Sequence[Placement]]]
_Key = tuple[str, str, FormatKind, int | None, WhoAnswered, ProxyView | None]


def person_facts(
    tx: Tx, person: Person, days: Days, judged: PersonQuality, w: Words, made_on: dt.date
) -> PersonReport:
    """Return the facts; `judged` says what in the person's conversations is worth asking again."""
    held = [one for one in conversations.of_person(tx, person.id) if _within(days, one.started_at)]
    facts = _Facts(tx, person, w, held, judged)
    points = [one for one in answers.series(tx, person.id) if _within(days, one.when)]
    placed = [
        (one, mats.placements_of(tx, one.mat.id))
        for one in mats.of_person(tx, person.id)
        if _within(days, one.when)
    ]
    facts.name_topics(placed)
    areas = (*series_of(points), *mat_series(placed))
    told = tuple(facts.area(one) for one in areas if one.scored)
    return PersonReport(
        person=str(person.id),
        alias=person.alias,
        unit=units.get(tx, person.unit_id).name,
        first=days[0],
        last=days[1],
        made_on=made_on,
        conversations=len(held),
        sentence=_sentence(w, held, told),
        areas=told,
        questions=(*facts.questions(points), *facts.cards(placed)),
        breaks=tuple(facts.breaks(areas)),
        marks=tuple(facts.marks(days)),
        promises=tuple(_promise(w, one) for one in actions.of_person(tx, person.id) if _inside(days, one)),
        events=tuple(
            (one.happened_on, one.name)
            for one in life_events.of_person(tx, person.id)
            if days[0] <= one.happened_on <= days[1]
        ),
        organisation=organisation_name(tx),
    )


class _Facts:
    """Puts what was read into words, reading each wording once."""

    def __init__(
        self, tx: Tx, person: Person, w: Words, held: Iterable[Conversation], judged: PersonQuality
    ) -> None:
        self._tx = tx
        self._w = w
        self._alias = person.alias
        self._held = {one.id: one for one in held}
        self._judged = {one.conversation_id: one for one in judged.conversations}
        self._forms: dict[UUID, Instrument] = {}
        self._given: dict[UUID, dict[str, Answer]] = {}
        self._titles: dict[str, str] = {}
        self._cards: dict[str, str] = {}
        self._areas = life_areas()

    # ------------------------------------------------------------------ series

    def area(self, series: Series) -> AreaSeries:
        """Say what a series shows."""
        points = series.scored
        scores = tuple(one.score for one in points if one.score is not None)
        return AreaSeries(
            series.instrument_id,
            self._title(series),
            series.area,
            self._area(series.area),
            series.kind.value,
            series.steps,
            self._format(series.kind, series.steps),
            series.who.value,
            series.view.value if series.view is not None else None,
            self._who(series.who, series.view),
            tuple(_day(one.when) for one in points),
            scores,
            series_sentence(self._w, judge_series(scores)),
        )

    def questions(self, points: Iterable[SeriesPoint]) -> list[QuestionSeries]:
        """Return each question in each format by each answerer."""
        grouped: dict[_Key, list[SeriesPoint]] = {}
        for one in points:
            key = (
                one.instrument_id or "",
                one.item_id,
                one.format_kind,
                one.format_steps,
                one.who_answered,
                one.proxy_view,
            )
            grouped.setdefault(key, []).append(one)
        seen: set[tuple[str, str, WhoAnswered, ProxyView | None]] = set()
        made = []
        for key, given in sorted(grouped.items(), key=lambda one: one[1][0].when):
            form_id, item_id, kind, steps, who, view = key
            form = self._form(given[-1].conversation_id)
            item = next((one for one in form.items if one.id == item_id), None) if form else None
            asked = (form_id, item_id, who, view)
            made.append(
                QuestionSeries(
                    form_id,
                    self._w.pick(form.title) if form else form_id,
                    item_id,
                    self._w.pick(item.question) if item else item_id,
                    given[-1].life_area,
                    self._area(given[-1].life_area),
                    kind.value,
                    steps,
                    self._format(kind, steps),
                    who.value,
                    view.value if view is not None else None,
                    self._who(who, view),
                    tuple(self._point(one) for one in given),
                    after_break=asked in seen,
                )
            )
            seen.add(asked)
        return sorted(made, key=lambda one: (one.form, one.who != WhoAnswered.SELF.value))

    def cards(self, placed: _Placed) -> list[QuestionSeries]:
        """Return each card of each topic that is followed."""
        self._cards = {key: self._w.pick(text) for key, text in card_names(placed).items()}
        return [
            QuestionSeries(
                one.instrument_id,
                self._titles.get(one.instrument_id, one.instrument_id),
                one.area,
                self._cards.get(one.area, one.area),
                "",
                "",
                one.kind.value,
                one.steps,
                self._format(one.kind, one.steps),
                one.who.value,
                None,
                self._who(one.who, one.view),
                tuple(
                    PersonPoint(
                        _day(point.when),
                        str(point.conversation_id),
                        Outcome.ANSWERED.value,
                        "",
                        None,
                        point.score,
                        None,
                        "",
                        self._helped(point.conversation_id),
                        self._helped_words(point.conversation_id),
                        self._signs(point.conversation_id),
                    )
                    for point in one.points
                ),
            )
            for one in card_series(placed)
        ]

    def name_topics(self, placed: _Placed) -> None:
        """Remember what the topics of mats are called."""
        named = ((one.mat.topic_id, dict(one.mat.frozen_start["name"])) for one, _ in placed)
        self._titles = {topic_id: self._w.pick(text) for topic_id, text in named}

    def _point(self, one: SeriesPoint) -> PersonPoint:
        return PersonPoint(
            _day(one.when),
            str(one.conversation_id),
            one.outcome.value,
            outcome_words(self._w, one.outcome),
            one.raw,
            one.score,
            one.half_step,
            self._said(one),
            self._helped(one.conversation_id),
            self._helped_words(one.conversation_id),
            self._signs(one.conversation_id),
        )

    def _said(self, one: SeriesPoint) -> str:
        form = self._form(one.conversation_id)
        item = next((each for each in form.items if each.id == one.item_id), None) if form else None
        if form is None or item is None or one.raw is None:
            return ""
        if one.conversation_id not in self._given:
            given = answers.of_conversation(self._tx, one.conversation_id)
            self._given[one.conversation_id] = {each.item_id: each for each in given}
        option = option_of(form, item, self._given[one.conversation_id][item.id])
        return self._w.pick(option.label) if option is not None else ""

    # ------------------------------------------------------------------ beside the series

    def breaks(self, areas: Iterable[Series]) -> list[FormatBreak]:
        """Say where one way to answer follows another, for each part of life."""
        by_area: dict[str, list[Series]] = {}
        for one in areas:
            if one.who is WhoAnswered.SELF and one.scored:
                by_area.setdefault(one.area, []).append(one)
        return [
            FormatBreak(
                _day(change.when), area, self._area(area), self._way(change.before), self._way(change.after)
            )
            for area, own in by_area.items()
            if len({format_of(one) for one in own}) > 1
            for change in format_changes(own)
        ]

    def marks(self, days: Days) -> list[Mark]:
        """Return what is worth asking again, conversation by conversation."""
        return [
            Mark(
                _day(one.when),
                str(one.conversation_id),
                flag.sign.value,
                flag_sentence(self._w, flag),
                flag_advice(self._w, flag),
            )
            for one in self._judged.values()
            if _within(days, one.when)
            for flag in one.flags
        ]

    def _signs(self, conversation_id: UUID) -> tuple[str, ...]:
        found = self._judged.get(conversation_id)
        return tuple(flag.sign.value for flag in found.flags) if found is not None else ()

    def _helped(self, conversation_id: UUID) -> str | None:
        held = self._held.get(conversation_id)
        return held.how_helped.value if held is not None and held.how_helped is not None else None

    def _helped_words(self, conversation_id: UUID) -> str:
        held = self._held.get(conversation_id)
        return helped_words(self._w, held.how_helped if held is not None else None)

    # ------------------------------------------------------------------ names

    def _form(self, conversation_id: UUID) -> Instrument | None:
        held = self._held.get(conversation_id)
        version = held.instrument_version_id if held is not None else None
        if version is None:
            return None
        if version not in self._forms:
            self._forms[version] = Instrument.thaw(instruments.get(self._tx, version).frozen_text)
        return self._forms[version]

    def _title(self, series: Series) -> str:
        if series.instrument_id in self._titles:
            return self._titles[series.instrument_id]
        form = self._form(series.points[-1].conversation_id)
        return self._w.pick(form.title) if form is not None else series.instrument_id

    def _area(self, area: str) -> str:
        if area == WHOLE:
            return self._w.t("Everything that was asked")
        return self._w.pick(self._areas[area].name) if area in self._areas else area

    def _format(self, kind: FormatKind, steps: int | None) -> str:
        if kind is FormatKind.MAT:
            return self._w.t("a mat")
        return format_words(self._w, None if kind is FormatKind.LINE else steps)

    def _way(self, way: AnswerFormat) -> str:
        return self._format(way.kind, way.steps)

    def _who(self, who: WhoAnswered, view: ProxyView | None) -> str:
        if who is WhoAnswered.SELF:
            return self._w.t("{name}, in own words or pictures", name=self._alias)
        return proxy_answered(self._w, self._alias, who, view)


def outcome_words(w: Words, outcome: Outcome) -> str:
    """Say what became of asking, for staff."""
    return {
        Outcome.ANSWERED: w.t("Answered"),
        Outcome.DONT_KNOW: w.t("“I don't know”"),
        Outcome.DECLINED: w.t("“I don't want to answer”"),
        Outcome.NOT_UNDERSTOOD: w.t("Not understood"),
        Outcome.NOT_ASKED: w.t("Not asked"),
        Outcome.UNPLACED: w.t("Not placed"),
        Outcome.STOPPED: w.t("Stopped before"),
    }[outcome]


def _promise(w: Words, one: Action) -> Promise:
    helped: Mapping[Helped, str] = {
        Helped.YES: w.t("It helped"),
        Helped.SOME: w.t("It helped a little"),
        Helped.NO: w.t("It did not help"),
    }
    return Promise(
        one.said,
        one.text,
        one.who,
        _day(one.created_at),
        one.due_on,
        _day(one.done_at) if one.done_at is not None else None,
        _day(one.shown_at) if one.shown_at is not None else None,
        one.helped.value if one.helped is not None else None,
        helped[one.helped] if one.helped is not None else "",
        _day(one.closed_at) if one.closed_at is not None else None,
        one.closed_because,
    )


def _sentence(w: Words, held: Sequence[Conversation], told: Sequence[AreaSeries]) -> str:
    counted = w.tn("{n} conversation.", "{n} conversations.", len(held))
    own = [one for one in told if one.area == WHOLE and one.who == WhoAnswered.SELF.value]
    if not own:
        return f"{counted} " + w.t("The person has no answers of their own that can be followed here.")
    most = max(own, key=lambda one: (len(one.days), one.days[-1]))
    return f"{counted} {begun(most.form_title)}: {most.sentence}"


def _inside(days: Days, one: Action) -> bool:
    ends = [one.created_at, *(when for when in (one.done_at, one.closed_at) if when is not None)]
    return any(_within(days, when) for when in ends)


def _within(days: Days, when: dt.datetime) -> bool:
    return days[0] <= _day(when) <= days[1]


def _day(when: dt.datetime) -> dt.date:
    return when.astimezone().date()
