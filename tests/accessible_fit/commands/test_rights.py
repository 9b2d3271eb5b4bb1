"""On the command line: everything about a person into a file, and everything about a person gone."""

import json
import zipfile
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from typer.testing import CliRunner

from accessible_fit.commands.line import app
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db import audit, person_rows
from db.engine import create_store, open_store
from db.vocabulary import ServiceType
from tests.journeys.people import ALIAS, PASSWORD, PIN, now


@pytest.fixture
def stored(tmp_path: Path) -> tuple[str, UUID]:
    url = f"sqlite:///{tmp_path / 'home.db'}"
    with create_store(url) as store:
        account = NewAccount("eva.ek", "Eva Ek", PASSWORD, PIN)
        eva = Accounts(store, now).make_first(account, "Björken", ServiceType.GROUP_HOME)
        (unit,) = Residents(store, now).units(eva)
        return url, Residents(store, now).add(eva, NewPerson(unit.id, ALIAS, 1971)).id


def rows(url: str, person_id: UUID) -> int:
    with open_store(url) as store, store.reading() as tx:
        assert audit.verify(tx) == []
        return person_rows.count(tx, person_id).total


def test_export_writes_one_file_and_says_where(stored: tuple[str, UUID], tmp_path: Path) -> None:
    url, person_id = stored
    out = tmp_path / "åsa.zip"
    done = CliRunner().invoke(app, ["export", "person", str(person_id), "--out", str(out), "--db", url])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["file"] == str(out)
    with zipfile.ZipFile(out) as archive:
        assert json.loads(archive.read("data.json"))["tables"]["person"][0]["alias"] == ALIAS


def test_erase_tells_what_goes_and_asks_for_the_name(stored: tuple[str, UUID]) -> None:
    url, person_id = stored
    no = CliRunner().invoke(app, ["erase", "person", str(person_id), "--db", url], input="Bo\n")
    assert no.exit_code != 0
    assert rows(url, person_id) > 0
    yes = CliRunner().invoke(app, ["erase", "person", str(person_id), "--db", url], input=f"{ALIAS}\n")
    assert yes.exit_code == 0, yes.output
    assert ALIAS in yes.stdout  # what goes is told before
    assert rows(url, person_id) == 0


def test_yes_skips_the_question(stored: tuple[str, UUID], tmp_path: Path, own_home: Path) -> None:
    url, person_id = stored
    speech = own_home / "cache" / "speech"
    speech.mkdir(parents=True)
    (speech / "0a1b.wav").write_bytes(b"a spoken greeting")
    (speech / "private-x").mkdir()
    (speech / "private-x" / "y.wav").write_bytes(b"a name")
    done = CliRunner().invoke(app, ["erase", "person", str(person_id), "--yes", "--db", url])
    assert done.exit_code == 0, done.output
    assert rows(url, person_id) == 0
    assert list(speech.rglob("*")) == []
    for path in tmp_path.rglob("*"):
        assert ALIAS.encode() not in path.read_bytes(), path.name


def test_somebody_unknown_and_a_wrong_number_are_told_apart(stored: tuple[str, UUID]) -> None:
    url, _ = stored
    unknown = CliRunner().invoke(app, ["erase", "person", str(uuid4()), "--yes", "--db", url])
    assert getattr(unknown.exception, "sentence", "")
    wrong = CliRunner().invoke(app, ["erase", "person", "åsa", "--yes", "--db", url])
    assert wrong.exit_code == 2
