"""Rooms with a resident's window in them."""

import shutil
import sys
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.ui.bridge import Background
from db.records import AccessProfile
from tests.accessible_fit.ui.resident.room import Room, made_up_talk

# AT-SPI is Linux's; the client's packages are Debian's, and start.py installs them there.
if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
    collect_ignore = ["test_at_spi.py"]

Enter = Callable[..., Room]


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def enter(qtbot: QtBot, background: Background) -> Iterator[Enter]:
    """Enter a room with a person who has this profile; words of the profile are given by name."""
    rooms: list[Room] = []

    def make(theme: str = "light", percent: int = 100, **profile: object) -> Room:
        talk = made_up_talk(AccessProfile(**profile))  # type: ignore[arg-type]  # names and values of a profile
        room = Room(background, talk, theme=theme, percent=percent)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.go()
