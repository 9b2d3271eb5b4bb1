"""The superuser sets backups up once; after that the program makes one each day and keeps the right ones."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.upkeep.backups import Backups, Lock
from accessible_fit.services.upkeep.errors import (
    BackupFolderUnusable,
    BackupKeyGone,
    NoBackupHere,
    PassphraseServesBoth,
)
from accessible_fit.services.upkeep.opening import PassphraseTooShort
from accessible_fit.services.upkeep.opening import address as store_address
from accessible_fit.services.upkeep.restoring import needs_passphrase, restore
from db import audit, keys
from db.addresses import file_url
from db.engine import Store, create_store, open_store
from db.errors import BackupStopped, NoRoomForBackup
from db.ids import new_id
from db.vocabulary import Role
from tests.db.test_keys import Drawer

PASSPHRASE = "fyra glada ord i rad"
SUPERUSER = Actor(new_id(), "Eva", Role.SUPERUSER, frozenset())


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, drawer: Drawer) -> Iterator[Store]:
    path = tmp_path / "data" / "fit.db"
    path.parent.mkdir()
    made = keys.make_key(path, drawer)
    with create_store(file_url(path), made.key, made.salt) as opened:
        yield opened


@pytest.fixture
def backups(store: Store, clock: Clock, drawer: Drawer, tmp_path: Path) -> Backups:
    return Backups(store, clock, tmp_path / "data" / "backups", lambda: drawer)


def made(folder: Path) -> list[str]:
    return sorted(path.name[len("accessible-fit-12345678-") :] for path in folder.iterdir())


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_only_a_superuser_sets_them_up(backups: Backups, role: Role, tmp_path: Path) -> None:
    actor = Actor(new_id(), "Lisa", role, frozenset())
    for use in (
        lambda: backups.state(actor),
        lambda: backups.choose_folder(actor, tmp_path),
        lambda: backups.choose_passphrase(actor, PASSPHRASE),
        lambda: backups.make(actor),
    ):
        with pytest.raises(NotAllowed):
            use()
    assert list(tmp_path.glob("**/*.backup")) == []


def test_from_the_first_day_there_is_one_each_day(backups: Backups, clock: Clock, tmp_path: Path) -> None:
    assert backups.state(SUPERUSER).latest is None
    first = backups.make_daily(lambda: False)
    assert first is not None and first.rows > 0
    assert backups.make_daily(lambda: False) is None, "one is enough"
    clock.now += dt.timedelta(days=1)
    assert backups.make_daily(lambda: False) is not None
    state = backups.state(SUPERUSER)
    assert (state.lock, state.count, state.same_disk) == (Lock.THIS_COMPUTER, 2, True)
    assert state.latest is not None and state.latest.at == clock.now
    assert made(tmp_path / "data" / "backups") == ["2026-11-22.backup", "2026-11-23.backup"]


def test_a_clock_that_was_set_back_does_not_stop_them(backups: Backups, clock: Clock, tmp_path: Path) -> None:
    clock.now = dt.datetime(2031, 1, 1, 12, tzinfo=dt.UTC)
    backups.make_daily(lambda: False)
    clock.now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    assert backups.make_daily(lambda: False) is not None
    assert made(tmp_path / "data" / "backups") == ["2026-11-22.backup", "2031-01-01.backup"]


def test_older_ones_are_thinned_and_others_files_are_left(
    backups: Backups, clock: Clock, tmp_path: Path
) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    backups.choose_folder(SUPERUSER, folder)
    first = backups.make(SUPERUSER)
    mine = first.place.name[: len("accessible-fit-12345678")]
    for ago in range(1, 60):
        day = (clock.now.date() - dt.timedelta(days=ago)).isoformat()
        (folder / f"{mine}-{day}.backup").write_bytes(b"older")
    others = ["accessible-fit-00000000-2020-01-01.backup", "letter.txt", f"{mine}-2020-13-45.backup"]
    for name in others:
        (folder / name).write_bytes(b"not ours")
    backups.make(SUPERUSER)
    left = {path.name for path in folder.iterdir()}
    assert left >= set(others)
    assert sorted(left - set(others)) == [
        f"{mine}-{day}.backup"
        for day in (
            "2026-09-30",
            "2026-10-31",
            "2026-11-01",
            "2026-11-08",
            "2026-11-15",
            *(f"2026-11-{day}" for day in range(16, 22)),
            "2026-11-22-2",
        )
    ], "of two from one day the later one"


def test_a_passphrase_opens_them_on_another_computer(
    backups: Backups, store: Store, drawer: Drawer, tmp_path: Path
) -> None:
    with pytest.raises(PassphraseTooShort):
        backups.choose_passphrase(SUPERUSER, "kort")
    backups.choose_passphrase(SUPERUSER, PASSPHRASE)
    assert backups.state(SUPERUSER).lock is Lock.OWN_PASSPHRASE
    backup = backups.make(SUPERUSER).place
    assert not needs_passphrase(backup, drawer), "here the keyring has it"
    elsewhere = Drawer()
    assert needs_passphrase(backup, elsewhere)
    (tmp_path / "other").mkdir()
    where = store_address(str(tmp_path / "other" / "fit.db"), tmp_path)
    restore(backup, where, elsewhere, PASSPHRASE)
    assert where.file is not None
    with open_store(where.url, keys.find_key(where.file, elsewhere)) as back:
        again = Backups(back, Clock(), tmp_path / "other" / "backups", lambda: elsewhere)
        assert again.state(SUPERUSER).lock is Lock.OWN_PASSPHRASE
        assert not needs_passphrase(again.make(SUPERUSER).place, elsewhere), "and they go on with it"


def test_a_key_that_is_gone_is_told_and_a_new_passphrase_mends_it(backups: Backups, drawer: Drawer) -> None:
    backups.choose_passphrase(SUPERUSER, PASSPHRASE)
    drawer.kept.clear()
    with pytest.raises(BackupKeyGone):
        backups.make_daily(lambda: False)
    assert isinstance(backups.trouble, BackupKeyGone)
    backups.choose_passphrase(SUPERUSER, PASSPHRASE)
    backups.make(SUPERUSER)
    assert backups.trouble is None


def test_a_store_with_a_passphrase_needs_no_other(tmp_path: Path) -> None:
    drawer = Drawer(usable=False)
    path = tmp_path / "fit.db"
    new = keys.make_key(path, drawer, PASSPHRASE)
    with create_store(file_url(path), new.key, new.salt) as store:
        backups = Backups(store, Clock(), tmp_path / "backups", lambda: drawer)
        assert backups.state(SUPERUSER).lock is Lock.STORE_PASSPHRASE
        with pytest.raises(PassphraseServesBoth):
            backups.choose_passphrase(SUPERUSER, "fyra andra ord här")
        backup = backups.make(SUPERUSER).place
    assert needs_passphrase(backup, Drawer())
    assert keys.find_key(backup, drawer, PASSPHRASE) == new.key


def test_a_folder_that_cannot_be_used_is_not_chosen(backups: Backups, tmp_path: Path) -> None:
    with pytest.raises(BackupFolderUnusable):
        backups.choose_folder(SUPERUSER, tmp_path / "nowhere")
    assert backups.state(SUPERUSER).folder == tmp_path / "data" / "backups"


def test_trouble_is_remembered_until_one_is_made(
    backups: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NoRoomForBackup(place=tmp_path)

    with monkeypatch.context() as disk:
        disk.setattr("db.backup.make_backup", full)
        with pytest.raises(NoRoomForBackup):
            backups.make_daily(lambda: False)
    assert isinstance(backups.state(SUPERUSER).trouble, NoRoomForBackup)
    assert backups.due(), "it is tried again"
    backups.make_daily(lambda: False)
    assert backups.state(SUPERUSER).trouble is None


def test_closing_in_the_middle_is_no_trouble(backups: Backups) -> None:
    with pytest.raises(BackupStopped):
        backups.make_daily(lambda: True)
    assert backups.trouble is None and backups.due()


def test_who_did_what_is_in_the_log(backups: Backups, store: Store, tmp_path: Path) -> None:
    backups.choose_passphrase(SUPERUSER, PASSPHRASE)
    backups.choose_folder(SUPERUSER, tmp_path)
    backups.make(SUPERUSER)
    with store.reading() as tx:
        lines = tx.exec_driver_sql("SELECT verb, subject_kind, actor_id, details FROM audit_entry").all()
        assert audit.verify(tx) == []
    assert [tuple(line)[:2] for line in lines] == [
        ("changed", "backups"),
        ("changed", "backups"),
        ("backed_up", "store"),
    ]
    assert all(line[2] == SUPERUSER.user_id.bytes for line in lines)
    assert PASSPHRASE not in str(lines) and str(tmp_path) not in str(lines)


def test_clear_text_and_servers_are_not_offered(tmp_path: Path, clock: Clock) -> None:
    with create_store(f"sqlite:///{tmp_path / 'demo.db'}") as store:
        backups = Backups(store, clock, tmp_path / "backups", Drawer)
        assert not backups.due()
        with pytest.raises(NoBackupHere):
            backups.make(SUPERUSER)
