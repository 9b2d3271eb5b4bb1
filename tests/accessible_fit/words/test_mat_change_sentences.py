"""What staff and residents read about mats over time."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_change_sentences import (
    card_line_sentence,
    change_sentences,
    change_words,
    count_words,
    day_words,
    left_out_sentence,
    moved_spoken,
    nothing_to_compare_sentence,
    score_line_sentence,
    teller_words,
    together_sentence,
)
from db.vocabulary import ProxyView, WhoAnswered
from talking_mats.beside import beside, score_line
from talking_mats.cards import Where, blank_card
from talking_mats.compare import card_line
from talking_mats.errors import NothingToCompare
from talking_mats.model import Mat
from tests.talking_mats.mats import ASIDE, MORNING, begun, laid

EN = Words("en")


def mat(places: Sequence[Where], year: int = 0, **begin: object) -> Mat:
    cards = {"cards": 4, **begin}
    at = MORNING + timedelta(days=365 * year)
    return laid(begun(mat_id=f"m{year}", at=at, **cards), places)  # type: ignore[arg-type]  # what a mat begins with, by name


def test_what_moved_is_said_towards_which_end_and_since_when() -> None:
    found = beside(mat([0, 1, 2, 1]), mat([2, 2, 2, 0], 1))
    assert change_sentences(EN, found) == [
        "Two cards have moved closer to “Like” since 4 March 2025: Breakfast and Lunch.",
        "One card has moved closer to “Don’t like” since 4 March 2025: Coffee break.",
        "One card lies in the same place: Dinner.",
    ]


def test_between_two_mats_of_long_ago_nothing_is_said_of_now() -> None:
    said = change_sentences(EN, beside(mat([0, 1]), mat([2, 1], 1)), latest=False)
    assert said[0] == "One card moved closer to “Like” between 4 March 2025 and 4 March 2026: Breakfast."


def test_a_card_that_came_or_went_says_where_it_was_otherwise() -> None:
    now = mat([1, 1], 1, cards=3)
    now = laid(now.add(blank_card("b", "Bread", "en"), now.steps[-1].at, "touch"), [2])
    then = laid(mat([1, ASIDE, 2], cards=4), [2])
    said = change_sentences(EN, beside(then, now))
    assert said == [
        "On the mat on 4 March 2026, and not among the cards on 4 March 2025: Bread.",
        "On the mat on 4 March 2026, and put aside on 4 March 2025: Lunch.",
        "On the mat on 4 March 2025, and not among the cards on 4 March 2026: Coffee break.",
        "On the mat on 4 March 2025, and not placed on 4 March 2026: Dinner.",
        "One card lies in the same place: Breakfast.",
    ]


def test_where_nothing_can_be_told_it_says_why() -> None:
    said = change_sentences(EN, beside(mat([0] * 4), mat([2] * 4, 1, scale="going")))
    assert said == [
        "What has moved cannot be told. The mats have different top scales, so a place does not mean the "
        "same."
    ]
    five = change_sentences(EN, beside(mat([0] * 4), mat([2] * 3 + [ASIDE], 1, positions=5)))
    assert five == [
        "What has moved cannot be told. There were three places on one mat and five on the other.",
        "On the mat on 4 March 2025, and put aside on 4 March 2026: Coffee break.",
    ]


def test_nothing_that_moved_and_nothing_in_common() -> None:
    assert change_sentences(EN, beside(mat([1] * 4), mat([1] * 4, 1))) == [
        "All cards lie in the same place on 4 March 2025 and on 4 March 2026."
    ]
    assert change_sentences(EN, beside(mat([]), mat([], 1))) == ["No card lies on both mats."]


def test_the_reason_of_a_refusal_is_a_text_of_its_own() -> None:
    refused = NothingToCompare(why="they are about different topics")
    assert nothing_to_compare_sentence(EN, refused) == (
        "These mats cannot be laid beside each other: they are about different topics. "
        "Choose two or more mats of the same topic."
    )


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([None, None], "“Breakfast” has not lain on a mat."),
        ([1, None], "“Breakfast” lay in “So-so” on 4 March 2025."),
        ([2, 2], "“Breakfast” has lain in “Like” every time, from 4 March 2025 to 4 March 2026."),
        ([0, 2], "“Breakfast” lay in “Don’t like” on 4 March 2025 and in “Like” on 4 March 2026."),
        (
            [0, 2, 0],
            "“Breakfast” has moved and come back: it lay in “Don’t like” both on 4 March 2025 and on "
            "4 March 2027.",
        ),
    ],
)
def test_one_cards_line_in_a_sentence(places: Sequence[int | None], said: str) -> None:
    mats = [mat([] if place is None else [place], year) for year, place in enumerate(places)]
    points = card_line(mats, "breakfast")
    assert card_line_sentence(EN, "Breakfast", mats, points) == said


def test_a_line_is_told_from_where_the_places_have_meant_the_same() -> None:
    mats = [mat([0], 0, scale="going"), mat([0], 1), mat([3], 2, positions=5), mat([1], 3, positions=5)]
    said = card_line_sentence(EN, "Breakfast", mats, card_line(mats, "breakfast"))
    assert said == (
        "“Breakfast” lay between “So-so” and “Like” on 4 March 2027 and between “Don’t like” and “So-so” on "
        "3 March 2028. How it lay before that cannot be compared, because the places meant something else."
    )


def test_scores_are_said_against_the_first_that_can_be_compared() -> None:
    mats = [mat([2] * 4, 0, cards=5), mat([0] * 4, 1), mat([2] * 4, 2)]
    assert score_line_sentence(EN, "The whole mat", score_line(mats)) == (
        "The whole mat: 0 of 100 on 4 March 2026, 100 on 4 March 2027."
    )
    assert left_out_sentence(EN, score_line(mats)) == (
        "The mats before 4 March 2026 are left out. The mats do not hold the same cards."
    )
    alone = score_line(mats[:1])
    assert score_line_sentence(EN, "Food", alone).endswith("There is no earlier mat to compare it with.")
    assert left_out_sentence(EN, alone) == ""
    wanted = score_line([mat([2] * 4, 0, scale="want")])
    assert score_line_sentence(EN, "Food", wanted).startswith("No end of this top scale is the good one")


def test_whose_mats_they_are_is_said() -> None:
    assert teller_words(EN, "Kalle", WhoAnswered.SELF) == "Laid by Kalle"
    assert teller_words(EN, "Kalle", WhoAnswered.SELF, group=True) == "Laid together in a group"
    said = teller_words(EN, "Kalle", WhoAnswered.STAFF, ProxyView.OWN_VIEW)
    assert said == "Staff answered for Kalle, their own view"


def test_counts_and_days_are_words() -> None:
    assert [count_words(EN, n) for n in (1, 12, 13)] == ["One", "Twelve", "13"]
    assert day_words(Words("sv"), MORNING) == "4 mars 2025"


def test_a_resident_hears_short_sentences_without_figures() -> None:
    then, now = mat([0, 1, 2, ASIDE]), mat([2, 1, ASIDE], 1)
    found = beside(then, now)
    assert together_sentence(EN, found) == "Food. This has changed."
    said = {one.card.id: moved_spoken(EN, found, one, today=True) for one in found.changes}
    assert said["breakfast"] == ["Breakfast", "Last time: Don’t like.", "Today: Like."]
    assert said["dinner"] == ["Dinner", "Last time: Like.", "Today: Not for me."]
    assert not any(sign.isdigit() for texts in said.values() for text in texts for sign in text)
    same = beside(then, mat([0, 1, 2, ASIDE], 1))
    assert together_sentence(EN, same) == "Food. All cards lie as last time."
    other = beside(then, mat([0], 1, scale="going"))
    assert together_sentence(EN, other) == "Food. Here are two of your mats."


def test_a_card_made_today_is_new_and_one_that_is_gone_is_taken_away() -> None:
    then, now = mat([1, 1]), mat([1], 1, cards=1)
    now = laid(now.add(blank_card("b", "Bread", "en"), now.steps[-1].at, "touch"), [2])
    found = beside(then, now)
    said = [moved_spoken(EN, found, one, today=False) for one in found.seen]
    assert said == [
        ["Bread", "It is new.", "This time: Like."],
        ["Lunch", "Last time: So-so.", "It has been taken away."],
    ]
    scale = found.now.start.scale
    assert [change_words(EN, one, scale) for one in found.seen] == ["New card", "No longer on the mat"]
