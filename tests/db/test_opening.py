"""Opening and making databases, and every way in which that can go wrong."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from db import files, migrate, people, photos
from db.addresses import file_url, parse
from db.engine import create_store, open_store
from db.errors import (
    BadKey,
    ConnectionLost,
    FolderMissing,
    KeyNeeded,
    NotADatabase,
    NotEncrypted,
    NotThisProgram,
    ServerRefused,
    StoreBusy,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    UnknownScheme,
    WrongKeyOrBroken,
)
from db.revision import REVISIONS
from tests.db.conftest import KEY, SALT, as_ordinary_user
from tests.db.scene import NOON, set_scene


def path_of(url: str) -> Path:
    path = parse(url).path
    assert path is not None
    return path


def test_a_new_database_can_be_opened_again(tmp_path: Path) -> None:
    url = file_url(tmp_path / "nytt på ö.db")
    with create_store(url, KEY, SALT) as store, store.writing() as tx:
        scene = set_scene(tx)
        assert store.shown == str(tmp_path / "nytt på ö.db")
    assert [path.name for path in tmp_path.iterdir()] == ["nytt på ö.db"]
    assert files.salt_of(tmp_path / "nytt på ö.db") == SALT
    with open_store(url, KEY) as store, store.reading() as tx:
        assert people.get(tx, scene.person.id) == scene.person
        assert store.check() == []


def test_a_server_database_is_made_once(empty_database: str) -> None:
    with create_store(empty_database) as store:
        assert store.check() == []
        assert store.shown.startswith("postgresql+psycopg://")
    with pytest.raises(StoreExists):
        create_store(empty_database)
    open_store(empty_database).close()


@pytest.mark.parametrize(
    "url",
    ["mysql://somewhere/db", "fit.db", "", "sqlite:///", "sqlite:///:memory:", "http://[", "sqlite://x"],
)
def test_addresses_of_no_known_kind(url: str) -> None:
    with pytest.raises(UnknownScheme):
        open_store(url)


def test_a_password_is_never_shown() -> None:
    address = parse("postgresql+psycopg://karin:secret@db.example/fit?password=secret")
    assert address.shown == "postgresql+psycopg://karin@db.example/fit"
    assert "secret" not in repr(address)
    with pytest.raises(UnknownScheme) as refused:
        parse("mysql://karin:secret@db.example/fit")
    assert "secret" not in str(refused.value)


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match=r"fit\.db"):
        open_store(file_url(tmp_path / "fit.db"), KEY)
    with pytest.raises(FolderMissing, match="nowhere"):
        open_store(file_url(tmp_path / "nowhere" / "fit.db"), KEY)
    with pytest.raises(FolderMissing, match="nowhere"):
        create_store(file_url(tmp_path / "nowhere" / "fit.db"), KEY)
    assert list(tmp_path.iterdir()) == []


def test_something_already_there(encrypted_url: str) -> None:
    before = path_of(encrypted_url).read_bytes()
    with pytest.raises(StoreExists):
        create_store(encrypted_url, KEY)
    assert path_of(encrypted_url).read_bytes() == before


def test_a_name_taken_while_the_database_was_being_made(tmp_path: Path) -> None:
    built, path = tmp_path / "built", tmp_path / "fit.db"
    built.write_text("new")
    path.write_text("somebody was quicker")
    with pytest.raises(StoreExists):
        files.move_into_place(built, path)
    assert path.read_text() == "somebody was quicker"


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("not on this file system")

    monkeypatch.setattr("os.link", no_links)
    create_store(file_url(tmp_path / "fit.db"), KEY).close()
    assert [path.name for path in tmp_path.iterdir()] == ["fit.db"]
    with pytest.raises(StoreExists):
        files.move_into_place(tmp_path / "other", tmp_path / "fit.db")


def test_a_database_that_could_not_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "build", power_cut)
    with pytest.raises(KeyboardInterrupt):
        create_store(file_url(tmp_path / "fit.db"), KEY)
    assert list(tmp_path.iterdir()) == []


def test_keys_that_do_not_fit(encrypted_url: str, tmp_path: Path) -> None:
    with pytest.raises(KeyNeeded):
        open_store(encrypted_url)
    with pytest.raises(BadKey):
        open_store(encrypted_url, b"short")
    with pytest.raises(BadKey):
        create_store(file_url(tmp_path / "new.db"), KEY, b"short")
    with pytest.raises(WrongKeyOrBroken, match="passphrase is wrong, or the file is broken"):
        open_store(encrypted_url, bytes(32))


def test_a_wrong_key_writes_nothing_about_it(encrypted_url: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongKeyOrBroken) as refused:
        open_store(encrypted_url, b"\xab" * 32)
    assert capfd.readouterr() == ("", "")
    assert "abab" not in str(refused.value) and "abab" not in repr(refused.value.__cause__)


def test_clear_text_and_encrypted_are_told_apart(plain_url: str, encrypted_url: str) -> None:
    with pytest.raises(NotEncrypted):
        open_store(plain_url.replace("sqlite:", "sqlite+sqlcipher:"), KEY)
    with pytest.raises(NotADatabase):
        open_store(encrypted_url.replace("+sqlcipher", ""))


def test_rubbish(tmp_path: Path) -> None:
    rubbish = b"not a database at all" * 500
    (tmp_path / "fit.db").write_bytes(rubbish)
    with pytest.raises(NotADatabase):
        open_store(file_url(tmp_path / "fit.db", encrypted=False))
    with pytest.raises(WrongKeyOrBroken):
        open_store(file_url(tmp_path / "fit.db"), KEY)
    assert (tmp_path / "fit.db").read_bytes() == rubbish


def test_an_empty_file_and_anothers_database_are_not_ours(tmp_path: Path, empty_database: str) -> None:
    (tmp_path / "empty.db").touch()
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    for path in list(tmp_path.iterdir()):
        before = path.read_bytes()
        with pytest.raises(NotThisProgram):
            open_store(file_url(path, encrypted=False))
        assert path.read_bytes() == before
    with pytest.raises(NotThisProgram):
        open_store(file_url(tmp_path / "empty.db"), KEY)
    assert (tmp_path / "empty.db").read_bytes() == b""
    with pytest.raises(NotThisProgram):
        open_store(empty_database)


def test_a_damaged_file(encrypted_url: str) -> None:
    with open_store(encrypted_url, KEY) as store, store.writing() as tx:
        scene = set_scene(tx)
    path = path_of(encrypted_url)
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    for page in range(2, len(whole) // 4096):
        spoilt[page * 4096 + 99] ^= 0xFF
    path.write_bytes(spoilt)
    # the first page is whole; what is read of the rest shows the damage, at the latest when it is asked for
    with pytest.raises(StoreDamaged), open_store(encrypted_url, KEY) as store, store.reading() as tx:
        people.get(tx, scene.person.id)


def test_damage_is_found_on_demand(encrypted_url: str, plain_url: str) -> None:
    for url in (encrypted_url, plain_url):
        with open_store(url, KEY) as store, store.writing() as tx:
            photos.put(tx, set_scene(tx).unit.id, "image/png", 9, 9, bytes(100_000), NOON)
        path = path_of(url)
        spoilt = bytearray(path.read_bytes())
        last = len(spoilt) - 4096
        spoilt[last : last + 64] = bytes(range(64))
        path.write_bytes(spoilt)
        with open_store(url, KEY) as store:
            assert store.check() != []


def test_a_cut_off_file(encrypted_url: str) -> None:
    path = path_of(encrypted_url)
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    with pytest.raises(StoreDamaged), open_store(encrypted_url, KEY) as store, store.reading() as tx:
        people.in_units(tx, [])


def test_a_file_that_another_program_holds(plain_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PRAGMAS", ("busy_timeout = 20", *files.PRAGMAS[1:]))
    other = sqlite3.connect(path_of(plain_url), isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        open_store(plain_url)
    other.execute("ROLLBACK")
    other.close()
    with open_store(plain_url) as store, store.reading() as tx:
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_a_newer_and_an_older_database(plain_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.engine.REVISIONS", (*REVISIONS, "later"))
    with pytest.raises(StoreOlder, match="accessible-fit upgrade"):
        open_store(plain_url)
    monkeypatch.undo()
    engine = create_engine(plain_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '2099'"))
    engine.dispose()
    before = path_of(plain_url).read_bytes()
    with pytest.raises(StoreNewer, match="newer version"):
        open_store(plain_url)
    assert path_of(plain_url).read_bytes() == before


def test_a_write_protected_folder_and_file(open_folder: Path) -> None:
    url = file_url(open_folder / "fit.db")
    create_store(url, KEY).close()
    (open_folder / "fit.db").chmod(0o444)
    with as_ordinary_user(), pytest.raises(StoreReadOnly, match=r"fit\.db"):
        open_store(url, KEY)
    (open_folder / "fit.db").chmod(0o666)
    open_folder.chmod(0o555)
    with as_ordinary_user():
        with pytest.raises(StoreReadOnly):
            open_store(url, KEY)
        with pytest.raises(StoreReadOnly, match=open_folder.name):
            create_store(file_url(open_folder / "new.db"), KEY)
    assert [path.name for path in open_folder.iterdir()] == ["fit.db"]


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(ConnectionLost, match="does not answer"):
        open_store("postgresql+psycopg://karin:secret@127.0.0.1:1/fit")


def test_a_server_that_says_no(server: str) -> None:
    with pytest.raises(ServerRefused) as refused:
        open_store(server.format(name="no_such_database"))
    assert "no_such_database" in str(refused.value)


def test_a_file_is_told_from_another_by_its_salt(encrypted_url: str, tmp_path: Path) -> None:
    assert files.salt_of(path_of(encrypted_url)) == SALT
    with pytest.raises(StoreMissing):
        files.salt_of(tmp_path / "nothing.db")
    (tmp_path / "short.db").write_bytes(b"short")
    with pytest.raises(WrongKeyOrBroken):
        files.salt_of(tmp_path / "short.db")
