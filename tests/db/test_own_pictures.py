"""Photos on cards, and the symbols that are used and marked, as staff meet them over time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import card_pictures, people, photos, symbol_choices, units, users
from db.engine import Store, Tx
from db.errors import ConstraintBroken, UnknownRow
from db.records import CardPicture, Photo
from db.symbol_choices import Owner, of_unit, of_user
from db.vocabulary import Role, ServiceType
from tests.db.scene import NOON, Scene, set_scene


def photo(tx: Tx, scene: Scene, personal: bool = False) -> Photo:
    person_id = scene.person.id if personal else None
    return photos.put(tx, scene.unit.id, "image/jpeg", 800, 800, b"\xff\xd8", NOON, person_id)


def anna(tx: Tx, scene: Scene, personal: bool = False) -> CardPicture:
    """Anna works at night: her photo and name stand where staff stand otherwise."""
    return card_pictures.put(
        tx,
        scene.unit.id,
        "own:staff",
        photo(tx, scene, personal).id,
        NOON,
        label="Anna, natt",
        person_id=scene.person.id if personal else None,
    )


def test_a_photo_stands_on_a_card_for_a_unit_and_another_for_one_person(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        everybody, own = anna(tx, scene), anna(tx, scene, personal=True)
        anna(tx, other)
    with store.reading() as tx:
        assert card_pictures.get(tx, own.id) == own
        assert card_pictures.of_unit(tx, scene.unit.id) == [everybody]
        assert card_pictures.of_person(tx, scene.person.id) == [own]
        assert card_pictures.shown_to(tx, scene.person.id, scene.unit.id) == [everybody, own]
        assert card_pictures.on_card(tx, scene.unit.id, "own:staff") == everybody
        assert card_pictures.on_card(tx, scene.unit.id, "own:staff", scene.person.id) == own
        assert card_pictures.on_card(tx, scene.unit.id, "own:help") is None
    with store.writing() as tx:
        card_pictures.remove(tx, everybody.id)
        photos.remove(tx, own.photo_id)
    with store.reading() as tx:
        assert card_pictures.shown_to(tx, scene.person.id, scene.unit.id) == []
        assert photos.get(tx, everybody.photo_id).width == 800
        with pytest.raises(UnknownRow):
            card_pictures.get(tx, own.id)


@pytest.mark.parametrize("personal", [True, False])
def test_a_card_has_one_picture_for_each(store: Store, personal: bool) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        anna(tx, scene, personal)
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        anna(tx, scene, personal)


def test_what_may_not_be_kept(file_store: Store) -> None:
    with file_store.writing() as tx:
        scene = set_scene(tx)
        kept = photo(tx, scene)
    with pytest.raises(ConstraintBroken, match="card_key"), file_store.writing() as tx:
        card_pictures.put(tx, scene.unit.id, " ", kept.id, NOON)
    with pytest.raises(ConstraintBroken), file_store.writing() as tx:
        card_pictures.put(tx, scene.unit.id, "own:staff", uuid4(), NOON)
    with pytest.raises(ConstraintBroken), file_store.writing() as tx:
        elsewhere = units.add(tx, "Annan", ServiceType.OTHER).id
        card_pictures.put(tx, elsewhere, "own:staff", kept.id, NOON, person_id=scene.person.id)
    for owner in (Owner(None, None), Owner(scene.staff.id, scene.unit.id)):
        with pytest.raises(ConstraintBroken, match="one_owner"), file_store.writing() as tx:
            symbol_choices.used(tx, owner, "own:staff", NOON)
    with pytest.raises(ConstraintBroken, match="symbol_key"), file_store.writing() as tx:
        symbol_choices.used(tx, of_user(scene.staff.id), "", NOON)


def test_pictures_of_a_person_move_and_go_with_the_person(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        own = anna(tx, scene, personal=True)
        shared = anna(tx, scene)
        moved_to = units.add(tx, "Ljungens gruppbostad", ServiceType.GROUP_HOME)
        person = people.get(tx, scene.person.id)
        people.update(tx, type(person)(person.id, moved_to.id, person.alias))
        assert card_pictures.get(tx, own.id).unit_id == moved_to.id
        assert photos.get(tx, own.photo_id).unit_id == moved_to.id
        assert card_pictures.shown_to(tx, person.id, moved_to.id) == [card_pictures.get(tx, own.id)]
    with store.writing() as tx:
        tx.execute(text("DELETE FROM person"))
    with store.reading() as tx:
        assert tx.execute(text("SELECT count(*) FROM card_picture")).scalar() == 1
        assert tx.execute(text("SELECT count(*) FROM photo")).scalar() == 1
        assert card_pictures.of_unit(tx, scene.unit.id) == [shared]


def test_symbols_are_remembered_for_each_user_and_each_unit(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        other = users.add(tx, "bo", "Bo", Role.STAFF, "a hash")
        mine, ours = of_user(scene.staff.id), of_unit(scene.unit.id)
        for minute, key in enumerate(("own:staff", "openmoji:2B50", "own:help", "own:staff")):
            kept = symbol_choices.used(tx, mine, key, NOON + timedelta(minutes=minute))
        assert (kept.symbol_key, kept.times_used) == ("own:staff", 2)
        symbol_choices.used(tx, ours, "own:home", NOON)
        for minute, key in enumerate(("own:help", "openmoji:1F436", "own:help")):
            symbol_choices.favour(tx, mine, key, NOON + timedelta(hours=1, minutes=minute))
    with store.reading() as tx:
        assert symbol_choices.recent(tx, mine, 10) == ["own:staff", "own:help", "openmoji:2B50"]
        assert symbol_choices.recent(tx, mine, 1) == ["own:staff"]
        assert symbol_choices.favourites(tx, mine) == ["own:help", "openmoji:1F436"]
        assert symbol_choices.recent(tx, ours, 10) == ["own:home"]
        assert symbol_choices.recent(tx, of_user(other.id), 10) == []
        assert symbol_choices.favourites(tx, ours) == []


def test_a_mark_is_taken_away_and_what_was_used_stays(store: Store) -> None:
    with store.writing() as tx:
        mine = of_user(set_scene(tx).staff.id)
        symbol_choices.used(tx, mine, "own:help", NOON)
        for key in ("own:help", "own:staff"):
            symbol_choices.favour(tx, mine, key, NOON)
            symbol_choices.unfavour(tx, mine, key)
        symbol_choices.unfavour(tx, mine, "own:never-marked")
        assert symbol_choices.favourites(tx, mine) == []
        assert symbol_choices.recent(tx, mine, 10) == ["own:help"]
        assert tx.execute(text("SELECT count(*) FROM symbol_choice")).scalar() == 1


def test_a_user_who_goes_takes_the_choices_along(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        symbol_choices.used(tx, of_user(scene.staff.id), "own:help", NOON)
        symbol_choices.used(tx, of_unit(scene.unit.id), "own:help", NOON)
        tx.execute(text("DELETE FROM app_user"))
        assert symbol_choices.recent(tx, of_unit(scene.unit.id), 10) == ["own:help"]
        assert tx.execute(text("SELECT count(*) FROM symbol_choice")).scalar() == 1
