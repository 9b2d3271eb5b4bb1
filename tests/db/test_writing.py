"""What a transaction promises, and what is said when the promise cannot be kept."""

import sqlite3
from pathlib import Path
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from db import answers, files, people, photos, settings, units
from db.addresses import parse
from db.engine import Store, open_store
from db.errors import ConnectionLost, DbError, DiskFull, StoreBusy, StoreFailed, StoreReadOnly
from db.failures import as_db_error
from db.revision import REVISIONS
from db.vocabulary import ServiceType
from tests.db.conftest import KEY, sql_on_server
from tests.db.scene import NOON, said, set_scene


def test_a_block_that_raises_leaves_nothing(store: Store) -> None:
    class Surprise(Exception):
        pass

    with pytest.raises(Surprise), store.writing() as tx:
        units.add(tx, "Björken", ServiceType.GROUP_HOME)
        raise Surprise
    with store.reading() as tx:
        assert units.all_units(tx) == []


def test_a_transaction_cannot_be_used_when_it_is_over(file_store: Store) -> None:
    with file_store.writing() as tx:
        units.add(tx, "Björken", ServiceType.GROUP_HOME)
    with pytest.raises(DbError):
        units.add(tx, "Linden", ServiceType.GROUP_HOME)
    with file_store.writing() as tx:
        assert [unit.name for unit in units.all_units(tx)] == ["Björken"]


def test_a_writer_that_forgets_its_turn_is_told_so(
    file_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "WAIT_MS", 20)
    with file_store.writing(), pytest.raises(StoreBusy), file_store.writing():
        pass
    with file_store.writing() as tx:
        with pytest.raises(StoreBusy):
            file_store.close()
        units.add(tx, "Björken", ServiceType.GROUP_HOME)


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreReadOnly), store.reading() as tx:
        units.add(tx, "Björken", ServiceType.GROUP_HOME)
    with store.writing() as tx:
        units.add(tx, "Björken", ServiceType.GROUP_HOME)


def test_a_reader_sees_one_unchanging_state(store: Store) -> None:
    with store.reading() as before:
        assert units.all_units(before) == []
        with store.writing() as tx:
            units.add(tx, "Björken", ServiceType.GROUP_HOME)
        assert units.all_units(before) == []
    with store.reading() as after:
        assert len(units.all_units(after)) == 1


def test_two_writers_at_once_both_keep_everything(store: Store) -> None:
    with store.writing() as tx:
        talks = [set_scene(tx, alias).conversation.id for alias in ("Åsa", "Bo")]
    ready = Barrier(2)

    def write(talk_number: int) -> None:
        ready.wait()
        for order in range(25):
            with store.writing() as tx:
                answers.put(tx, said(talks[talk_number], f"item-{order}", order=order))

    writers = [Thread(target=write, args=(number,)) for number in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with store.reading() as tx:
        for talk in talks:
            assert [answer.order_in_conversation for answer in answers.of_conversation(tx, talk)] == [
                *range(25)
            ]


def test_two_programs_with_one_file(encrypted_url: str) -> None:
    with open_store(encrypted_url, KEY) as one, open_store(encrypted_url, KEY) as other:
        with one.writing() as tx:
            scene = set_scene(tx)
        with other.writing() as tx:
            people.add(tx, scene.unit.id, "Bo")
        with one.reading() as tx:
            assert [person.alias for person in people.in_units(tx, [scene.unit.id])] == ["Bo", "Åsa Ödmjuk"]


def test_a_writer_that_waits_too_long_is_told_so(encrypted_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PRAGMAS", ("busy_timeout = 20", *files.PRAGMAS[1:]))
    with (
        open_store(encrypted_url, KEY) as one,
        open_store(encrypted_url, KEY) as other,
        one.writing(),
        pytest.raises(StoreBusy),
        other.writing(),
    ):
        pass


def test_a_full_disk_loses_nothing_that_was_kept(file_store: Store) -> None:
    with file_store.writing() as tx:
        scene = set_scene(tx)
        answers.put(tx, said(scene.conversation.id))
    with pytest.raises(DiskFull, match="everything before it is safe"), file_store.writing() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar_one()
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        photos.put(tx, scene.unit.id, "image/png", 9, 9, bytes(100_000), NOON)
    with file_store.writing() as tx:
        tx.exec_driver_sql("PRAGMA max_page_count = 1000000")
        answers.put(tx, said(scene.conversation.id, "home.food", order=1))
        assert len(answers.of_conversation(tx, scene.conversation.id)) == 2
    assert file_store.check() == []


def test_an_odd_error_beside_a_full_disk_is_a_full_disk(
    plain_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    address = parse(plain_url)
    assert isinstance(as_db_error(error, address), StoreFailed)
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 4096}))
    assert isinstance(as_db_error(error, address), DiskFull)


