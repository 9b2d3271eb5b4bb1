"""What holds for every page of the staff's window, also with twice as large text."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QRadioButton, QWidget

from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.routes.book import Routes
from accessible_fit.ui.staff.studio import Studio
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.widgets.select import Select
from audio.player import SpeechPlayer
from audio.recorder import Recorder
from audio.speaker import Speaker
from db.records import Person
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.audio.test_player import FakeOutput
from tests.audio.test_recorder import FakeInput

Show = Callable[[Routes], None]
LEAST_TARGET = 32


def pages(home: Home, seat: Seat) -> dict[str, Callable[[], None]]:
    """Return how to come to every page, by its name."""
    window, desk = seat.window, home.desk
    first: dict[str, Callable[[], None]] = {
        "opening": window.show_opening,
        "passphrase": lambda: window.ask_passphrase(new=True, trouble=None),
        "failure": lambda: window.show_failure(RuntimeError("the disk is full")),
        "first account": lambda: window.store_opened(desk),
    }
    return first


def inside_a_home(home: Home, seat: Seat) -> Person:
    """Sign Lisa in where Kalle has talked once."""
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle", 1956)
    home.hold(lisa, kalle)
    seat.window._signed_in(home.desk, lisa, "en")
    return kalle


@pytest.fixture
def quiet_studio(tmp_path: Path) -> Iterator[Studio]:
    """A microphone and a loudspeaker that nobody uses."""
    speaker = Speaker(tmp_path / "sounds")
    made = Studio(Recorder(source=FakeInput()), SpeechPlayer(speaker, output=FakeOutput(hold=True)))
    yield made
    made.player.close()
    speaker.close()


def inside(home: Home, seat: Seat) -> dict[str, Callable[[], None]]:
    """Return how to come to every page of a signed-in user."""
    lisa = home.lisa()
    kalle, marta = home.add(lisa, "Kalle", 1956), home.add(lisa, "Märta")
    done = home.hold(lisa, kalle)
    waiting = home.begin(lisa, marta, [Said(raw=1)])
    home.desk.conversations.pause(lisa, waiting)
    seat.window._signed_in(home.desk, lisa, "en")
    routes = seat.window._routes
    assert routes is not None
    held = home.desk.residents.card(lisa, kalle.id).conversations[0]
    assert held.id == done.id
    return {
        "people": routes.people.people,
        "new person": routes.people.new_person,
        "person": lambda: routes.people.person(kalle.id),
        "person, unfinished": lambda: routes.people.person(marta.id),
        "edit": lambda: routes.people.edit(kalle.id),
        "profile": lambda: routes.pictures.profile(kalle.id),
        "prepare": lambda: routes.people.prepare(kalle.id),
        "review": lambda: routes.questions.review(held, "Kalle"),
        "linking": routes.figures.linking,
        "calculated": routes.figures.calculated,
        "mats over time": lambda: routes.mats.over_time(kalle.id),
        "roll-out": routes.units.rollout,
        "published values": routes.units.published,
        "all units": routes.superuser.all_units,
        "method support": routes.superuser.support,
        "settings": routes.computer.settings,
        "about": routes.computer.about,
    }


def focusable(window: StaffWindow) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def all_of(window: StaffWindow) -> list[QWidget]:
    """Return what Tab leads to, in its order, once around."""
    found: list[QWidget] = []
    stops = set(focusable(window))
    at = window.nextInFocusChain()
    while at is not window and at is not None:
        if at in stops:
            found.append(at)
        at = at.nextInFocusChain()
    return found


def check(name: str, window: StaffWindow) -> None:
    assert window.current_page_title(), name
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window], name
    for widget in focusable(window):
        assert spoken_name(widget).strip(), f"{name}: {widget} has no name"
        if isinstance(widget, QAbstractButton | QLineEdit | Select):
            assert widget.height() >= LEAST_TARGET, (
                f"{name}: {spoken_name(widget)} is {widget.height()} px high"
            )
    for text in window.findChildren(QLabel):
        if text.isVisible() and text.text() and text.wordWrap():
            needed = text.heightForWidth(text.width())
            assert text.height() >= needed, f"{name}: {text.text()!r} is cut"
    check_order(name, window)
    check_width(name, window)


def check_order(name: str, window: StaffWindow) -> None:
    """Tab goes through the sidebar first, then down the page, from left to right on each line."""
    page = window.page()
    assert page is not None
    chain = [widget for widget in all_of(window) if page.isAncestorOf(widget)]
    # Of a group of choices Tab reaches one, arrows the others.
    chain = [widget for widget in chain if not isinstance(widget, QRadioButton) or widget.isChecked()]
    for before, after in pairwise(chain):
        upper = before.mapTo(page, QPoint(0, before.height()))
        lower = after.mapTo(page, QPoint(0, 0))
        left = before.mapTo(page, QPoint(0, 0)).x()
        in_order = lower.y() >= upper.y() - before.height() // 2 or lower.x() > left
        assert in_order, f"{name}: {spoken_name(after)!r} comes after {spoken_name(before)!r}"


def check_width(name: str, window: StaffWindow) -> None:
    for widget in focusable(window):
        right = widget.mapTo(window, QPoint(widget.width(), 0)).x()
        assert right <= window.width(), f"{name}: {spoken_name(widget)} is outside the window"


@pytest.mark.parametrize("percent", [100, 200])
def test_every_page_is_named_ordered_and_whole(
    make_window: Callable[..., Seat], home: Home, percent: int
) -> None:
    seat = make_window(percent)
    ways = pages(home, seat)
    for name, go in ways.items():
        go()
        seat.wait()
        check(name, seat.window)
    for name, go in inside(home, seat).items():
        go()
        seat.wait()
        seat.qtbot.wait(20)  # layouts that follow from what was loaded
        check(name, seat.window)


@pytest.mark.parametrize("percent", [100, 200])
def test_whatever_the_sidebar_and_a_person_lead_to_is_named_ordered_and_whole(
    make_window: Callable[..., Seat], home: Home, quiet_studio: Studio, percent: int
) -> None:
    """Every place and every door there is, also of parts that come later."""
    seat = make_window(percent, studio=lambda: quiet_studio)
    kalle = inside_a_home(home, seat)
    routes = seat.window._routes
    assert routes is not None
    ways: dict[str, Callable[[], None]] = {}
    for place in routes.places():
        ways[place.key] = partial(routes.go, place.key)
    for door in routes.doors(kalle.id):
        ways[door.word] = door.open
    seen = set()
    for name, go in ways.items():
        go()
        seat.wait()
        seat.qtbot.wait(20)  # layouts that follow from what was loaded
        page = seat.window.page()
        assert page is not None
        seen.add(type(page).__name__)
        check(name, seat.window)
    assert {"SetsPage", "ClipsPage", "OwnPicturesPage", "PhotoPage", "ProfilePage", "PeoplePage"} <= seen
    assert {"ConsentTalkPage", "TakeAlongPage", "PersonPlanPage", "FollowUpsPage", "EventsPage"} <= seen
    assert {"PlanPage", "ParticipationPage", "RegisterPage", "RetentionPage"} <= seen


def test_the_focus_is_ringed_and_the_ring_survives_its_page(seat: Seat, home: Home) -> None:
    for go in inside(home, seat).values():
        go()
        seat.wait()
        seat.key(Qt.Key.Key_Tab)
        ring = seat.window._ring
        now = seat.window.focusWidget()
        assert now is not None
        assert ring.isVisible()
        assert ring.geometry().contains(
            now.geometry().translated(now.parentWidget().mapTo(ring.parentWidget(), QPoint(0, 0)))
        )


def test_a_long_page_is_scrolled_with_the_keys(seat: Seat, home: Home) -> None:
    inside(home, seat)["review"]()
    seat.wait()
    page = seat.window.page()
    assert page is not None
    seat.key(Qt.Key.Key_PageDown)
    assert page._scroll.verticalScrollBar().value() > 0
    seat.key(Qt.Key.Key_Home)
    assert page._scroll.verticalScrollBar().value() == 0
