"""Somebody types a few letters, in Swedish or English, and wants the picture now."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictograms.catalogue import Catalogue
from pictograms.search import SearchIndex, normal, words_of
from pictograms.symbols import Symbol

BUNDLED = Catalogue.bundled()


def keys(catalogue: Catalogue, text: str, lang: str = "sv") -> list[str]:
    return [symbol.key for symbol in catalogue.search(text, lang)]


def symbol(code: str, sv: str, *words: str, set_name: str = "one", variant_of: str = "") -> Symbol:
    return Symbol(f"{set_name}:{code}", set_name, {"sv": sv}, {"sv": words}, ("things",), "MIT", variant_of)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("frukost", "own:breakfast"),
        ("städa", "own:cleaning"),
        ("ensam", "own:being-alone"),
        ("bank", "openmoji:1F3E6"),
        ("ÅKA", "openmoji:1F68C"),
        ("handla", "openmoji:1F6D2"),
        ("pengar", "own:kronor"),
        ("Vet inte", "own:dont-know"),
        ("prata sam", "own:talk-together"),
        ("duscha", "openmoji:1F6BF"),
        ("ja", "own:yes"),
        ("läkare", "openmoji:E300"),
    ],
)
def test_swedish_daily_words_find_their_picture_first(typed: str, first: str, catalogue: Catalogue) -> None:
    assert keys(catalogue, typed)[0] == first


def test_washing_offers_hands_and_clothes_at_the_top(catalogue: Catalogue) -> None:
    assert {"openmoji:E0B2", "openmoji:E1CF"} <= set(keys(catalogue, "tvätta")[:3])


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("breakfast", "own:breakfast"),
        ("dont know", "own:dont-know"),
        ("Don’t Know", "own:dont-know"),
        ("wash hands", "openmoji:E0B2"),
        ("bank", "openmoji:1F3E6"),
        ("alone", "own:being-alone"),
    ],
)
def test_english_words_do_too(typed: str, first: str, catalogue: Catalogue) -> None:
    assert keys(catalogue, typed, "en")[0] == first


@pytest.mark.parametrize("empty", ["", "   ", "—", "!?", "😀"])
def test_no_word_finds_nothing(empty: str, catalogue: Catalogue) -> None:
    assert keys(catalogue, empty) == []


def test_every_word_must_fit(catalogue: Catalogue) -> None:
    assert "openmoji:E1CF" in keys(catalogue, "tvätta kläder")
    assert keys(catalogue, "tvätta xyzzy") == []


def test_no_more_than_asked_for(catalogue: Catalogue) -> None:
    assert len(catalogue.search("a", "sv", limit=7)) == 7
    assert catalogue.search("a", "sv", limit=0) == []


def test_a_finds_å_and_ä_after_a_but_ä_never_finds_a() -> None:
    index = SearchIndex([symbol("1", "ålder"), symbol("2", "alm"), symbol("3", "älg")], "sv")
    assert [found.names["sv"] for found in index.find("al", 9)] == ["alm", "ålder", "älg"]
    assert [found.names["sv"] for found in index.find("äl", 9)] == ["älg"]


def test_other_accents_and_the_way_letters_are_stored_do_not_matter() -> None:
    index = SearchIndex([symbol("1", "kafé"), symbol("2", "tvätt")], "sv")
    assert [found.key for found in index.find("KAFE", 9)] == ["one:1"]
    assert [found.key for found in index.find(unicodedata.normalize("NFD", "tvätt"), 9)] == ["one:2"]


def test_the_better_fit_comes_first() -> None:
    names = [
        symbol("inside", "resväska"),
        symbol("keyword-part", "buss", "väskor"),
        symbol("name-word", "stor väska"),
        symbol("late-keyword", "kasse", "påse", "väska"),
        symbol("keyword", "kappsäck", "väska"),
        symbol("name-words", "väska med hjul"),
        symbol("exact-toned", "väska", variant_of="one:exact"),
        symbol("exact", "väska"),
        symbol("name-start", "väskan"),
    ]
    found = [one.key.partition(":")[2] for one in SearchIndex(names, "sv").find("väska", 9)]
    assert found == [
        "exact",
        "keyword",
        "name-words",
        "late-keyword",
        "name-start",
        "name-word",
        "inside",
        "exact-toned",
    ]
    assert SearchIndex(names, "sv").find("väsko", 9)[0].key == "one:keyword-part"


def test_on_a_tie_the_first_set_wins() -> None:
    index = SearchIndex([symbol("1", "häst", set_name="own"), symbol("2", "häst", set_name="other")], "sv")
    assert [found.set_name for found in index.find("häst", 9)] == ["own", "other"]


def test_what_has_no_swedish_is_found_in_english(catalogue: Catalogue) -> None:
    assert "openmoji:E042" in keys(catalogue, "facebook")


typed_text = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="abcdeåäöst hnkr'-", min_size=1, max_size=8),
    st.sampled_from("aåäöst"),
)


@settings(max_examples=150, deadline=None)
@given(text=typed_text, lang=st.sampled_from(["sv", "en"]))
def test_a_search_never_fails_and_everything_found_fits(text: str, lang: str) -> None:
    def bare(letters: str) -> str:
        return normal(letters, "en")

    found = BUNDLED.search(text, lang)
    assert len(found) <= 60
    for one in found:
        own = words_of(" ".join([one.name(lang), *(one.words[lang] or one.words["en"])]), lang)
        for word in words_of(text, lang):
            starts = any(token.startswith(word) for token in own)
            other_letters = any(bare(token).startswith(bare(word)) for token in own)
            assert starts or other_letters or (len(word) >= 3 and any(word in token for token in own))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_plain_picture_is_found_by_its_own_name(data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([key for key in BUNDLED if not BUNDLED.get(key).variant_of]))
    for lang in ("sv", "en"):
        name = BUNDLED.get(key).name(lang)
        if words_of(name, lang):
            assert key in [one.key for one in BUNDLED.search(name, lang, limit=20)]
