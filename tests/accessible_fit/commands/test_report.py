"""Reports from the command line: the same figures as on the page, with nothing that should be hidden."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.commands.line import command_line
from accessible_fit.reports.csv_file import HEADINGS, safe_cell
from db import units
from db.engine import open_store
from tests.accessible_fit import made_once
from tests.accessible_fit.made_once import copied

DAYS = ("--from", "2025-01-01", "--to", "2025-12-31")


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The address of an invented store, and its units' names in the order of their stories."""
    url = copied(made_once.municipality(tmp_path_factory), tmp_path_factory.mktemp("reported") / "people.db")
    with open_store(url) as store, store.reading() as tx:
        yield url, [one.name for one in sorted(units.all_units(tx), key=lambda one: one.id)]


@pytest.fixture(autouse=True)
def english(own_home: Path) -> None:
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "settings.toml").write_text('language = "en"\n')


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr("sys.argv", ["accessible-fit", *words])
    with pytest.raises(SystemExit) as ended:
        command_line()
    return int(ended.value.code or 0)


def test_a_unit_as_json_tells_its_story(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, municipality: tuple[str, list[str]]
) -> None:
    url, names = municipality
    out = tmp_path / "enhet.json"
    assert run(monkeypatch, "report", "unit", names[0], "--db", url, *DAYS, "--out", str(out)) == 0
    made = json.loads(out.read_text(encoding="utf-8"))
    assert (
        made["sentence"]
        == "Since “Ny samordnare” (2024-10-24) it has become better: 4 quarters before, 3 after."
    )
    assert made["period"] == {"from": "2025-01-01", "to": "2025-12-31"}
    whole = made["life_areas"][0]
    assert (whole["area"], len(whole["periods"])) == ("whole", 4)
    assert made["event"] == {"name": "Ny samordnare", "on": "2024-10-24"}


def numbers_of_persons(made: object, key: str = "") -> Iterator[int]:
    if isinstance(made, dict):
        for name, value in made.items():
            yield from numbers_of_persons(value, name)
    elif isinstance(made, list):
        for value in made:
            yield from numbers_of_persons(value, key)
    elif isinstance(made, int) and key not in ("everybody", "best", "opened", "closed", "at_least"):
        yield made if not isinstance(made, bool) else 5


def test_no_number_of_persons_in_any_report_is_under_five(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, municipality: tuple[str, list[str]]
) -> None:
    url, names = municipality
    out, found = tmp_path / "ut.json", 0
    for name in names:
        for what in ("unit", "participation"):
            assert run(monkeypatch, "report", what, name, "--db", url, *DAYS, "--out", str(out)) == 0
            numbers = list(numbers_of_persons(json.loads(out.read_text(encoding="utf-8"))))
            assert all(one >= 5 for one in numbers)
            found += len(numbers)
    assert found > 100


def test_a_unit_too_small_is_hidden_from_one_end_to_the_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, municipality: tuple[str, list[str]]
) -> None:
    url, names = municipality
    out = tmp_path / "liten.csv"
    words = ("report", "unit", names[2], "--db", url, *DAYS, "--format", "csv", "--out", str(out))
    assert run(monkeypatch, *words) == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert tuple(rows[0]) == HEADINGS
    assert len(rows) > 10
    own = [row for row in rows if not row["section"].startswith(("published", "same_kind"))]
    assert all(row[name] == "" for row in own for name in ("persons", "value", "low", "high"))
    assert all(row["persons"] == row["low"] == row["high"] == "" for row in rows)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_stays_a_text(start: str) -> None:
    assert safe_cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"
    assert safe_cell(-3.5) == -3.5
    assert safe_cell("Mest bra – så här") == "Mest bra – så här"


def test_what_cannot_be_reported_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    municipality: tuple[str, list[str]],
) -> None:
    url, names = municipality
    out = ("--out", str(tmp_path / "x.json"))
    backwards = ("--from", "2025-12-31", "--to", "2025-01-01")
    wrong = [
        (1, ("unit", "Ingenstans", "--db", url, *DAYS, *out)),
        (1, ("unit", names[0], "--db", url, *backwards, *out)),
        (1, ("unit", names[0], "--db", url, *DAYS, "--out", str(tmp_path / "no" / "x.json"))),
        (2, ("unit", names[0], "--db", url, "--from", "i går", "--to", "2025-01-01", *out)),
        (2, ("weather", names[0], "--db", url, *DAYS, *out)),
        (2, ("unit", names[0], "--db", url, *DAYS)),
    ]
    for code, words in wrong:
        assert run(monkeypatch, "report", *words) == code
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())
