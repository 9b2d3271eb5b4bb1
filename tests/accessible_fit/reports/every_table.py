"""Every number of persons in every table of a unit, who is in it, and which two a reader can subtract."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from accessible_fit.services.following.as_planned import Asking
from accessible_fit.services.unit.changed import changes_of
from accessible_fit.services.unit.counting import Counted
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.planned import Became
from accessible_fit.trends.planned_unit import Asked, AsPlanned, PlannedParticipation
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.register import Came, Register, Went
from accessible_fit.trends.unit import Overview
from accessible_fit.trends.verdicts import Change
from tests.accessible_fit.services.unit.every_figure import Figure, Persons, few_more, of_overview

ENROLLED, ANSWERED, NOT_ANSWERED = "enrolled", Taken.ANSWERED.value, Taken.NOT.value
ASKED, NOT_ASKED, SAID = "asked as planned", "not asked as planned", "answered as planned"
WITH_ANSWERS = {ENROLLED, ANSWERED, NOT_ANSWERED, ASKED, NOT_ASKED, SAID}
BESIDE = {
    "detail": {ENROLLED, ANSWERED, NOT_ANSWERED},
    "change": {ENROLLED, ANSWERED, NOT_ANSWERED},
    "as planned": WITH_ANSWERS,
    "register": {ENROLLED},
}
"""Beside which wholes of the same period a part is read: those it is known to be in, or to hold."""

KNOWN = (
    {NOT_ASKED, f"detail {Part.NOT_ASKED}"},
    {f"detail {Part.WITH_HELP}", f"as planned {AsPlanned.WITH_HELP}"},
    {f"register {Went.ENDED}", f"as planned {AsPlanned.LEFT}"},
)
"""Figures of two tables of which one holds the other by what they mean."""

_BECAME = {
    Became.ANSWERED: AsPlanned.ANSWERED,
    Became.WITH_HELP: AsPlanned.WITH_HELP,
    Became.DECLINED: AsPlanned.DECLINED,
    Became.COULD_NOT: AsPlanned.COULD_NOT,
    Became.LEFT: AsPlanned.LEFT,
    Became.NOT_ASKED: AsPlanned.NOT_ASKED,
}
WAS_ASKED = (AsPlanned.ANSWERED, AsPlanned.WITH_HELP, AsPlanned.DECLINED)


def of_changes(told: Overview, found: Counted) -> Iterator[Figure]:
    """How persons changed, part by part, and how many of them could be compared."""
    enrolled = found.took_part(told.span).enrolled
    by = changes_of(found, told.span, enrolled)
    for change, count in told.persons.parts.items():
        if count is not None:
            yield Figure(f"change {change.value}", told.span, "changes", count, by[change])
    unknown = told.persons.parts[Change.CANNOT_TELL]
    if unknown is not None:
        who = enrolled - by[Change.CANNOT_TELL]
        yield Figure("change compared", told.span, "changes", len(enrolled) - unknown, who)


def of_planned(told: PlannedParticipation, read: Asking) -> Iterator[Figure]:
    """Who was asked as planned: the year, its parts, and each quarter."""
    by = became(read, told.span)
    if told.persons is not None:
        yield Figure(ENROLLED, told.span, "planned", told.persons, frozenset(by))
    who = frozenset(person for person, one in by.items() if one in WAS_ASKED)
    for part, what, persons in (
        (Asked.ASKED, ASKED, who),
        (Asked.NOT, NOT_ASKED, frozenset(by) - who),
    ):
        count = told.asked.parts[part]
        if count is not None:
            yield Figure(what, told.span, "planned", count, persons)
    parts = {one: frozenset(person for person, each in by.items() if each is one) for one in AsPlanned}
    for one, count in told.detail.parts.items():
        if count is not None:
            yield Figure(f"as planned {one.value}", told.span, "planned", count, parts[one])
    said = [told.detail.parts[one] for one in (AsPlanned.ANSWERED, AsPlanned.WITH_HELP)]
    if None not in said:
        persons = parts[AsPlanned.ANSWERED] | parts[AsPlanned.WITH_HELP]
        yield Figure(SAID, told.span, "planned", sum(one or 0 for one in said), persons)
    for cell in told.over_time:
        due = {person: one for person, one in became(read, cell.span).items() if one is not AsPlanned.NO_PLAN}
        if cell.persons is not None:
            yield Figure("planned", cell.span, "quarters", cell.persons, frozenset(due))
        asked = cell.persons if cell.everybody else cell.asked
        if asked is not None:
            who = frozenset(person for person, one in due.items() if one in WAS_ASKED)
            yield Figure(ASKED, cell.span, "quarters", asked, who)
            if cell.persons is not None and asked < cell.persons:
                rest = frozenset(due) - who
                yield Figure(NOT_ASKED, cell.span, "quarters", cell.persons - asked, rest)


def became(read: Asking, span: Span) -> dict[object, AsPlanned]:
    """What became of everybody who had support in a span, by the occasion that went best."""
    start, end = span.first_day, span.last_day
    found: dict[object, AsPlanned] = {
        one.person_id: AsPlanned.NO_PLAN
        for one in read.rows
        if one.started_on <= end and (one.ended_on or end) >= start
    }
    order = list(AsPlanned)
    for one in read.occasions:
        if start <= one.due_on <= end and one.person_id in found:
            went = _BECAME.get(one.became, AsPlanned.NOT_ASKED)
            found[one.person_id] = min(found[one.person_id], went, key=order.index)
    return found


def of_register(told: Register, read: Asking) -> Iterator[Figure]:
    """Who came and who left."""
    span = told.span
    rows = [
        one
        for one in read.rows
        if one.started_on <= span.last_day and (one.ended_on or span.last_day) >= span.first_day
    ]
    first = {one.person_id: one.started_on for one in reversed(rows)}
    last = {one.person_id: one.ended_on for one in rows}
    everybody: Persons = frozenset(first)
    new = frozenset(person for person, day in first.items() if day >= span.first_day)
    ended = frozenset(person for person, day in last.items() if day is not None and day <= span.last_day)
    if told.enrolled is not None:
        yield Figure(ENROLLED, span, "register", told.enrolled, everybody)
    for part, count, who in (
        (Came.NEW, told.came.parts[Came.NEW], new),
        (Came.BEFORE, told.came.parts[Came.BEFORE], everybody - new),
        (Went.ENDED, told.went.parts[Went.ENDED], ended),
        (Went.STILL, told.went.parts[Went.STILL], everybody - ended),
    ):
        if count is not None:
            yield Figure(f"register {part.value}", span, "register", count, who)


def all_of(told: Overview, found: Counted) -> Iterator[Figure]:
    """Everything in the report of a unit: who took part, parts of life, questions, spread, changes."""
    yield from of_overview(told, found)
    yield from of_changes(told, found)


def nothing_follows(figures: Sequence[Figure], name: str = "") -> int:
    """Assert that no pair tells about one to four persons, and return how many pairs were laid together."""
    compared = 0
    for one in figures:
        assert one.persons == len(one.who) >= 5, (name, one.what, one.table, one.span)
    by_span: dict[Span, set[tuple[str, Persons]]] = defaultdict(set)
    by_what: dict[str, set[tuple[Span, Persons]]] = defaultdict(set)
    for one in figures:
        by_span[one.span].add((one.what, one.who))
        by_what[one.what].add((one.span, one.who))
    for together in by_span.values():  # different tables of one period
        for (what, first), (other, second) in combinations(sorted(together, key=str), 2):
            if subtracted(what, other):
                compared += 1
                assert not few_more(first, second), (name, what, other, len(first), len(second))
    for span, together in by_span.items():  # a quarter and the year that it lies in
        for year in (one for one in by_span if span.length < one.length and span.last in one):
            for (what, first), (other, second) in product(together, by_span[year]):
                if of_quarter(what, other):
                    compared += 1
                    assert not few_more(first, second), (name, what, other, span, len(first), len(second))
    for what, groups in by_what.items():  # one table of different periods
        for (here, first), (there, second) in combinations(groups, 2):
            planned = what in ("planned", ASKED)  # a quarter and its year
            if here.length == there.length or planned:
                compared += 1
                assert not few_more(first, second), (name, what, here, there, len(first), len(second))
    return compared


def of_quarter(what: str, other: str) -> bool:
    """Whether what is told of a quarter is known to be inside what is told of its year."""
    if what.startswith("area"):
        return other in (ENROLLED, ANSWERED, what)
    return other in {"planned": (ENROLLED,), ASKED: (ENROLLED, ASKED)}.get(what, ())


def subtracted(what: str, other: str) -> bool:
    """Whether a reader who has both figures of one period may take one from the other."""
    if {what, other} in KNOWN:
        return True
    parts = [one for one in (what, other) if part_of(one)]
    if not parts:
        return True
    whole = other if parts[0] == what else what
    table = part_of(parts[0])
    return len(parts) == 1 and (table == "spread" or whole in BESIDE[table])


def part_of(what: str) -> str:
    """The table that something is only a part in; nothing for a whole."""
    if what.startswith("area") and what.count(" ") > 1:
        return "spread"
    return next((one for one in BESIDE if what.startswith(f"{one} ")), "")
