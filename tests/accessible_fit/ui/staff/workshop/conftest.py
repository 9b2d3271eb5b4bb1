"""A superuser in front of the workshop."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.exceptions import TimeoutError

from accessible_fit.services.access import Actor
from accessible_fit.ui.staff.routes.forms import FormRoutes
from accessible_fit.ui.staff.workshop.forms_page import FormsPage
from db import users
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check


class Bench:
    """Lisa's seat in the workshop; `anna` is another superuser on another computer."""

    def __init__(self, seat: Seat, home: Home, language: str = "en") -> None:
        self.seat, self.home, self.desk = seat, home, home.desk
        self.lisa = home.lisa()
        seat.window._signed_in(home.desk, self.lisa, language)
        seat.wait()

    @property
    def routes(self) -> FormRoutes:
        assert self.seat.window._routes is not None
        return self.seat.window._routes.forms

    def anna(self) -> Actor:
        with self.desk.forms._store.writing() as tx:
            user = users.add(tx, "anna", "Anna Berg", Role.SUPERUSER, "no hash")
        return replace(self.lisa, user_id=user.id, name="Anna Berg")

    def open_list(self) -> FormsPage:
        self.seat.press("Forms")
        return self.seat.page(FormsPage)

    def choose_file(self, page: FormsPage, path: Path) -> None:
        """Choose a file in the system's dialog, which belongs to the system."""
        self.seat.press("Bring in a file")
        page._dialog.close()
        page._dialog.fileSelected.emit(str(path))
        self.seat.wait()

    def focus(self, widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _laid_out(self) -> bool:
        texts = [one for one in self.seat.window.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
        return all(one.height() >= one.heightForWidth(one.width()) for one in texts if one.text())

    def check(self, name: str) -> None:
        """Check what holds for every page, once what came late has found its place."""
        with contextlib.suppress(TimeoutError):  # then the check itself says which one is cut
            self.seat.qtbot.waitUntil(self._laid_out)
        check(name, self.seat.window)

    def clear(self) -> None:
        """Take away what stands in the field that has the keyboard."""
        now = self.seat.window.focusWidget()
        assert now is not None
        QTest.keyClick(now, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(now, Qt.Key.Key_Delete)


@pytest.fixture
def bench(seat: Seat, home: Home) -> Bench:
    return Bench(seat, home)


@pytest.fixture
def make_bench(make_window: Callable[..., Seat], home: Home) -> Callable[[int, str], Bench]:
    return lambda percent, theme: Bench(make_window(percent, theme), home)
