"""The groups of persons whose numbers are told of one period, for whatever is laid beside them next."""

from collections.abc import Hashable, Iterable

from accessible_fit.services.unit.counting import Counted
from accessible_fit.services.unit.side_by_side import Persons
from accessible_fit.trends.participation import Taken
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.spread import level_of
from accessible_fit.trends.unit import AreaRow, AreaSpread, Level, Overview, Participation, ShareRow


def taking_part(found: Counted, span: Span, told: Participation) -> list[Persons]:
    """Return who had support, who answered and who did not, as far as it is told."""
    took = found.took_part(span)
    groups: list[Persons] = [took.enrolled] if told.answered.whole is not None else []
    if told.answered.parts[Taken.ANSWERED] is not None or told.everybody:
        groups += [took.answered, took.enrolled - took.answered]
    return groups


def by_way(found: Counted, span: Span, told: Participation) -> list[Persons]:
    """Return who took part in each way, as far as it is told."""
    ways = found.took_part(span).ways
    return [ways[part] for part, count in told.detail.parts.items() if count is not None]


def answering(
    found: Counted, span: Span, rows: Iterable[AreaRow], shares: Iterable[ShareRow]
) -> list[Persons]:
    """Return who answered about each part of life and each question, as far as it is told exactly."""
    groups = [
        found.mean(row.area, span).group.persons
        for row in rows
        for cell in row.cells
        if cell.span == span and cell.persons is not None and not cell.at_least
    ]
    return groups + [
        found.best((one.instrument_id, one.item_id), span).group.persons
        for one in shares
        if one.answered is not None
    ]


def levels_of(found: Counted, area: str, span: Span) -> dict[Level, Persons]:
    """Return who answers mostly good, both or mostly bad about a part of life."""
    by: dict[Level, set[Hashable]] = {level: set() for level in Level}
    for person, mean in found.person_means(area, span).items():
        by[level_of(mean)].add(person)
    return {level: frozenset(persons) for level, persons in by.items()}


def spreading(found: Counted, span: Span, spread: Iterable[AreaSpread]) -> list[Persons]:
    """Return who is in each spread and in each of its parts, as far as it is told."""
    groups: list[Persons] = []
    for one in spread:
        if one.persons.whole is not None:
            here = levels_of(found, one.area, span)
            groups.append(frozenset().union(*here.values()))
            groups += [here[level] for level, count in one.persons.parts.items() if count is not None]
    return groups


def told_groups(found: Counted, told: Overview) -> dict[Span, list[Persons]]:
    """Return everybody who is in any number of an overview, by its period: the span, and each quarter."""
    quarters = {cell.span for row in told.rows for cell in row.cells} - {told.span}
    groups = {one: answering(found, one, told.rows, ()) for one in quarters}
    groups[told.span] = [
        *taking_part(found, told.span, told.participation),
        *by_way(found, told.span, told.participation),
        *answering(found, told.span, told.rows, told.shares),
        *spreading(found, told.span, told.spread),
    ]
    return groups