def test_a_statement_nobody_foresaw(store: Store) -> None:
    with pytest.raises(StoreFailed, match="no_such_table"), store.writing() as tx:
        tx.execute(text("SELECT * FROM no_such_table"))


def test_a_server_whose_disk_is_full() -> None:
    class Full(Exception):
        sqlstate = "53100"  # disk_full: PostgreSQL manual, appendix A

    assert isinstance(as_db_error(Full("no room"), parse("postgresql+psycopg://db.example/fit")), DiskFull)


def test_an_error_of_no_driver_is_still_ours(plain_url: str) -> None:
    assert isinstance(as_db_error(RuntimeError("odd"), parse(plain_url)), StoreFailed)


def test_a_server_that_goes_away_and_comes_back(server_store: Store) -> None:
    with server_store.writing() as tx:
        settings.write(tx, "kept", "yes")
    with pytest.raises(ConnectionLost, match="kept before is safe"), server_store.writing() as tx:
        settings.write(tx, "kept", "no")
        tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with server_store.reading() as tx:
        assert settings.read(tx, "kept") == "yes"


def test_a_connection_that_broke_while_nobody_looked(server: str, server_store: Store) -> None:
    with server_store.reading() as tx:
        backend = tx.execute(text("SELECT pg_backend_pid()")).scalar_one()
    sql_on_server(server, f"SELECT pg_terminate_backend({backend}, 5000)")
    with server_store.reading() as tx:
        assert settings.read(tx, settings.CREATED_AT)


def test_a_user_of_the_server_who_may_only_read(server_store: Store, server_url: str) -> None:
    reader = f"reader_{uuid4().hex}"
    with server_store.writing() as tx:
        tx.execute(text(f"CREATE ROLE {reader} LOGIN"))
        tx.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}"))
    with open_store(server_url.replace("//postgres:", f"//{reader}:")) as store:
        with pytest.raises(StoreReadOnly), store.writing() as tx:
            settings.write(tx, "kept", "yes")
        with store.reading() as tx:
            assert settings.read(tx, "kept") is None


def test_writers_on_a_server_that_wait_for_each_other(server_store: Store) -> None:
    with server_store.writing() as tx:
        settings.write(tx, "kept", "yes")
    with server_store.writing() as one:
        settings.write(one, "kept", "one")
        with pytest.raises(StoreBusy), server_store.writing() as other:
            other.execute(text("SET LOCAL lock_timeout = 20"))
            settings.write(other, "kept", "other")


def test_every_connection_is_safe(encrypted_url: str) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
        "fullfsync": 1,
    }
    # several at once, so that new connections are made
    with (
        open_store(encrypted_url, KEY) as store,
        store.reading() as one,
        store.reading() as two,
        store.writing() as three,
    ):
        for tx in (one, two, three):
            assert {name: tx.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted


def test_transactions_may_be_used_from_any_thread(file_store: Store) -> None:
    found: list[int] = []

    def work() -> None:
        with file_store.reading() as tx:
            found.append(len(units.all_units(tx)))

    for _ in range(3):
        worker = Thread(target=work)
        worker.start()
        worker.join()
    work()
    assert found == [0, 0, 0, 0]


def test_an_erased_word_is_not_left_in_the_file(plain_url: str) -> None:
    path = parse(plain_url).path
    assert path is not None
    with open_store(plain_url) as store:
        with store.writing() as tx:
            settings.write(tx, "secret", "Hemlighetsfullt")
        with store.writing() as tx:
            settings.write(tx, "secret", "x")
    assert b"Hemlighetsfullt" not in path.read_bytes()


def test_what_is_plain_can_be_read_by_any_sqlite(plain_url: str, tmp_path: Path) -> None:
    engine = create_engine(plain_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVISIONS[-1]
    engine.dispose()
