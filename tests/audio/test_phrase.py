from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.phrase import Phrase
from audio.voices import Voice

SWEDISH = Voice("sv", "espeak", "gmq/sv", "Swedish")


def test_the_key_changes_with_everything_that_is_heard() -> None:
    phrase = Phrase("Trivs du hemma?", "sv")
    keys = {
        phrase.key(SWEDISH, "1"),
        phrase.key(SWEDISH, "2"),
        phrase.key(Voice("sv", "nsss", "alva", "Alva"), "1"),
        Phrase("Trivs du hemma!", "sv").key(SWEDISH, "1"),
        Phrase("Trivs du hemma?", "en").key(SWEDISH, "1"),
        Phrase("Trivs du hemma?", "sv", 120).key(SWEDISH, "1"),
    }
    assert len(keys) == 6
    assert all(len(key) == 64 for key in keys)


def test_the_key_of_a_phrase_does_not_change_between_starts() -> None:
    assert Phrase("Å", "sv").key(SWEDISH, "1") == Phrase("Å", "sv").key(SWEDISH, "1")
    assert Phrase("Trivs  du\nhemma?", "sv").key(SWEDISH, "1") == Phrase("Trivs du hemma?", "sv").key(
        SWEDISH, "1"
    )


@given(st.text())
def test_what_is_spoken_holds_no_control_characters(text: str) -> None:
    spoken = Phrase(text, "sv").spoken()
    assert spoken.isprintable()
    assert "  " not in spoken


def test_swedish_letters_are_kept_as_they_are() -> None:
    assert Phrase(" Får du\thjälp på rätt sätt?\0 ", "sv").spoken() == "Får du hjälp på rätt sätt?"


@pytest.mark.parametrize("rate", [0, 79, 451, -150])
def test_a_rate_nobody_can_follow_is_refused(rate: int) -> None:
    with pytest.raises(ValueError, match="80 to 450"):
        Phrase("Hej", "sv", rate)


@given(st.text(max_size=80), st.integers(80, 440))
def test_a_choice_stays_lit_long_enough_and_longer_for_a_slower_listener(text: str, rate: int) -> None:
    slower, quicker = Phrase(text, "sv", rate), Phrase(text, "sv", rate + 10)
    assert slower.estimated_seconds() >= quicker.estimated_seconds() >= 1.5
