"""What was asked years ago is read back word for word."""

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.errors import FrozenInstrumentBroken, FrozenInstrumentNewer
from accessible_fit.instruments.model import (
    LADDER_STEPS,
    AnswerSet,
    Instrument,
    Item,
    Option,
    Polarity,
    ServiceType,
)
from accessible_fit.instruments.reader import read_instrument
from tests.accessible_fit.instruments.sample import RIGHT, OwnAndSample, written

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
TEXTS = st.fixed_dictionaries({"sv": WORDS, "en": WORDS})
OPTIONS = st.builds(Option, st.integers(0, 4), TEXTS, TEXTS, WORDS)
ANSWER_SETS = st.builds(
    AnswerSet, WORDS, st.fixed_dictionaries({s: st.tuples(*[OPTIONS] * s) for s in LADDER_STEPS})
)
ITEMS = st.builds(
    Item, WORDS, WORDS, TEXTS, TEXTS, WORDS, st.sampled_from(Polarity), WORDS, st.none() | WORDS
)
INSTRUMENTS = st.builds(
    Instrument,
    WORDS,
    st.integers(1, 10**9),
    st.just(("sv", "en")),
    TEXTS,
    TEXTS,
    st.sampled_from(ServiceType),
    st.lists(ITEMS, max_size=3).map(tuple),
    st.lists(ANSWER_SETS, max_size=2).map(lambda sets: {one.id: one for one in sets}),
    ITEMS,
)


@pytest.fixture
def instrument(tmp_path: Path) -> Instrument:
    return read_instrument(written(tmp_path, RIGHT), OwnAndSample())


@given(INSTRUMENTS)
def test_thawed_is_what_was_frozen(instrument: Instrument) -> None:
    again = Instrument.thaw(instrument.frozen())
    assert again == instrument
    assert again.frozen() == instrument.frozen()


def test_a_stored_form_keeps_its_swedish_letters_readable(instrument: Instrument) -> None:
    assert "Är du rädd på kvällen?" in instrument.frozen()
    assert json.loads(instrument.frozen())["checksum"] == instrument.checksum


def test_the_checksum_is_the_sha256_of_the_text_without_it(instrument: Instrument) -> None:
    text = instrument.frozen().replace(f'"checksum":"{instrument.checksum}",', "")
    assert hashlib.sha256(text.encode("utf-8")).hexdigest() == instrument.checksum


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Är du rädd på kvällen?", "Är du rädd på natten?"),
        ('"Jag är lugn"', '"Jag är trygg"'),
        ('"Mitt emellan", en = "In between" }\nspoken', '"Både och", en = "In between" }\nspoken'),
        ('polarity = "down"', 'polarity = "up"'),
        ("version = 3", "version = 4"),
        ('pictogram = "own:scared"', 'pictogram = "own:home"'),
        ('kolada = "U28524"\n', ""),
    ],
)
def test_a_changed_wording_picture_or_rule_changes_the_checksum(
    old: str, new: str, instrument: Instrument, tmp_path: Path
) -> None:
    assert RIGHT.count(old) >= 1
    changed = read_instrument(written(tmp_path, RIGHT.replace(old, new), "changed.toml"), OwnAndSample())
    assert changed.checksum != instrument.checksum


def test_a_comment_or_another_layout_does_not_change_the_checksum(
    instrument: Instrument, tmp_path: Path
) -> None:
    text = "# för prov\n" + RIGHT.replace(" = ", "=").replace('sv="Litet hem"', 'sv="  Litet hem "')
    assert (
        read_instrument(written(tmp_path, text, "other.toml"), OwnAndSample()).checksum == instrument.checksum
    )


def test_nothing_in_a_read_form_can_be_changed(instrument: Instrument) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        instrument.version = 9  # type: ignore[misc] # this is what is tried
    for mapping in (
        instrument.title,
        instrument.items[0].question,
        instrument.answer_sets,
        instrument.answer_sets["yes"].ladders,
    ):
        with pytest.raises(TypeError):
            mapping["sv"] = "annat"  # type: ignore[index] # this is what is tried


def test_a_damaged_word_is_noticed(instrument: Instrument) -> None:
    with pytest.raises(FrozenInstrumentBroken, match="checksum"):
        Instrument.thaw(instrument.frozen().replace("rädd", "glad"))


def test_a_form_stored_by_a_newer_program_is_named_as_such(instrument: Instrument) -> None:
    newer = sealed(instrument, {"format": 2, "new_part": True})
    with pytest.raises(FrozenInstrumentNewer, match="newer version") as caught:
        Instrument.thaw(newer)
    assert "Update" in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"version": True},
        {"version": "3"},
        {"id": 7},
        {"title": ["sv"]},
        {"items": [{}]},
        {"items": None},
        {"service_type": "hotel"},
        {"answer_sets": {"yes": {"two": []}}},
        {"extra": 1},
    ],
)
def test_a_text_that_is_no_instrument_is_refused_even_with_its_checksum_right(
    change: dict[str, object], instrument: Instrument
) -> None:
    with pytest.raises(FrozenInstrumentBroken, match="backup"):
        Instrument.thaw(sealed(instrument, change))


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(FrozenInstrumentBroken):
        Instrument.thaw(text)


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"checksum":1}', '"\\ud800"', '{"a":"\\ud800","checksum":""}', "1" * 5000]
)
def test_a_nasty_text_is_refused(text: str) -> None:
    with pytest.raises(FrozenInstrumentBroken):
        Instrument.thaw(text)


def sealed(instrument: Instrument, change: dict[str, object]) -> str:
    """A changed frozen text whose checksum is right."""
    plain = json.loads(instrument.frozen()) | change
    del plain["checksum"]
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return json.dumps(plain | {"checksum": hashlib.sha256(text.encode("utf-8")).hexdigest()})
