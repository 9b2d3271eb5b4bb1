"""What Åsa agrees to, and which way of answering suits her."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import consents, conversations, people, pretests
from db.engine import Store
from db.errors import ConstraintBroken, UnknownRow
from db.records import NewConsent, NewPretest
from db.vocabulary import Asking, ConsentAudience, ConsentDecision, ConsentKind
from tests.db.scene import NOON, Scene, mat_talk, set_scene

ALL = (
    ("concrete", 2),
    ("concrete", 3),
    ("concrete", 5),
    ("concrete", 101),
    ("reference", 2),
    ("reference", 3),
    ("feelings", 2),
)


def said_yes(scene: Scene, kind: ConsentKind = ConsentKind.MAT_PICTURE, days: int = 0) -> NewConsent:
    return NewConsent(
        person_id=scene.person.id,
        kind=kind,
        decision=ConsentDecision.GIVEN,
        decided_at=NOON + timedelta(days=days),
        how="pekade på ja",
        present="Karin",
        audience=(ConsentAudience.ME, ConsentAudience.RELATIVES),
    )


def tried(scene: Scene, days: int = 0) -> NewPretest:
    return NewPretest(
        person_id=scene.person.id,
        done_at=NOON + timedelta(days=days),
        led_by=scene.staff.id,
        passed=ALL,
        yes_to_both=True,
        offered=2,
        chosen=3,
        reason="Tre går bra hemma.",
        asking=Asking.EITHER_OR,
    )


def test_a_decision_holds_until_the_next(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        yes = consents.decide(tx, said_yes(scene))
        other = consents.decide(tx, said_yes(scene, ConsentKind.PHOTO, days=1))
        assert yes.audience == (ConsentAudience.ME, ConsentAudience.RELATIVES)
        assert yes.unit_id == scene.unit.id
    with store.writing() as tx:
        no = consents.decide(
            tx, replace(said_yes(scene, days=2), decision=ConsentDecision.WITHDRAWN, audience=())
        )
    with store.reading() as tx:
        assert consents.latest(tx, scene.person.id, ConsentKind.MAT_PICTURE) == no
        assert consents.latest(tx, scene.person.id, ConsentKind.PHOTO) == other
        assert consents.latest(tx, scene.person.id, ConsentKind.VOICE) is None
        assert consents.of_person(tx, scene.person.id) == [no, other, yes]


def test_a_decision_about_one_conversation_is_about_that_one(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        mat = conversations.start(tx, mat_talk(scene.person))
        about_it = consents.decide(tx, replace(said_yes(scene), conversation_id=mat.id))
        kind = ConsentKind.MAT_PICTURE
        assert consents.latest(tx, scene.person.id, kind, mat.id) == about_it
        assert consents.latest(tx, scene.person.id, kind, scene.conversation.id) is None
        assert consents.latest(tx, scene.person.id, kind) is None
        assert consents.of_conversation(tx, mat.id) == [about_it]
        assert consents.of_conversation(tx, scene.conversation.id) == []
    with store.writing() as tx:
        tx.execute(text("DELETE FROM conversation WHERE kind = 'mat'"))
        # left behind it would be a general yes
        assert consents.of_person(tx, scene.person.id) == []


def test_decisions_that_are_nobodys(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        for new in (
            replace(said_yes(scene), person_id=uuid4()),
            replace(said_yes(scene), conversation_id=uuid4()),
            replace(said_yes(scene), conversation_id=other.conversation.id),
        ):
            with pytest.raises(UnknownRow):
                consents.decide(tx, new)
    with pytest.raises(ConstraintBroken, match="how"), store.writing() as tx:
        consents.decide(tx, replace(said_yes(scene), how=" "))


def test_a_decision_moves_along_with_the_person(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        consents.decide(tx, replace(said_yes(scene), conversation_id=scene.conversation.id))
        people.update(tx, replace(scene.person, unit_id=other.unit.id))
        (moved,) = consents.of_person(tx, scene.person.id)
        assert (moved.unit_id, moved.conversation_id) == (other.unit.id, scene.conversation.id)


def test_what_suits_her_is_kept_each_time_it_is_tried(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        assert pretests.latest(tx, scene.person.id) is None
        first = pretests.keep(tx, tried(scene))
        assert (first.concrete, first.with_reference, first.feelings) == (101, 3, 2)
        assert (first.passed, first.asking, first.unit_id) == (ALL, Asking.EITHER_OR, scene.unit.id)
        later = pretests.keep(
            tx, replace(tried(scene, days=400), passed=(), offered=0, chosen=0, reason="", led_by=None)
        )
        assert (later.concrete, later.with_reference, later.feelings, later.passed) == (0, 0, 0, ())
    with store.reading() as tx:
        assert pretests.latest(tx, scene.person.id) == later
        assert pretests.of_person(tx, scene.person.id) == [later, first]


def test_trials_that_cannot_be(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        with pytest.raises(UnknownRow, match="person"):
            pretests.keep(tx, replace(tried(scene), person_id=uuid4()))
    for wrong, rule in (
        (replace(tried(scene), reason=" "), "reason"),
        (replace(tried(scene), passed=(("concrete", 4),)), "concrete"),
        (replace(tried(scene), offered=7), "offered"),
    ):
        with pytest.raises(ConstraintBroken, match=rule), store.writing() as tx:
            pretests.keep(tx, wrong)
