"""The server is lost while Åsa says yes and no: she goes on, and every word of hers arrives once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.consent.walk import At
from db.records import AccessProfile
from db.vocabulary import ConsentDecision, ConsentKind, Language
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of
from tests.accessible_fit.ui.consent.room import ConsentRoom
from tests.accessible_fit.ui.consent.test_consent import NO, YES, answer, begin, kept
from tests.journeys.people import Home, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.EN))
    yield made
    made.store.close()


@pytest.fixture
def computer(home: Home, tmp_path: Path) -> Iterator[Computer]:
    made = computer_of(home, tmp_path, Keyring())
    yield made
    made.line.gone, made.line.silent = False, None
    made.guard.close()


@pytest.fixture
def room(computer: Computer, qapp: object) -> Iterator[ConsentRoom]:
    background = Background("store")
    talk = computer.consent_talks.begin(computer.actor, computer.home.person_id, "Eva Ek")
    made = ConsentRoom(background, talk, computer.consent_talks, computer.actor)
    yield made
    made.go()
    background.close()


def at_all(room: ConsentRoom) -> None:
    room.leading.to_all()
    room.kept()
    assert room.at() is At.ALL


@pytest.mark.parametrize("how", ["gone", "silent", "lost after"])
def test_she_notices_nothing_and_every_word_arrives_once(
    computer: Computer, room: ConsentRoom, how: str
) -> None:
    silent = Event()
    begin(room)
    if how == "gone":
        computer.line.gone = True
    elif how == "silent":
        computer.line.silent = silent
    else:
        computer.line.lost_after = 1
    for word, told in ((YES, "You say yes."), (NO, "You say no. That is fine.")):
        answer(room, "Staff look", word)
        if room.at() is At.SURE:
            room.leading.take_back()
            room.kept()
        assert room.at() is At.KEPT and room.leading.problem is None
        assert room.voice.said[-1][0] == told
        at_all(room)
    assert room.leading.held[ConsentKind.STAFF_SEE] is ConsentDecision.WITHDRAWN
    computer.line.gone = False
    silent.set()
    computer.sent()
    found = [one for one in kept(computer.home) if one.kind is ConsentKind.STAFF_SEE]
    assert [one.decision for one in found] == [ConsentDecision.WITHDRAWN, ConsentDecision.GIVEN]
    assert {one.how for one in found} == {"on_screen"}


def test_staff_leave_while_the_server_is_away(computer: Computer, room: ConsentRoom) -> None:
    begin(room)
    computer.line.gone = True
    answer(room, "Staff look", NO)
    room.leading.pause()
    room.kept()
    assert room.leading.all_kept and room.left
    assert computer.waiting.counted().said == 1


def test_where_this_computer_can_keep_nothing_either_she_is_told_as_before(
    computer: Computer, room: ConsentRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.errors import DiskFull

    def full(entry: object) -> None:
        raise DiskFull

    monkeypatch.setattr(computer.journal, "add", full)
    begin(room)
    computer.line.gone = True
    answer(room, "Staff look", NO)
    assert room.leading.problem is not None
    assert room.asking.screen_now is room.asking.message
    computer.line.gone = False
    room.leading.try_again()
    room.kept()
    assert room.at() is At.KEPT
    (found,) = kept(computer.home)
    assert found == replace(found, decision=ConsentDecision.DECLINED)
