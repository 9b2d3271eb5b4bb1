"""A leader opens the overview of a unit, eight years, in a municipality of a million answers.

From choosing the unit until the whole page is painted; when anything of it is painted first; and the
longest time the window does nothing else meanwhile.
"""

import datetime as dt
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.app.desk import make_desk
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from db import units, users
from db.addresses import file_url
from db.engine import Store, open_store
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Seat, background, browsing, make_window, seat
from tests.benchmarks.beside import seconds
from tests.benchmarks.lines import LEADER, WORK, at_most, tell
from tests.benchmarks.million import SMALL, Size, store_file
from tests.benchmarks.plain_qt import label_repaint
from tests.benchmarks.watchdog import Watchdog

__all__ = ["background", "make_window", "seat"]  # fixtures

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
ROUNDS = 9
WHY = (
    "The page comes panel by panel; no panel takes more than 25 ms to make. What is left in one go is the"
    " laying out and painting of the page with all that has come. None of it is waiting for the store."
)


@pytest.fixture(scope="module")
def municipality(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    size = Size() if request.config.getoption("benchmark_enable") else SMALL
    path = Path(shutil.copyfile(store_file(size), tmp_path_factory.mktemp("led") / "people.db"))
    with open_store(file_url(path, encrypted=False)) as store:
        yield store


@pytest.fixture
def page(municipality: Store, seat: Seat, tmp_path: Path) -> OverviewPage:
    """The overview page of somebody who leads every unit, open."""
    with municipality.writing() as tx:
        known = users.all_users(tx)
        bo = known[0] if known else users.add(tx, "bo", "Bo Ek", Role.LEADER, "a hash")
        led = frozenset(one.id for one in units.all_units(tx))
    clock: Callable[[], dt.datetime] = lambda: NOW  # noqa: E731 - a clock
    accounts = Accounts(municipality, clock)
    desk = make_desk(municipality, accounts, clock, AnyPictogram(), tmp_path / "sets", browsing)
    seat.window.resize(1280, 800)
    seat.window._signed_in(desk, Actor(bo.id, "Bo Ek", Role.LEADER, led), "en")
    seat.qtbot.waitUntil(lambda: isinstance(seat.window.page(), OverviewPage), timeout=60_000)
    opened = seat.window.page()
    assert isinstance(opened, OverviewPage)
    seat.qtbot.waitUntil(lambda: opened.found is not None and not seat.background.busy, timeout=60_000)
    return opened


class Opening(QObject):
    """One opening of a unit: when something of the content was painted first, and when all of it was."""

    def __init__(self, page: OverviewPage) -> None:
        super().__init__()
        self.first = self.whole = 0.0
        self._page = page
        self._begun = time.perf_counter()
        self._loop = QEventLoop()
        self._before, self._top = page.found, page.top
        page.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.UpdateRequest and self._page.top is not self._top:
            now = (time.perf_counter() - self._begun) * 1000
            self.first = self.first or now
        return False

    def done(self, busy: Callable[[], bool]) -> None:
        """Wait until the page is there and nothing more is asked for or painted."""
        deadline = time.perf_counter() + 60
        while self._page.found is self._before or busy():
            # the watchdog wakes it every millisecond
            self._loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert time.perf_counter() < deadline
        self._loop.processEvents()
        self.whole = (time.perf_counter() - self._begun) * 1000
        self._page.window().removeEventFilter(self)


def open_another(page: OverviewPage, seat: Seat, number: int) -> tuple[Opening, Watchdog]:
    with Watchdog() as watchdog:
        opening = Opening(page)
        page.unit.setCurrentIndex(number)
        opening.done(lambda: seat.background.busy)
    return opening, watchdog


def test_a_unit_of_a_million_answers_is_opened(
    benchmark: BenchmarkFixture, page: OverviewPage, seat: Seat
) -> None:
    label = label_repaint(seat.qtbot, 1280, 800)
    rounds = ROUNDS if benchmark.enabled else 1
    openings, labels = [], []
    for number in range(1, rounds + 1):
        openings.append(open_another(page, seat, number))
        labels += [seconds(label) * 1000 for _ in range(20)]
    benchmark.pedantic(lambda: open_another(page, seat, 0), rounds=1)  # type: ignore[no-untyped-call]  # untyped
    whole = [one.whole for one, _ in openings]
    first = [one.first for one, _ in openings]
    bare = median(labels)
    charts = first_paint_of_a_chart(seat)
    tell(
        benchmark,
        LEADER,
        f"one unit chosen → whole page painted (a bare chart, {charts:.0f} ms, aside)",
        "a bare Qt label repainted",
        times=max(0.0, median(whole) - charts) / bare,
        values=whole,
        target=at_most(30),
        why=WHY,
    )
    tell(
        benchmark,
        LEADER,
        "one unit chosen → first content painted",
        "the whole page",
        times=median(first) / median(whole),
        values=first,
        target=at_most(0.2),
        why="Who took part is counted and shown before the rest is counted.",
    )
    tell(
        benchmark,
        LEADER,
        "longest time the window does nothing else while a unit is opened",
        values=[one.longest for _, one in openings],
    )
    tell(
        benchmark,
        LEADER,
        "longest work of the window's thread in one go while a unit is opened",
        values=[one.work for _, one in openings],
        unit=WORK,
        target=at_most(50, "p95"),
        why=WHY,
    )


def first_paint_of_a_chart(seat: Seat) -> float:
    """Milliseconds until a bare chart of 32 points is made and painted."""
    import pyqtgraph

    def chart() -> None:
        made = pyqtgraph.PlotWidget()
        seat.qtbot.addWidget(made)
        made.plot(range(32), range(32))
        made.resize(900, 320)
        made.show()
        QApplication.processEvents()

    return median(seconds(chart) * 1000 for _ in range(5))


def test_everything_slow_is_done_on_the_other_thread(
    page: OverviewPage, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window's thread counts nothing and reads nothing: it only asks and fills in."""
    counted_on: list[str] = []
    asked_on: list[str] = []
    desk = page._shift.desk
    plain = desk.unit_overview.of_unit

    def of_unit(*asked: object, **known: object) -> object:
        counted_on.append(threading.current_thread().name)
        return plain(*asked, **known)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(desk.unit_overview, "of_unit", of_unit)
    from sqlalchemy import event

    def note(*_: object) -> None:
        asked_on.append(threading.current_thread().name)

    engine = desk.unit_overview._store._reader
    event.listen(engine, "before_cursor_execute", note)
    try:
        opening, _ = open_another(page, seat, 2)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert opening.whole > 0
    window = threading.current_thread().name
    assert counted_on and asked_on
    assert window not in {*counted_on, *asked_on}


def test_a_window_that_is_held_up_is_seen_by_the_watchdog(seat: Seat) -> None:
    with Watchdog() as watchdog:
        QApplication.processEvents()
        time.sleep(0.08)
        QApplication.processEvents()
    assert watchdog.longest > 50
