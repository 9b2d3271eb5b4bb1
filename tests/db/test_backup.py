"""A backup of everything, made while people work, and read again before it counts."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from db import audit, backup, files, migrate, units
from db.addresses import file_url, parse
from db.backup import look_through, make_backup
from db.engine import Store, open_store
from db.errors import (
    BackupDiffers,
    BackupExists,
    BackupStopped,
    FolderMissing,
    KeyNeeded,
    NotAllToBeRead,
    StoreDamaged,
    StoreReadOnly,
)
from db.health import examine
from db.keys import NewKey
from db.tables import metadata
from db.vocabulary import ServiceType
from tests.db.conftest import KEY, as_ordinary_user, sql_on_server
from tests.db.kept_stores import on_file, on_server

FORM = "0002"
"""The newest of the kept stores."""
OWN = NewKey(bytes(reversed(range(32))), b"other sixteen by")
"""What a backup with a passphrase of its own is locked with."""


@pytest.fixture(params=["plain", "encrypted", "server"])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of every kind that holds people, conversations, photos and a log."""
    if request.param == "server":
        url = str(request.getfixturevalue("empty_database"))
        on_server(FORM, url)
    else:
        url = on_file(FORM, tmp_path / "fit.db", encrypted=request.param == "encrypted")
    migrate.upgrade(url, KEY)
    with open_store(url, KEY) as store:
        yield store


@pytest.fixture
def full_file(tmp_path: Path) -> Iterator[Store]:
    url = on_file(FORM, tmp_path / "fit.db", encrypted=True)
    migrate.upgrade(url, KEY)
    with open_store(url, KEY) as store:
        yield store


def everything(store: Store) -> dict[str, list[str]]:
    """Every row of every table as it leaves the store, in an order that does not depend on the kind."""
    with store.reading() as tx:
        return {
            name: sorted(repr(tuple(row)) for row in tx.execute(select(table)))
            for name, table in metadata.tables.items()
        }


def folder_of(store: Store, tmp_path: Path) -> set[str]:
    own = {"fit.db", "fit.db-wal", "fit.db-shm"}
    return {path.name for path in tmp_path.iterdir() if path.name not in own and "before" not in path.name}


def test_every_row_of_every_kind_of_store_is_in_the_backup(full: Store, tmp_path: Path) -> None:
    made = make_backup(full, tmp_path / "all.backup", OWN.key, OWN.salt)
    assert made.place.stat().st_size == made.size
    assert made.total == sum(map(len, everything(full).values())) > 50
    with open_store(file_url(made.place), OWN.key) as copy:
        assert everything(copy) == everything(full)
        assert copy.check() == []
        with copy.reading() as tx:
            assert audit.verify(tx) == []
    assert folder_of(full, tmp_path) == {"all.backup"}, "nothing half made is left"


def test_a_backup_is_one_encrypted_file_that_opens_where_nothing_may_be_written(
    full_file: Store, tmp_path: Path
) -> None:
    made = make_backup(full_file, tmp_path / "all.backup", OWN.key, OWN.salt)
    raw = made.place.read_bytes()
    assert raw.startswith(OWN.salt)
    assert b"SQLite format 3" not in raw and b"CREATE TABLE" not in raw
    connection = files.connect_unchanged(parse(file_url(made.place)), OWN.key)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
    assert folder_of(full_file, tmp_path) == {"all.backup"}


def test_without_a_key_of_its_own_it_opens_as_the_store_does(full_file: Store, tmp_path: Path) -> None:
    made = make_backup(full_file, tmp_path / "same.backup")
    assert files.salt_of(made.place) == files.salt_of(tmp_path / "fit.db")
    assert not look_through(parse(file_url(made.place)), KEY).faults


