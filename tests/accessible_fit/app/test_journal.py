"""Where there is a journal, and how the window hears of it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from accessible_fit.app.journal import Postbox, guard_of
from accessible_fit.services.journal.waiting import Counted
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of, given
from tests.journeys.people import Home, form, new_home, now


class NoKeyring(Keyring):
    def usable(self) -> bool:
        return False


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


def test_a_file_has_no_journal_and_a_server_has_one_where_there_is_a_keyring(
    home: Home, computer: Computer, tmp_path: Path
) -> None:
    assert guard_of(home.store, now, tmp_path / "a", Keyring) is None
    assert not (tmp_path / "a").exists()
    assert guard_of(computer.store, now, tmp_path / "b", NoKeyring) is None
    guard = guard_of(computer.store, now, tmp_path / "c", Keyring)
    assert guard is not None and (tmp_path / "c" / "waiting.db").exists()
    guard.close()


def test_the_window_is_told_in_its_own_thread_how_much_waits(qtbot: QtBot, computer: Computer) -> None:
    parent = QObject()
    told: list[Counted] = []
    postbox = Postbox(computer.waiting, computer.guard, parent)
    postbox.told.connect(told.append)
    talk = computer.conversations.begin(computer.actor, computer.home.person_id, form())
    computer.line.gone = True
    answer = given(talk.flow.item_ids[0], 1)
    beside = Thread(target=lambda: computer.conversations.keep(computer.actor, talk, answer))
    beside.start()
    beside.join()
    qtbot.waitUntil(lambda: bool(told) and told[-1].said == 1)
    computer.line.gone = False
    computer.guard.send_now()
    qtbot.waitUntil(lambda: told[-1] == Counted())
