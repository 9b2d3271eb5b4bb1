"""A unit's rows sorted into who is in which figure. Nothing here is hidden yet, so nothing here is shown."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import fmean

from accessible_fit.scales import groups
from accessible_fit.services.unit.shown import Group
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.unit import WHOLE
from db.summaries import Said
from db.unit_figures import Enrolled, UnitAnswer, UnitTalk
from db.vocabulary import ConversationState, HowHelped, Outcome, WhoAnswered

BEST = 100.0

ItemKey = tuple[str, str]
_Said = dict[Hashable, list[float]]


@dataclass(frozen=True, slots=True)
class Mean:
    """Who a mean is about, and the mean of the persons' own means, 0–100; None when nobody has one."""

    group: Group
    score: float | None


@dataclass(frozen=True, slots=True)
class Best:
    """Who answered a question, by each person's latest answer, and how many of them chose the best."""

    group: Group
    best: int


@dataclass(frozen=True, slots=True)
class Scored:
    """One conversation of one person: quarter, score over everything asked, its floor, half a step."""

    quarter: int
    score: float
    floor: float
    half_step: float


@dataclass
class Counted:
    """Everything about a unit by quarter: only the persons' own answers, with two, three or five choices.

    `areas` holds for each life area and quarter, by person, the sum of scores, how many were answered and
    how many asked; `items` each person's latest score; `series` each person's conversations that may be
    compared, by form and choices.
    """

    talks: Sequence[UnitTalk]
    enrolled: Sequence[Enrolled]
    areas: dict[str, dict[int, _Said]] = field(default_factory=dict)
    items: dict[ItemKey, dict[int, dict[Hashable, float]]] = field(default_factory=dict)
    item_areas: dict[ItemKey, str] = field(default_factory=dict)
    series: dict[Hashable, dict[tuple[str, int | None], list[Scored]]] = field(default_factory=dict)
    outcomes: dict[Hashable, set[str]] = field(default_factory=dict)
    _means: dict[tuple[str, Span], "Mean"] = field(default_factory=dict, repr=False)
    _here: dict[Span, frozenset[Hashable]] = field(default_factory=dict, repr=False)

    @property
    def quarters(self) -> tuple[int, int] | None:
        """The first and the last quarter with a conversation."""
        if not self.talks:
            return None
        return quarter_of(self.talks[0].started_at), quarter_of(self.talks[-1].started_at)

    def spans_like(self, span: Span, until: int) -> list[Span]:
        """Return the periods as long as one, itself among them, from the first conversation up to `until`.

        They do not overlap and begin with the oldest.
        """
        reach = self.quarters
        first = span.first if reach is None else min(reach[0], span.first)
        return [one for one in span.spans_over(first, until) if one.last <= until]

    def person_means(self, area: str, span: Span) -> dict[Hashable, float]:
        """Return every person's own mean in a span; a person with less than half answered has none."""
        together: _Said = {}
        by_quarter = self.areas.get(area, {})
        for quarter in range(span.first, span.last + 1):
            for person, (total, answered, asked) in by_quarter.get(quarter, {}).items():
                sums = together.setdefault(person, [0.0, 0, 0])
                sums[0] += total
                sums[1] += answered
                sums[2] += asked
        return {
            person: total / answered
            for person, (total, answered, asked) in together.items()
            if answered and 2 * answered >= asked
        }

    def mean(self, area: str, span: Span) -> Mean:
        """Return the mean of persons' means; a person with less than half answered has none."""
        if (area, span) not in self._means:  # each is laid beside many others
            own = self.person_means(area, span)
            group = Group(frozenset(own), len({*own.values()}) == 1)
            self._means[area, span] = Mean(group, fmean(own.values()) if own else None)
        return self._means[area, span]

    def best(self, item: ItemKey, span: Span) -> Best:
        """Return who answered a question in a span, and how many of them said the best last."""
        latest: dict[Hashable, float] = {}
        for quarter in sorted(self.items.get(item, {})):
            if quarter in span:
                latest |= self.items[item][quarter]
        chose = sum(score == BEST for score in latest.values())
        return Best(Group(frozenset(latest), chose in (0, len(latest))), chose)

    def persons_enrolled(self, span: Span) -> frozenset[Hashable]:
        """Return who had support from the unit at any time of a span."""
        if span not in self._here:
            first, last = span.first_day, span.last_day
            self._here[span] = frozenset(
                one.person_id
                for one in self.enrolled
                if one.started_on <= last and (one.ended_on is None or one.ended_on >= first)
            )
        return self._here[span]

    def took_part(self, span: Span) -> "TookPart":
        """Sort the persons of a span by what became of asking them."""
        enrolled = self.persons_enrolled(span)
        here = [
            one
            for quarter in range(span.first, span.last + 1)
            for one in self._talks_in.get(quarter, ())
            if one.person_id in enrolled
        ]
        own = [one for one in here if one.who_answered is WhoAnswered.SELF]
        said = {one.person_id for one in own if Outcome.ANSWERED in self.outcomes.get(one.key, ())}
        helped = {
            one.person_id
            for one in own
            if one.person_id in said and one.how_helped in (HowHelped.WITH_SUPPORT, HowHelped.PARTNER_PLACED)
        }
        declined = {one.person_id for one in own if self._declined(one)} - said
        asked = {one.person_id for one in own}
        others = {one.person_id for one in here} - asked
        return TookPart(
            enrolled,
            frozenset(asked),
            frozenset(said),
            frozenset(helped),
            frozenset(declined),
            frozenset(others),
        )

    @cached_property
    def _talks_in(self) -> dict[int, list[UnitTalk]]:
        by: dict[int, list[UnitTalk]] = defaultdict(list)
        for one in self.talks:
            by[quarter_of(one.started_at)].append(one)
        return dict(by)

    def _declined(self, talk: UnitTalk) -> bool:
        return talk.state is ConversationState.STOPPED or Outcome.DECLINED in self.outcomes.get(talk.key, ())


