"""Rooms with a mat in them."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.ui.bridge import Background
from tests.accessible_fit.ui.mat.room import MatRoom

Enter = Callable[..., MatRoom]


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def enter(qtbot: QtBot, background: Background) -> Iterator[Enter]:
    """Enter a room where this talk is held; what the room takes is given by name."""
    rooms: list[MatRoom] = []

    def make(*given: object, **named: object) -> MatRoom:
        room = MatRoom(background, *given, **named)  # type: ignore[arg-type]  # as the room takes them
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.go()
