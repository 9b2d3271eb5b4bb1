"""Mats over time: the strip, two mats beside each other, one card's line, and what is shown to the person."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QRadioButton

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.history import MatsTogether
from accessible_fit.services.mats.talk import MatTalk
from accessible_fit.ui.mat.marked import Sign
from accessible_fit.ui.staff.mats.card_line import CardLine
from accessible_fit.ui.staff.mats.followed import AREA, CARD
from accessible_fit.ui.staff.mats.over_time_page import MatsOverTimePage
from accessible_fit.ui.staff.mats.review_page import MatReviewPage
from accessible_fit.ui.staff.mats.then_now import ThenNow
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.widgets.picture_button import PictureButton
from db import life_events
from db.engine import Store
from db.records import Person
from db.vocabulary import ConsentAudience, HowHelped, WhoAnswered
from talking_mats.cards import Off, Where
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.mats.conftest import hold_mat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.accessible_fit.ui.staff.test_photo_page import sit

YEAR = 365


def hold(
    home: Home, actor: Actor, person: Person, places: Sequence[Where], days: int = YEAR, **what: object
) -> MatTalk:
    talk = hold_mat(home, actor, person, places, **what)  # type: ignore[arg-type]  # cards and scale by name
    home.clock.pass_days(days)
    return talk


def open_page(seat: Seat, talk: MatTalk | None = None, person: Person | None = None) -> MatsOverTimePage:
    routes = seat.window._routes
    assert routes is not None
    person_id = talk.resident.id if talk is not None else person.id if person is not None else None
    assert person_id is not None
    routes.mats.over_time(person_id, talk.id if talk is not None else None)
    seat.wait()
    return seat.page(MatsOverTimePage)


def pair(page: MatsOverTimePage) -> ThenNow:
    assert page.then_now is not None
    return page.then_now


def line(page: MatsOverTimePage) -> CardLine:
    assert page.cards is not None
    return page.cards


def rows(page: MatsOverTimePage) -> list[list[str]]:
    table = pair(page).table
    cells = [[table.item(row, column) for column in range(4)] for row in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def look(name: str, seat: Seat) -> None:
    seat.page(MatsOverTimePage)._scroll.verticalScrollBar().setValue(0)
    seat.qtbot.wait(20)
    check(name, seat.window)


def test_from_the_persons_page_to_what_moved_in_a_year(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold(home, lisa, kalle, [0, 1, 2, 0, 1, 2])
    hold(home, lisa, kalle, [2, 1, 1, 0, Off.ASIDE, 2])
    seat.press("Mats over time", PictureButton)
    page = seat.page(MatsOverTimePage)
    texts = seat.texts()
    assert "One card has moved closer to “Like” since 3 March 2025: Breakfast." in texts
    assert "One card has moved closer to “Don’t like” since 3 March 2025: Dinner." in texts
    assert "On the mat on 3 March 2025, and put aside on 3 March 2026: Fruit." in texts
    assert "Three cards lie in the same place: Lunch, Coffee break and Vegetables." in texts
    assert rows(page)[:3] == [
        ["Breakfast", "Don’t like", "Like", "Closer to “Like”"],
        ["Dinner", "Like", "So-so", "Closer to “Don’t like”"],
        ["Fruit", "So-so", "Not for me", "Put aside"],
    ]
    marks = [
        {
            key: (one.mark_shown.sign, one.mark_shown.word)
            for key, one in shown.pieces.items()
            if one.mark_shown
        }
        for shown in pair(page).pictures
    ]
    moved = {"breakfast": (Sign.LEFT, "Moved"), "dinner": (Sign.RIGHT, "Moved")}
    assert marks == [{**moved, "fruit": (Sign.WENT, "Gone")}, moved], "Like lies to the left"
    assert pair(page).pictures[1].accessibleName().startswith("Like: Breakfast (Moved), Vegetables.")
    look("mats over time", seat)
    seat.press("Person")
    seat.page(PersonPage)


def test_the_strip_is_walked_with_the_arrows(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talks = [hold(home, lisa, kalle, [number % 3] * 6, days=30) for number in range(4)]
    page = open_page(seat, talks[-1])
    strip = page.film.strip
    strip.buttons[strip.chosen()].setFocus()
    assert [frame._role for frame in page.film.frames] == ["", "", "Then", "Now"]
    seat.key(Qt.Key.Key_Left)
    assert [frame._role for frame in page.film.frames] == ["", "Earlier", "Later", ""]
    assert "Six cards moved closer to “Like” between 2 April 2025 and 2 May 2025" in seat.texts()
    seat.key(Qt.Key.Key_Home)
    assert [frame._role for frame in page.film.frames] == ["Earlier", "Later", "", ""], (
        "the first beside the next"
    )
    seat.key(Qt.Key.Key_End)
    page.other.choose(0)
    assert [frame._role for frame in page.film.frames] == ["Then", "", "", "Now"]
    assert "All cards lie in the same place on 3 March 2025 and on 1 June 2025." in seat.texts()


def test_it_opens_from_a_mat_and_leads_to_others(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    first = hold(home, lisa, kalle, [0] * 6)
    hold(home, lisa, kalle, [2] * 6)
    routes = seat.window._routes
    assert routes is not None
    routes.after(first)
    seat.wait()
    seat.page(MatReviewPage)
    seat.press("Mats over time")
    page = seat.page(MatsOverTimePage)
    assert page.film.strip.chosen() == 0, "the mat that was looked at"
    with seat.qtbot.waitSignal(page.review_wanted):
        line(page).table.row_chosen.emit(0)
    seat.page(MatReviewPage)


def test_another_top_scale_says_why_not_and_marks_nothing(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold(home, lisa, kalle, [0] * 6)
    page = open_page(seat, hold(home, lisa, kalle, [2] * 6, scale="going"))
    texts = seat.texts()
    assert "What has moved cannot be told. The mats have different top scales" in texts
    assert "The two mats have no scores beside each other." in texts
    assert not any(one.mark_shown for shown in pair(page).pictures for one in shown.pieces.values())
    assert "How it lay before that cannot be compared" in texts
    look("mats over time, other scale", seat)


def test_scores_stand_beside_each_other_for_the_same_cards_only(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold(home, lisa, kalle, [0] * 6)
    hold(home, lisa, kalle, [2] * 6)
    page = open_page(seat, hold(home, lisa, kalle, [1] * 5, cards=5))
    assert (
        "The two mats have no scores beside each other. The mats do not hold the same cards." in seat.texts()
    )
    page.film.frames[1].click()
    seat.wait()
    assert "The whole mat, 3 March 2025: 0, 6 of 6 cards placed" in seat.texts()
    assert "The whole mat, 3 March 2026: 100, 6 of 6 cards placed" in seat.texts()


def test_one_cards_line_is_followed_over_the_years(seat: Seat, home: Home, store: Store) -> None:
    lisa, kalle = sit(seat, home)
    for place in (0, 1, 2):
        hold(home, lisa, kalle, [place, 1, 1, 1, 1, 1])
    with store.writing() as tx:
        life_events.add(tx, kalle.id, "Moved house", dt.date(2025, 9, 1))
    page = open_page(seat, person=kalle)
    shown = line(page)
    assert shown.what.value() == (CARD, "breakfast"), "the card that moved last"
    assert "“Breakfast” lay in “Don’t like” on 3 March 2025 and in “Like” on 3 March 2027." in seat.texts()
    assert shown.chart is not None
    drawing = shown.chart._drawing
    assert [point.value for point in drawing.lines[0].points] == [0, 50, 100]
    assert (drawing.low, drawing.middle, drawing.high) == ("Don’t like", "So-so", "Like")
    assert [one.text for one in drawing.breaks] == ["Moved house"]
    pair(page).table.row_chosen.emit(1)
    assert shown.what.value() == (CARD, "lunch"), "a card that is chosen above is followed"
    shown.what.choose((AREA, ""))
    assert "The whole mat: 42 of 100 on 3 March 2025, 58 on 3 March 2027." in seat.texts()
    with seat.qtbot.waitSignal(page.review_wanted):
        shown.chart.point_chosen.emit(drawing.lines[0].points[0].key)
    seat.page(MatReviewPage)


def test_a_line_breaks_where_the_scale_changed(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    for scale in ("going", "like", "like"):
        hold(home, lisa, kalle, [0, 1], scale=scale)
    page = open_page(seat, person=kalle)
    shown = line(page)
    shown.follow("lunch")
    assert shown.chart is not None
    drawing = shown.chart._drawing
    assert (drawing.low, drawing.high) == ("Bad", "Good"), "both scales have a good end"
    assert [one.text for one in drawing.breaks] == ["from here: another top scale"]
    assert len(drawing.lines[0].parts) == 2


def test_what_somebody_else_has_laid_is_chosen_by_itself(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold(home, lisa, kalle, [0] * 6)
    hers = hold(home, lisa, kalle, [2] * 6)
    home.desk.conversations.describe_help(lisa, hers.id, HowHelped.PROXY, WhoAnswered.STAFF)
    page = open_page(seat, person=kalle)
    assert len(page.film.frames) == 1
    assert "There is one mat about this." in seat.texts()
    look("mats over time, only one", seat)
    seat.press("Staff answered for Kalle", QRadioButton)
    assert [frame.held.conversation_id for frame in page.film.frames] == [hers.id]
    again = open_page(seat, hers)
    assert [frame.held.conversation_id for frame in again.film.frames] == [hers.id]
    assert not again.together.isVisible(), "what is shown to the person is the person's own"


def test_a_picture_that_staff_may_not_see_is_not_drawn(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    first = hold(home, lisa, kalle, [0] * 6)
    hold(home, lisa, kalle, [2] * 6)
    home.desk.mats.who_may_see(lisa, first.id, [ConsentAudience.RELATIVES])
    page = open_page(seat, person=kalle)
    assert len(pair(page).pictures) == 1
    assert "Kalle has not said that staff may see this picture." in seat.texts()


def test_the_two_mats_are_handed_to_the_persons_screen(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    first = hold(home, lisa, kalle, [0] * 6)
    second = hold(home, lisa, kalle, [2] * 6, days=0)
    page = open_page(seat, person=kalle)
    with seat.qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Look together")
    (together,) = wanted.args
    assert isinstance(together, MatsTogether)
    assert (together.beside.then.id, together.beside.now.id) == (first.tree.root, second.tree.root)
    assert together.today
    seat.window.conversation_ended(together)
    seat.wait()
    assert seat.page(MatsOverTimePage) is page, "back to where it was opened"


def test_topics_are_chosen_and_a_card_is_pressed_on_a_picture(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold(home, lisa, kalle, [0, 1])
    hold(home, lisa, kalle, [2, 1])
    page = open_page(seat, person=kalle)
    shown = pair(page).pictures[1]
    corner = next(corner for part, corner in shown._parts if part is shown.pieces["lunch"])
    seat.qtbot.mouseClick(  # type: ignore[no-untyped-call]  # pytest-qt names no types here
        shown, Qt.MouseButton.LeftButton, pos=corner + QPoint(10, 10)
    )
    assert line(page).what.value() == (CARD, "lunch")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_page_is_named_ordered_and_whole(
    make_window: Callable[..., Seat], home: Home, percent: int
) -> None:
    seat = make_window(percent)
    lisa, kalle = sit(seat, home)
    open_page(seat, person=kalle)
    assert "No mat yet" in seat.texts()
    look("mats over time, none", seat)
    for number in range(9):
        hold(home, lisa, kalle, [number % 3, 1, 2, 0, 1, 2], days=40)
    hold(home, lisa, kalle, [])
    open_page(seat, person=kalle)
    seat.qtbot.wait(20)
    look("mats over time, ten", seat)
