"""Every figure about a unit that anybody can see, from whichever page, with the persons it is about."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from accessible_fit.services.unit.counting import Counted
from accessible_fit.trends.all_units import UnitLine
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.spread import level_of
from accessible_fit.trends.unit import Level, Overview

Persons = frozenset[Hashable]


@dataclass(frozen=True)
class Figure:
    """One number of persons that is told exactly: what it counts, when, where it stands, who they are."""

    what: str
    span: Span
    table: str
    persons: int
    who: Persons


def of_overview(told: Overview, found: Counted) -> Iterator[Figure]:
    """The unit's own page: who took part, life areas by period, shares, spread, how persons changed."""
    span, took = told.span, found.took_part(told.span)
    answered = told.participation.answered
    if answered.whole is not None:
        yield Figure("enrolled", span, "participation", answered.whole, took.enrolled)
    for taken, who in ((Taken.ANSWERED, took.answered), (Taken.NOT, took.enrolled - took.answered)):
        count = answered.parts[taken]
        if count is not None:
            yield Figure(taken.value, span, "participation", count, who)
    declined = took.declined
    parts = {
        Part.ALONE: took.answered - took.helped,
        Part.WITH_HELP: took.helped,
        Part.NO_ANSWER: took.asked - took.answered - declined,
        Part.DECLINED: declined,
        Part.OTHERS: took.others,
        Part.NOT_ASKED: took.enrolled - took.asked - took.others,
    }
    for part, count in told.participation.detail.parts.items():
        if count is not None:
            yield Figure(f"detail {part}", span, "participation", count, parts[part])
    for row in told.rows:
        for cell in row.shown:
            if not cell.at_least and cell.persons is not None:
                who = found.mean(row.area, cell.span).group.persons
                yield Figure(f"area {row.area}", cell.span, "areas", cell.persons, who)
    for share in told.shares:
        if share.answered is not None:
            item = (share.instrument_id, share.item_id)
            yield Figure(
                f"share {item}", span, "shares", share.answered, found.best(item, span).group.persons
            )
    yield from _of_spread(told, found)
    if told.persons.whole is not None:
        yield Figure("enrolled", span, "changes", told.persons.whole, took.enrolled)


def _of_spread(told: Overview, found: Counted) -> Iterator[Figure]:
    for one in told.spread:
        means = found.person_means(one.area, told.span)
        if one.persons.whole is not None:
            yield Figure(f"area {one.area}", told.span, "spread", one.persons.whole, frozenset(means))
        for level in Level:
            count = one.persons.parts[level]
            if count is not None:
                who = frozenset(person for person, mean in means.items() if level_of(mean) is level)
                yield Figure(f"area {one.area} {level}", told.span, "spread", count, who)


def of_line(line: UnitLine, span: Span, found: Counted) -> Iterator[Figure]:
    """The unit's line among all units."""
    for area, told in line.areas.items():
        for cell in (told.year, *told.quarters):
            if cell.persons is not None and not cell.at_least:
                who = found.mean(area, cell.span).group.persons
                yield Figure(f"area {area}", cell.span, "all units", cell.persons, who)
        assert told.year.span == span


def few_more(first: Persons, second: Persons) -> bool:
    """Whether one holds the other and one to four persons more."""
    more, fewer = sorted((first, second), key=len, reverse=True)
    return fewer < more and len(more - fewer) < 5
