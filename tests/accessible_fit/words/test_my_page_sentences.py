"""Easy words on a person's own page: short, and without figures."""

import re

import pytest

from accessible_fit.words import my_page_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.consent_easy import EASY
from accessible_fit.words.consent_sentences import CONSENTS
from db.vocabulary import ConsentKind
from pictograms.catalogue import Catalogue

EN = Words("en")
LONGEST = 55
"""Signs in one sentence that a person is to take in."""


def test_a_question_is_told_then_and_now() -> None:
    told = say.pair_spoken(EN, "Do you like living here?", "No", "Yes", today=False)
    assert told == "Do you like living here? Last time you said: no. Now you say: yes."
    assert say.pair_spoken(EN, "Do you sleep well?", "", "I don't know", today=True) == (
        "Do you sleep well? Today you say: I don't know."
    )


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        ("done", "We clean together."),
        ("under_way", "We clean together.\nKarin works on this."),
        ("will_not", "We clean together.\nThis is why: There is no time."),
    ],
)
def test_a_promise_says_who_works_on_it_or_why_not(standing: str, told: str) -> None:
    assert say.deed_text(EN, standing, "We clean together", "Karin", "There is no time") == told


def test_every_kind_of_consent_says_what_yes_and_no_mean_in_short_sentences() -> None:
    assert set(EASY) == set(CONSENTS) == {kind.value for kind in ConsentKind}
    known = Catalogue.bundled()
    for easy in EASY.values():
        assert {easy.picture, easy.yes_picture, easy.no_picture} <= set(known)
        for text in (easy.short, easy.yes, easy.no, easy.back):
            assert not any(sign.isdigit() for sign in text)
            assert all(len(one) <= LONGEST for one in re.split(r"(?<=[.!?]) ", text)), text
