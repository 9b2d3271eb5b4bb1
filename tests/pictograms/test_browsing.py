"""Looking for a picture in two languages, with its siblings at hand."""

from __future__ import annotations

import pytest

from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.categories import CATEGORIES
from pictograms.symbols import Symbol


@pytest.fixture(scope="module")
def browsing(catalogue: Catalogue) -> Browsing:
    return Browsing.of(catalogue)


def names(symbols: list[Symbol]) -> list[str]:
    return [symbol.name("sv") for symbol in symbols]


def openmoji(browsing: Browsing, code: str) -> Symbol:
    return browsing.catalogue.get(f"openmoji:{code}")


def test_words_of_the_reader_s_language_come_first_and_the_other_s_are_found(browsing: Browsing) -> None:
    assert names(browsing.find("hund", "sv"))[0] == "hund"
    assert "hund" in names(browsing.find("dog", "sv"))
    assert browsing.find("frukost", "en")[0].name("en") == "breakfast"
    assert browsing.find("  ", "sv") == [] == browsing.find("qqqq", "sv")


def test_nothing_is_found_twice(browsing: Browsing) -> None:
    for text in ("s", "hand", "telefon", "a"):
        found = [symbol.key for symbol in browsing.find(text, "sv")]
        assert len(found) == len(set(found))


def test_skin_tones_stand_beside_their_plain_form_unless_asked_for_by_name(browsing: Browsing) -> None:
    assert not [symbol for symbol in browsing.find("kock", "sv") if symbol.variant_of]
    assert [symbol for symbol in browsing.find("kock mörk", "sv") if symbol.variant_of]


def test_every_part_of_daily_life_has_pictures_in_the_order_of_the_parts(browsing: Browsing) -> None:
    assert list(browsing.by_category) == [part for part in CATEGORIES if part in browsing.by_category]
    assert {"home", "food", "people", "feelings", "money"} <= browsing.by_category.keys()
    assert all(browsing.by_category.values())
    for part, shelf in browsing.by_category.items():
        assert all(part in symbol.categories and not symbol.variant_of for symbol in shelf)


def test_a_part_offers_our_own_drawings_first(browsing: Browsing) -> None:
    assert browsing.by_category["people"][0].set_name == "own"
    assert {"own:kitchen", "openmoji:1F511"} <= {symbol.key for symbol in browsing.by_category["home"]}


def test_keys_that_are_gone_are_left_out(browsing: Browsing) -> None:
    assert names(browsing.known(("own:staff", "gone:staff", "openmoji:1F436"))) == ["personal", "hundansikte"]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("1F469-200D-1F373", ["kock", "kvinnlig kock", "manlig kock"]),
        ("1F469-1F3FF-200D-1F373", ["kock: mörk hy", "kvinnlig kock: mörk hy", "manlig kock: mörk hy"]),
        ("1F475", ["äldre person", "gammal kvinna", "gammal man"]),
        ("1F467", ["barn", "flicka", "pojke"]),
        ("26F9", ["person med boll", "kvinna med boll", "man med boll"]),
        ("26F9-FE0F-200D-2640-FE0F", ["person med boll", "kvinna med boll", "man med boll"]),
        ("1F604", []),
        ("1F91D", []),
    ],
)
def test_the_same_picture_with_another_person(browsing: Browsing, code: str, wanted: list[str]) -> None:
    assert names(browsing.variants.persons(openmoji(browsing, code))) == wanted


@pytest.mark.parametrize(
    ("code", "how_many"), [("1F44B", 6), ("1F44B-1F3FE", 6), ("1F91D", 26), ("1F604", 0)]
)
def test_the_same_picture_in_another_colour_of_skin(browsing: Browsing, code: str, how_many: int) -> None:
    tones = browsing.variants.tones(openmoji(browsing, code))
    assert len(tones) == how_many
    assert not tones or (tones[0].variant_of == "" and all(tone.variant_of for tone in tones[1:]))


def test_our_own_drawings_have_no_siblings(browsing: Browsing) -> None:
    staff = browsing.catalogue.get("own:staff")
    assert browsing.variants.persons(staff) == [] == browsing.variants.tones(staff)
