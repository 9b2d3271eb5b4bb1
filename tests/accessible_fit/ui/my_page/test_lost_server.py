"""The server is lost while Åsa looks at her own page: what she says of a promise arrives once."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from accessible_fit.services.following.page_parts import Part
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.my_page.walk import At
from db import log_lines
from db.records import AccessProfile
from db.vocabulary import Helped, Language
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of
from tests.accessible_fit.ui.my_page.room import MyPageRoom
from tests.accessible_fit.ui.my_page.test_my_page import action, begin, choose, labelled
from tests.journeys.own_page import DONE, lived
from tests.journeys.people import Home, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.EN))
    yield made
    made.store.close()


@pytest.fixture
def computer(home: Home, tmp_path: Path) -> Iterator[Computer]:
    lived(home)
    made = computer_of(home, tmp_path, Keyring())
    yield made
    made.line.gone, made.line.silent = False, None
    made.guard.close()


@pytest.fixture
def room(computer: Computer, qapp: object) -> Iterator[MyPageRoom]:
    background = Background("store")
    done = action(computer.home, DONE).id
    page = computer.my_pages.open(computer.actor, computer.home.person_id, Part.DEEDS, done)
    made = MyPageRoom(background, page, computer.my_pages, computer.actor)
    yield made
    made.go()
    background.close()


@pytest.mark.parametrize("how", ["gone", "silent", "lost after"])
def test_she_says_whether_it_helped_and_thinks_better_of_it(
    computer: Computer, room: MyPageRoom, how: str
) -> None:
    silent = Event()
    if how == "gone":
        computer.line.gone = True
    elif how == "silent":
        computer.line.silent = silent
    else:
        computer.line.lost_after = 1
    begin(room)
    assert room.at() is At.DEED
    choose(room, room.own.bar.next)
    for word in ("Yes", "No"):
        choose(room, labelled(room, word))
        assert room.leading.problem is None and room.at() is At.HELPED
        assert room.own.bar.next.isVisible(), "it is kept, and she may go on"
    choose(room, room.own.bar.next)
    assert room.own.screen_now is not room.own.message
    computer.line.gone = False
    silent.set()
    computer.sent()
    kept = action(computer.home, DONE)
    assert kept.helped is Helped.NO and kept.shown_at is not None
    with computer.home.store.reading() as tx:
        about = [
            one for one in log_lines.about_person(tx, computer.home.person_id) if one.subject_id == kept.id
        ]
    assert [one.details.get("helped") for one in about if one.verb == "noted"] == ["no", "yes"]
    assert len([one for one in about if one.verb == "showed"]) == 1
