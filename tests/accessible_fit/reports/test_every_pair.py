"""Small units made to break the rule: somebody lays all their tables beside each other and subtracts."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass, replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accessible_fit.services.following.as_planned import Asking, planned_of
from accessible_fit.services.following.asking import Asked as Occasion
from accessible_fit.services.following.register import register_of
from accessible_fit.services.unit.counting import Counted, counted
from accessible_fit.services.unit.overview import told_of
from accessible_fit.services.unit.same_kind import pool
from accessible_fit.services.unit.standing import told_groups
from accessible_fit.trends.planned import Became
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.stage import Stage, UnitStage
from accessible_fit.trends.unit import Done
from db.records import Unit
from db.registered import Registered
from db.unit_figures import Enrolled, UnitAnswer, UnitTalk
from db.vocabulary import ConversationState, HowHelped, Outcome, ServiceType, Sex, WhoAnswered
from tests.accessible_fit.reports.every_table import (
    all_of,
    nothing_follows,
    of_planned,
    of_register,
)
from tests.accessible_fit.services.unit.every_figure import Figure

TODAY = dt.date(2026, 3, 2)
LAST = quarter_of(TODAY) - 1
FIRST = LAST - 11
YEARS = [Span(LAST - 3, LAST).moved(-number) for number in range(2)]
UNIT = Unit(UUID(int=1), "Hemmet", ServiceType.GROUP_HOME)
ITEMS = (("q1", "home"), ("q2", "home"), ("q3", "food"))


@dataclass(frozen=True)
class Alike:
    """So many persons with the same life: from which quarter to which, asked when and as planned when, how.

    Quarters are hexadecimal digits from the first of twelve. `silent` are questions that they never answer.
    """

    persons: int
    stay: tuple[int, int | None] = (0, None)
    asked: str = "89AB"
    planned: str = "89AB"
    helped: bool = False
    declines: bool = False
    says: tuple[float, ...] = (50.0, 100.0)
    silent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """One unit before anything is hidden."""

    found: Counted
    asking: Asking


alike = st.builds(
    Alike,
    persons=st.integers(1, 7),
    stay=st.sampled_from([(0, None), (0, None), (5, None), (9, None), (0, 7), (0, 10)]),
    asked=st.sampled_from(["0123456789AB", "048B", "B", "8", "9B", "01234567", ""]),
    planned=st.sampled_from(["0123456789AB", "048B", "B", "B", "9B", ""]),
    helped=st.booleans(),
    declines=st.sampled_from([False, False, True]),
    says=st.sampled_from([(0.0,), (50.0,), (100.0,), (0.0, 100.0), (50.0, 100.0)]),
    silent=st.sampled_from([(), (), ("q3",), ("q1", "q2")]),
)
small_units = st.lists(alike, min_size=1, max_size=6)


def made_of(lives: list[Alike]) -> Made:
    talks, answers, enrolled, rows, occasions = [], [], [], [], []
    number = 1
    for one in lives:
        for _ in range(one.persons):
            number += 1
            person = UUID(int=number)
            came, left = one.stay
            start = day_of(came)
            end = None if left is None else Span(FIRST + left, FIRST + left).last_day
            enrolled.append(Enrolled(person, start, end))
            rows.append(Registered(person, Sex.FEMALE, 1980, start, end, "", "Flyttade"))
            there = [at for at in range(12) if came <= at and (left is None or at <= left)]
            asked = {int(digit, 16) for digit in one.asked} & {*there}
            for at in sorted(asked):
                talks.append(talk_of(person, at, one))
                answers += answers_of(person, at, one)
            occasions += [
                occasion_of(person, at, one, at in asked, leaving=at == left)
                for at in there
                if f"{at:X}" in one.planned
            ]
    talks.sort(key=lambda one: one.started_at)
    occasions.sort(key=lambda one: (one.due_on, one.person_id))
    return Made(counted(talks, answers, enrolled), Asking(rows, occasions, (), FIRST, LAST))


def day_of(quarter: int) -> dt.date:
    return Span(FIRST + quarter, FIRST + quarter).first_day


def talk_of(person: UUID, at: int, one: Alike) -> UnitTalk:
    when = dt.datetime.combine(day_of(at), dt.time(9), dt.UTC) + dt.timedelta(days=person.int % 60)
    helped = HowHelped.WITH_SUPPORT if one.helped else HowHelped.ALONE
    state = ConversationState.STOPPED if one.declines else ConversationState.FINISHED
    return UnitTalk((person, at), person, when, "form", 3, WhoAnswered.SELF, helped, state)


def answers_of(person: UUID, at: int, one: Alike) -> list[UnitAnswer]:
    key: Hashable = (person, at)
    given = []
    for number, (item, area) in enumerate(ITEMS):
        if one.declines or item in one.silent:
            outcome = Outcome.DECLINED if one.declines else Outcome.DONT_KNOW
            given.append(UnitAnswer(key, item, area, outcome, None, None))
        else:
            score = one.says[(at + number) % len(one.says)]
            given.append(UnitAnswer(key, item, area, Outcome.ANSWERED, score, 25.0))
    return given


def occasion_of(person: UUID, at: int, one: Alike, asked: bool, leaving: bool) -> Occasion:
    went = Became.WITH_HELP if one.helped else Became.ANSWERED
    if one.declines:
        went = Became.DECLINED
    if not asked:
        went = Became.LEFT if leaving else Became.NOT_ASKED
    due = day_of(at) + dt.timedelta(days=30)
    return Occasion(person, "form", due, due + dt.timedelta(days=30), went)


def every_figure(made: Made) -> list[Figure]:
    """Every number in the reports of two years: the unit's, its asking as planned, its register."""
    figures: list[Figure] = []
    for span in YEARS:
        told = told_of(made.found, UNIT, span, LAST, None, Done(None, None))
        elsewhere = told_groups(made.found, told)
        planned = planned_of(made.asking, UNIT, span, UnitStage(Stage.TRAINING, ()), elsewhere)
        figures += all_of(told, made.found)
        figures += of_planned(planned, made.asking)
        figures += of_register(register_of(made.asking.rows, None, UNIT, span, TODAY), made.asking)
    return figures


