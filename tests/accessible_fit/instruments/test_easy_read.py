"""Hints on wording: each is found where it should be, none where it should not, and no text breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.easy_read import HintKind, hints
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.words.catalogue import Words


def kinds(text: str, language: str, spoken: bool = False) -> list[HintKind]:
    return [hint.kind for hint in hints(text, language, spoken)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trivs du hemma?", "sv"),
        ("Får du den hjälp du vill ha?", "sv"),
        ("Var bor du?", "sv"),
        ("Kan du vara dig själv både dag och natt?", "sv"),
        ("Do you like living here?", "en"),
        ("Are you listened to?", "en"),
        ("Do you need more help?", "en"),
        ("Are you tired?", "en"),
    ],
)
def test_a_plain_question_gets_no_hint(text: str, language: str) -> None:
    assert kinds(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "kind", "found"),
    [
        ("Trivs du hemma", "sv", HintKind.NO_QUESTION, ""),
        ("Får du mat och hjälp?", "sv", HintKind.SEVERAL_THINGS, "och"),
        ("Är du glad eller ledsen?", "sv", HintKind.SEVERAL_THINGS, "eller"),
        ("Do you eat and sleep well?", "en", HintKind.SEVERAL_THINGS, "and"),
        ("Gillar du lunch/middag?", "sv", HintKind.SEVERAL_THINGS, "lunch/middag"),
        ("Är du inte trygg?", "sv", HintKind.NEGATION, "inte"),
        ("Är det aldrig roligt?", "sv", HintKind.NEGATION, "aldrig"),
        ("Don’t you like it?", "en", HintKind.NEGATION, "Don’t"),
        ("Is there no help?", "en", HintKind.NEGATION, "no"),
        ("Är du ganska nöjd?", "sv", HintKind.LADDER, "ganska"),
        ("Do you often go out?", "en", HintKind.LADDER, "often"),
        ("Hur är verksamhetsplaneringen?", "sv", HintKind.LONG_WORD, "verksamhetsplaneringen"),
        ("Is the documentation good?", "en", HintKind.LONG_WORD, "documentation"),
        ("Var du glad i går?", "sv", HintKind.PAST, "Var"),
        ("Pratade personalen med dig?", "sv", HintKind.PAST, "Pratade"),
        ("Trivdes du där?", "sv", HintKind.PAST, "Trivdes"),
        ("Did you like it?", "en", HintKind.PAST, "Did"),
        ("Who helped you?", "en", HintKind.PAST, "helped"),
    ],
)
def test_what_is_hard_is_found_and_named(text: str, language: str, kind: HintKind, found: str) -> None:
    (hint,) = [one for one in hints(text, language) if one.kind is kind]
    assert hint.found == found


def test_a_long_question_says_how_long_it_is() -> None:
    text = "Tycker du om att vara med och laga mat ihop med oss på fredagar?"
    (hint,) = [one for one in hints(text, "sv") if one.kind is HintKind.LONG]
    assert (hint.words, hint.signs) == (14, len(text))
    why, tip = hint.told(Words("en").t)
    assert "14 words" in why and "about 10 words" in tip


def test_what_is_said_aloud_may_explain_in_short_sentences() -> None:
    said = "Hur mår du? Tänk på kroppen och på känslorna."
    assert kinds(said, "sv", spoken=True) == []
    assert HintKind.SEVERAL_THINGS in kinds("Mår du bra och är du glad?", "sv", spoken=True)


def test_every_hint_says_why_and_what_to_try() -> None:
    for kind in HintKind:
        assert kind.why.strip() and kind.tip.strip()
        assert kind.why != kind.tip


def test_our_own_questions_are_plain() -> None:
    """What is remarked on in them is known: two who do something together, and names of occupations."""
    harmless = {HintKind.SEVERAL_THINGS, HintKind.LONG_WORD}
    for form in own_instruments(AnyPictogram()):
        for item in form.items:
            for language in form.languages:
                found = kinds(item.question[language], language)
                assert set(found) <= harmless, (item.question[language], found)


@given(st.text(max_size=300), st.sampled_from(["sv", "en", "fi", ""]), st.booleans())
def test_no_text_breaks_the_hints(text: str, language: str, spoken: bool) -> None:
    for hint in hints(text, language, spoken):
        why, tip = hint.told(str)
        assert why and tip
        assert hint.found in text


@given(st.text(alphabet="aåäö oc?!./'’-\n", max_size=120))
def test_the_same_text_gets_the_same_hints_and_each_once(text: str) -> None:
    found = hints(text, "sv")
    assert found == hints(text, "sv")
    assert len(found) == len(set(found))
