"""A person's page over time: events, before and after, marks, what comes next; and what is written down."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from accessible_fit.services.following.actions import Promise
from accessible_fit.ui.staff.chart_panel import ChartPanel
from accessible_fit.ui.staff.following.events_page import EventsPage
from accessible_fit.ui.staff.following.follow_ups_page import FollowUpsPage
from accessible_fit.ui.staff.following.next_panel import NextPanel
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.widgets.chart import Chart
from db.records import Person
from db.vocabulary import HowHelped, WhoAnswered
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


def years(home: Home, count: int, raws: Callable[[int], int]) -> Person:
    """Kalle has talked every quarter."""
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    for number in range(count):
        talk = home.hold(lisa, kalle, raws(number))
        home.desk.conversations.describe_help(lisa, talk.id, HowHelped.WITH_SUPPORT, WhoAnswered.SELF)
        home.clock.pass_days(90)
    return kalle


def to_person(seat: Seat) -> ChartPanel:
    seat.press_starting("Kalle")
    page = seat.page(PersonPage)
    panel = page.findChild(ChartPanel)
    assert panel is not None
    return panel


def drawn(panel: ChartPanel) -> Chart:
    chart = panel.findChild(Chart)
    assert chart is not None
    return chart


def test_before_and_after_an_event_is_said_and_flagged(sign_in: SignIn, home: Home) -> None:
    kalle = years(home, 8, lambda number: 0 if number < 4 else 2)
    day = home.clock().date() - dt.timedelta(days=90 * 4 + 40)
    lisa, _ = home.desk.accounts.sign_in("lisa", "four words in a row")
    home.desk.following.add_event(lisa, kalle.id, "Ny samordnare", day)
    home.desk.following.add_event(lisa, kalle.id, "Långt efteråt", home.clock().date())
    seat = sign_in()
    panel = to_person(seat)
    assert not panel.beside.isHidden()
    assert panel.beside.choice.count() == 1, "only events between two conversations can be compared"
    said = panel.beside.sentence.text()
    assert said.startswith("After “Ny samordnare” it is ")
    assert said.endswith("4 before, 4 after. It has probably changed for the better.")
    flags = [one for one in drawn(panel)._drawing.breaks if one.event]
    assert [one.text for one in flags] == ["Ny samordnare"]
    assert all(len(line.parts) == 1 for line in drawn(panel)._drawing.lines), "an event breaks no line"


def test_from_twelve_points_the_usual_is_drawn_and_the_sentence_speaks_of_it(
    sign_in: SignIn, home: Home
) -> None:
    years(home, 13, lambda number: (1, 2)[number % 2] if number < 12 else 0)
    seat = sign_in()
    panel = to_person(seat)
    limits = drawn(panel)._drawing.limits
    assert limits is not None and limits[0] < limits[1]
    assert "Between the two thin lines" in panel.note.text()
    assert panel._explained()[0][0] == "Limits of what is usual"


def test_few_points_have_no_limits(sign_in: SignIn, home: Home) -> None:
    years(home, 4, lambda number: number % 3)
    seat = sign_in()
    panel = to_person(seat)
    assert drawn(panel)._drawing.limits is None
    assert panel.beside.isHidden()
    assert "Consent:" in seat.texts()


def test_marks_and_help_stand_beside_each_conversation(sign_in: SignIn, home: Home) -> None:
    years(home, 3, lambda number: 2)
    seat = sign_in()
    panel = to_person(seat)
    cells = [panel.table.item(row, 4) for row in range(panel.table.rowCount())]
    told = [cell.text() for cell in cells if cell is not None]
    assert len(told) == 3
    assert all(text.startswith("with support") and "?" in text for text in told)
    points = drawn(panel)._drawing.lines[0].points
    assert {point.mark for point in points} == {"?"}


def test_what_to_talk_about_next_says_why(sign_in: SignIn, home: Home) -> None:
    kalle = years(home, 2, lambda number: 2 if number == 0 else 0)
    lisa, _ = home.desk.accounts.sign_in("lisa", "four words in a row")
    made = home.desk.actions.make(lisa, kalle.id, Promise("Vi ringer", "Lisa"))
    home.desk.actions.done(lisa, made.id)
    seat = sign_in()
    to_person(seat)
    page = seat.page(PersonPage)
    panel = page.findChild(NextPanel)
    assert panel is not None
    assert "It is done, and has not been shown." in seat.texts()
    assert "Lower than the time before: 100, now 0." in seat.texts()
    seat.press("To what was promised")
    assert seat.window.current_page_title() == "You said – we did"


def test_an_event_is_added_with_the_keyboard_and_removed_after_asking(sign_in: SignIn, home: Home) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.press("Life events")
    page = seat.page(EventsPage)
    page.name.setFocus()
    seat.key(Qt.Key.Key_Return)
    assert "Write this too." in seat.texts()
    seat.press("Moved")
    assert page.when.hasFocus()
    page.when.selectAll()
    seat.write("2025-02-30")
    seat.key(Qt.Key.Key_Return)
    assert "Write the day as 2026-03-04." in seat.texts()
    page.when.selectAll()
    seat.write("2025-02-03")
    seat.key(Qt.Key.Key_Return)
    assert [one.name for one in home.desk.following.events(lisa, kalle.id)[1]] == ["Moved"]
    seat.press("Remove “Moved”")
    seat.key(Qt.Key.Key_Escape)
    assert len(home.desk.following.events(lisa, kalle.id)[1]) == 1
    seat.press("Remove “Moved”")
    seat.press("Remove “Moved” for good")
    assert home.desk.following.events(lisa, kalle.id)[1] == ()


def test_a_follow_up_is_filled_in_written_copied_and_printed(
    sign_in: SignIn, home: Home, tmp_path: Path
) -> None:
    kalle = years(home, 1, lambda number: 2)
    lisa, _ = home.desk.accounts.sign_in("lisa", "four words in a row")
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.press("Follow-ups")
    page = seat.page(FollowUpsPage)
    assert "No follow-up is written down yet" in seat.texts()
    seat.press("Write a follow-up")
    assert "Group home" in page.texts["method"].toPlainText()
    assert page.texts["staffs_view"].hasFocus(), "what nobody else can write has the focus"
    page.when.setText(home.clock().date().isoformat())
    seat.write("Vi ser att det går bra")
    seat.press("Save")
    (kept,) = home.desk.follow_ups.of_person(lisa, kalle.id).found
    assert kept.staffs_view == "Vi ser att det går bra"
    seat.press("Copy as text")
    assert "Vi ser att det går bra" in QApplication.clipboard().text()
    page.ask_where = lambda _parent, name: str(tmp_path / "uppföljning")
    seat.press("Save to print")
    assert (tmp_path / "uppföljning.pdf").read_bytes().startswith(b"%PDF")
    seat.press("Back")
    assert "Write a follow-up" in seat.texts()
    seat.press("Back")
    seat.page(PersonPage)


def test_a_follow_up_is_removed_only_after_asking(sign_in: SignIn, home: Home) -> None:
    from accessible_fit.services.following.follow_ups import Written

    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    home.desk.follow_ups.keep(lisa, kalle.id, Written(home.clock().date(), "Bildfrågor"))
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.press("Follow-ups")
    seat.press_starting("2025-03-03")
    seat.press("Remove this follow-up")
    seat.press("Keep it")
    assert len(home.desk.follow_ups.of_person(lisa, kalle.id).found) == 1
    seat.press("Remove this follow-up")
    seat.press("Remove it for good")
    assert home.desk.follow_ups.of_person(lisa, kalle.id).found == ()


def test_stable_is_said_of_a_line_only_when_it_is_not_too_early(sign_in: SignIn, home: Home) -> None:
    years(home, 4, lambda number: 2 - number % 2)
    assert "Stable and good." not in to_person(sign_in()).sentence.text()


def test_a_line_that_goes_up_and_down_as_usual_is_stable_and_good(sign_in: SignIn, home: Home) -> None:
    ups = (2, 1, 1, 2, 1, 2, 2, 1, 2, 1, 1, 2, 1, 2, 2, 1)
    years(home, len(ups), lambda number: ups[number])
    said = to_person(sign_in()).sentence.text()
    assert said.startswith("Up and down as usual") and said.endswith("Stable and good.")