@given(small_units)
@example([Alike(20), Alike(2, planned=""), Alike(6, asked="")])  # two answered and were not to be asked
@example([Alike(20), Alike(3, stay=(9, None), asked=""), Alike(6, asked="")])
@example([Alike(14, helped=True), Alike(1, helped=True, planned=""), Alike(9, asked="")])
@example([Alike(12), Alike(6, stay=(0, 10), asked=""), Alike(1, stay=(0, 10), asked="9"), Alike(6, asked="")])
@example(
    [
        Alike(8, asked="048B"),
        Alike(6, asked="B", says=(0.0,)),
        Alike(8, asked=""),
        Alike(1, silent=("q1", "q2", "q3")),
    ]
)
@example(  # who did not answer, from one year to the next
    [
        Alike(10),
        Alike(1, stay=(9, None), declines=True),
        Alike(5, asked="0123456789AB", declines=True),
    ]
)
@example(  # as many were asked as planned as answered with help, and a few more answered about food
    [
        Alike(3, asked="0123456789AB", planned="B"),
        Alike(5, asked="0123456789AB", planned="B", silent=("q3",)),
        Alike(5, asked="0123456789AB", planned="B", declines=True),
        Alike(7, asked="0123456789AB", planned="0123456789AB", helped=True),
    ]
)
@example(  # who is in between about one part of life, and who answers about another
    [
        Alike(1, asked="4567", silent=("q1", "q2")),
        Alike(1, stay=(9, None), silent=("q1", "q2")),
        Alike(1, asked="048B", says=(50.0,)),
        Alike(2, asked="0123456789AB", silent=("q3",)),
        Alike(5, asked="0123456789AB", says=(50.0,)),
        Alike(3, asked="0123456789AB"),
    ]
)
def test_whatever_the_unit_no_pair_of_all_its_tables_tells_about_fewer_than_five(lives: list[Alike]) -> None:
    nothing_follows(every_figure(made_of(lives)))


NESTED = {
    "asked without a plan": Alike(0, planned=""),
    "never asked about food": Alike(0, silent=("q3",)),
    "who decline": Alike(0, declines=True),
    "in another quarter": Alike(0, asked="8"),
    "who came last": Alike(0, stay=(9, None)),
    "who left": Alike(0, stay=(0, 10), asked="8"),
    "unhappy": Alike(0, says=(0.0,)),
    "never asked": Alike(0, asked=""),
    "for the first time": Alike(0, asked="B"),
    "with help": Alike(0, helped=True),
}
"""How a few differ from all the others."""


@pytest.mark.parametrize("differ", NESTED.values(), ids=NESTED.keys())
def test_few_who_differ_in_one_thing_cannot_be_told_however_many_the_others(differ: Alike) -> None:
    """Every number of few and of others is tried, not only what chance brings."""
    for few, many in product((1, 2, 4, 5), (4, 5, 9, 10, 20)):
        lives = [Alike(many, asked="0123456789AB"), replace(differ, persons=few), Alike(7, asked="")]
        nothing_follows(every_figure(made_of(lives)), f"{few} and {many}")


def test_what_is_large_enough_is_told_in_every_table() -> None:
    """The rule is kept by hiding what would tell, not by telling nothing."""
    told = every_figure(
        made_of([Alike(20), Alike(6, helped=True, planned=""), Alike(8, asked=""), Alike(5, stay=(9, None))])
    )
    assert {one.table for one in told} >= {
        "participation",
        "areas",
        "shares",
        "spread",
        "changes",
        "planned",
        "quarters",
        "register",
    }
    assert nothing_follows(told) > 100


said = st.dictionaries(
    st.integers(1, 40), st.tuples(st.sampled_from([0.0, 50.0, 100.0]), st.booleans()), max_size=12
)


@given(st.lists(said, max_size=6))
def test_units_of_a_kind_beside_the_exact_numbers_of_the_large_ones_leave_no_small_one(
    of_units: list[dict[Hashable, tuple[float, bool]]],
) -> None:
    """Whoever has the report of every other unit takes their persons from those of the kind together."""
    told = pool([*of_units])
    if told is None:
        return
    large = {person for one in of_units if len(one) >= 5 for person in one}
    everybody = {person for one in of_units for person in one}
    left = range(told.at_least - len(large), told.at_least + 5 - len(large))
    assert not 0 < len(everybody - large) < 5
    assert any(not 0 < one < 5 for one in left)
