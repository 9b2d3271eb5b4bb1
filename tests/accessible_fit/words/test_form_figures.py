"""A form's own figures are said as the form's own, on the right side of each, in both languages."""

import pytest

from accessible_fit.words.catalogue import Words
from accessible_fit.words.form_figures import change_sentence, cutoff_sentence, whose_sentence

W = Words("en")


@pytest.mark.parametrize(("total", "below"), [(24.9, True), (25.0, False), (40.0, False), (0.0, True)])
def test_the_cutoff_itself_is_not_below(total: float, below: bool) -> None:
    said = cutoff_sentence(W, total, 25.0)
    assert ("is below" in said) is below and ("not below" in said) is not below
    assert "the form's own cutoff, 25.0" in said


@pytest.mark.parametrize(
    ("before", "now", "part"),
    [
        (20.0, 20.0, "the same as last time"),
        (20.0, 24.9, "less than the form's own reliable change, 5.0"),
        (20.0, 25.0, "5.0 higher"),
        (25.0, 20.0, "5.0 lower"),
    ],
)
def test_a_change_is_measured_by_the_forms_own(before: float, now: float, part: str) -> None:
    assert part in change_sentence(W, before, now, 5.0)


def test_it_is_said_whose_they_are() -> None:
    assert "Förlaget AB" in whose_sentence(W, "Förlaget AB")
    assert "may not hold for this person" in whose_sentence(W, "Förlaget AB")
