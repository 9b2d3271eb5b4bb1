"""Topics that suit Åsa and her home, and the cards that are theirs."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import people, photos, topics
from db.engine import Store, Tx
from db.errors import ConstraintBroken, UnknownRow
from db.records import NewOwnCard, OwnCard
from db.vocabulary import OwnCardKind
from tests.db.scene import NOON, Scene, set_scene


def waffles(tx: Tx, scene: Scene, personal: bool = True, minutes: int = 0) -> OwnCard:
    person_id = scene.person.id if personal else None
    return topics.add_own_card(
        tx,
        NewOwnCard(
            unit_id=scene.unit.id,
            person_id=person_id,
            topic_id="food",
            words_sv="Våfflor på lördag",
            picture="openmoji:1F9C7",
            life_area="food",
            made_at=NOON + timedelta(minutes=minutes),
        ),
    )


def test_a_topic_is_set_up_for_a_person_and_for_a_unit(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        unit_id, asa = scene.unit.id, scene.person.id
        everybody = topics.put_setup(tx, unit_id, None, "food", hidden=("wine",), card_order=("tea", "soup"))
        hers = topics.put_setup(tx, unit_id, asa, "food", most_cards=8, scale_id="like", positions=5)
        topics.put_setup(tx, other.unit.id, None, "food")
    with store.reading() as tx:
        assert topics.setup(tx, unit_id, None, "food") == everybody
        assert topics.setup(tx, unit_id, asa, "food") == hers
        assert topics.setup(tx, unit_id, asa, "leisure") is None
        assert everybody.hidden == ("wine",) and everybody.card_order == ("tea", "soup")
        assert (hers.most_cards, hers.scale_id, hers.positions) == (8, "like", 5)
    with store.writing() as tx:
        changed = topics.put_setup(tx, unit_id, asa, "food", hidden=("fish",))
        leisure = topics.put_setup(tx, unit_id, asa, "a-day")
        assert changed == replace(hers, hidden=("fish",), most_cards=None, scale_id=None, positions=None)
        assert topics.setups(tx, unit_id, asa) == [leisure, changed]
        assert topics.setups(tx, unit_id, None) == [everybody]


@pytest.mark.parametrize("personal", [True, False])
@pytest.mark.parametrize("most", [0, 16])
def test_more_cards_than_can_be_looked_over_are_refused(store: Store, personal: bool, most: int) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
    person_id = scene.person.id if personal else None
    with pytest.raises(ConstraintBroken, match="most_cards"), store.writing() as tx:
        topics.put_setup(tx, scene.unit.id, person_id, "food", most_cards=most)
    with pytest.raises(ConstraintBroken, match="positions"), store.writing() as tx:
        topics.put_setup(tx, scene.unit.id, person_id, "food", positions=4)
    with pytest.raises(ConstraintBroken, match="topic_id"), store.writing() as tx:
        topics.put_setup(tx, scene.unit.id, person_id, "")


def test_one_setup_for_a_topic_of_a_unit(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        topics.put_setup(tx, scene.unit.id, None, "food")
        topics.put_setup(tx, scene.unit.id, None, "leisure")
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        tx.execute(text("UPDATE topic_setup SET topic_id = 'food'"))


def test_own_cards_of_a_person_and_of_a_unit(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        hers, everybodys = waffles(tx, scene, minutes=1), waffles(tx, scene, personal=False)
        waffles(tx, other)
        known = topics.add_own_card(
            tx,
            NewOwnCard(
                unit_id=scene.unit.id,
                person_id=scene.person.id,
                kind=OwnCardKind.DISLIKED,
                words_sv="Dammsuga",
                words_en="Vacuuming",
                made_at=NOON + timedelta(minutes=2),
            ),
        )
    with store.reading() as tx:
        assert topics.own_cards(tx, scene.unit.id, scene.person.id) == [everybodys, hers, known]
        assert topics.own_cards(tx, scene.unit.id, None) == [everybodys]
        assert topics.own_card(tx, known.id) == known and known.topic_id == ""
    with store.writing() as tx:
        changed = topics.change_own_card(tx, replace(hers, words_en="Waffles"))
        assert topics.own_card(tx, hers.id) == changed
        retired = topics.retire_own_card(tx, hers.id, NOON + timedelta(days=1))
        assert topics.own_cards(tx, scene.unit.id, scene.person.id) == [everybodys, known]
        kept = topics.own_cards(tx, scene.unit.id, scene.person.id, retired=True)
        assert kept == [everybodys, retired, known]
        assert topics.retire_own_card(tx, hers.id, None) == changed
        with pytest.raises(UnknownRow):
            topics.retire_own_card(tx, uuid4(), NOON)


def test_own_cards_that_cannot_be(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        card = waffles(tx, scene)
    new = NewOwnCard(unit_id=scene.unit.id, made_at=NOON, picture="own:help")
    with pytest.raises(ConstraintBroken, match="words"), store.writing() as tx:
        topics.add_own_card(tx, new)
    with pytest.raises(ConstraintBroken, match="retired_at"), store.writing() as tx:
        topics.retire_own_card(tx, card.id, NOON - timedelta(days=1))
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        topics.add_own_card(tx, replace(new, words_sv="Hjälp", unit_id=uuid4(), person_id=scene.person.id))


def test_what_is_hers_moves_along_and_a_removed_photo_leaves_the_card(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        card = waffles(tx, scene)
        photo = photos.put(tx, scene.unit.id, "image/png", 1, 1, b"x", NOON, scene.person.id)
        topics.change_own_card(tx, replace(card, photo_id=photo.id))
        topics.put_setup(tx, scene.unit.id, scene.person.id, "food")
        people.update(tx, replace(scene.person, unit_id=other.unit.id))
        moved = topics.setup(tx, other.unit.id, scene.person.id, "food")
        assert moved is not None and moved.unit_id == other.unit.id
        photos.remove(tx, photo.id)
        assert topics.own_cards(tx, other.unit.id, scene.person.id) == [replace(card, unit_id=other.unit.id)]
