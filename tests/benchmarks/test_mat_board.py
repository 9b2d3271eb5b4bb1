"""Speed of the mat's board: one frame while a card is carried, and how long a mat takes to open.

A frame is what the window does from the pointer's move to the painted picture, as time of the processor: what
others do on the machine meanwhile is no work of the board's.
"""

import time

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from accessible_fit.ui.widgets.cards import Face
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.mat.conftest import background
from tests.accessible_fit.ui.mat.room import MatRoom, mat_of, talk_of
from tests.benchmarks.beside import beside
from tests.benchmarks.board import Board, faces_of_our_own
from tests.benchmarks.lines import RESIDENT, WORK, at_most, tell
from tests.benchmarks.plain_qt import buttons_open, label_moved

__all__ = ["background"]  # a fixture
FRAMES = 600
SIDE = 96


@pytest.fixture(scope="module")
def pixmaps(qapp: QApplication) -> PixmapStore:
    return PixmapStore(Catalogue.bundled())


@pytest.fixture(scope="module")
def faces() -> list[Face]:
    return faces_of_our_own()


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize(("count", "frame_ms"), [(15, 2), (60, 4), (200, 8)])
def test_one_frame_while_a_card_is_carried(
    benchmark: BenchmarkFixture,
    qtbot: QtBot,
    qapp: QApplication,
    pixmaps: PixmapStore,
    faces: list[Face],
    count: int,
    frame_ms: float,
) -> None:
    board = Board(pixmaps, faces, count)
    qtbot.addWidget(board.window)
    qtbot.waitExposed(board.window)
    surface, card = board.surface, board.pieces[0]
    for _ in range(5):
        qapp.processEvents()
    surface.take(card, QPointF(card.mapToGlobal(card.rect().center())))
    path = board.path()

    def frame() -> bool:
        carried = surface.carry(next(path))
        qapp.processEvents()
        return carried

    assert frame()
    plain = label_moved(qtbot, pixmaps.pixmap(faces[0].picture, SIDE), 1920, 1080)
    assert beside(benchmark, frame, plain, rounds=200, clock=time.process_time, measured=FRAMES)
    surface.let_fall()
    what = f"one frame while one of {count} cards is carried"
    tell(benchmark, RESIDENT, what, "a bare Qt label moved", target=at_most(frame_ms, "p95"), unit=WORK)


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize(("count", "cboard_ms"), [(15, None), (60, 170), (200, 803)])
def test_a_board_of_cards_opens(
    benchmark: BenchmarkFixture,
    qtbot: QtBot,
    qapp: QApplication,
    pixmaps: PixmapStore,
    faces: list[Face],
    count: int,
    cboard_ms: float | None,
) -> None:
    """The goal is a quarter of what Cboard takes to show as many cells."""
    Board(pixmaps, faces, count)  # the pictures are drawn once
    drawn = [pixmaps.pixmap(faces[number % len(faces)].picture, SIDE) for number in range(count)]

    def opened() -> Board:
        board = Board(pixmaps, faces, count)
        qtbot.addWidget(board.window)
        qapp.processEvents()
        return board

    plain = buttons_open(qtbot, drawn, SIDE)
    board = beside(benchmark, opened, plain, rounds=9, clock=time.process_time, measured=15)
    assert isinstance(board, Board) and len(board.pieces) == count
    goal = at_most(cboard_ms / 4, "median") if cboard_ms else None
    what = f"a board of {count} cards opens, pictures drawn before"
    tell(benchmark, RESIDENT, what, "as many bare Qt buttons with pictures", target=goal, unit=WORK)


def test_a_mat_of_fifteen_opens(benchmark: BenchmarkFixture, qapp: QApplication, background: object) -> None:
    talk = talk_of(mat_of([2, 1, 0] * 4), going_on=True)
    rooms: list[MatRoom] = []

    def opened() -> MatRoom:
        rooms.append(MatRoom(background, talk))  # type: ignore[arg-type]  # the fixture's own kind
        return rooms[-1]

    assert benchmark.pedantic(opened, rounds=5).hand.isVisible()
    tell(benchmark, RESIDENT, "a mat of fifteen cards opens")
    for room in rooms:
        room.go()


def test_from_a_tap_on_a_column_to_the_next_card_in_the_hand(
    benchmark: BenchmarkFixture, background: object
) -> None:
    room = MatRoom(background, talk_of(mat_of([2]), reduce_motion=True))  # type: ignore[arg-type]  # as above
    cards = [card.id for card in room.mat.start.cards]

    def once() -> None:
        room.conductor.put(cards[0], 0 if room.mat.positions[cards[0]] else 2, "touch")
        room.kept()

    benchmark(once)
    room.go()
