"""Somebody tries the program out from the command line."""

import datetime as dt
from pathlib import Path

import keyring
import keyring.backend
import pytest

from accessible_fit.commands.demo import PASSWORD, PIN, fill
from accessible_fit.services.demo.errors import StoreInUse
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.settings import Settings, usual_places, write_settings
from db.engine import open_store
from db.errors import PassphraseNeeded
from db.keys import SystemKeyring, find_key

TODAY = dt.date(2026, 3, 2)


class Keyring(keyring.backend.KeyringBackend):
    """Somewhere to keep keys while a test runs."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types there
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture(autouse=True)
def english() -> None:
    write_settings(usual_places().settings, Settings(language="en"))


def clock() -> dt.datetime:
    return dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def test_a_new_file_is_made_and_it_is_said_how_to_sign_in(tmp_path: Path) -> None:
    told: list[str] = []
    url = f"sqlite:///{tmp_path / 'try.db'}"
    fill(url, 2, 12, 1, 3, told.append, TODAY)
    assert told[0].startswith("Inventing people: ")
    assert "Units: 2" in told[-2] and "people: 12" in told[-2]
    assert "anna.lind" in told[-1] and PASSWORD in told[-1] and PIN in told[-1]
    with open_store(url) as store:
        actor, _ = Accounts(store, clock).sign_in("anna.lind", PASSWORD)
        Accounts(store, clock).check_pin(actor, PIN)


def test_the_same_file_is_refused_the_second_time(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'try.db'}"
    fill(url, 1, 2, 1, 3, lambda text: None, TODAY)
    before = (tmp_path / "try.db").read_bytes()
    with pytest.raises(StoreInUse):
        fill(url, 1, 2, 1, 3, lambda text: None, TODAY)
    assert (tmp_path / "try.db").read_bytes() == before


def test_an_encrypted_file_gets_its_key_from_the_keyring(tmp_path: Path) -> None:
    usual = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        path = tmp_path / "secret.db"
        url = f"sqlite+sqlcipher:///{path}"
        fill(url, 1, 2, 1, 3, lambda text: None, TODAY)
        assert b"Gruppbostaden" not in path.read_bytes()
        with open_store(url, find_key(path, SystemKeyring())) as store:
            assert Accounts(store, clock).sign_in("anna.lind", PASSWORD)
    finally:
        keyring.set_keyring(usual)


def test_without_a_keyring_no_encrypted_file_is_left_behind(tmp_path: Path) -> None:
    with pytest.raises(PassphraseNeeded):
        fill(f"sqlite+sqlcipher:///{tmp_path / 'secret.db'}", 1, 2, 1, 3, lambda text: None, TODAY)
    assert list(tmp_path.iterdir()) == []
