"""What is worth asking again is said without blame: nobody is careless, wrong or made to do anything."""

import re
from dataclasses import replace

import pytest

from accessible_fit.scales.quality_flags import Flag, Sign
from accessible_fit.words.catalogue import Words
from accessible_fit.words.quality_sentences import (
    answers_stay,
    flag_advice,
    flag_sentence,
    help_counts,
    place_word,
    pooled_sentence,
    quality_heading,
    sign_word,
)

W = Words("en")
SEEN = [
    (Flag(Sign.SAME_IN_A_ROW, {"run": 12, "of": 12}), "All 12 answers are the same."),
    (Flag(Sign.SAME_IN_A_ROW, {"run": 9, "of": 11}), "9 of 11 answers in a row are the same."),
    (
        Flag(Sign.LITTLE_VARIATION, {"sd": 1.2, "mean": 70, "of": 8}),
        "All 8 answers lie at nearly the same place.",
    ),
    (Flag(Sign.YES_TO_BOTH, {"both": 1, "pairs": 1}), "Yes to both of two opposite questions."),
    (
        Flag(Sign.YES_TO_BOTH, {"both": 2, "pairs": 2}),
        "Yes to both questions in all of 2 opposite pairs.",
    ),
    (Flag(Sign.YES_TO_BOTH, {"both": 1, "pairs": 2}), "Yes to both questions in 1 of 2 opposite pairs."),
    (
        Flag(Sign.ANSWERED_OTHERWISE, {"otherwise": 1, "repeats": 1}),
        "The question that was asked twice got another answer the second time.",
    ),
    (
        Flag(Sign.ANSWERED_OTHERWISE, {"otherwise": 1, "repeats": 2}),
        "1 of 2 questions that were asked twice got another answer the second time.",
    ),
    (
        Flag(Sign.UNUSUAL_TIME, {"quick": 1, "slow": 2}),
        "1 answer came much quicker than the person's usual."
        " 2 answers took much longer than the person's usual.",
    ),
    (Flag(Sign.SOMEBODY_ELSE, about="relative"), "A relative answered for the person."),
    (Flag(Sign.SOMEBODY_ELSE, about="other"), "Somebody else answered for the person."),
    (Flag(Sign.SOMEBODY_ELSE, about="partner_placed"), "The person showed, and somebody else pressed."),
    (
        Flag(Sign.POSITION, {"position": 0, "hits": 20, "n": 24, "options": 3, "p": 0.001}),
        "The place furthest to the left was chosen 20 times of 24, also when the cards had changed places.",
    ),
    (
        Flag(Sign.LAST_SPOKEN, {"hits": 20, "n": 24, "options": 3, "p": 0.001}),
        "The alternative heard last was chosen 20 times of 24, whichever it was.",
    ),
    (
        Flag(Sign.UNSTEADY_REPEATS, {"repeats": 8, "agreement": 0.5, "kappa": 0.1}),
        "4 of 8 questions that were asked twice got the same answer.",
    ),
    (
        Flag(Sign.OLD_PRETEST, {"months": 14.2}),
        "It is 14 months since it was tried which way to answer suits the person.",
    ),
]


@pytest.mark.parametrize(("flag", "sentence"), SEEN)
def test_what_was_seen(flag: Flag, sentence: str) -> None:
    assert flag_sentence(W, flag) == sentence


def test_every_sign_is_said_advised_and_named() -> None:
    assert {flag.sign for flag, _ in SEEN} == set(Sign)
    for sign in Sign:
        flag = next(flag for flag, _ in SEEN if flag.sign is sign)
        assert flag_advice(W, flag)
        assert sign_word(W, sign.value)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_nobody_is_blamed(language: str) -> None:
    w = Words(language)
    blame = r"careless|wrong|lie[sd]?\b.*person|cheat|fault|unreliable|invalid|slarv|felaktig|fusk|opålitlig"
    for flag, _ in SEEN:
        said = f"{flag_sentence(w, flag)} {flag_advice(w, flag)} {sign_word(w, flag.sign.value)}"
        assert not re.search(blame, said, re.IGNORECASE), said
        assert "{" not in said


def test_places_are_named_as_they_are_seen() -> None:
    assert place_word(W, 0, 3) == "The place furthest to the left"
    assert place_word(W, 1, 3) == "The place in the middle"
    assert place_word(W, 2, 3) == "The place furthest to the right"
    assert place_word(W, 3, 5) == "Place 4 from the left"


def test_over_time() -> None:
    assert pooled_sentence(W, 0, 0) == "There are no conversations to look at yet."
    assert pooled_sentence(W, 0, 1) == "Nothing stands out in 1 conversation."
    assert pooled_sentence(W, 0, 4) == "Nothing stands out in 4 conversations."
    assert pooled_sentence(W, 2, 4) == "In 2 of 4 conversations something is worth asking again."
    assert help_counts(W, 3, 1, 0, 2) == "Conversations: 3 alone, 1 with support, 2 where it is not noted."
    assert help_counts(W, 0, 0, 0, 0) == ""


def test_headings() -> None:
    (flag, _), *_ = SEEN
    assert quality_heading(W, []) == "Nothing stands out"
    assert quality_heading(W, [replace(flag)]) == "Worth asking again"
    assert "stay as they are" in answers_stay(W)
