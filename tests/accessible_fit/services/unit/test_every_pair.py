"""Somebody opens every page about a unit, writes down every number and subtracts each from each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible_fit.services.access import Actor
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.unit.all_units import AllUnitsOverview
from accessible_fit.services.unit.counting import Counted, counted
from accessible_fit.services.unit.overview import UnitOverview, told_of
from accessible_fit.services.unit.same_kind import SameKind, pool
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.unit import Done, Level, Overview
from db import unit_figures
from db.engine import Store, create_store
from db.records import Unit
from db.unit_figures import Enrolled, UnitAnswer, UnitTalk
from db.vocabulary import ConversationState, HowHelped, Outcome, Role, ServiceType, WhoAnswered
from tests.accessible_fit.services.unit.every_figure import Figure, few_more, of_line, of_overview

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
LAST = quarter_of(NOW) - 1
YEARS = [Span(LAST - 3, LAST).moved(-number) for number in range(3)]


def nothing_follows(figures: list[Figure], name: str = "") -> int:
    """Assert that no pair tells about one to four persons, and return how many pairs were laid together."""
    compared = 0
    for one in figures:
        assert one.persons == len(one.who) >= 5, (name, one.what, one.table, one.span)
    by_span: dict[Span, set[tuple[str, frozenset[object]]]] = defaultdict(set)
    by_what: dict[tuple[str, int], set[frozenset[object]]] = defaultdict(set)
    for one in figures:
        by_span[one.span].add((one.what, one.who))
        by_what[one.what, one.span.length].add(one.who)
    for together in by_span.values():  # different tables of one period
        for (what, first), (other, second) in combinations(together, 2):
            compared += 1
            if not _only_in_parts(what, other):
                assert not few_more(first, second), (name, what, other, len(first), len(second))
    for groups in by_what.values():  # one table of different periods
        for first, second in combinations(groups, 2):
            compared += 1
            assert not few_more(first, second), (name, len(first), len(second))
    return compared


def _only_in_parts(what: str, other: str) -> bool:
    """Whether both are parts that nobody knows to lie inside each other: good about food, good about home."""
    ends = (*(f" {level}" for level in Level),)
    return (what.endswith(ends) or what.startswith("detail")) and (
        other.endswith(ends) or other.startswith("detail")
    )


# ---------------------------------------------------------------------- a whole municipality


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    plan = DemoPlan(units=14, people=150, years=3, seed=11, password="hemligt-lösenord", pin="2580")
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('pairs') / 'people.db'}") as store:
        fill_store(store, plan, NOW.date(), lambda done, total: None)
        yield store


@pytest.fixture(scope="module")
def anna(municipality: Store) -> Actor:
    with municipality.reading() as tx:
        user = UUID(bytes=tx.exec_driver_sql("SELECT id FROM app_user WHERE role = 'superuser'").scalar())
    return Actor(user, "Anna", Role.SUPERUSER, frozenset())


def counted_in(store: Store, unit: Unit) -> Counted:
    with store.reading() as tx:
        return counted(
            unit_figures.talks(tx, unit.id),
            unit_figures.answers(tx, unit.id),
            unit_figures.enrolments(tx, unit.id),
            unit_figures.not_counted(tx, unit.id),
        )


def test_no_pair_of_all_tables_of_a_unit_tells_about_fewer_than_five(
    municipality: Store, anna: Actor
) -> None:
    overview, all_units = UnitOverview(municipality, lambda: NOW), AllUnitsOverview(municipality, lambda: NOW)
    beside = [(span, all_units.of_year(anna, span)) for span in YEARS]
    compared, spread = 0, 0
    for unit in overview.units(anna):
        found = counted_in(municipality, unit)
        figures: list[Figure] = []
        for span, every in beside:
            told = overview.of_unit(anna, unit.id, span)
            figures += of_overview(told, found)
            spread += sum(one.shown for one in told.spread)
            line = next(one for one in every.units if one.unit_id == unit.id)
            figures += of_line(line, span, found)
        compared += nothing_follows(figures, unit.name)
    assert compared > 4000
    assert spread > 20


def test_kinds_together_tell_nothing_of_the_units_in_them(municipality: Store, anna: Actor) -> None:
    same = SameKind(municipality, lambda: NOW)
    told = same.all_kinds(anna, YEARS[0])
    assert {one.service_type for one in told.kinds} >= {"group_home", "daily_activity"}
    for kind in told.kinds:
        assert kind.units >= 3
        for area in kind.areas.values():
            assert area.at_least % 5 == 0 and area.at_least >= 5
            assert isinstance(area.score, int)
            assert round(area.best * 20, 6) % 1 == 0


@given(
    st.lists(
        st.dictionaries(
            st.integers(1, 30), st.tuples(st.sampled_from([0.0, 50.0, 100.0]), st.booleans()), max_size=9
        ),
        max_size=6,
    )
)
def test_whatever_the_units_those_too_small_cannot_be_had_by_taking_the_others_away(
    of_units: list[dict[int, tuple[float, bool]]],
) -> None:
    told = pool([dict(one) for one in of_units])
    if told is not None:
        everybody = {person for one in of_units for person in one}
        large = {person for one in of_units if len(one) >= 5 for person in one}
        assert len(of_units) >= 3
        assert not 0 < len(everybody - large) < 5
        assert told.at_least <= len(everybody) < told.at_least + 5


# ---------------------------------------------------------------------- small units of every kind

ITEMS = (("q1", "home"), ("q2", "home"), ("q3", "food"))
FIRST = LAST - 11


Lived = tuple[tuple[int, int | None], str, tuple[float, ...], tuple[str, ...]]
"""When somebody came and left, in which quarters they were asked, what they say, what they never answer."""

lives: st.SearchStrategy[Lived] = st.tuples(
    st.sampled_from([(0, None), (0, None), (0, None), (5, None), (0, 7)]),
    st.sampled_from(["0123456789AB", "048", "26A", "01234567", "8", ""]),
    st.sampled_from([(0.0,), (50.0,), (100.0,), (0.0, 100.0), (50.0, 100.0)]),
    st.sampled_from([(), (), ("q3",), ("q1", "q2")]),
)
small_units = st.lists(lives, min_size=3, max_size=16)


def day_of(quarter: int) -> dt.date:
    return Span(FIRST + quarter, FIRST + quarter).first_day


def unit_of(persons: list[Lived]) -> Counted:
    talks, answers, enrolled = [], [], []
    for person, ((came, left), asked, says, silent) in enumerate(persons):
        end = None if left is None else Span(FIRST + left, FIRST + left).last_day
        enrolled.append(Enrolled(person, day_of(came), end))
        for quarter in (int(digit, 16) for digit in asked):
            if quarter < came or (left is not None and quarter > left):
                continue
            key = (person, quarter)
            at = dt.datetime.combine(day_of(quarter), dt.time(9), dt.UTC) + dt.timedelta(days=person)
            helped, state = HowHelped.ALONE, ConversationState.FINISHED
            talks.append(UnitTalk(key, person, at, "form", 3, WhoAnswered.SELF, helped, state))
            for number, (item, area) in enumerate(ITEMS):
                if item in silent:
                    answers.append(UnitAnswer(key, item, area, Outcome.DONT_KNOW, None, None))
                else:
                    score = says[(quarter + number) % len(says)]
                    answers.append(UnitAnswer(key, item, area, Outcome.ANSWERED, score, 25.0))
    talks.sort(key=lambda one: one.started_at)
    return counted(talks, answers, enrolled)


def every_year(found: Counted) -> list[Overview]:
    unit = Unit(uuid4(), "Hemmet", ServiceType.GROUP_HOME)
    return [told_of(found, unit, span, LAST, None, Done(None, None)) for span in YEARS]


@settings(max_examples=150, deadline=None)
@given(small_units)
def test_whatever_the_unit_no_pair_of_its_tables_tells_about_fewer_than_five(persons: list[Lived]) -> None:
    found = unit_of(persons)
    figures = [one for told in every_year(found) for one in of_overview(told, found)]
    nothing_follows(figures)
    for told in every_year(found):
        for one in told.spread:
            parts = [count for count in one.persons.parts.values() if count is not None]
            if one.persons.whole is not None and len(parts) < len(Level) and parts:
                assert one.persons.whole - sum(parts) >= 5
