"""Every value of a mat has a sentence, and none of them scolds or counts for the person."""

from dataclasses import fields

import pytest

from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_sentences import (
    again_sentence,
    consent_sentence,
    listed,
    observations,
    observed_sentence,
    place_words,
    seen_sentence,
    why_not_sentence,
)
from db.records import Observations
from db.vocabulary import ConsentAudience
from talking_mats.cards import Off
from talking_mats.checks import Seen, Sign
from talking_mats.scales import top_scale
from talking_mats.scores import WhyNot
from tests.talking_mats.mats import begun, laid

ENGLISH = Words("en")
LANGUAGES = pytest.mark.parametrize("w", [ENGLISH, Words("sv")], ids=["en", "sv"])


@LANGUAGES
def test_every_reason_and_sign_has_a_sentence_of_its_own(w: Words) -> None:
    mat = laid(begun(), [2] * 15)
    first = next(iter(mat.cards))
    said = [why_not_sentence(w, why) for why in WhyNot]
    said += [seen_sentence(w, mat, Seen(sign, (first,), 2, 0.6), "Kalle") for sign in Sign]
    assert all(said)
    assert len(set(said)) == len(said)


def test_places_are_named_by_the_words_of_the_top_scale() -> None:
    like, hurts = top_scale("like"), top_scale("hurts")
    assert [place_words(ENGLISH, like, 3, place) for place in range(3)] == ["Don’t like", "So-so", "Like"]
    assert place_words(ENGLISH, hurts, 5, 4) == "A lot"
    assert place_words(ENGLISH, like, 5, 1) == "Between “Don’t like” and “So-so”"
    assert place_words(ENGLISH, like, 5, 3) == "Between “So-so” and “Like”"
    assert [place_words(ENGLISH, like, 3, off) for off in Off] == ["Not placed", "Not placed", "Not for me"]


def test_cards_to_show_again_are_named_and_nothing_is_said_without_a_reason() -> None:
    mat = laid(begun(), [2] * 15)
    cards = tuple(mat.cards)[:3]
    said = again_sentence(ENGLISH, mat, [Seen(Sign.ONE_COLUMN, cards, 2)])
    assert said == "Worth showing again: “Breakfast”, “Lunch” and “Dinner”."
    assert again_sentence(ENGLISH, mat, []) == ""
    assert listed(ENGLISH, []) == ""
    assert listed(ENGLISH, ["a"]) == "a"


def test_each_observation_of_the_store_has_words_for_its_ends() -> None:
    told = observations(ENGLISH)
    assert [one.key for one in told] == [field.name for field in fields(Observations)]
    assert len({text for one in told for text in (one.name, one.least, one.most)}) == 21


@pytest.mark.parametrize(
    ("given", "total", "said"),
    [
        (0, None, "7 observations are left"),
        (6, None, "1 observation is left"),
        (7, 21, "21 of 28. The line is at 21: the circumstances were good."),
        (7, 20, "not about the person"),
    ],
)
def test_below_the_line_points_to_the_circumstances(given: int, total: int | None, said: str) -> None:
    assert said in observed_sentence(ENGLISH, given, total)


def test_who_may_see_is_said_with_the_persons_name() -> None:
    me, staff = ConsentAudience.ME, ConsentAudience.STAFF
    assert "has not been asked" in consent_sentence(ENGLISH, None, "Kalle")
    assert consent_sentence(ENGLISH, [me], "Kalle") == "Only Kalle may see the picture."
    several = [me, staff, ConsentAudience.RELATIVES]
    assert "the staff and relatives and friends" in consent_sentence(ENGLISH, several, "Kalle")
