"""Every figure has a formula with a source and a calculation to check it by."""

import re

import pytest

from accessible_fit.scales.quality_flags import Sign
from accessible_fit.services.computing.compute import COMPUTE_NAMES
from accessible_fit.words.formulas import FORMULAS, Explained, Figure
from accessible_fit.words.quality_sentences import EXPLAINED_BY


def test_every_figure_has_one_and_they_are_named_differently() -> None:
    assert set(FORMULAS) == set(Figure)
    assert len({one.name for one in FORMULAS.values()}) == len(FORMULAS)


def test_every_calculation_of_the_command_line_is_explained() -> None:
    assert {one.compute for one in FORMULAS.values()} == set(COMPUTE_NAMES)


@pytest.mark.parametrize("figure", Figure)
def test_a_formula_says_all_it_should(figure: Figure) -> None:
    formula = FORMULAS[figure]
    for text in (formula.means, formula.formula, formula.goes_in, formula.source):
        assert len(text) > 10
    assert formula.means.endswith(".")
    # A year or a document's number: somebody has written it down.
    assert re.search(r"(19|20)\d\d|binomial|Kolen|Making Data Count", formula.source)


def test_every_sign_with_arithmetic_is_explained_by_a_figure() -> None:
    without = {Sign.SOMEBODY_ELSE.value, Sign.OLD_PRETEST.value}
    assert set(EXPLAINED_BY) == {sign.value for sign in Sign} - without


def test_an_explained_figure_knows_its_formula() -> None:
    assert Explained(Figure.SHARE, {}, {}).formula is FORMULAS[Figure.SHARE]
