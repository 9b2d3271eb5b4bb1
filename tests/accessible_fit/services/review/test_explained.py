"""Whatever is shown can be calculated again from what it says went in, by the command line too."""

import datetime as dt
import json
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.scales import quality_flags as flags
from accessible_fit.scales.groups import ItemScore, group
from accessible_fit.scales.linking import Method
from accessible_fit.scales.quality_flags import Asked, Flag, Sign
from accessible_fit.services.computing.compute import compute
from accessible_fit.services.review import explained
from accessible_fit.services.review.linking import LinkQuestion, propose
from accessible_fit.services.review.series import WHOLE, Point, Series
from accessible_fit.words.formulas import Explained
from db.records import PairRow
from db.vocabulary import FormatKind, WhoAnswered
from tests.accessible_fit.services.held import FIVE, START, THREE

FALLING, RISING = ("2", "1", "0"), ("0", "1", "2")


def three(
    raw: int, item: str = "q", *, again: bool = False, order: tuple[str, ...] = (), ms: int = 0
) -> Asked:
    return Asked(item, raw, 50.0 * raw, 3, order, order, ms or None, again)


def all_signs() -> list[Flag]:
    """One of each sign that has arithmetic."""
    alike = [three(2, f"q{number}") for number in range(8)]
    left = [three(int(order[0]), order=order) for order in (FALLING, RISING) * 6]
    last = [three(int(order[-1]), order=order) for order in (FALLING, RISING) * 6]
    twice = [(three(2, f"q{number}"), three(number % 2, f"q{number}", again=True)) for number in range(6)]
    made = [
        flags.same_in_a_row(alike),
        flags.little_variation(alike),
        flags.yes_to_both(alike, [("q0", "q1"), ("q2", "q3")]),
        flags.answered_otherwise([*alike, three(0, "q3", again=True)]),
        flags.unusual_time([three(2, ms=90_000), three(2, ms=80_000)], [4_000, 5_000, 6_000, 5_500, 4_500]),
        flags.position_habit(left),
        flags.last_spoken_habit(last),
        flags.unsteady_repeats(twice),
    ]
    return [one for one in made if one is not None]


def check(one: Explained) -> None:
    """Calculate again from what would be copied, and compare with what is shown."""
    copied = json.loads(json.dumps(one.inputs, allow_nan=False, default=dict))
    answer = compute(one.formula.compute, copied)
    assert one.result
    for key, shown in one.result.items():
        assert answer[key] == shown, key


def test_every_sign_is_there() -> None:
    assert {one.sign for one in all_signs()} == set(Sign) - {Sign.SOMEBODY_ELSE, Sign.OLD_PRETEST}


@pytest.mark.parametrize("seen", all_signs(), ids=lambda one: one.sign.value)
def test_signs(seen: Flag) -> None:
    found = explained.flag(seen)
    assert found is not None
    check(found)


def test_what_has_no_arithmetic_has_nothing_to_explain() -> None:
    assert explained.flag(Flag(Sign.SOMEBODY_ELSE, about="staff")) is None
    assert explained.flag(Flag(Sign.OLD_PRETEST, {"months": 14})) is None


scores = st.none() | st.sampled_from([0.0, 25.0, 33.3, 50.0, 100.0])


@given(st.lists(scores, max_size=12))
def test_scores_of_several_questions(given_scores: list[float | None]) -> None:
    items = [ItemScore(score, 25.0) for score in given_scores]
    check(explained.group(items, group(items)))


@given(st.lists(scores, max_size=30))
def test_run_charts(given_scores: list[float | None]) -> None:
    points = tuple(
        Point(UUID(int=number + 1), START + dt.timedelta(days=number), score, 1, 1, 5.0)
        for number, score in enumerate(given_scores)
    )
    series = Series(WHOLE, "group_home", FormatKind.CHOICE, 3, WhoAnswered.SELF, points)
    check(explained.run_chart(series, series.chart()))


@pytest.mark.parametrize("method", Method)
def test_links_and_agreement(method: Method) -> None:
    rows = [
        PairRow(UUID(int=person + 1), 7.3 * person, min(100, 6.1 * person + 9 * time), START, START)
        for person, time in product(range(12), range(3))
    ]
    proposal = propose(LinkQuestion(THREE, FIVE, method=method), rows)
    for found in (explained.agreement(proposal), explained.link(proposal)):
        assert found is not None
        check(found)


def test_without_enough_pairs_there_is_nothing_to_explain() -> None:
    proposal = propose(LinkQuestion(THREE, FIVE), [])
    assert explained.agreement(proposal) is None
    assert explained.link(proposal) is None
