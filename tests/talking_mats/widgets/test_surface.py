"""Cards as things in the hand, on a board whose cards and columns are plain widgets."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from talking_mats.widgets.plan import Measures, Plan, working_plan
from talking_mats.widgets.surface import Laid, Surface

MM = 96 / 25.4


class Card(QWidget):
    """Counts how often it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1


@dataclass
class Board:
    surface: Surface
    plan: Plan
    columns: list[QWidget]
    cards: list[Card]
    mark: QWidget
    put: list[tuple[int, int, str]] = field(default_factory=list)
    lifted: list[bool] = field(default_factory=list)

    def lay(self, columns: list[list[int]], hand: int | None) -> None:
        fields = tuple(tuple(self.cards[number] for number in column) for column in columns)
        held = self.cards[hand] if hand is not None else None
        self.surface.lay(self.plan, Laid(fields, held, frozenset(self.cards)), 200)

    def at(self, place: QPoint) -> QPointF:
        return QPointF(self.surface.mapToGlobal(place))

    def take(self, card: int) -> QPoint:
        middle = self.cards[card].geometry().center()
        self.surface.take(self.cards[card], self.at(middle))
        return middle


@pytest.fixture(params=[True, False], ids=["still", "moving"])
def board(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Board]:
    measures = Measures(MM)
    surface = Surface(measures, QColor("white"), QColor("black"), still=request.param)
    qtbot.addWidget(surface)
    surface.resize(1280, 670)
    columns, mark = [QWidget() for _ in range(3)], QWidget()
    surface.set_fields(columns, mark)
    made = Board(
        surface, working_plan(surface.size(), 3, measures), columns, [Card() for _ in range(9)], mark
    )
    surface.put.connect(lambda card, number, way: made.put.append((made.cards.index(card), number, way)))
    surface.lifted.connect(lambda _card, lifted: made.lifted.append(lifted))
    made.lay([[1, 2], [3], [4]], 0)
    surface.show()
    qtbot.waitExposed(surface)
    yield made
    surface.arrive()


def test_a_tremor_is_no_drag_and_ten_millimetres_are(board: Board) -> None:
    start = board.take(0)
    assert not board.surface.carry(board.at(start + QPoint(26, 26)))
    assert board.surface.carry(board.at(start + QPoint(27, 27)))
    assert board.lifted == [True]
    board.surface.let_fall()


def test_a_card_follows_the_hand_from_where_it_was_taken(board: Board) -> None:
    start = board.take(0)
    lay = board.cards[0].geometry()
    board.surface.carry(board.at(start + QPoint(-120, -200)))
    assert board.surface._ghost.card == lay.translated(-120, -200)
    board.surface.let_fall()


def test_it_lands_in_the_nearest_column_where_the_mark_was(board: Board, qtbot: QtBot) -> None:
    start = board.take(0)
    between = QPoint(board.columns[1].geometry().right() + 30, 300)
    board.surface.carry(board.at(between))
    slot = board.mark.geometry()
    assert board.mark.isVisible() and board.columns[2].geometry().contains(slot), start
    assert board.surface.put_down(board.at(between), "touch")
    assert board.put == [(0, 2, "touch")] and not board.mark.isVisible()
    board.lay([[1, 2], [3], [4, 0]], 5)
    qtbot.waitUntil(lambda: board.cards[0].geometry() == slot)


@pytest.mark.parametrize("place", [QPoint(60, 620), QPoint(640, 640), QPoint(1240, 660)])
def test_let_go_outside_it_returns(board: Board, qtbot: QtBot, place: QPoint) -> None:
    board.take(0)
    lay = board.cards[0].geometry()
    board.surface.carry(board.at(QPoint(600, 300)))
    with qtbot.waitSignal(board.surface.returned):
        board.surface.put_down(board.at(place), "mouse")
    assert not board.put and board.lifted == [True, False] and board.cards[0].geometry() == lay


def test_a_second_card_can_be_taken_while_the_first_returns(board: Board) -> None:
    board.take(0)
    board.surface.carry(board.at(QPoint(600, 300)))
    board.surface.let_fall()
    board.take(1)
    board.surface.carry(board.at(QPoint(900, 300)))
    assert board.lifted == [True, False, True], "the first lies again before the second is up"
    board.surface.let_fall()


def test_only_what_moved_is_painted(board: Board, qapp: QApplication) -> None:
    board.take(0)
    board.surface.carry(board.at(QPoint(500, 500)))
    for _ in range(3):
        qapp.processEvents()
    far = [board.cards[1], board.cards[2]]
    before = [card.painted for card in far]
    for step in range(40):
        board.surface.carry(board.at(QPoint(900 + step, 450)))
        qapp.processEvents()
    assert [card.painted for card in far] == before
    board.surface.let_fall()


def test_what_is_carried_never_reaches_the_top_scale_or_the_edge(board: Board) -> None:
    board.take(0)
    for place in (QPoint(640, 5), QPoint(-300, 300), QPoint(2000, 300), QPoint(640, 2000)):
        board.surface.carry(board.at(place))
        ghost: QRect = board.surface._ghost.card
        assert ghost.top() >= board.plan.ceiling and board.surface.rect().contains(ghost)
    board.surface.let_fall()
