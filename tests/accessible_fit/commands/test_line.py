"""The command line: what it prints, and one sentence when something is wrong."""

import io
import json
import sqlite3
import wave
from contextlib import closing
from pathlib import Path

import pytest

from accessible_fit.commands.line import command_line


def run(monkeypatch: pytest.MonkeyPatch, *words: str, stdin: str = "") -> int:
    monkeypatch.setattr("sys.argv", ["accessible-fit", *words])
    monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
    with pytest.raises(SystemExit) as ended:
        command_line()
    return int(ended.value.code or 0)


@pytest.fixture
def english(own_home: Path) -> None:
    (own_home / "config").mkdir(parents=True)
    (own_home / "config" / "settings.toml").write_text('language = "en"\n')


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["compute"],
        ["compute", "nope"],
        ["demo-data"],
        ["symbols", "search"],
        ["tour"],
        ["speak", "Hej"],
        ["demo-data", "--db", "x", "--units", "0"],
        ["--no-such-option"],
    ],
)
def test_a_wrong_call_ends_with_two_and_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(monkeypatch, *words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


def test_arithmetic_on_standard_input_and_on_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    question = json.dumps({"format": {"kind": "choice", "steps": 5}, "raw": 3})
    assert run(monkeypatch, "compute", "score", stdin=question) == 0
    assert json.loads(capsys.readouterr().out) == {"score": 75.0, "half_step": 12.5}
    file = tmp_path / "fråga.json"
    file.write_text(question, encoding="utf-8")
    assert run(monkeypatch, "compute", "score", str(file)) == 0
    assert json.loads(capsys.readouterr().out)["score"] == 75.0


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("stdin", "named"),
    [
        ("", "JSON"),
        ("{", "JSON"),
        ("[" * 100_000, "JSON"),
        ('{"raw": 1}', "format"),
        ('{"format": {"kind": "choice", "steps": 3}}', "raw"),
        ('{"format": {"kind": "choice", "steps": 3}, "raw": 9}', "9"),
    ],
)
def test_bad_json_is_one_sentence_that_names_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stdin: str, named: str
) -> None:
    assert run(monkeypatch, "compute", "score", "-", stdin=stdin) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert named in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_pictograms_are_found_in_swedish_and_english(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(monkeypatch, "symbols", "search", "städa")
    assert any(one["name"].startswith("städ") for one in json.loads(capsys.readouterr().out))
    run(monkeypatch, "symbols", "search", "bathtub", "--lang", "en")
    assert json.loads(capsys.readouterr().out)


def test_swedish_is_spoken_into_a_wave_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "f.wav"
    assert run(monkeypatch, "speak", "Trivs du hemma?", "--lang", "sv", "--out", str(out)) == 0
    with wave.open(str(out)) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.4


@pytest.mark.usefixtures("english")
def test_a_store_that_is_not_there_is_told_and_not_made(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "none.db"
    for words in (["check"], ["upgrade"], []):
        assert run(monkeypatch, *words, "--db", f"sqlite:///{missing}") == 1
        said = capsys.readouterr().err
        assert "none.db" in said
        assert len(said.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("english")
def test_a_broken_file_is_told_and_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"not a database at all " * 400)
    before = broken.read_bytes()
    assert run(monkeypatch, "check", "--db", f"sqlite:///{broken}") == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert broken.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["broken.db"]


@pytest.mark.usefixtures("english")
def test_invented_people_are_checked_whole_and_never_added_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'demo.db'}"
    words = ["demo-data", "--db", url, "--units", "2", "--people", "8", "--years", "1", "--seed", "4"]
    assert run(monkeypatch, *words) == 0
    assert run(monkeypatch, "check", "--db", url) == 0
    assert "whole" in capsys.readouterr().out
    assert run(monkeypatch, "upgrade", "--db", url) == 0
    assert run(monkeypatch, *words) == 1


@pytest.mark.usefixtures("english")
def test_sums_that_are_not_right_are_told_and_made_anew(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "demo.db"
    url = f"sqlite:///{path}"
    words = ["demo-data", "--db", url, "--units", "2", "--people", "8", "--years", "1", "--seed", "4"]
    assert run(monkeypatch, *words) == 0
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE month_summary SET asked = asked + 1")
    assert run(monkeypatch, "check", "--db", url) == 1
    assert "month_summary" in capsys.readouterr().err
    assert run(monkeypatch, "check", "--mend", "--db", url) == 0
    assert "made anew" in capsys.readouterr().out
    assert run(monkeypatch, "check", "--db", url) == 0


@pytest.mark.usefixtures("english")
def test_without_a_screen_the_window_says_so_and_offers_the_tour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("accessible_fit.screen.sys.platform", "linux")
    assert run(monkeypatch) == 1
    said = capsys.readouterr().err
    assert "no screen" in said
    assert "tour" in said
