"""The sentences staff read about answers. Wording as in everyday speech, never more than the numbers say."""

from dataclasses import replace

import pytest

from accessible_fit.trends.run_chart import RunChart, run_chart
from accessible_fit.words.catalogue import Words
from accessible_fit.words.sentences import (
    counts_sentence,
    run_chart_sentence,
    run_is_above,
    score_words,
    screen_sentence,
)
from db.records import AccessProfile
from db.vocabulary import Language, Outcome

ENGLISH = Words("en")


def said(scores: list[float]) -> str:
    return run_chart_sentence(ENGLISH, run_chart(scores), scores)


def test_few_conversations_are_too_few() -> None:
    assert said([50.0]) == "Too early to say: 1 conversation, at least 8 are needed."
    assert said([50.0, 75.0, 50.0]) == "Too early to say: 3 conversations, at least 8 are needed."


def test_up_and_down_is_as_usual() -> None:
    assert said([40.0, 60.0] * 6) == "Up and down as usual – nothing has surely changed."


def test_a_long_run_tells_its_length_and_side() -> None:
    scores = [40.0, 41.0, 42.0, 43.0, 39.0, 38.0, 44.0, 45.0, 60.0, 61.0, 62.0, 63.0, 64.0, 65.0, 66.0, 67.0]
    assert said(scores).startswith("8 times in a row above the usual")
    assert said([100 - score for score in scores]).startswith("8 times in a row below the usual")


def test_answers_that_are_all_alike_cannot_be_judged() -> None:
    assert said([100.0] * 9 + [50.0]).startswith("The answers are nearly always the same")


def test_too_few_that_differ_from_the_usual_is_said_as_that() -> None:
    scores = [50.0, 50.0, 50.0, 40.0, 60.0, 40.0, 60.0, 70.0]
    assert said(scores).startswith("Too early to say: 5 conversations differ from the usual")


def test_few_crossings_are_a_change_too() -> None:
    chart = replace(run_chart([40.0, 60.0] * 6), signal=True, crossings=1, verdict="changed")
    assert isinstance(chart, RunChart)
    assert "less often than usual" in run_chart_sentence(ENGLISH, chart, [40.0, 60.0] * 6)


def test_scores_on_the_median_neither_break_nor_lengthen_a_run() -> None:
    assert run_is_above([40.0, 60.0, 50.0, 60.0, 40.0], 50.0, 2)
    assert not run_is_above([60.0, 40.0, 50.0, 40.0, 60.0], 50.0, 2)


@pytest.mark.parametrize(
    ("score", "words"),
    [(None, "Too few answers"), (0.0, "Mostly bad"), (50.0, "Both good and bad"), (100.0, "Mostly good")],
)
def test_a_score_in_words(score: float | None, words: str) -> None:
    assert score_words(ENGLISH, score) == words


def test_the_screen_of_a_person_in_one_sentence() -> None:
    profile = AccessProfile(choices=2, language=Language.EN, show_text=False)
    expected = "The screen shows two choices and pictures without words, and reads aloud in English."
    assert screen_sentence(ENGLISH, profile) == expected
    silent = replace(profile, speak_questions=False, speak_options=False)
    assert screen_sentence(ENGLISH, silent).endswith("in English, without reading aloud.")


def test_counts_leave_out_what_did_not_happen() -> None:
    assert counts_sentence(ENGLISH, {Outcome.ANSWERED: 4}, 0) == "4 answers."
    assert counts_sentence(ENGLISH, {}, 3) == "0 answers, 3 not asked this time."
