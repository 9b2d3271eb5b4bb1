"""Where the key of an encrypted database comes from."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import KeyringLocked as BackendLocked
from keyring.errors import PasswordSetError

from db import files, passphrases
from db.addresses import file_url
from db.engine import create_store, open_store
from db.errors import (
    KeyFileBroken,
    KeyMissing,
    KeyringLocked,
    KeyringMissing,
    KeyringRefused,
    PassphraseEmpty,
    PassphraseNeeded,
    StoreExists,
    StoreMissing,
    StoreReadOnly,
    WrongKeyOrBroken,
)
from db.keys import SERVICE, KeySource, SystemKeyring, find_key, make_key
from tests.db.conftest import as_ordinary_user


class Drawer:
    """A keyring in memory."""

    def __init__(self, usable: bool = True) -> None:
        self.kept: dict[str, bytes] = {}
        self._usable = usable

    def usable(self) -> bool:
        return self._usable

    def load(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def keep(self, name: str, key: bytes) -> None:
        self.kept[name] = key

    def forget(self, name: str) -> None:
        self.kept.pop(name, None)


class MemoryBackend(keyring.backend.KeyringBackend):
    """A backend of the keyring package that keeps secrets in memory."""

    priority = 5  # type: ignore[assignment]  # the package declares it in a way of its own

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.refusal: Exception | None = None
        self.forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.refusal:
            raise self.refusal
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.refusal:
            raise self.refusal
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> MemoryBackend:
    memory = MemoryBackend()
    monkeypatch.setattr(keyring.core, "_keyring_backend", memory)
    return memory


def make(path: Path, source: KeySource, passphrase: str | None = None) -> None:
    new = make_key(path, source, passphrase)
    create_store(file_url(path), new.key, new.salt).close()


def test_a_key_from_the_keyring_opens_the_database_wherever_it_has_been_moved(tmp_path: Path) -> None:
    drawer = Drawer()
    make(tmp_path / "fit.db", drawer)
    (name,) = drawer.kept
    assert name == files.salt_of(tmp_path / "fit.db").hex() and len(drawer.kept[name]) == 32
    moved = (tmp_path / "fit.db").rename(tmp_path / "moved.db")
    open_store(file_url(moved), find_key(moved, drawer)).close()
    assert [path.name for path in tmp_path.iterdir()] == ["moved.db"]


def test_a_passphrase_opens_the_database(tmp_path: Path) -> None:
    path = tmp_path / "fit.db"
    make(path, Drawer(usable=False), "björk ö lampa fyra")
    for typed in ("björk ö lampa fyra", unicodedata.normalize("NFD", "björk ö lampa fyra")):
        open_store(file_url(path), find_key(path, Drawer(usable=False), typed)).close()
    with pytest.raises(WrongKeyOrBroken):
        open_store(file_url(path), find_key(path, Drawer(usable=False), "björk ö lampa fem"))
    with pytest.raises(PassphraseNeeded):
        find_key(path, Drawer())


def test_the_file_beside_says_how_and_holds_no_key(tmp_path: Path) -> None:
    path = tmp_path / "fit.db"
    new = make_key(path, Drawer(), "a passphrase")
    said = json.loads(passphrases.file_beside(path).read_text())
    assert said == {
        "way": "argon2id",
        "salt": new.salt.hex(),
        "time_cost": 3,
        "memory_kib": 65536,
        "parallelism": 4,
    }
    assert new.key.hex() not in repr(new) and repr(new.key) not in repr(new)


def test_a_lost_file_beside_is_no_lost_database(tmp_path: Path) -> None:
    path = tmp_path / "fit.db"
    make(path, Drawer(usable=False), "a passphrase")
    passphrases.file_beside(path).unlink()
    open_store(file_url(path), find_key(path, Drawer(usable=False), "a passphrase")).close()


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        '{"way": "rot13", "salt": "00"}',
        '{"way": "argon2id", "salt": "xyz"}',
        '{"way": "argon2id", "salt": "00"}',
        '{"way": "argon2id", "salt": "00112233445566778899aabbccddeeff", "time_cost": 0}',
        '{"way": "argon2id", "salt": "00112233445566778899aabbccddeeff", "memory_kib": 99999999999}',
        '{"way": "argon2id", "salt": "00112233445566778899aabbccddeeff", "parallelism": "many"}',
        '{"way": "argon2id", "salt": "00112233445566778899aabbccddeeff", "surprise": 1}',
    ],
)
def test_a_broken_file_beside_is_told(tmp_path: Path, said: str) -> None:
    path = tmp_path / "fit.db"
    make(path, Drawer())
    passphrases.file_beside(path).write_text(said)
    with pytest.raises(KeyFileBroken, match=r"key\.json"):
        find_key(path, Drawer(), "a passphrase")


def test_keys_that_cannot_be_had(tmp_path: Path, open_folder: Path) -> None:
    path = tmp_path / "fit.db"
    with pytest.raises(PassphraseNeeded):
        make_key(path, Drawer(usable=False))
    with pytest.raises(PassphraseEmpty):
        make_key(path, Drawer(), "")
    with pytest.raises(StoreMissing):
        find_key(path, Drawer())
    assert list(tmp_path.iterdir()) == []
    make(path, Drawer())
    with pytest.raises(KeyMissing):
        find_key(path, Drawer())
    with pytest.raises(KeyringMissing, match=r"where it was made.*fit\.db\.key\.json"):
        find_key(path, Drawer(usable=False))
    with pytest.raises(StoreExists):
        make_key(path, Drawer(), "a passphrase")
    open_folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(StoreReadOnly):
        make_key(open_folder / "fit.db", Drawer(), "a passphrase")


def test_a_disk_that_refuses_the_file_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(StoreReadOnly):
        make_key(tmp_path / "fit.db", Drawer(), "a passphrase")
    assert list(tmp_path.iterdir()) == []


def test_argon2id_of_the_standard() -> None:
    """RFC 9106 fixes the function. A key once derived stands here: no later version may derive another."""
    way = passphrases.Derivation(bytes(range(16)), time_cost=2, memory_kib=8192, parallelism=1)
    assert len(way.key("correct horse")) == 32
    assert way.key("correct horse") == way.key("correct horse") != way.key("correct hors")
    assert way.key("correct horse").hex() == (
        "5d6feb78fec962f9fe4465119605b64a5dbce8acde9e8ae0c8b3d4c2f518c9a4"
    )


def test_the_systems_keyring_keeps_a_key(backend: MemoryBackend) -> None:
    system = SystemKeyring()
    assert system.usable() and system.load("a name") is None
    system.forget("a name")
    system.keep("a name", bytes(range(32)))
    assert system.load("a name") == bytes(range(32))
    assert list(backend.kept) == [(SERVICE, "a name")]
    system.forget("a name")
    assert backend.kept == {}


@pytest.mark.parametrize("none", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring])
def test_a_system_without_a_keyring(monkeypatch: pytest.MonkeyPatch, none: type) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", none())
    assert not SystemKeyring().usable()


def test_a_keyring_that_writes_clear_text_is_none(
    backend: MemoryBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryBackend, "priority", 0.5)
    assert not SystemKeyring().usable()


def test_several_keyrings_in_a_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    class Chain(keyring.backends.chainer.ChainerBackend):
        backends: list[keyring.backend.KeyringBackend] = []  # noqa: RUF012 - as the package declares it

    monkeypatch.setattr(keyring.core, "_keyring_backend", Chain())
    assert not SystemKeyring().usable()
    Chain.backends = [keyring.backends.null.Keyring(), MemoryBackend()]
    assert SystemKeyring().usable()


def test_a_keyring_that_says_no(backend: MemoryBackend) -> None:
    system = SystemKeyring()
    backend.refusal = BackendLocked("locked")
    with pytest.raises(KeyringLocked):
        system.load("a name")
    backend.refusal = PasswordSetError("denied")
    with pytest.raises(KeyringRefused):
        system.keep("a name", bytes(32))
    backend.refusal, backend.forgetful = None, True
    with pytest.raises(KeyringRefused):
        system.keep("a name", bytes(32))
    backend.kept[SERVICE, "a name"] = "not a key"
    with pytest.raises(KeyringRefused):
        system.load("a name")


def test_the_keyring_package_is_not_loaded_before_it_is_needed() -> None:
    program = "import sys, db.keys; print({'keyring', 'argon2', 'sqlalchemy'} & {*sys.modules})"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
