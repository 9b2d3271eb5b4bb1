"""A staff member asks the catalogue for pictures by key; it must say plainly what it does not have."""

from __future__ import annotations

import pytest

from pictograms.catalogue import Catalogue
from pictograms.errors import BrokenSet, NotSvg, PictogramError, UnknownLanguage, UnknownPictogram


@pytest.mark.parametrize("key", ["own:staff", "openmoji:1F604", "openmoji:E083"])
def test_a_picture_is_there_by_its_key(key: str, catalogue: Catalogue) -> None:
    assert key in catalogue
    assert catalogue.get(key).key == key
    assert b"<svg" in catalogue.svg(key)


@pytest.mark.parametrize(
    "key",
    ["own:nothing", "openmoji:FFFFF", "staff", "", "own:", "other:staff", "own:../art/staff", "own:a b"],
)
def test_an_unknown_key_is_refused_by_name(key: str, catalogue: Catalogue) -> None:
    assert key not in catalogue
    with pytest.raises(UnknownPictogram) as refused:
        catalogue.get(key)
    assert f"no picture called {key}" in str(refused.value)
    assert refused.value.details == {"key": key}
    with pytest.raises(UnknownPictogram):
        catalogue.svg(key)


def test_something_that_is_no_text_is_no_key(catalogue: Catalogue) -> None:
    assert 7 not in catalogue


def test_all_keys_can_be_read_back_and_none_comes_twice(catalogue: Catalogue) -> None:
    keys = list(catalogue.keys())
    assert len(keys) == len(set(keys)) > 4500
    assert keys[0].startswith("own:")
    assert all(catalogue.get(key).key == key for key in keys[:100])


def test_a_symbol_can_be_kept_in_a_set(catalogue: Catalogue) -> None:
    assert len({catalogue.get("own:staff"), catalogue.get("own:staff"), catalogue.get("own:help")}) == 2


def test_another_language_is_refused_in_words(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownLanguage, match="the language fi"):
        catalogue.search("koti", "fi")


def test_every_failure_says_what_happened_and_what_to_do() -> None:
    for kind in (PictogramError, UnknownPictogram, NotSvg, BrokenSet, UnknownLanguage):
        text = str(kind(key="own:x", set_name="own", file="a.svg", lang="fi", reason="it is empty"))
        assert text.count(".") >= 2
        assert "{" not in text