def test_what_is_written_while_it_is_made_waits_for_the_next_one(
    full_file: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES_AT_A_TIME", 8)
    before = everything(full_file)
    asked = 0

    def people_go_on_working() -> bool:
        nonlocal asked
        asked += 1
        with full_file.writing() as tx:
            units.add(tx, f"Enhet {asked}", ServiceType.GROUP_HOME)
        return False

    made = make_backup(full_file, tmp_path / "then.backup", OWN.key, OWN.salt, people_go_on_working)
    assert asked > 10
    with open_store(file_url(made.place), OWN.key) as copy:
        assert everything(copy) == before
    assert len(everything(full_file)["unit"]) == len(before["unit"]) + asked


def test_the_program_may_close_in_the_middle_of_it(full_file: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupStopped):
        make_backup(full_file, tmp_path / "half.backup", OWN.key, OWN.salt, lambda: True)
    assert folder_of(full_file, tmp_path) == set()


def test_it_never_takes_the_place_of_anything(full_file: Store, tmp_path: Path) -> None:
    there = tmp_path / "photo.jpg"
    there.write_bytes(b"not a backup")
    with pytest.raises(BackupExists):
        make_backup(full_file, there)
    assert there.read_bytes() == b"not a backup"


def test_a_folder_that_is_not_there_or_not_ours_is_told(full_file: Store, tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        make_backup(full_file, tmp_path / "nowhere" / "all.backup")


def test_a_read_only_folder_is_told(full_file: Store, open_folder: Path) -> None:
    locked = open_folder / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    with as_ordinary_user(), pytest.raises(StoreReadOnly) as told:
        make_backup(full_file, locked / "all.backup", OWN.key, OWN.salt)
    assert told.value.details["place"] == locked
    assert list(locked.iterdir()) == []


def test_a_store_in_clear_text_needs_a_lock_for_its_backup(tmp_path: Path) -> None:
    url = on_file(FORM, tmp_path / "fit.db")
    migrate.upgrade(url)
    with open_store(url) as store, pytest.raises(KeyNeeded):
        make_backup(store, tmp_path / "all.backup")


def test_a_copy_that_came_out_wrong_is_not_kept(
    full_file: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_up = backup._close_up

    def lose_a_row(target: Any, key: bytes | None) -> None:
        connection = files.connect(target, key)
        connection.execute("DELETE FROM life_event")
        connection.close()
        close_up(target, key)

    monkeypatch.setattr(backup, "_close_up", lose_a_row)
    with pytest.raises(BackupDiffers) as told:
        make_backup(full_file, tmp_path / "all.backup", OWN.key, OWN.salt)
    assert told.value.details["fault"] == "life_event: 0 rows for 1"
    assert told.value.details["place"] == tmp_path / "all.backup"
    assert folder_of(full_file, tmp_path) == set()


def test_a_changed_log_is_found_before_the_backup_counts(full_file: Store, tmp_path: Path) -> None:
    with full_file.writing() as tx:
        tx.execute(text("DROP TRIGGER audit_entry_no_update"))
        tx.execute(text("UPDATE audit_entry SET verb = 'nothing' WHERE seq = 1"))
    with pytest.raises(BackupDiffers) as told:
        make_backup(full_file, tmp_path / "all.backup", OWN.key, OWN.salt)
    assert "log 1: changed" in str(told.value.details["fault"])


def test_a_damaged_store_is_not_backed_up_as_if_it_were_whole(tmp_path: Path) -> None:
    url = on_file(FORM, tmp_path / "fit.db", encrypted=True)
    migrate.upgrade(url, KEY)
    raw = bytearray((tmp_path / "fit.db").read_bytes())
    raw[60 * 4096 + 100] ^= 0xFF
    (tmp_path / "fit.db").write_bytes(raw)
    with open_store(url, KEY) as store, pytest.raises((StoreDamaged, BackupDiffers)) as told:
        make_backup(store, tmp_path / "all.backup", OWN.key, OWN.salt)
    assert ".part" not in str(told.value)
    assert not (tmp_path / "all.backup").exists()


def test_a_server_that_hides_rows_is_not_backed_up_in_part(server: str, empty_database: str) -> None:
    on_server(FORM, empty_database)
    migrate.upgrade(empty_database)
    name = empty_database.rpartition("/")[2].partition("?")[0]
    sql_on_server(server, f"DROP ROLE IF EXISTS half_{name}")
    sql_on_server(server, f"CREATE ROLE half_{name} LOGIN PASSWORD 'x'")
    owner = migrate.open_engine(parse(empty_database))
    with owner.begin() as tx:
        tx.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO half_{name}"))
        tx.execute(text("ALTER TABLE person ENABLE ROW LEVEL SECURITY"))
    owner.dispose()
    host = empty_database.rpartition("@")[2]
    folder = Path(os.environ["ACCESSIBLE_FIT_HOME"])
    try:
        with (
            open_store(f"postgresql+psycopg://half_{name}:x@{host}") as store,
            pytest.raises(NotAllToBeRead),
        ):
            make_backup(store, folder / "all.backup", OWN.key, OWN.salt)
    finally:
        owner = migrate.open_engine(parse(empty_database))
        with owner.begin() as tx:
            tx.execute(text(f"DROP OWNED BY half_{name}"))
        owner.dispose()
        sql_on_server(server, f"DROP ROLE half_{name}")
    assert list(folder.iterdir()) == []


def test_health_tells_of_rows_without_their_parents(full_file: Store, tmp_path: Path) -> None:
    connection = files.connect(full_file.address, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM unit")
    connection.close()
    with full_file.reading() as tx:
        health = examine(tx, encrypted=True)
    assert "person points to rows of unit that are not there" in health.faults
