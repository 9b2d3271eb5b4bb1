"""A colleague enters a mat that was laid on a table, with a photo of it beside the cards."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from accessible_fit.ui.staff.mats.review_page import MatReviewPage
from accessible_fit.ui.staff.paper.enter_mat import EnterMatPage, Step
from accessible_fit.ui.staff.paper.photo_view import CLOSEST
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.widgets.list_row import ListRow
from db import conversations, mats, photos
from db.engine import Store
from db.records import Conversation, KeptStep, Placement
from db.vocabulary import CardKind, CardOutcome, InputWay
from talking_mats.cards import MAX_CARDS
from tests.accessible_fit.ui.staff.paper.conftest import Desk
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.pictograms.photo_files import from_a_phone, scene

DAY = "2025-03-20"


@pytest.fixture
def page(desk: Desk) -> EnterMatPage:
    desk.open("A paper mat")
    return desk.seat.page(EnterMatPage)


def to_cards(desk: Desk, page: EnterMatPage, day: str = DAY) -> None:
    assert page.head is not None
    page.head.day_line.setFocus()
    page.head.day_line.selectAll()
    desk.seat.write(day)
    page.head.help.setFocus()
    if page.head.help.value() is None:
        desk.seat.key(Qt.Key.Key_Down)
    desk.press_in_page("Next")


def kept(store: Store, desk: Desk) -> list[tuple[Conversation, list[Placement], list[KeptStep]]]:
    with store.reading() as tx:
        found = []
        for held in conversations.of_person(tx, desk.kalle.id):
            (mat,) = mats.of_conversation(tx, held.id)
            found.append((held, mats.placements_of(tx, mat.id), mats.steps_of(tx, mat.id)))
        return found


def test_a_mat_is_entered_from_its_photo(
    desk: Desk, page: EnterMatPage, store: Store, tmp_path: Path
) -> None:
    check("enter mat, which", desk.seat.window)
    to_cards(desk, page)
    assert page.step is Step.CARDS
    check("enter mat, cards", desk.seat.window)
    photo = tmp_path / "mat.jpg"
    photo.write_bytes(from_a_phone(scene(900, 600)))
    page.side.ask_file = lambda _parent: str(photo)
    desk.press_in_page("Choose a photo")
    assert page.side.view.isVisible()
    check("enter mat, photo", desk.seat.window)
    names = [button.accessibleName() for button in page.rows[0].buttons]
    assert names == ["Like", "So-so", "Don’t like", "Not for me", "Not placed"]
    desk.click(page.rows[0].buttons[0])
    desk.press_in_page("Keep the mat")
    assert "cards are left" in page.notice.text()
    assert desk.seat.window.focusWidget() is page.rows[1].buttons[0]
    for row in page.rows[1:]:
        desk.click(row.buttons[1])
    desk.click(page.rows[2].buttons[3])
    desk.click(page.rows[3].buttons[4])
    desk.press_in_page("Keep the mat")
    desk.seat.page(PersonPage)
    ((held, cards, steps),) = kept(store, desk)
    assert held.on_paper and held.entered_by == desk.lisa.user_id
    assert held.started_at.astimezone().date().isoformat() == DAY
    assert {step.way for step in steps} == {InputWay.PAPER}
    assert [one.score for one in cards[:2]] == [100.0, 50.0]
    assert [one.outcome for one in cards[2:4]] == [CardOutcome.ASIDE, CardOutcome.UNPLACED]
    with store.reading() as tx:
        found = photos.get(tx, UUID(str(steps[0].frozen_step["photo_of_paper"])))
    assert (found.width, found.height, found.person_id) == (900, 600, desk.kalle.id)
    assert b"Exif" not in found.data


def test_a_card_that_kalle_made_on_the_table_is_entered_too(
    desk: Desk, page: EnterMatPage, store: Store, tmp_path: Path
) -> None:
    to_cards(desk, page)
    photo = tmp_path / "mat.jpg"
    photo.write_bytes(from_a_phone(scene(900, 600)))
    page.side.ask_file = lambda _parent: str(photo)
    desk.press_in_page("Choose a photo")
    for row in list(page.rows[:3]):
        desk.click(row.buttons[0])
    desk.press_in_page("Back")
    assert page.choice is not None
    for card_id in list(page.choice.cards)[3:]:
        desk.click(page.choice.cards[card_id])
    desk.press_in_page("Next")
    assert [row.where() for row in page.rows] == [2, 2, 2]
    desk.press_in_page("Add the card")
    assert page.adding.word.hasFocus(), "a card has a word"
    for word in ("Kanelbullar", "Felskrivet"):
        page.adding.word.setFocus()
        desk.seat.write(word)
        desk.seat.key(Qt.Key.Key_Return)
    assert page.adding.word.text() == ""
    check("enter mat, own cards", desk.seat.window)
    own, wrong = page.rows[3:]
    assert desk.seat.window.focusWidget() is wrong.buttons[0]
    desk.click(own.buttons[2])
    away = [one for one in wrong.findChildren(QPushButton) if one.accessibleName() == "Take away"]
    desk.click(away[0])
    assert [row.where() for row in page.rows] == [2, 2, 2, 0], "where the others lay is kept"
    desk.press_in_page("Keep the mat")
    (listed,) = desk.seat.page(PersonPage).findChildren(ListRow)
    assert "Entered from paper" in listed.accessibleName() + listed.accessibleDescription()
    ((held, cards, _steps),) = kept(store, desk)
    last = cards[-1]
    assert (last.words, last.card_kind, last.position, last.score) == (
        {"sv": "Kanelbullar"},
        CardKind.BLANK,
        0,
        None,
    )
    assert len(held.order_shown) == 3
    desk.seat.press_starting(DAY)
    review = desk.seat.page(MatReviewPage)
    assert not review.photo._picture.isNull()
    assert (review.photo._picture.width(), review.photo._picture.height()) == (900, 600)
    assert "Entered from paper" in desk.seat.texts()
    check("review of a paper mat", desk.seat.window)


def test_a_mat_holds_no_more_own_cards_than_there_is_room_for(desk: Desk, page: EnterMatPage) -> None:
    to_cards(desk, page)
    for number in range(len(page.rows), MAX_CARDS + 1):
        page.adding.word.setFocus()
        desk.seat.write(f"Kort {number}")
        desk.press_in_page("Add the card")
    assert len(page.rows) == MAX_CARDS
    assert page.adding.word.text() == f"Kort {MAX_CARDS}", "what is written stays"
    assert "15 cards are the most that a mat holds." in desk.seat.texts()


def test_between_the_columns_there_are_five_places(desk: Desk, page: EnterMatPage, store: Store) -> None:
    desk.press_in_page("Also between the columns")
    to_cards(desk, page)
    names = [button.accessibleName() for button in page.rows[0].buttons]
    assert len(names) == 7
    assert names[1] == "Between “Like” and “So-so”"
    for row in page.rows:
        desk.click(row.buttons[1])
    desk.press_in_page("Keep the mat")
    ((held, cards, _steps),) = kept(store, desk)
    assert held.choices == 5
    assert {one.score for one in cards} == {75.0}


def test_going_back_to_change_the_cards_keeps_where_the_others_lay(desk: Desk, page: EnterMatPage) -> None:
    to_cards(desk, page)
    for row in page.rows:
        desk.click(row.buttons[2])
    desk.press_in_page("Back")
    assert page.choice is not None
    dropped = next(iter(page.choice.cards))
    desk.click(page.choice.cards[dropped])
    desk.press_in_page("Next")
    assert dropped not in {row.card_id for row in page.rows}
    assert all(row.where() == 0 for row in page.rows)


def test_a_day_before_the_person_came_is_told_beside_it(desk: Desk, page: EnterMatPage) -> None:
    to_cards(desk, page, "2025-03-01")
    assert page.head is not None
    assert page.step is Step.WHICH
    assert "The first day is 2025-03-03" in page.head.day.error()


def test_a_photo_that_is_none_is_told_and_the_one_before_stays(
    desk: Desk, page: EnterMatPage, tmp_path: Path
) -> None:
    to_cards(desk, page)
    right, wrong = tmp_path / "mat.jpg", tmp_path / "mat.txt"
    right.write_bytes(from_a_phone(scene(300, 200)))
    wrong.write_text("a mat", "utf-8")
    page.side.ask_file = lambda _parent: str(right)
    desk.press_in_page("Choose a photo")
    page.side.ask_file = lambda _parent: str(wrong)
    desk.press_in_page("Another photo")
    assert page.notice.text()
    assert page.side.view.isVisible()
    desk.press_in_page("Without a photo")
    assert page.side.invitation.isVisible()


def test_the_photo_is_looked_at_closely_with_wheel_hand_and_keys(
    desk: Desk, page: EnterMatPage, tmp_path: Path
) -> None:
    to_cards(desk, page)
    photo = tmp_path / "mat.jpg"
    photo.write_bytes(from_a_phone(scene(900, 600)))
    page.side.ask_file = lambda _parent: str(photo)
    desk.press_in_page("Choose a photo")
    view = page.side.view
    assert view.closeness == 1.0
    whole = view._place()
    desk.press_in_page("Closer")
    assert view.closeness > 1
    middle = QPointF(view.rect().center())
    before = view._share_at(middle)
    turn = QPoint(0, 240)
    event = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(middle.toPoint())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    after = view._share_at(middle)
    assert (after - before).manhattanLength() < 0.001, "what is pointed at stays there"
    view.setFocus()
    for _press in range(30):
        desk.seat.qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.closeness == CLOSEST
    at = view.rect().center()
    held = view._share_at(QPointF(at))
    desk.seat.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    desk.seat.qtbot.mouseMove(view, at + QPoint(40, 0))
    desk.seat.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))
    assert view._share_at(QPointF(at)).x() < held.x()
    desk.seat.qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view._place() == whole


def test_the_same_mat_twice_is_asked_about(desk: Desk, page: EnterMatPage, store: Store) -> None:
    for _time in range(2):
        now = desk.seat.page(EnterMatPage)
        to_cards(desk, now)
        for row in now.rows:
            desk.click(row.buttons[0])
        desk.press_in_page("Keep the mat")
        if _time == 0:
            for way in ("On paper", "A paper mat"):
                desk.press_in_page(way)
    now = desk.seat.page(EnterMatPage)
    assert now.once_more.isVisible()
    assert len(kept(store, desk)) == 1
    desk.press_in_page("Yes, there are two papers")
    desk.seat.page(PersonPage)
    assert len(kept(store, desk)) == 2