@dataclass(frozen=True, slots=True)
class TookPart:
    """Persons by what became of asking them. `helped` is a part of `answered`; `declined` of those asked who
    answered nothing; `others` are persons for whom only somebody else answered."""

    enrolled: frozenset[Hashable]
    asked: frozenset[Hashable]
    answered: frozenset[Hashable]
    helped: frozenset[Hashable]
    declined: frozenset[Hashable]
    others: frozenset[Hashable]

    @property
    def taken(self) -> dict[Taken, frozenset[Hashable]]:
        """Who answered and who did not; everybody who had support is in exactly one."""
        return {Taken.ANSWERED: self.answered, Taken.NOT: self.enrolled - self.answered}

    @property
    def ways(self) -> dict[Part, frozenset[Hashable]]:
        """Who took part in which way, or why not; everybody who had support is in exactly one."""
        return {
            Part.ALONE: self.answered - self.helped,
            Part.WITH_HELP: self.helped,
            Part.NO_ANSWER: self.asked - self.answered - self.declined,
            Part.DECLINED: self.declined,
            Part.OTHERS: self.others,
            Part.NOT_ASKED: self.enrolled - self.asked - self.others,
        }


def counted(
    talks: Sequence[UnitTalk],
    answers: Iterable[UnitAnswer],
    enrolled: Sequence[Enrolled],
    without: frozenset[Hashable] = frozenset(),
    said: Iterable[Said] | None = None,
) -> Counted:
    """Sort a unit's rows; those `without` are counted nowhere.

    `said` are the same answers summed up by part of life; left out, they are summed up here.
    """
    made = Counted(
        [one for one in talks if one.person_id not in without],
        [one for one in enrolled if one.person_id not in without],
    )
    by_talk: dict[Hashable, list[UnitAnswer]] = defaultdict(list)
    for answer in answers:
        by_talk[answer.talk].append(answer)
    for talk in made.talks:
        given = by_talk.get(talk.key, [])
        made.outcomes[talk.key] = {one.outcome for one in given}
        if talk.who_answered is WhoAnswered.SELF and talk.choices is not None:
            _sort(made, talk, given)
            if said is None:
                _add(made, (_said(talk, one) for one in given))
    if said is not None:
        _add(made, (one for one in said if one.person_id not in without))
    return made


def _said(talk: UnitTalk, one: UnitAnswer) -> Said:
    score = one.score
    return Said(
        one.life_area, quarter_of(talk.started_at), talk.person_id, score or 0.0, int(score is not None), 1
    )


def _add(made: Counted, said: Iterable[Said]) -> None:
    whole = made.areas.setdefault(WHOLE, {}) if made.areas else {}
    for area, quarter, person, points, answered, asked in said:
        for by_quarter in (whole, made.areas[area]):
            sums = by_quarter.setdefault(quarter, {}).setdefault(person, [0.0, 0, 0])
            sums[0] += points
            sums[1] += answered
            sums[2] += asked


def _sort(made: Counted, talk: UnitTalk, given: Sequence[UnitAnswer]) -> None:
    quarter, person = quarter_of(talk.started_at), talk.person_id
    if given:
        made.areas.setdefault(WHOLE, {})
    for one in given:
        made.areas.setdefault(one.life_area, {})
        if one.score is not None:
            item = (talk.instrument_id, one.item_id)
            made.items.setdefault(item, {}).setdefault(quarter, {})[person] = one.score
            made.item_areas[item] = one.life_area
    scored = groups.group([groups.ItemScore(one.score, one.half_step or 0.0) for one in given])
    if scored.score is not None and scored.uncertainty is not None:
        half_step = max(one.half_step or 0.0 for one in given)
        series = made.series.setdefault(person, {}).setdefault((talk.instrument_id, talk.choices), [])
        series.append(Scored(quarter, scored.score, scored.uncertainty, half_step))


def latest_series(by_way: Mapping[tuple[str, int | None], Sequence[Scored]], span: Span) -> list[Scored]:
    """Return the series that was asked most in a span: same form, same number of choices."""
    inside = {way: sum(one.quarter in span for one in series) for way, series in by_way.items()}
    way = max(inside, key=lambda one: (inside[one], one[0]), default=None)
    return [] if way is None or not inside[way] else list(by_way[way])
