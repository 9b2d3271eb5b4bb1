"""Our drawings are what residents meet: each must be named, whole, and in the agreed style."""

from __future__ import annotations

import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pictograms.catalogue import Catalogue
from pictograms.categories import CATEGORIES
from pictograms.errors import BrokenSet
from pictograms.own import ART, OwnSet

INDEX = tomllib.loads((ART / "index.toml").read_text(encoding="utf-8"))
CODES = list(INDEX)
SVG = "{http://www.w3.org/2000/svg}"
PLAIN_SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
# what accessibility asks us to draw ourselves, because OpenMoji lacks it or has it too weak
ASKED_FOR = {
    "staff",
    "being-alone",
    "decide",
    "more",
    "later",
    "wait",
    "new",
    "old",
    "help",
    "kitchen",
    "bedroom",
    "talk-together",
    "daily-activity",
    "kronor",
    "safe",
    "breakfast",
    "pass",
    "pause",
    "stop",
    "hear-again",
    "back",
    "next",
    "dont-know",
    "dont-want-to-answer",
    "sometimes",
    "staff-some",
    "staff-all",
    "staff-none",
    "never",
    "often",
    "always",
    "yes-very",
    "not-at-all",
    "cleaning",
    "medicine",
    "outing",
    "free-time",
    "sleep",
    "home",
    "assistant-helping",
    "on-time",
    "scared",
    "treated-well",
    "understand",
    "both-and",
    "who-to-talk-to",
    "practice",
    "hello",
    "thanks",
    "finished",
    "personal-photo",
}


def test_everything_we_promised_to_draw_is_there() -> None:
    assert set(CODES) >= ASKED_FOR


def test_every_drawing_is_named_and_every_name_is_drawn() -> None:
    drawn = {path.stem for path in ART.glob("*.svg")}
    assert drawn == set(CODES)
    assert list(OwnSet().codes()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_symbol_can_be_found_and_read_in_both_languages(code: str, catalogue: Catalogue) -> None:
    symbol = catalogue.get(f"own:{code}")
    for lang in ("sv", "en"):
        assert symbol.names[lang]
        assert symbol in catalogue.search(symbol.names[lang], lang)[:3]
        assert len(symbol.words[lang]) >= 2
    assert symbol.categories
    assert set(symbol.categories) <= set(CATEGORIES)
    assert symbol.licence == "MIT"


def test_no_two_drawings_have_the_same_name() -> None:
    for lang in ("sv", "en"):
        names = [row[lang] for row in INDEX.values()]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("code", CODES)
def test_a_drawing_keeps_to_the_grid_and_to_plain_shapes(code: str) -> None:
    root = ElementTree.fromstring((ART / f"{code}.svg").read_bytes())
    assert root.get("viewBox") == "0 0 72 72"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in PLAIN_SHAPES
        for name, value in element.attrib.items():
            assert "href" not in name and name not in ("style", "class", "filter")
            assert "url(" not in value and "http" not in value


@pytest.mark.parametrize("code", CODES)
def test_lines_are_thick_round_and_dark_enough_for_two_metres(code: str) -> None:
    root = ElementTree.fromstring((ART / f"{code}.svg").read_bytes())
    group = root.find(f"{SVG}g")
    assert group is not None
    assert group.get("stroke-linecap") == group.get("stroke-linejoin") == "round"
    inherited = (group.get("stroke", "none"), group.get("stroke-width", "1"))
    for element in group:
        stroke, width = element.get("stroke", inherited[0]), element.get("stroke-width", inherited[1])
        assert stroke == "none" or float(width) >= 2
    assert inherited == ("#000", "2")


def test_a_damaged_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.toml").write_text("[broken", encoding="utf-8")
    with pytest.raises(BrokenSet, match=r"index\.toml"):
        list(OwnSet(tmp_path).codes())


def test_a_drawing_without_a_name_is_reported_rather_than_shown_nameless(tmp_path: Path) -> None:
    (tmp_path / "index.toml").write_text("", encoding="utf-8")
    (tmp_path / "stray.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(BrokenSet):
        OwnSet(tmp_path).symbol("stray")


def test_a_lost_drawing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenSet, match=r"gone\.svg"):
        OwnSet(tmp_path).svg("gone")
