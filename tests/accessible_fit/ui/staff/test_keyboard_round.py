"""By the keyboard alone: Tab goes all the way round the window, and what it comes to is in sight."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff.admin.user_page import UserPage
from accessible_fit.ui.staff.leader.rollout_page import RolloutPage
from accessible_fit.ui.widgets.sidebar import PlaceButton
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]
MORE_THAN_THERE_ARE = 200


def round_trip(seat: Seat, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus is where it was; return what was come to on the way."""
    begun = seat.window.focusWidget()
    found: list[QWidget] = []
    for _ in range(MORE_THAN_THERE_ARE):
        seat.key(key)
        now = seat.window.focusWidget()
        assert now is not None
        found.append(now)
        if now is begun:
            return found
    raise AssertionError("the focus does not come back")


def test_a_form_that_came_late_keeps_nobody_inside(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Roll-out")
    page = seat.page(RolloutPage)
    seat.press("Add a line: What we do, and when")
    assert seat.window.focusWidget() is not None
    there = round_trip(seat, Qt.Key.Key_Tab)
    assert any(isinstance(one, PlaceButton) for one in there), "Tab leads out of the form"
    assert page.copy in there and len(set(there)) == len(there)
    back = round_trip(seat, Qt.Key.Key_Backtab)
    assert back[:-1] == there[:-1][::-1], "and back the same way"


def test_what_tab_comes_to_from_the_header_is_scrolled_to(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Users")
    seat.press_starting("Lisa Holm")
    page = seat.page(UserPage)
    seat.window.resize(1000, 600)
    seat.wait()
    bar = page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0 and page.primary is not None
    page.primary.setFocus()
    seat.key(Qt.Key.Key_Tab)
    now, view = seat.window.focusWidget(), page._scroll.viewport()
    assert now is not None and view.isAncestorOf(now)
    assert view.rect().contains(QRect(now.mapTo(view, QPoint(0, 0)), now.size()))
