"""Five months in a unit where some answer with three faces and now try the line."""

import datetime as dt
from random import Random

import pytest

from accessible_fit.scales.errors import OutOfRange
from accessible_fit.scales.link_estimate import (
    CannotTell,
    LinkEstimate,
    Pair,
    Reason,
    estimate_link,
)
from accessible_fit.scales.linking import Method, link

START = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)


def day(number: float) -> dt.datetime:
    return START + dt.timedelta(days=number)


def pairs(persons: int, each: int) -> list[Pair]:
    """Persons with a usual step each, who answer a three-step and a five-step format around it."""
    random = Random(1)
    made = []
    for person in range(persons):
        usual = person % 3
        for _ in range(each):
            x = min(2, max(0, usual + random.choice((-1, 0, 0, 1))))
            made.append(Pair(person, x, min(4, max(0, 2 * x + random.choice((-1, 0, 1))))))
    return made


@pytest.mark.parametrize(("persons", "each"), [(9, 10), (29, 1), (0, 0)])
def test_too_few_is_said(persons: int, each: int) -> None:
    found = estimate_link(pairs(persons, each), 3, 5, Method.LINEAR)
    assert found == CannotTell(Reason.TOO_FEW, persons * each, persons)


@pytest.mark.parametrize("method", Method)
def test_thirty_pairs_of_ten_persons_are_enough(method: Method) -> None:
    made = pairs(10, 3)
    found = estimate_link(made, 3, 5, method, replicates=200)
    assert isinstance(found, LinkEstimate)
    assert (found.pairs, found.persons) == (30, 10)
    counted = [sum(pair.x == step for pair in made) for step in range(3)]
    other = [sum(pair.y == step for pair in made) for step in range(5)]
    assert found.link == link(counted, other, method)
    assert all(error is not None and 0 < error < 2 for error in found.standard_errors)
    assert found == estimate_link(made, 3, 5, method, replicates=200)


def test_persons_are_drawn_with_all_their_pairs() -> None:
    few = estimate_link(pairs(10, 30), 3, 5, Method.MEAN)
    many = estimate_link(
        [Pair(number, one.x, one.y) for number, one in enumerate(pairs(10, 30))], 3, 5, Method.MEAN
    )
    assert isinstance(few, LinkEstimate) and isinstance(many, LinkEstimate)
    assert few.link == many.link
    # Thirty answers of one person are not thirty persons: the same data clustered is less certain here.
    assert few.standard_errors[0] != many.standard_errors[0]


def test_everybody_alike_gives_no_line() -> None:
    alike = [Pair(person, 1, person % 5) for person in range(40)]
    assert estimate_link(alike, 3, 5, Method.LINEAR) == CannotTell(Reason.NO_SPREAD, 40, 40)


def test_samples_without_a_line_leave_no_standard_error() -> None:
    # One person in ten differs from all others: about a third of the samples miss that person.
    nearly = [Pair(person, int(person == 0), person % 5) for person in range(10) for _ in range(3)]
    found = estimate_link(nearly, 3, 5, Method.LINEAR, replicates=300)
    assert isinstance(found, LinkEstimate) and found.standard_errors[0] is not None
    alone = estimate_link(nearly, 3, 5, Method.LINEAR, replicates=1)
    assert isinstance(alone, LinkEstimate)
    assert alone.standard_errors == (None, None, None)


def test_a_step_that_the_format_does_not_have() -> None:
    with pytest.raises(OutOfRange):
        estimate_link([Pair("A", 3, 0)], 3, 5, Method.MEAN)
