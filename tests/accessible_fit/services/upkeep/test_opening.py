"""Opening the store: with a keyring, with a passphrase, old, missing and wrong."""

import errno
from pathlib import Path

import pytest

from accessible_fit.services.upkeep.opening import (
    Need,
    PassphraseTooShort,
    address,
    open_or_make,
    what_is_needed,
)
from db.errors import (
    DbError,
    DiskFull,
    KeyringMissing,
    StoreMissing,
    StoreReadOnly,
    UnknownScheme,
    WrongKeyOrBroken,
)

PASSPHRASE = "björk sten moln fisk"


class Ring:
    """A keyring in memory."""

    def __init__(self, usable: bool = True) -> None:
        self._usable = usable
        self.keys: dict[str, bytes] = {}

    def usable(self) -> bool:
        return self._usable

    def load(self, name: str) -> bytes | None:
        return self.keys.get(name)

    def keep(self, name: str, key: bytes) -> None:
        self.keys[name] = key

    def forget(self, name: str) -> None:
        self.keys.pop(name, None)


def test_the_usual_store_is_an_encrypted_file_and_so_is_a_bare_path(tmp_path: Path) -> None:
    usual = address("", tmp_path / "usual.db")
    assert usual.file == tmp_path / "usual.db"
    assert usual.encrypted
    assert address(str(tmp_path / "mine.db"), tmp_path / "usual.db").file == tmp_path / "mine.db"


def test_other_addresses_need_no_key_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    plain = address(f"sqlite:///{tmp_path / 'demo.db'}", tmp_path / "usual.db")
    assert not plain.encrypted
    assert what_is_needed(plain, Ring()) is Need.NOTHING
    with pytest.raises(UnknownScheme):
        address("mysql://somewhere", tmp_path / "usual.db")


def test_with_a_keyring_nothing_is_asked_the_first_time_or_the_next(tmp_path: Path) -> None:
    where, ring = address("", tmp_path / "new folder" / "home.db"), Ring()
    assert what_is_needed(where, ring) is Need.NOTHING
    open_or_make(where, ring, None, make=True).close()
    assert len(ring.keys) == 1
    assert what_is_needed(where, ring) is Need.NOTHING
    open_or_make(where, ring, None, make=True).close()


def test_without_a_keyring_a_passphrase_is_chosen_and_then_asked(tmp_path: Path) -> None:
    where, none = address("", tmp_path / "home.db"), Ring(usable=False)
    assert what_is_needed(where, none) is Need.NEW_PASSPHRASE
    with pytest.raises(PassphraseTooShort):
        open_or_make(where, none, "kort", make=True)
    assert list(tmp_path.iterdir()) == []
    open_or_make(where, none, PASSPHRASE, make=True).close()
    assert what_is_needed(where, none) is Need.PASSPHRASE
    with pytest.raises(WrongKeyOrBroken):
        open_or_make(where, none, PASSPHRASE + "ar", make=True)
    open_or_make(where, none, PASSPHRASE, make=True).close()


def test_a_store_that_was_asked_for_by_name_is_never_made_by_mistake(tmp_path: Path) -> None:
    where = address(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "usual.db")
    with pytest.raises(StoreMissing):
        open_or_make(where, Ring(), None, make=False)
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_key_is_gone_stays_as_it_is(tmp_path: Path) -> None:
    where = address("", tmp_path / "home.db")
    open_or_make(where, Ring(), None, make=True).close()
    before = where.file.read_bytes() if where.file else b""
    with pytest.raises(DbError):
        open_or_make(where, Ring(), None, make=True)
    assert where.file is not None
    assert where.file.read_bytes() == before


def test_a_store_from_a_computer_with_a_keyring_asks_for_no_passphrase_that_never_was(tmp_path: Path) -> None:
    where = address("", tmp_path / "home.db")
    open_or_make(where, Ring(), None, make=True).close()
    with pytest.raises(KeyringMissing, match="Open it on that computer"):
        what_is_needed(where, Ring(usable=False))
    with pytest.raises(KeyringMissing):
        open_or_make(where, Ring(usable=False), None, make=True)


@pytest.mark.parametrize(("number", "told"), [(errno.EROFS, StoreReadOnly), (errno.ENOSPC, DiskFull)])
def test_a_folder_that_cannot_be_made_is_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: type[DbError]
) -> None:
    def refuse(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        raise OSError(number, "refused")

    where = address("", tmp_path / "new folder" / "home.db")
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(told):
        open_or_make(where, Ring(), None, make=True)


def test_the_home_of_somebody_unknown_is_a_name_like_any_other(tmp_path: Path) -> None:
    where = address("~nobody-by-that-name/home.db", tmp_path / "usual.db")
    with pytest.raises(StoreMissing):
        open_or_make(where, Ring(), None, make=False)
