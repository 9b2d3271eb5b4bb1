"""Six profiles to start from: each can be kept, and told apart from what somebody made of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from accessible_fit.services.profiles.ready import PERSONAL, READY, ReadyProfile, nearest
from accessible_fit.services.profiles.ways import ChoosingWay, way_of
from db.records import AccessProfile
from db.vocabulary import Language, OrderMode
from pictograms.catalogue import Catalogue
from tests.accessible_fit.services.profiles.every_profile import profiles
from tests.journeys.people import Home, new_home

EACH = pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.id)


def one(id_: str) -> ReadyProfile:
    return next(ready for ready in READY if ready.id == id_)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@EACH
def test_the_store_keeps_it(home: Home, ready: ReadyProfile) -> None:
    filled = ready.fill(AccessProfile())
    home.residents.save_profile(home.actor, home.person_id, filled)
    assert home.residents.card(home.actor, home.person_id).profile == filled


@EACH
def test_it_is_named_and_explained_in_both_languages_with_a_picture_that_is_there(
    ready: ReadyProfile,
) -> None:
    for text in (ready.name, ready.about):
        assert text.keys() == {"sv", "en"}
        assert all(one.strip() for one in text.values())
    assert all(sentence.endswith(".") and sentence.count(".") == 1 for sentence in ready.about.values())
    assert ready.picture in Catalogue.bundled()


def test_there_are_six_that_differ_in_name_and_in_what_they_do() -> None:
    assert len({ready.id for ready in READY}) == len({ready.name["sv"] for ready in READY}) == 6
    assert len({ready.fill(AccessProfile()) for ready in READY}) == 6


def test_the_usual_one_is_what_everybody_begins_with() -> None:
    assert one("usual").fill(AccessProfile()) == AccessProfile()


@pytest.mark.parametrize(
    ("id_", "way"),
    [
        ("usual", ChoosingWay.PRESS),
        ("large_and_calm", ChoosingWay.PRESS),
        ("listening", ChoosingWay.PRESS),
        ("one_switch", ChoosingWay.MOVING_LIGHT),
        ("two_switches", ChoosingWay.TWO_SWITCHES),
        ("gaze", ChoosingWay.STAY),
    ],
)
def test_each_is_steered_as_it_is_called(id_: str, way: ChoosingWay) -> None:
    assert way_of(one(id_).fill(AccessProfile())) is way


@EACH
def test_what_belongs_to_the_person_stays(ready: ReadyProfile) -> None:
    own = AccessProfile(language=Language.EN, voice="Elsa", symbol_set="own", switch_next="F7")
    filled = ready.fill(own)
    assert (filled.language, filled.voice, filled.symbol_set) == (Language.EN, "Elsa", "own")
    assert filled.switch_next == "F7"


def test_a_new_way_to_steer_begins_no_new_series_of_answers() -> None:
    own = AccessProfile(choices=5, order_mode=OrderMode.MIRRORED)
    for id_ in ("listening", "one_switch", "two_switches", "gaze"):
        filled = one(id_).fill(own)
        assert (filled.choices, filled.order_mode) == (5, OrderMode.MIRRORED)
    assert one("large_and_calm").fill(own).choices == 2


@given(profiles())
def test_filling_leaves_nothing_changed_and_a_change_is_found(profile: AccessProfile) -> None:
    for ready in READY:
        filled = ready.fill(profile)
        assert ready.changed(filled) == ()
        assert ready.fill(filled) == filled
    slower = replace(READY[0].fill(profile), rate=101)
    assert READY[0].changed(slower) == ("rate",)


@given(profiles())
def test_the_nearest_is_steered_the_same_way_and_was_left_the_least(profile: AccessProfile) -> None:
    found = nearest(profile)
    alike = [ready for ready in READY if way_of(ready.fill(profile)) is way_of(profile)]
    assert found in (alike or READY)
    assert all(len(found.changed(profile)) <= len(ready.changed(profile)) for ready in alike or READY)


@EACH
def test_one_that_was_started_from_and_changed_a_little_is_found_again(ready: ReadyProfile) -> None:
    own = replace(ready.fill(AccessProfile()), rate=175, language=Language.EN)
    assert nearest(own) is ready
    assert ready.changed(own) == ("rate",)
    assert "language" in PERSONAL
