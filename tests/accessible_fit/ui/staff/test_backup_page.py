"""A superuser looks after backups; everybody is told calmly when one is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from accessible_fit.app.daily_backup import DailyBackup
from accessible_fit.app.desk import make_desk
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.upkeep.backups import Lock
from accessible_fit.ui.staff.backup_page import BackupPage
from accessible_fit.ui.staff.first_account import FirstAccountPage
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.restore_page import RestorePage
from accessible_fit.ui.widgets.sidebar import PlaceButton
from db.engine import Store, create_store
from db.errors import BackupLocked, ConnectionLost, NoRoomForBackup, StoreDamaged
from db.vocabulary import Language, Role
from tests.accessible_fit.ui.staff.conftest import PASSWORD, PIN, Clock, Home, Seat, browsing
from tests.db.test_keys import Drawer

PASSPHRASE = "four glad words in a row"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Answers as they are kept on a computer with a keyring."""
    with create_store(f"sqlite+sqlcipher:///{tmp_path / 'home.db'}", bytes(32)) as made:
        yield made


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Home:
    clock, drawer = Clock(), Drawer()
    desk = make_desk(
        store,
        Accounts(store, clock),
        clock,
        AnyPictogram(),
        tmp_path / "picture_sets",
        browsing,
        backup_folder=tmp_path / "backups",
        keyring=lambda: drawer,
    )
    return Home(desk, clock)


def enter(seat: Seat, home: Home, name: str = "lisa") -> None:
    seat.window.store_opened(home.desk)
    seat.wait()
    seat.write(name)
    seat.key(Qt.Key.Key_Tab)
    seat.write(PASSWORD)
    seat.key(Qt.Key.Key_Return)


@pytest.fixture
def page(seat: Seat, home: Home) -> BackupPage:
    home.lisa()
    enter(seat, home)
    seat.press("Backup")
    return seat.page(BackupPage)


def test_lisa_makes_one_and_sees_when_it_was_made(page: BackupPage, seat: Seat, tmp_path: Path) -> None:
    assert "None has been made yet." in seat.texts()
    seat.press("Make a backup now")
    (made,) = (tmp_path / "backups").iterdir()
    assert made.name in page.notice.text()
    assert "2025-03-03 at " in seat.texts()
    assert "1 backup is there." in seat.texts()


def test_a_passphrase_is_chosen_once_and_written_twice(page: BackupPage, seat: Seat, home: Home) -> None:
    assert "on this computer only" in seat.texts()
    seat.press("Use this passphrase")
    assert page.passphrase.error()
    page.passphrase.control.setFocus()
    seat.write(PASSPHRASE)
    page.again.control.setFocus()
    seat.write("four glad words in a bow")
    seat.press("Use this passphrase")
    assert "not the same" in page.again.error()
    assert isinstance(page.again.control, QLineEdit)
    page.again.control.clear()
    seat.write(PASSPHRASE)
    seat.press("Use this passphrase")
    assert "on any computer" in page.notice.text()
    assert home.desk.backups.lock is Lock.OWN_PASSPHRASE
    seat.press("Choose another passphrase")
    assert "keep the one they were made with" in seat.texts()


def test_a_short_passphrase_is_refused_in_words(page: BackupPage, seat: Seat, home: Home) -> None:
    for field in (page.passphrase, page.again):
        field.control.setFocus()
        seat.write("short")
    seat.press("Use this passphrase")
    assert "at least 14 characters" in page.notice.text()
    assert home.desk.backups.lock is Lock.THIS_COMPUTER


def test_another_folder_is_chosen_when_it_can_be_used(page: BackupPage, seat: Seat, tmp_path: Path) -> None:
    page.keep_in(tmp_path / "nowhere")
    seat.wait()
    assert "nowhere" in page.notice.text()
    (tmp_path / "server").mkdir()
    page.keep_in(tmp_path / "server")
    seat.wait()
    seat.press("Make a backup now")
    assert len(list((tmp_path / "server").iterdir())) == 1


def test_staff_do_not_have_the_place_and_are_told_when_the_days_backup_is_missing(
    seat: Seat, home: Home, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    actor = home.lisa()
    units = frozenset(unit.id for unit in home.desk.residents.units(actor))
    account = NewAccount("nils", "Nils Ek", PASSWORD, PIN, Language.EN)
    home.desk.accounts.add(actor, account, Role.STAFF, units)

    def full(*_: object) -> None:
        raise NoRoomForBackup(place=tmp_path)

    monkeypatch.setattr("db.backup.make_backup", full)
    daily = DailyBackup(home.desk.backups, lambda: False, seat.window, after_ms=0)
    daily.failed.connect(seat.window.tell_no_backup)
    with qtbot.waitSignal(daily.failed):
        pass
    daily.close()
    enter(seat, home, "nils")
    told = seat.page(PeoplePage).notice.text()
    assert "Today's backup could not be made." in told and "Tell a superuser" in told
    assert "Backup" not in [place.accessibleName() for place in seat.window.findChildren(PlaceButton)]


def test_the_days_backup_waits_while_a_conversation_is_held(
    seat: Seat, home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    asked: list[bool] = []

    def held() -> bool:
        asked.append(True)
        return len(asked) == 1

    waiting = DailyBackup(home.desk.backups, held, seat.window, after_ms=0)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert not (tmp_path / "backups").exists()
    waiting.close()
    daily = DailyBackup(home.desk.backups, held, seat.window, after_ms=0)
    with qtbot.waitSignal(daily.made):
        pass
    daily.close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_a_broken_file_offers_a_backup_and_a_lost_network_does_not(seat: Seat, qtbot: QtBot) -> None:
    seat.window.show_failure(ConnectionLost(place="server"))
    assert "Restore a backup" not in seat.texts()
    seat.window.show_failure(StoreDamaged(place="home.db"))
    seat.press("Restore a backup")
    page = seat.page(RestorePage)
    with qtbot.assertNotEmitted(seat.window.restore_given):
        seat.press("Restore")
    assert "Choose the backup first" in page.notice.text()
    page.take(Path("all.backup"))
    page.passphrase.control.setFocus()
    seat.write(PASSPHRASE)
    with qtbot.waitSignal(seat.window.restore_given) as given:
        seat.press("Restore")
    assert given.args == [Path("all.backup"), PASSPHRASE]
    seat.window.ask_restore(Path("all.backup"), BackupLocked(place="all.backup"))
    assert "cannot be unlocked" in seat.page(RestorePage).notice.text()
    with qtbot.waitSignal(seat.window.retry_wanted):
        seat.press("Back")


def test_the_very_first_page_offers_a_backup(seat: Seat, home: Home) -> None:
    seat.window.store_opened(home.desk)
    seat.page(FirstAccountPage)
    seat.press("Restore a backup")
    seat.page(RestorePage)
