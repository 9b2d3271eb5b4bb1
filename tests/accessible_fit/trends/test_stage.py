"""The rule for a unit's stage, as it is written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.planned_unit import Band, band_of
from accessible_fit.trends.stage import Check, QuarterDue, Stage, stage_of

GOOD = QuarterDue(10, 6, 8)


@pytest.mark.parametrize(
    ("persons", "asked", "plan", "quarters", "stage"),
    [
        (4, 4, True, [GOOD, GOOD], Stage.TOO_SMALL),
        (10, 0, True, [], Stage.NOT_BEGUN),
        (10, 4, True, [GOOD, GOOD], Stage.TRAINING),
        (10, 5, False, [GOOD, GOOD], Stage.PRACTICE),
        (10, 5, True, [GOOD], Stage.PRACTICE),
        (10, 10, True, [GOOD, QuarterDue(10, 5, 10)], Stage.PRACTICE),
        (10, 10, True, [GOOD, QuarterDue(10, 7, 7)], Stage.PRACTICE),
        (10, 5, True, [GOOD, GOOD], Stage.SYSTEMATIC),
        (10, 9, True, [QuarterDue(9, 0, 0), GOOD, QuarterDue(0, 0, 0), GOOD], Stage.SYSTEMATIC),
    ],
)
def test_the_rule(persons: int, asked: int, plan: bool, quarters: list[QuarterDue], stage: Stage) -> None:
    found = stage_of(persons, asked, plan, quarters)
    assert found.stage is stage
    assert [check for check, _ in found.holds] == ([] if stage is Stage.TOO_SMALL else list(Check))


@given(st.integers(5, 500), st.data())
def test_more_is_never_a_lower_stage(persons: int, data: st.DataObject) -> None:
    asked = data.draw(st.integers(0, persons - 1))
    order = list(Stage)
    fewer, more = (stage_of(persons, one, True, [GOOD, GOOD]).stage for one in (asked, asked + 1))
    assert order.index(fewer) <= order.index(more)


@pytest.mark.parametrize("persons", range(301))
def test_a_band_holds_and_is_never_a_single_count(persons: int) -> None:
    counts: dict[Band, int] = {}
    for asked in range(persons + 1):
        band = band_of(asked, persons)
        assert (band is None) == (persons < 5)
        if band is not None:
            assert asked >= band.least * persons
            counts[band] = counts.get(band, 0) + 1
    assert all(count >= 2 for count in counts.values())


def test_bands_of_few_are_halves() -> None:
    assert band_of(9, 9) is Band.HALF_OR_MORE and band_of(4, 9) is Band.UNDER_HALF
    assert band_of(10, 10) is Band.HALF_OR_MORE and band_of(0, 10) is Band.UNDER_HALF
    assert band_of(11, 11) is Band.NEARLY_ALL and band_of(0, 11) is Band.FEW
