"""The staff's window with pictures that are quickly drawn on paper."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.paper.sheets import Paper
from db.engine import Store
from db.records import Person
from pictograms.symbols import Credit
from tests.accessible_fit.ui.staff.conftest import (
    Home,
    Seat,
    background,
    home,
    make_window,
    seat,
    store,
)

__all__ = ["background", "home", "make_window", "seat", "store"]


class Quick:
    """One drawing for every pictogram: what is drawn is looked at elsewhere."""

    def svg(self, key: str) -> bytes:
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

    def credits(self, keys: Iterable[str]) -> Sequence[Credit]:
        return []


class Desk:
    """Lisa at work with Kalle's page before her; a month has gone since he came."""

    def __init__(self, seat: Seat, home: Home) -> None:
        self.seat = seat
        self.home = home
        self.lisa: Actor = home.lisa()
        self.kalle: Person = home.add(self.lisa, "Kalle")
        home.clock.pass_days(30)
        seat.window._signed_in(home.desk, self.lisa, "en")
        seat.wait()

    def open(self, *ways: str) -> None:
        """Go from the list of people to Kalle, through the door, and on."""
        self.seat.press_starting("Kalle")
        for way in ("On paper", *ways):
            self.press_in_page(way)

    def press_in_page(self, start: str) -> None:
        """Press the one button of the page that is called so; the sidebar has names of its own."""
        from PySide6.QtWidgets import QAbstractButton

        page = self.seat.window.page()
        assert page is not None
        found = [
            button
            for button in page.findChildren(QAbstractButton)
            if button.isVisible() and button.accessibleName().startswith(start)
        ]
        assert len(found) == 1, f"{len(found)} called {start!r}"
        self.click(found[0])

    def click(self, button: object) -> None:
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtWidgets import QAbstractButton

        assert isinstance(button, QAbstractButton)
        where = QPoint(20, button.height() // 2)
        self.seat.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)
        self.seat.wait()


@pytest.fixture
def desk(seat: Seat, home: Home, store: Store) -> Desk:
    forms = home.desk.instruments
    home.desk = replace(home.desk, paper=Paper.over(store, home.clock, Quick, lambda: forms))
    return Desk(seat, home)
