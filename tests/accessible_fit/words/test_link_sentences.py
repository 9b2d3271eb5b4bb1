"""How well two ways to answer agree, in words; a small group is never counted out."""

import pytest

from accessible_fit.scales.agreement import agreement
from accessible_fit.scales.link_estimate import CannotTell, LinkEstimate, Reason
from accessible_fit.scales.linking import Link, Method
from accessible_fit.words.catalogue import Words
from accessible_fit.words.link_sentences import (
    agreement_sentence,
    cannot_tell_sentence,
    link_sentence,
    pairs_sentence,
    translated_sentence,
    way_words,
)

W = Words("en")


@pytest.mark.parametrize(
    ("kind", "steps", "words"),
    [
        ("choice", 2, "two choices"),
        ("choice", 3, "three choices"),
        ("choice", 5, "five choices"),
        ("line", None, "a line"),
        ("mat", 3, "a mat with three columns"),
        ("mat", 5, "a mat with places between the columns"),
    ],
)
def test_ways_to_answer_have_names(kind: str, steps: int | None, words: str) -> None:
    assert way_words(W, kind, steps) == words


def test_pairs_are_counted_but_not_four_persons() -> None:
    assert pairs_sentence(W, 42, 14, 30) == "42 pairs of conversations by 14 persons, at most 30 days apart."
    assert pairs_sentence(W, 0, 0, 30) == "Nobody has answered in both ways within 30 days."
    for persons in range(1, 5):
        assert pairs_sentence(W, 9, persons, 30) == "Fewer than 5 persons have answered in both ways."


def test_why_it_cannot_be_told() -> None:
    few = cannot_tell_sentence(W, CannotTell(Reason.TOO_FEW, 12, 6))
    assert few == "We cannot tell yet: at least 30 pairs from 10 persons are needed."
    assert "alike" in cannot_tell_sentence(W, CannotTell(Reason.NO_SPREAD, 40, 12))


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        ([60, 70, 80], [50, 60, 70], "get 10 points more than with"),
        ([50, 60, 70], [60, 70, 80], "get 10 points less than with"),
        ([50, 60, 70], [50, 60, 70], "get the same score."),
    ],
)
def test_agreement(x: list[float], y: list[float], said: str) -> None:
    assert said in agreement_sentence(W, agreement(x, y), "three choices", "five choices")


def estimate(value: float, error: float | None) -> LinkEstimate:
    made = Link(Method.LINEAR, tuple(value for _ in range(101)), 0.0, value)
    return LinkEstimate(made, (error,) * 101, 40, 12)


def test_a_link_says_how_sure_it_is() -> None:
    assert link_sentence(W, estimate(58, 3), "three choices", "five choices") == (
        "50 points with three choices correspond to about 58 points with five choices."
        " It may be 6 points more or less."
    )
    assert link_sentence(W, estimate(130, None), "a line", "two choices").endswith(
        "about 100 points with two choices. How sure that is cannot be told."
    )


def test_what_the_dotted_line_is() -> None:
    told = translated_sentence(W, "three choices", "a line", 40, 12)
    assert "would have been with a line" in told
    assert "less sure than an answer" in told
