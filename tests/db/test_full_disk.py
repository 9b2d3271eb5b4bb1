"""A full disk is told as a full disk, whatever was being done, and the store goes on when there is room."""

import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db import files, instruments, units
from db.addresses import Address
from db.engine import open_store
from db.errors import DiskFull, StoreDamaged
from db.failures import as_db_error
from db.vocabulary import ServiceType
from tests.db.conftest import KEY


class Refused(Exception):
    """What SQLite's driver raises for a file that cannot be written."""

    sqlite_errorcode = 10


def test_in_the_middle_of_a_part_that_can_be_undone_by_itself(
    encrypted_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(encrypted_url, KEY) as store, store.reading() as tx:
        pages = tx.execute(text("PRAGMA page_count")).scalar_one()
    long = "a question " * 20_000
    with monkeypatch.context() as full:
        full.setattr(files, "PRAGMAS", (*files.PRAGMAS, f"max_page_count = {pages}"))
        with open_store(encrypted_url, KEY) as store:
            with pytest.raises(DiskFull), store.writing() as tx:
                instruments.keep(tx, "group_home", "Title", long, "sum")
            with store.reading() as tx:
                assert tx.execute(text("SELECT count(*) FROM instrument_version")).scalar_one() == 0
    with open_store(encrypted_url, KEY) as store, store.writing() as tx:
        assert instruments.keep(tx, "group_home", "Title", long, "sum").frozen_text == long


def test_a_quota_is_found_out_by_writing_a_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = Address("", "fit.db", tmp_path / "fit.db", encrypted=True)

    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(122 if sys.platform == "linux" else 28, "no room for you")

    assert not isinstance(as_db_error(Refused(), address), DiskFull)
    monkeypatch.setattr("db.failures.tempfile.TemporaryFile", refuse)
    assert isinstance(as_db_error(Refused(), address), DiskFull)


def test_a_torn_page_that_the_log_has_whole_is_no_damage(encrypted_url: str, tmp_path: Path) -> None:
    path = Path(encrypted_url.removeprefix("sqlite+sqlcipher:///"))
    with open_store(encrypted_url, KEY) as store:
        with store.writing() as tx:
            units.add(tx, "Björken", ServiceType.GROUP_HOME)
        file, log = bytearray(path.read_bytes()), path.with_name(f"{path.name}-wal").read_bytes()
    number = int.from_bytes(log[32:36], "big")
    file[(number - 1) * 4096 + 600 : number * 4096] = bytes(4096 - 600)
    path.write_bytes(file)
    path.with_name(f"{path.name}-wal").write_bytes(log)
    with open_store(encrypted_url, KEY) as store:
        assert store.check() == []
        with store.reading() as tx:
            assert [unit.name for unit in units.all_units(tx)] == ["Björken"]
    file[(number - 1) * 4096 + 600 : number * 4096] = bytes(4096 - 600)
    path.write_bytes(file)
    try:
        with open_store(encrypted_url, KEY) as store:
            assert store.check() != [], "without the log it is"
    except StoreDamaged:
        assert number == 1
