"""The window's own long work is done in pieces, and the window lives between them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from accessible_fit.ui.bridge import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


class Painted(QObject):
    """Notes each time something is painted."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self.seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.seen.append("painted")
        return False


def test_the_window_paints_between_two_pieces(qtbot: QtBot, background: Background) -> None:
    seen: list[str] = []
    shown = QLabel("0")
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    watch = Painted(seen)
    shown.installEventFilter(watch)

    def piece(number: int) -> None:
        seen.append(str(number))
        shown.setText(str(number))

    background.in_turn([lambda number=number: piece(number) for number in range(1, 4)], shown)  # type: ignore[misc]  # a default is no argument
    assert seen == ["1"], "the first is done at once"
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert [one for one in seen if one != "painted"] == ["1", "2", "3"]
    assert "painted" in seen[seen.index("1") : seen.index("3")]


def test_pieces_that_are_dropped_or_have_nobody_left_are_not_done(
    qtbot: QtBot, background: Background
) -> None:
    seen: list[int] = []
    owner, other = QObject(), QObject()
    turns = background.in_turn([lambda: seen.append(1), lambda: seen.append(2)], owner)
    turns.drop()
    background.in_turn([lambda: seen.append(3), lambda: seen.append(4)], other)
    delete(other)
    qtbot.waitUntil(lambda: not background.busy)
    qtbot.wait(20)
    assert seen == [1, 3]


def test_work_waits_for_what_the_window_does_first(qtbot: QtBot, background: Background) -> None:
    seen: list[str] = []
    pieces = [lambda: seen.append("first"), lambda: seen.append("second")]
    background.run(lambda: seen.append("work"), lambda _: seen.append("done"), before=pieces)
    background.run(lambda: seen.append("other"))
    assert background.busy
    qtbot.waitUntil(lambda: not background.busy)
    assert [one for one in seen if one != "other"] == ["first", "second", "work", "done"]
    assert seen.index("other") < seen.index("work"), "what waits for nothing goes ahead"


def test_work_that_waits_for_somebody_gone_is_not_done(qtbot: QtBot, background: Background) -> None:
    seen: list[str] = []
    owner = QObject()
    background.run(lambda: seen.append("work"), owner=owner, before=[lambda: seen.append("first")] * 2)
    delete(owner)
    qtbot.waitUntil(lambda: not background.busy)
    assert seen == ["first"]
