"""Mats, photos, who may see a picture, and trials of ways to answer wait and arrive like answers."""

from uuid import UUID

from accessible_fit.scales.pretest import Level
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.rights.consents import HowSaid
from db import consents, conversations, mats, photos, pretests
from db.vocabulary import ConsentAudience, ConversationState, InputWay
from talking_mats.tree import MatTree
from tests.accessible_fit.services.journal.conftest import Computer
from tests.accessible_fit.services.mats.mat_talks import a_photo, plan
from tests.accessible_fit.services.pretests.test_run import hold, up_to
from tests.journeys.people import now


def place(tree: MatTree, where: int) -> MatTree:
    return tree.do(lambda mat: mat.place(where, now(), InputWay.TOUCH.value))


def test_a_mat_goes_on_without_the_server_step_by_step(computer: Computer) -> None:
    actor = computer.actor
    talk = computer.mats.begin(actor, computer.home.person_id, plan())
    tree = place(talk.tree, 2)
    computer.mats.keep(actor, talk, tree)
    computer.line.lost_after = 1  # kept, and nobody hears it
    tree = place(tree, 1)
    computer.mats.keep(actor, talk, tree)
    computer.line.gone = True
    tree = place(tree, 0)
    computer.mats.keep(actor, talk, tree)
    photo = computer.mats.keep_photo(actor, talk, a_photo())
    ended = computer.mats.finish(actor, talk, tree)
    computer.mats.who_may_see(actor, talk.id, [ConsentAudience.STAFF], HowSaid.ON_SCREEN, talk=talk)
    computer.line.gone = False
    computer.sent()
    with computer.home.store.reading() as tx:
        assert kept_tree(tx, talk.id) == ended
        held = conversations.get(tx, talk.id)
        assert held.state is ConversationState.FINISHED and held.position == 3
        (mat,) = mats.of_conversation(tx, talk.id)
        assert len(mats.steps_of(tx, mat.id)) == len(ended.mats[ended.root].steps)
        assert str(photos.get(tx, UUID(photo)).id) == photo
        (said,) = consents.of_person(tx, computer.home.person_id)
        assert ConsentAudience.STAFF in said.audience and said.present == actor.name
    assert computer.waiting.counted().refused == 0


def test_a_mat_that_is_paused_without_the_server_goes_on_when_it_is_back(computer: Computer) -> None:
    actor = computer.actor
    talk = computer.mats.begin(actor, computer.home.person_id, plan())
    computer.line.gone = True
    left = computer.mats.pause(actor, talk, place(talk.tree, 2))
    computer.line.gone = False
    again = computer.mats.go_on(actor, talk.id)
    assert again.tree.mats[again.tree.root].positions == left.mats[left.root].positions


def test_a_trial_of_ways_to_answer_arrives_once(computer: Computer) -> None:
    actor = computer.actor
    talk = computer.pretests.begin(actor, computer.home.person_id)
    whole = hold(up_to(Level.FIVE), talk.run)
    computer.line.lost_after = 1
    computer.pretests.keep(actor, talk, whole)
    computer.sent()
    computer.line.gone = True
    computer.pretests.keep(actor, talk, whole)
    computer.line.gone = False
    computer.sent()
    with computer.home.store.reading() as tx:
        (row,) = pretests.of_person(tx, computer.home.person_id)
    assert row.offered == 5
