"""Åsa lays cards on a mat: every step is kept once, and where the cards are can be followed over time."""

from dataclasses import replace
from datetime import timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import conversations, mats, people, photos
from db.engine import Store, Tx
from db.errors import ConstraintBroken, StepTaken, UnknownRow
from db.records import KeptMat, NewMat, Person
from db.vocabulary import (
    CardKind,
    CardOutcome,
    ConversationState,
    HowHelped,
    InputWay,
    ProxyView,
    WhoAnswered,
)
from tests.db.scene import NOON, food_mat, lying_elsewhere, mat_talk, put, set_scene, step


def begin(tx: Tx, person: Person, days: int = 0) -> KeptMat:
    started_at = NOON + timedelta(days=days)
    talk = conversations.start(tx, mat_talk(person, started_at))
    return mats.start(tx, food_mat(talk.id, started_at))


def deeper(parent: KeptMat, about: str = "soup") -> NewMat:
    return replace(
        food_mat(parent.conversation_id, parent.started_at + timedelta(minutes=5)),
        topic_id="soups",
        parent_id=parent.id,
        about_card=about,
    )


def test_a_mat_is_laid_and_read_again(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        mat = begin(tx, scene.person)
    taken = [step(0, "started"), step(1, "put", "soup"), step(2, "put", "fish")]
    for one in taken:
        with store.writing() as tx:
            mats.add_steps(tx, mat.id, [one])
    with store.writing() as tx:
        mats.put_placements(tx, mat.id, [put("soup", 2), put("fish", 0, 1)])
        mats.put_placements(tx, mat.id, [lying_elsewhere("tea", CardOutcome.UNPLACED, 2)])
    with store.reading() as tx:
        assert mats.get(tx, mat.id) == mat
        assert mats.of_conversation(tx, mat.conversation_id) == [mat]
        assert mat.frozen_start["name"] == {"sv": "Mat", "en": "Food"}
        kept = mats.steps_of(tx, mat.id)
        assert [(one.number, one.deed, one.frozen_step["card"]) for one in kept] == [
            (0, "started", None),
            (1, "put", "soup"),
            (2, "put", "fish"),
        ]
        assert [one.at for one in kept] == [one.at for one in taken]
        assert {(one.mat_id, one.unit_id) for one in kept} == {(mat.id, scene.unit.id)}
        soup, fish, tea = mats.placements_of(tx, mat.id)
        assert (soup.card_key, soup.position, soup.score, soup.column_index) == ("soup", 2, 100.0, 2)
        assert (fish.position, fish.half_step, fish.words) == (0, 25.0, {"sv": "Fish"})
        assert (tea.outcome, tea.placed_at) == (CardOutcome.UNPLACED, None)
        assert soup.unit_id == scene.unit.id


def test_a_step_is_kept_exactly_once(store: Store) -> None:
    with store.writing() as tx:
        mat = begin(tx, set_scene(tx).person)
        first = mats.add_steps(tx, mat.id, [step(0, "started"), step(1, "put", "soup")])
    elsewhere = timezone(timedelta(hours=2))
    again = [step(0, "started"), step(1, "put", "soup"), step(2, "undone")]
    with store.writing() as tx:
        mats.add_steps(tx, mat.id, [replace(one, at=one.at.astimezone(elsewhere)) for one in again])
        assert mats.add_steps(tx, mat.id, []) == []
    for other in (
        replace(step(1, "put", "soup"), way=InputWay.PARTNER),
        step(1, "put", "fish"),
        step(1, "turned"),
    ):
        with pytest.raises(StepTaken, match="Step 1"), store.writing() as tx:
            mats.add_steps(tx, mat.id, [step(3, "finished"), other])
    with pytest.raises(StepTaken), store.writing() as tx:
        mats.add_steps(tx, mat.id, [step(3, "paused"), step(3, "finished")])
    with store.reading() as tx:
        kept = mats.steps_of(tx, mat.id)
        assert kept[:2] == first and [one.deed for one in kept] == ["started", "put", "undone"]


def test_a_mat_that_is_begun_twice_is_one_mat(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        talk = conversations.start(tx, mat_talk(scene.person))
        new = replace(food_mat(talk.id), frozen_start={"cards": ("soup", "fish")})
        first = mats.start(tx, new)
        assert mats.start(tx, new) == first and first.frozen_start == {"cards": ["soup", "fish"]}
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        mats.start(tx, food_mat(talk.id))
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        mats.start(tx, replace(new, topic_id="leisure"))
    with pytest.raises(UnknownRow, match="conversation"), store.writing() as tx:
        mats.start(tx, food_mat(scene.conversation.id))


def test_a_mat_goes_deeper(store: Store) -> None:
    with store.writing() as tx:
        mat = begin(tx, set_scene(tx).person)
        below = mats.start(tx, deeper(mat))
        beside = mats.start(tx, replace(deeper(mat, "fish"), started_at=mat.started_at))
        lowest = mats.start(tx, replace(deeper(below), started_at=mat.started_at + timedelta(hours=1)))
        assert mats.of_conversation(tx, mat.conversation_id) == [mat, beside, below, lowest]
    with store.reading() as tx:
        assert mats.get(tx, lowest.id).parent_id == below.id


@pytest.mark.parametrize(
    "what", ["no card", "no parent", "itself", "another talk", "topic", "positions", "scale"]
)
def test_mats_that_cannot_be(store: Store, what: str) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        mat, other = begin(tx, scene.person), begin(tx, scene.person, days=1)
    below = deeper(mat)
    wrong = {
        "no card": replace(below, about_card=None),
        "no parent": replace(below, parent_id=uuid4()),
        "itself": replace(below, parent_id=below.id),
        "another talk": replace(below, parent_id=other.id),
        "topic": replace(below, topic_id=" "),
        "positions": replace(below, positions=4),
        "scale": replace(below, scale_id=""),
    }[what]
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        mats.start(tx, wrong)


def test_a_card_that_moves_keeps_what_was_said_of_it(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        photo = photos.put(tx, scene.unit.id, "image/png", 1, 1, b"x", NOON)
        mat = begin(tx, scene.person)
        soup, _ = mats.put_placements(tx, mat.id, [put("soup", 2), put("fish", 0, 1)])
        mats.note_card(tx, soup.id, own_words="Mammas är godast")
        noted = mats.note_card(tx, soup.id, comment="Log stort.")
        assert (noted.own_words, noted.comment) == ("Mammas är godast", "Log stort.")
        assert mats.note_card(tx, soup.id) == noted
        moved, fish = mats.put_placements(tx, mat.id, [replace(put("soup", 1), photo_id=photo.id)])
        assert moved.id == soup.id and moved.own_words == "Mammas är godast" and moved.comment == "Log stort."
        assert (moved.position, moved.score, moved.photo_id, fish.position) == (1, 50.0, photo.id, 0)
        aside, _ = mats.put_placements(tx, mat.id, [lying_elsewhere("soup", CardOutcome.ASIDE)])
        assert (aside.id, aside.outcome, aside.position, aside.score) == (
            soup.id,
            CardOutcome.ASIDE,
            None,
            None,
        )
        assert mats.put_placements(tx, mat.id, []) == [aside, fish]
        with pytest.raises(UnknownRow, match="placement"):
            mats.note_card(tx, uuid4(), own_words="ingenting")


def test_a_topic_is_followed_over_time(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        later, first = begin(tx, scene.person, days=90), begin(tx, scene.person)
        below = mats.start(tx, deeper(first))
        begin(tx, other.person)
        mats.put_placements(tx, first.id, [put("soup", 0), put("tea", 1, 1)])
        mats.put_placements(tx, below.id, [put("tomato", 2)])
        mats.put_placements(tx, later.id, [replace(put("soup", 2), card_kind=CardKind.OWN)])
        conversations.set_help(
            tx,
            later.conversation_id,
            HowHelped.PROXY,
            WhoAnswered.RELATIVE,
            ProxyView.PERSONS_VIEW,
        )
        ended = conversations.finish(tx, first.conversation_id, NOON + timedelta(hours=1))
    with store.reading() as tx:
        whole = mats.of_person(tx, scene.person.id)
        assert [one.mat for one in whole] == [first, below, later]
        assert [one.mat for one in mats.of_person(tx, scene.person.id, "food")] == [first, later]
        assert (whole[0].when, whole[0].state, whole[0].ended_at) == (
            NOON,
            ConversationState.FINISHED,
            ended.ended_at,
        )
        assert (whole[2].who_answered, whole[2].proxy_view) == (WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW)
        assert mats.of_person(tx, uuid4()) == []


def test_a_mat_stays_in_its_unit_when_the_person_moves(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        mat = begin(tx, scene.person)
        mats.add_steps(tx, mat.id, [step(0, "started")])
        people.update(tx, replace(scene.person, unit_id=other.unit.id))
        assert mats.get(tx, mat.id).unit_id == scene.unit.id
        assert mats.steps_of(tx, mat.id)[0].unit_id == scene.unit.id


@pytest.mark.parametrize("change", ["mat_step SET deed = 'stopped'", "mat SET scale_id = 'important'"])
def test_what_was_done_on_a_mat_cannot_be_changed(store: Store, change: str) -> None:
    with store.writing() as tx:
        mat = begin(tx, set_scene(tx).person)
        mats.add_steps(tx, mat.id, [step(0, "started")])
    with pytest.raises(ConstraintBroken, match="_no_update"), store.writing() as tx:
        tx.execute(text(f"UPDATE {change}"))
    with store.writing() as tx:
        tx.execute(text("DELETE FROM conversation"))
        assert mats.steps_of(tx, mat.id) == []


def test_nothing_is_laid_on_a_mat_that_is_not_there(store: Store) -> None:
    with store.writing() as tx:
        for missing in (
            lambda: mats.get(tx, uuid4()),
            lambda: mats.add_steps(tx, uuid4(), [step(0, "started")]),
            lambda: mats.put_placements(tx, uuid4(), [put("soup", 1)]),
            lambda: mats.start(tx, food_mat(uuid4())),
        ):
            with pytest.raises(UnknownRow):
                missing()


@pytest.mark.parametrize("what", ["deed", "number"])
def test_steps_that_cannot_be(file_store: Store, what: str) -> None:
    with file_store.writing() as tx:
        mat = begin(tx, set_scene(tx).person)
    wrong = {"deed": step(0, " "), "number": step(-1, "started")}[what]
    with pytest.raises(ConstraintBroken, match=what), file_store.writing() as tx:
        mats.add_steps(tx, mat.id, [wrong])
