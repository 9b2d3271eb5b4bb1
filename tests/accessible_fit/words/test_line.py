"""Where a mark stands, in words that can be heard: alike from both ends, and never a number."""

import pytest

from accessible_fit.instruments.own import find_instrument
from accessible_fit.words.catalogue import Words
from accessible_fit.words.line import place_words


@pytest.mark.parametrize(
    ("tenths", "said"),
    [
        (0, "Bad"),
        (3, "Bad"),
        (4, "Close to “bad”"),
        (25, "Close to “bad”"),
        (26, "Nearer to “bad”"),
        (44, "Nearer to “bad”"),
        (45, "In the middle"),
        (50, "In the middle"),
        (55, "In the middle"),
        (56, "Nearer to “good”"),
        (75, "Close to “good”"),
        (100, "Good"),
    ],
)
def test_a_place_is_said_by_the_end_it_is_near(tenths: int, said: str) -> None:
    form = find_instrument("life")
    line = form.line(form.items[0])
    assert line is not None
    assert place_words(Words("en"), line, tenths) == said


def test_no_place_is_said_with_a_number() -> None:
    form = find_instrument("life")
    line = form.line(form.items[0])
    assert line is not None
    said = [place_words(Words(language), line, tenths) for language in ("sv", "en") for tenths in range(101)]
    assert not any(sign.isdigit() for text in said for sign in text)
