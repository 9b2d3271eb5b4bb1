"""A backup is put back: on this computer or another, over a broken database, from an earlier form."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from db import audit, files, migrate, units
from db.addresses import file_url
from db.backup import make_backup
from db.engine import create_store, open_store
from db.errors import (
    BackupBroken,
    BackupLocked,
    BackupMissing,
    FolderMissing,
    NotThisProgram,
    OpenElsewhere,
    PassphraseNeeded,
    StoreExists,
    StoreNewer,
    StoreReadOnly,
)
from db.keys import NewKey, find_key
from db.passphrases import Derivation, file_beside
from db.passphrases import write as write_way
from db.restore import Restored, restore_backup
from db.revision import REVISIONS
from db.vocabulary import ServiceType
from tests.db.conftest import KEY, SALT, as_ordinary_user
from tests.db.kept_stores import on_file
from tests.db.test_backup import everything
from tests.db.test_keys import Drawer

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
OWN = NewKey(bytes(reversed(range(32))), b"other sixteen by")
FRESH = NewKey(b"k" * 32, b"salt of new file")
"""What the database is locked with once it is back."""


@pytest.fixture
def backed_up(tmp_path: Path) -> Path:
    """A backup with a lock of its own, on another disk."""
    (tmp_path / "disk").mkdir()
    url = on_file("0002", tmp_path / "then.db", encrypted=True)
    migrate.upgrade(url, KEY)
    with open_store(url, KEY) as store:
        return make_backup(store, tmp_path / "disk" / "all.backup", OWN.key, OWN.salt).place


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def there(home: Path) -> Path:
    """A database with one unit, closed."""
    path = home / "fit.db"
    with create_store(file_url(path), KEY, SALT) as store, store.writing() as tx:
        units.add(tx, "Björken", ServiceType.GROUP_HOME)
    return path


def put_back(backup: Path, path: Path) -> Restored:
    return restore_backup(backup, OWN.key, file_url(path), TODAY, FRESH)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_on_a_new_computer_everything_is_back_under_a_lock_of_its_own(backed_up: Path, home: Path) -> None:
    with open_store(file_url(backed_up), OWN.key) as store:
        was = everything(store)
    done = put_back(backed_up, home / "fit.db")
    assert (done.aside, done.before, done.after) == (None, REVISIONS[-1], REVISIONS[-1])
    assert files.salt_of(home / "fit.db") == FRESH.salt
    with open_store(file_url(home / "fit.db"), FRESH.key) as store:
        assert store.check() == []
        now = everything(store)
        with store.reading() as tx:
            assert audit.verify(tx) == []
    said = set(now.pop("audit_entry")) - set(was.pop("audit_entry"))
    assert len(said) == 1 and "'restored'" in said.pop()
    assert now.pop("audit_head") != was.pop("audit_head")
    assert now == was
    assert names(home) == ["fit.db"]


def test_what_was_there_is_kept_under_the_days_name_and_still_opens(backed_up: Path, there: Path) -> None:
    done = put_back(backed_up, there)
    assert done.aside == there.with_name("fit.replaced-2026-11-22.db")
    with open_store(file_url(done.aside), KEY) as store, store.reading() as tx:
        assert [unit.name for unit in units.all_units(tx)] == ["Björken"]
    again = put_back(backed_up, there)
    assert again.aside == there.with_name("fit.replaced-2026-11-22-2.db")
    with open_store(file_url(again.aside), FRESH.key) as store:
        assert store.check() == []


def test_answers_still_in_the_log_of_a_killed_program_are_put_aside_too(backed_up: Path, there: Path) -> None:
    killed = (
        "import os, sys; from db import units; from db.engine import open_store;"
        "from db.vocabulary import ServiceType; from tests.db.conftest import KEY\n"
        "store = open_store(sys.argv[1], KEY)\n"
        "with store.writing() as tx: units.add(tx, 'Granen', ServiceType.GROUP_HOME)\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", killed, file_url(there)], cwd=ROOT, check=True)
    assert there.with_name("fit.db-wal").stat().st_size
    done = put_back(backed_up, there)
    assert done.aside is not None
    with open_store(file_url(done.aside), KEY) as store, store.reading() as tx:
        assert {unit.name for unit in units.all_units(tx)} == {"Björken", "Granen"}
    with open_store(file_url(there), FRESH.key) as store:
        assert store.check() == []


def test_a_broken_database_gives_way(backed_up: Path, there: Path) -> None:
    there.write_bytes(b"\0" * 5000)
    done = put_back(backed_up, there)
    assert done.aside is not None and done.aside.read_bytes() == b"\0" * 5000
    open_store(file_url(there), FRESH.key).close()


def test_a_database_that_a_program_works_with_is_left_alone(backed_up: Path, there: Path) -> None:
    working = (
        "import sys; from db.engine import open_store; from tests.db.conftest import KEY\n"
        "with open_store(sys.argv[1], KEY) as store, store.reading() as tx:\n"
        "    print('open', flush=True); sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", working, file_url(there)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None and program.stdout.readline() == "open\n"
        before = names(there.parent)
        with pytest.raises(OpenElsewhere):
            put_back(backed_up, there)
        assert names(there.parent) == before
        program.communicate("\n")
    assert put_back(backed_up, there).aside is not None


@pytest.mark.parametrize("form", ["0001", "0002"])
def test_a_backup_from_an_earlier_form_comes_along(form: str, tmp_path: Path, there: Path) -> None:
    on_file(form, tmp_path / "old.db", encrypted=True)
    old = (tmp_path / "old.db").read_bytes()
    done = restore_backup(tmp_path / "old.db", KEY, file_url(there), TODAY, FRESH)
    assert (done.before, done.after) == (form, REVISIONS[-1])
    with open_store(file_url(there), FRESH.key) as store:
        assert store.check() == []
    assert (tmp_path / "old.db").read_bytes() == old, "the backup itself is only read"
    assert names(there.parent) == ["fit.db", "fit.replaced-2026-11-22.db"]


def refused(backup: Path, path: Path, key: bytes = OWN.key) -> type[Exception]:
    """Try to put it back; say how it was refused, having seen that nothing has changed."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(Exception) as told:
        restore_backup(backup, key, file_url(path), TODAY, FRESH)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    return told.type


