"""Forms leave as files and come back the same; what is wrong is told, and nothing of ours is licensed."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.errors import FrozenInstrumentNewer, InstrumentFaults
from accessible_fit.instruments.faults import FaultKind
from accessible_fit.instruments.form_files import (
    FormFileBroken,
    all_shared,
    as_json,
    as_toml,
    check_values,
    read_form,
)
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, own_instruments, own_ratings
from accessible_fit.instruments.reader import OWN_FOLDER
from accessible_fit.instruments.toml_text import toml_text
from accessible_fit.instruments.values import values_of
from tests.accessible_fit.instruments.sample import RIGHT, OwnAndSample, written

EVERY = AnyPictogram()
SHARED = all_shared(EVERY)
OURS = [*own_instruments(EVERY), *own_ratings(EVERY)]


def read(path: Path) -> Instrument:
    return read_form(path, OwnAndSample(), SHARED)


@pytest.mark.parametrize("form", OURS, ids=lambda one: one.id)
def test_a_form_comes_back_from_either_file_as_it_left(form: Instrument, tmp_path: Path) -> None:
    toml = written(tmp_path, as_toml(form, SHARED.answers, "Två rader\nav ord"), "form.toml")
    exact = written(tmp_path, as_json(form, "Något att läsa"), "form.json")
    assert read_form(toml, EVERY, SHARED) == form
    assert read_form(exact, EVERY, SHARED) == form
    assert toml.read_text(encoding="utf-8").startswith("# Två rader\n# av ord\n")


def test_answers_of_its_own_leave_with_the_form(tmp_path: Path) -> None:
    form = read(written(tmp_path, RIGHT))
    again = read(written(tmp_path, as_toml(form, SHARED.answers), "again.toml"))
    assert again.items == form.items
    assert again.answer_sets == form.answer_sets


def test_answers_that_have_changed_since_get_a_name_of_their_own(tmp_path: Path) -> None:
    form = own_instruments(EVERY)[0]
    text = form.frozen().replace('"Ibland"', '"Då och då"')
    plain = json.loads(text)
    del plain["checksum"]
    old = Instrument.thaw(_frozen(plain))
    again = read_form(written(tmp_path, as_toml(old, SHARED.answers)), EVERY, SHARED)
    assert {item.answer_set for item in again.items} >= {"yes_own"}
    assert again.options(again.items[0], 3)[1].label["sv"] == "Då och då"


def _frozen(plain: dict[str, Any]) -> str:
    from accessible_fit.instruments.model import _checksum

    return json.dumps({**plain, "checksum": _checksum(plain)})


BAD = {
    "not toml": ("det här är ingen fil som går att läsa", FaultKind.MALFORMED),
    "a wrong picture": (RIGHT.replace("own:home", "own:no-such-picture"), FaultKind.UNKNOWN_PICTOGRAM),
    "two with one id": (RIGHT.replace('id = "afraid"', 'id = "likes_home"'), FaultKind.DUPLICATE_ID),
    "too large": (RIGHT + "#" * 10_000_000, FaultKind.TOO_LARGE),
    "empty": ("", FaultKind.MISSING_FIELD),
}


@pytest.mark.parametrize("name", BAD)
def test_every_fault_of_a_file_is_told_with_its_line(name: str, tmp_path: Path) -> None:
    text, kind = BAD[name]
    with pytest.raises(InstrumentFaults) as caught:
        read(written(tmp_path, text))
    assert kind in {fault.kind for fault in caught.value.faults}


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(RIGHT.encode("latin-1"))
    with pytest.raises(InstrumentFaults) as caught:
        read(path)
    (fault,) = caught.value.faults
    assert fault.kind is FaultKind.NOT_UTF8
    assert fault.line == 6  # the first å, ä or ö


@pytest.mark.parametrize(
    "text", ["{", "{}", "[]", '{"form": {}}', '{"form": 3}', '{"id": "x", "checksum": "y"}', "{" * 100_000]
)
def test_a_file_that_is_no_whole_frozen_text_is_refused(text: str, tmp_path: Path) -> None:
    path = written(tmp_path, text, "form.json")
    with pytest.raises((FormFileBroken, InstrumentFaults)):
        read(path)


def test_a_frozen_text_with_one_word_changed_is_refused(tmp_path: Path) -> None:
    text = as_json(OURS[0]).replace("Tycker du om att bo här?", "Tycker du illa om att bo här?")
    with pytest.raises(FormFileBroken):
        read(written(tmp_path, text, "form.json"))


def test_a_frozen_text_of_a_later_version_says_so(tmp_path: Path) -> None:
    plain = json.loads(OURS[0].frozen()) | {"format": 99}
    del plain["checksum"]
    with pytest.raises(FrozenInstrumentNewer):
        read(written(tmp_path, _frozen(plain), "form.json"))


def test_a_frozen_text_is_held_to_the_same_rules_as_a_written_file(tmp_path: Path) -> None:
    """A right checksum says that the text is whole, not that it can be asked."""
    plain = json.loads(OURS[0].frozen())
    plain["items"][0]["pictogram"] = "own:no-such-picture"
    plain["items"][1]["id"] = plain["items"][0]["id"]
    del plain["checksum"]
    with pytest.raises(InstrumentFaults) as caught:
        read(written(tmp_path, _frozen(plain), "form.json"))
    found = {fault.kind for fault in caught.value.faults}
    assert found == {FaultKind.UNKNOWN_PICTOGRAM, FaultKind.DUPLICATE_ID}


def test_faults_of_values_know_the_way_to_them() -> None:
    values = values_of(OURS[0], SHARED.answers)
    values["items"][2]["question"]["sv"] = ""
    (placed,) = check_values(Path("draft"), values, EVERY, SHARED)
    assert placed.place == ("items", 2, "question", "sv")
    assert placed.fault.kind is FaultKind.EMPTY_TEXT


def test_no_form_of_the_program_is_under_anybodys_licence() -> None:
    """Every form that comes with the program is the project's own work, under the project's licence."""
    files = [path for path in OWN_FOLDER.rglob("*.toml") if b"[[items]]" in path.read_bytes()]
    assert len(files) == len(OURS)
    for path in files:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        assert not values.get("licensed", False), path
        assert "licence" not in values, path
    assert all(one.licence is None and not one.licensed for one in OURS)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEYS = st.text(min_size=1, max_size=8)
SINGLE = st.one_of(TEXTS, st.integers(-(2**60), 2**60), st.booleans(), st.floats(allow_nan=False))
VALUES = st.recursive(
    SINGLE,
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(KEYS, inside, max_size=4)),
    max_leaves=12,
)


@given(st.dictionaries(KEYS.filter(str.isprintable), VALUES, max_size=5))
def test_what_is_written_as_toml_reads_back_the_same(values: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(values)) == values
