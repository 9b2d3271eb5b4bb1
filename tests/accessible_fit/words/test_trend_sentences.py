"""What staff and leaders read about change: never more than the numbers say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.trends.before_after import before_after
from accessible_fit.trends.shares import share
from accessible_fit.trends.verdicts import (
    Change,
    Finding,
    SeriesVerdict,
    judge_change,
    judge_series,
)
from accessible_fit.trends.xmr import Side
from accessible_fit.words.catalogue import Words
from accessible_fit.words.trend_sentences import (
    Reader,
    before_after_sentence,
    change_words,
    series_sentence,
    share_sentence,
    tenths_words,
)

W = Words("en")


def test_four_of_five_as_a_leader_reads_it() -> None:
    assert share_sentence(W, 4, 5, share(4, 5)) == (
        "4 of 5 chose the best alternative."
        " Few have answered, so it may be anything from about 4 in 10 to nearly all."
    )


def test_many_answers_and_everybody() -> None:
    assert "Few" not in share_sentence(W, 81, 263, share(81, 263))
    assert share_sentence(W, 6, 6, share(6, 6), everybody=True).endswith(
        "Everybody answered. Asked another time it may be anything from about 6 in 10 to nearly all."
    )


@pytest.mark.parametrize(
    ("part", "words"),
    [(0, "nearly none"), (0.04, "nearly none"), (0.06, "about 1 in 10"), (0.376, "about 4 in 10")],
)
def test_tenths(part: float, words: str) -> None:
    assert tenths_words(W, part) == words
    assert tenths_words(W, 1.0) == "nearly all"
    assert tenths_words(W, 0.94) == "about 9 in 10"


def test_seven_in_a_row_above_the_usual() -> None:
    seen = judge_series([*[48, 52] * 4, 40, 50, 44, 41, 57, 58, 57, 58, 57, 58, 57, 45, 47])
    assert series_sentence(W, seen) == (
        "7 times in a row above the usual – something has probably changed. What?"
    )


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("side", [Side.ABOVE, Side.BELOW])
@pytest.mark.parametrize("finding", Finding)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_finding_has_a_sentence_for_every_reader(
    finding: Finding, side: Side, reader: Reader, language: str
) -> None:
    said = series_sentence(Words(language), SeriesVerdict(finding, 14, 50.0, 13, side, 8), reader)
    assert said.endswith((".", "?"))
    assert "{" not in said
    changed = finding not in (Finding.TOO_EARLY, Finding.CANNOT_JUDGE, Finding.AS_USUAL)
    if language == "en":
        assert changed == ("?" in said)  # what has changed is a question to those who were there


def test_limits_on_trial_say_so_and_nothing_else_does() -> None:
    early = SeriesVerdict(Finding.FEW_CROSSINGS, 10, 50.0, trial=True)
    assert series_sentence(W, early).endswith("It is early: what is usual may still move.")
    assert "still move" not in series_sentence(W, SeriesVerdict(Finding.AS_USUAL, 10, 50.0, trial=True))


def test_too_early_counts_what_the_reader_counts() -> None:
    few = SeriesVerdict(Finding.TOO_EARLY, 3, 50.0, trial=True)
    assert series_sentence(W, few) == "Too early to say: 3 conversations, at least 8 are needed."
    assert series_sentence(W, few, Reader.LEADER) == "Too early to say: 3 periods, at least 8 are needed."
    alike = SeriesVerdict(Finding.TOO_EARLY, 9, 50.0, trial=True)
    assert series_sentence(W, alike) == "Too early to say: too few differ from the usual."


def test_every_change_is_said_in_words_of_its_own() -> None:
    assert len({change_words(W, change) for change in Change}) == len(Change)


def test_not_shown_to_be_stable_is_not_changed() -> None:
    told = judge_change([0, 100, 50], [100, 0, 60], 25.0)
    assert change_words(W, told.change).startswith("We cannot tell yet")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ([10, 20, 30], [40, 50, 60], "it is better than before in every comparison."),
        ([40, 50, 60], [10, 20, 30], "it is worse than before in every comparison."),
        ([10, 20, 30], [10, 20, 30], "it is as often better as worse than before."),
        ([10, 20, 30, 40], [20, 30, 40, 50], "it is better than before in about 7 of 10 comparisons."),
        ([20, 30, 40, 50], [10, 20, 30, 40], "it is worse than before in about 7 of 10 comparisons."),
    ],
)
def test_before_and_after_a_named_event(before: list[float], after: list[float], said: str) -> None:
    told = before_after_sentence(W, before_after(before, after), "moved", Change.CHANGED_UP)
    assert told.startswith(f"After “moved” {said}")
    counted = f"{len(before)} before, {len(after)} after."
    assert told.endswith(f"{counted} {change_words(W, Change.CHANGED_UP)}")


@given(st.lists(st.integers(0, 100), min_size=3, max_size=30), st.lists(st.integers(0, 100), min_size=3))
def test_ten_of_ten_is_never_said_of_what_is_only_nearly_all(before: list[int], after: list[int]) -> None:
    assert "10 of 10" not in before_after_sentence(W, before_after(before, after), "moved", Change.CHANGED_UP)


def test_too_few_to_compare() -> None:
    assert before_after_sentence(
        W, before_after([10, 20], [90, 80, 70]), "moved", Change.CHANGED_UP
    ).startswith("There are too few")