def test_one_from_a_later_program_is_refused(backed_up: Path, there: Path) -> None:
    with open_store(file_url(backed_up), OWN.key) as store, store.writing() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert refused(backed_up, there) is StoreNewer


def test_a_wrong_passphrase_or_another_file_is_refused(backed_up: Path, there: Path, tmp_path: Path) -> None:
    assert refused(backed_up, there, b"w" * 32) is BackupLocked
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8" * 9000)
    assert refused(photo, there) is BackupLocked
    empty = tmp_path / "empty.backup"
    empty.touch()
    assert refused(empty, there) in (BackupLocked, NotThisProgram)
    assert refused(tmp_path / "nothing", there) is BackupMissing


@pytest.mark.parametrize("page", [1, 30, 90])
def test_a_damaged_one_is_refused(backed_up: Path, there: Path, page: int) -> None:
    raw = bytearray(backed_up.read_bytes())
    raw[page * 4096 + 50] ^= 1
    backed_up.write_bytes(raw)
    assert refused(backed_up, there) in (BackupBroken, BackupLocked)


def test_a_torn_one_is_refused(backed_up: Path, there: Path) -> None:
    raw = backed_up.read_bytes()
    backed_up.write_bytes(raw[: len(raw) // 2])
    assert refused(backed_up, there) is BackupBroken


def test_one_with_a_changed_log_is_refused(backed_up: Path, there: Path) -> None:
    with open_store(file_url(backed_up), OWN.key) as store, store.writing() as tx:
        tx.execute(text("DROP TRIGGER audit_entry_no_delete"))
        tx.execute(text("DELETE FROM audit_entry WHERE seq = 2"))
    assert refused(backed_up, there) is BackupBroken


def test_a_folder_that_is_not_there_or_not_ours_is_told(
    backed_up: Path, tmp_path: Path, open_folder: Path
) -> None:
    with pytest.raises(FolderMissing):
        put_back(backed_up, tmp_path / "nowhere" / "fit.db")
    backup = open_folder / "all.backup"
    backup.write_bytes(backed_up.read_bytes())
    backup.chmod(0o444)
    locked = open_folder / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    with as_ordinary_user(), pytest.raises(StoreReadOnly):
        put_back(backup, locked / "fit.db")


def test_a_backup_on_a_disk_that_cannot_be_written_is_read(backed_up: Path, open_folder: Path) -> None:
    backup = open_folder / "all.backup"
    backup.write_bytes(backed_up.read_bytes())
    backup.chmod(0o444)
    home = open_folder / "home"
    home.mkdir(mode=0o777)
    home.chmod(0o777)
    open_folder.chmod(0o555)
    with as_ordinary_user():
        put_back(backup, home / "fit.db")
    assert names(open_folder) == ["all.backup", "home"]


def test_a_store_in_clear_text_and_an_empty_server_are_filled(
    backed_up: Path, home: Path, empty_database: str
) -> None:
    with open_store(file_url(backed_up), OWN.key) as store:
        was = everything(store)
    for url in (file_url(home / "plain.db", encrypted=False), empty_database):
        restore_backup(backed_up, OWN.key, url, TODAY)
        with open_store(url) as store:
            now = everything(store)
            assert len(now["audit_entry"]) == len(was["audit_entry"]) + 1
            assert {name: rows for name, rows in now.items() if not name.startswith("audit")} == {
                name: rows for name, rows in was.items() if not name.startswith("audit")
            }
            with store.reading() as tx:
                assert audit.verify(tx) == []
    with pytest.raises(StoreExists):
        restore_backup(backed_up, OWN.key, empty_database, TODAY)
    assert names(home) == ["plain.db"]


def test_without_a_keyring_the_passphrase_locks_what_is_put_back(backed_up: Path, there: Path) -> None:
    write_way(there, Derivation(SALT))
    way = Derivation(FRESH.salt)
    new = NewKey(way.key("fyra glada ord i rad"), FRESH.salt)
    done = restore_backup(backed_up, OWN.key, file_url(there), TODAY, new, way)
    assert done.aside is not None
    key = find_key(there, Drawer(usable=False), "fyra glada ord i rad")
    open_store(file_url(there), key).close()
    assert file_beside(done.aside).exists(), "and what was put aside keeps its own"


def test_stopped_before_the_small_file_came_the_passphrase_still_opens_it(
    there: Path, tmp_path: Path
) -> None:
    way = Derivation(FRESH.salt)
    path = tmp_path / "home" / "new.db"
    create_store(file_url(path), way.key("fyra glada ord i rad"), FRESH.salt).close()
    write_way(path, Derivation(SALT))  # of the one that was there before
    with pytest.raises(PassphraseNeeded):
        find_key(path, Drawer(usable=False))
    assert find_key(path, Drawer(usable=False), "fyra glada ord i rad") == way.key("fyra glada ord i rad")
    drawer = Drawer()
    drawer.keep(FRESH.salt.hex(), b"k" * 32)
    assert find_key(path, drawer) == b"k" * 32
