"""The server goes away while a person answers: the person notices nothing, and staff are told afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.services.conversation import Talk
from accessible_fit.services.flow import Step
from accessible_fit.services.holders import Holders, TakenOver
from accessible_fit.ui.bridge import Background
from db import answers, conversations
from db.vocabulary import ConversationState
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of
from tests.accessible_fit.ui.resident.room import Room, short_form
from tests.journeys.people import Home, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def computer(home: Home, tmp_path: Path) -> Iterator[Computer]:
    made = computer_of(home, tmp_path, Keyring())
    yield made
    made.line.gone = False
    made.guard.close()


class Sitting:
    """A person in front of the window, with hands that press."""

    def __init__(self, computer: Computer, background: Background) -> None:
        self.computer = computer
        begun = computer.conversations.begin(computer.actor, computer.home.person_id, short_form())
        self.talk: Talk = replace(begun, flow=replace(begun.flow, step=Step.ASKING))
        self.room = Room(background, self.talk, computer.conversations, computer.actor)
        self.conductor = self.room.window.conductor

    def press_next(self) -> None:
        self.room.passes(1000)
        self.room.click(self.room.window.bar.next)
        self.room.kept()

    def answer(self, which: int = 0) -> None:
        self.room.passes(1000)
        self.room.click(self.room.window.question.cards()[which])
        self.room.kept()


@pytest.fixture
def sitting(qtbot: QtBot, computer: Computer, background: Background) -> Iterator[Sitting]:
    made = Sitting(computer, background)
    yield made
    made.computer.line.gone = False
    made.room.go()


def test_the_next_question_comes_as_before_and_the_conversation_ends_as_before(sitting: Sitting) -> None:
    sitting.answer()
    sitting.computer.line.gone = True
    sitting.answer(1)  # thinks better of it, and waits no longer than before
    asked = 0
    for number in range(20):
        if sitting.conductor.flow.step is Step.ASKING:
            sitting.answer(number % 3)
            assert sitting.room.window.screen_now is sitting.room.window.question, "nobody is asked for help"
            assert sitting.conductor.may_go_on
            asked += 1
        sitting.press_next()
    assert sitting.conductor.flow.step is Step.THANKS
    assert sitting.conductor.problem is None and sitting.conductor.all_kept
    assert sitting.computer.waiting.counted().said >= asked

    sitting.computer.line.gone = False
    sitting.computer.sent()
    with sitting.computer.home.store.reading() as tx:
        assert conversations.get(tx, sitting.talk.id).state is ConversationState.FINISHED
        given = [*answers.of_conversation(tx, sitting.talk.id), *answers.asked_again(tx, sitting.talk.id)]
    assert len(given) == len(sitting.talk.flow.item_ids)


def test_when_a_colleague_takes_over_the_screen_says_so_calmly_and_staff_get_out(sitting: Sitting) -> None:
    sitting.answer(0)
    sitting.press_next()
    elsewhere = Holders(sitting.computer.home.store, now)
    with sitting.computer.home.store.writing() as tx:
        talk = conversations.get(tx, sitting.talk.id)
        elsewhere.take(tx, sitting.computer.actor, talk, over=True)
    item = sitting.conductor.flow.item_id
    sitting.answer(2)
    window = sitting.room.window
    assert isinstance(window.taken_over, TakenOver)
    assert window.screen_now is window.message
    assert "another screen" in window.message.announcement() or "annan" in window.message.announcement()
    with sitting.computer.home.store.reading() as tx:
        assert item in {one.item_id for one in answers.of_conversation(tx, sitting.talk.id)}, "it is kept"
    window._pin_entered("2580")
    sitting.room.kept()
    assert sitting.room.left
    with sitting.computer.home.store.reading() as tx:
        assert conversations.get(tx, sitting.talk.id).state is ConversationState.OPEN
