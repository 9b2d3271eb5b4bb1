"""Whoever drew or named something is thanked wherever it is shown."""

from __future__ import annotations

from pathlib import Path

from pictograms.catalogue import Catalogue
from pictograms.openmoji import DATA


def test_each_set_in_use_is_credited_once_with_its_licence(catalogue: Catalogue) -> None:
    credits = catalogue.credits(["openmoji:1F604", "own:staff", "openmoji:1F641"])
    assert [(credit.set_name, credit.licence) for credit in credits] == [
        ("own", "MIT"),
        ("openmoji", "CC BY-SA 4.0"),
    ]
    assert all(credit.title and credit.author and credit.address.startswith("https://") for credit in credits)


def test_a_set_that_is_not_shown_is_not_credited(catalogue: Catalogue) -> None:
    assert [credit.set_name for credit in catalogue.credits(["own:staff", "photo:7"])] == ["own"]
    assert catalogue.credits([]) == []


def test_the_page_about_the_program_also_thanks_for_the_names(catalogue: Catalogue) -> None:
    lines = [credit.line() for credit in catalogue.all_credits()]
    assert any("Unicode-3.0" in line for line in lines)
    assert any("OpenMoji" in line and "CC BY-SA 4.0" in line for line in lines)


def test_a_symbol_carries_the_licence_of_its_set(catalogue: Catalogue) -> None:
    for credit, key in zip(catalogue.all_credits(), ["own:staff", "openmoji:1F604"], strict=False):
        assert catalogue.get(key).licence == credit.licence


def test_the_data_ships_with_its_licence_in_full() -> None:
    text = (Path(DATA) / "LICENCE.txt").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in text and "SPDX-License-Identifier: Unicode-3.0" in text
    assert "CC BY-SA 4.0" in text
