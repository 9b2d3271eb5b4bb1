"""Backups on the command line: made, checked, carried to another computer and put back."""

import datetime as dt
import io
from pathlib import Path

import keyring
import pytest

from accessible_fit.commands.line import command_line
from accessible_fit.services.upkeep import opening
from db import units
from db.engine import open_store
from db.keys import find_key
from db.vocabulary import ServiceType
from tests.db.test_keys import Drawer, MemoryBackend

PASSPHRASE = "fyra glada ord i rad"


def run(monkeypatch: pytest.MonkeyPatch, *words: str, stdin: str = "") -> int:
    monkeypatch.setattr("sys.argv", ["accessible-fit", *words])
    monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    with pytest.raises(SystemExit) as ended:
        command_line()
    return int(ended.value.code or 0)


def speak_english(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_text('language = "en"\n')


@pytest.fixture(autouse=True)
def english(own_home: Path) -> None:
    speak_english(own_home)


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> MemoryBackend:
    """A computer with a keyring."""
    backend = MemoryBackend()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    return backend


def usual(own_home: Path) -> opening.Address:
    return opening.address("", own_home / "data" / "accessible-fit.db")


def make(own_home: Path, unit: str, passphrase: str | None = None) -> None:
    from db.keys import SystemKeyring

    with opening.open_or_make(usual(own_home), SystemKeyring(), passphrase, make=True) as store:
        assert store is not None
        with store.writing() as tx:
            units.add(tx, unit, ServiceType.GROUP_HOME)


def names_of_units(own_home: Path, passphrase: str | None = None) -> list[str]:
    from db.keys import SystemKeyring

    path = usual(own_home).file
    assert path is not None
    source = SystemKeyring() if passphrase is None else Drawer(usable=False)
    with open_store(usual(own_home).url, find_key(path, source, passphrase)) as store, store.reading() as tx:
        return [unit.name for unit in units.all_units(tx)]


def test_to_another_computer_by_a_passphrase(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_home: Path,
    tmp_path: Path,
    drawer: MemoryBackend,
) -> None:
    make(own_home, "Björken")
    out = tmp_path / "all.backup"
    assert run(monkeypatch, "backup", str(out), "--passphrase", stdin=f"{PASSPHRASE}\n") == 0
    assert "made and checked" in capsys.readouterr().out
    drawer.kept.clear()
    other = tmp_path / "other"
    speak_english(other)
    monkeypatch.setenv("ACCESSIBLE_FIT_HOME", str(other))
    assert run(monkeypatch, "restore", str(out), stdin="not these words here\n") == 1
    assert "passphrase is wrong" in capsys.readouterr().err
    assert not drawer.kept, "no key is left of a try"
    assert run(monkeypatch, "restore", str(out), stdin=f"{PASSPHRASE}\n") == 0
    assert names_of_units(other) == ["Björken"]
    assert run(monkeypatch, "check") == 0
    assert "whole" in capsys.readouterr().out


def test_on_the_same_computer_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_home: Path,
    tmp_path: Path,
    drawer: MemoryBackend,
) -> None:
    make(own_home, "Björken")
    assert run(monkeypatch, "backup", str(tmp_path)) == 0
    assert "opens on this computer only" in capsys.readouterr().out
    (made,) = tmp_path.glob("*.backup")
    assert made.name == f"accessible-fit-{dt.datetime.now().astimezone().date().isoformat()}.backup"
    make(own_home, "Granen")
    assert run(monkeypatch, "restore", str(made)) == 0
    told = capsys.readouterr().out
    assert "kept as" in told
    assert names_of_units(own_home) == ["Björken"]
    (aside,) = (own_home / "data").glob("*.replaced-*.db")
    assert str(aside) in told


def test_where_there_is_no_keyring_the_passphrase_of_the_program_opens_its_backups(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_home: Path, tmp_path: Path
) -> None:
    make(own_home, "Björken", PASSPHRASE)
    out = tmp_path / "all.backup"
    assert run(monkeypatch, "backup", str(out), stdin=f"{PASSPHRASE}\n") == 0
    assert "this computer only" not in capsys.readouterr().out
    other = tmp_path / "other"
    speak_english(other)
    monkeypatch.setenv("ACCESSIBLE_FIT_HOME", str(other))
    assert run(monkeypatch, "restore", str(out), stdin=f"{PASSPHRASE}\n") == 0
    assert names_of_units(other, PASSPHRASE) == ["Björken"]


@pytest.mark.parametrize("words", [["backup"], ["restore"], ["restore", "a", "b"], ["backup", "a", "--no"]])
def test_a_wrong_call_ends_with_two(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    assert run(monkeypatch, *words) == 2


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_home: Path,
    tmp_path: Path,
    drawer: MemoryBackend,
) -> None:
    make(own_home, "Björken")
    there = tmp_path / "letter.txt"
    there.write_text("Hej")
    for words in (
        ["backup", str(there)],
        ["backup", str(tmp_path / "nowhere" / "all.backup")],
        ["restore", str(tmp_path / "nothing.backup")],
        ["restore", str(there)],
    ):
        assert run(monkeypatch, *words) == 1
        said = capsys.readouterr()
        assert len(said.err.strip().splitlines()) == 1 and said.out == ""
    assert there.read_text() == "Hej"
    assert names_of_units(own_home) == ["Björken"]
    assert [path.name for path in (own_home / "data").iterdir()] == ["accessible-fit.db"]


def test_a_short_passphrase_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_home: Path,
    tmp_path: Path,
    drawer: MemoryBackend,
) -> None:
    make(own_home, "Björken")
    assert run(monkeypatch, "backup", str(tmp_path / "a.backup"), "--passphrase", stdin="kort\n") == 1
    assert "too short" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.backup"))


def test_a_damaged_store_is_named_by_check(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_home: Path,
    drawer: MemoryBackend,
) -> None:
    make(own_home, "Björken")
    path = usual(own_home).file
    assert path is not None
    raw = bytearray(path.read_bytes())
    raw[40 * 4096 + 11] ^= 1
    path.write_bytes(raw)
    assert run(monkeypatch, "check") == 1
    said = capsys.readouterr()
    assert "faults" in said.err and said.out == ""


def test_invented_people_in_clear_text_are_backed_up_with_a_passphrase(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    assert run(monkeypatch, "demo-data", "--db", url, "--units", "1", "--people", "4", "--years", "1") == 0
    out = tmp_path / "demo.backup"
    assert run(monkeypatch, "backup", str(out), "--db", url, stdin=f"{PASSPHRASE}\n") == 0
    back = f"sqlite:///{tmp_path / 'back.db'}"
    assert run(monkeypatch, "restore", str(out), "--db", back, stdin=f"{PASSPHRASE}\n") == 0
    capsys.readouterr()
    assert run(monkeypatch, "check", "--db", back) == 0
    rows = int(capsys.readouterr().out.split()[-2])
    with open_store(back) as store, store.reading() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM person").scalar() == 4
    assert rows > 100
