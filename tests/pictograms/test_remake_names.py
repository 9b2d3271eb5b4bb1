"""The name files can be made again from the published sources when a new version comes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pictograms.openmoji import OpenMojiSet
from pictograms.remake_names import main, openmoji_rows, swedish_rows

TABLE = """emoji,hexcode,group,subgroups,annotation,tags,openmoji_tags,skintone,skintone_base_hexcode
👋,1F44B,people-body,hand-fingers-open,waving hand,"hand, wave","hello, wave",,
👋🏿,1F44B-1F3FF,people-body,hand-fingers-open,waving hand: dark skin tone,"hand, wave",,5,1F44B
,E083,extras-openmoji,emergency,help others,,assistant,,
"""
PLAIN = {
    "👋": {"default": ["hej", "vinka", "vinkande hand"], "tts": ["vinkande hand"]},
    "☕": {"default": ["fika"]},
}
DERIVED = {"👋🏿": {"default": ["hand", "vinka"], "tts": ["vinkande hand: mörk hy"]}}


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    (tmp_path / "openmoji.csv").write_text(TABLE, encoding="utf-8")
    plain, derived = tmp_path / "plain.json", tmp_path / "derived.json"
    plain.write_text(json.dumps({"annotations": {"annotations": PLAIN}}), encoding="utf-8")
    derived.write_text(json.dumps({"annotationsDerived": {"annotations": DERIVED}}), encoding="utf-8")
    return [str(tmp_path / "openmoji.csv"), str(plain), str(derived)]


def test_what_is_written_can_be_read_as_a_set(sources: list[str], tmp_path: Path) -> None:
    assert main(sources, folder=tmp_path) == 0
    (tmp_path / "daily.toml").write_text("[daily]\n[swedish]\nE083 = 'assistent'\n", encoding="utf-8")
    openmoji = OpenMojiSet(data=tmp_path)
    assert list(openmoji.codes()) == ["1F44B", "1F44B-1F3FF", "E083"]
    wave, toned, helper = map(openmoji.symbol, openmoji.codes())
    assert wave.names == {"sv": "vinkande hand", "en": "waving hand"}
    assert wave.words == {
        "sv": ("vinkande hand", "hej", "vinka"),
        "en": ("waving hand", "hand", "wave", "hello"),
    }
    assert (toned.variant_of, toned.names["sv"]) == ("openmoji:1F44B", "vinkande hand: mörk hy")
    assert helper.names == {"sv": "assistent", "en": "help others"}


def test_the_presentation_selector_does_not_hide_a_name() -> None:
    names = {"❤": {"default": ["kärlek"], "tts": ["rött hjärta"]}}
    assert swedish_rows(["2764-FE0F", "2764"], names)["2764-FE0F"] == ["rött hjärta", ["kärlek"]]


def test_a_character_without_a_spoken_name_is_left_out() -> None:
    assert swedish_rows(["2615"], PLAIN) == {}


def test_extras_are_grouped_by_their_subject() -> None:
    row = {
        "hexcode": "E083",
        "group": "extras-openmoji",
        "subgroups": "emergency",
        "annotation": "help others",
        "tags": "",
        "openmoji_tags": "assistant",
        "skintone": "",
        "skintone_base_hexcode": "",
    }
    assert openmoji_rows([row]) == {"E083": ["", "help others", ["assistant"], "emergency"]}


def test_a_wrong_call_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "OPENMOJI_CSV" in capsys.readouterr().err
