"""A run of the benchmarks becomes a table and a page that somebody can judge the program by."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.lines import COUNTS, FILE, MEMORY, RESIDENT, SERVER, START, Line, at_most
from tests.benchmarks.table import BEGIN, END, Computer, Row, cells, computer_of, main, page, rows_of

DAY = dt.date(2026, 11, 22)
QUIET = Computer("A slow processor", 2, "Linux x86_64", "3.11.7", 0.9)


def measured(name: str, seconds: list[float], *lines: Line) -> dict[str, Any]:
    extra: dict[str, Any] = {"lines": list(lines)} if lines else {}
    return {"name": name, "stats": {"data": seconds}, "extra_info": extra}


def a_run() -> dict[str, Any]:
    """Thirty frames, a start that is too slow, memory that the benchmark measured itself, and one more."""
    frame = Line(
        part=RESIDENT, what="one frame", yardstick="a bare label", times=0.5, target=at_most(2, "p95")
    )
    start = Line(
        part=START,
        what="start",
        yardstick="a bare window",
        times=6.14,
        target=at_most(5),
        values=[900, 1000, 1100],
        why="The store takes longer.",
    )
    memory = Line(part=MEMORY, what="a board", unit="MB", values=[120.5], target=at_most(239, "median"))
    return {
        "machine_info": {
            "node": "the-name-of-somebodys-computer",
            "machine": "x86_64",
            "system": "Linux",
            "python_version": "3.11.7",
            "cpu": {"brand_raw": "A slow processor", "count": 2},
        },
        "benchmarks": [
            measured("test_frame", [number / 10_000 for number in range(1, 31)], frame),
            measured("test_start", [7.0], start),
            measured("test_memory", [1.0], memory),
            measured("test_one_keystroke[m\\xf6rk]", [0.004, 0.005, 0.006]),
        ],
    }


def test_rows_come_part_by_part_and_what_says_nothing_comes_last_by_its_name() -> None:
    rows = rows_of(a_run())
    assert [row.what for row in rows] == ["start", "one frame", "a board", "one keystroke, mörk"]
    assert [row.part for row in rows] == [START, RESIDENT, MEMORY, ""]


def test_a_row_tells_median_p95_count_ratio_and_target() -> None:
    start, frame, memory, other = map(cells, rows_of(a_run()))
    assert start == ("start", "1000 ms", "1100 ms", "3", "6.14 × a bare window", "≤ 5 ×", "NO")
    # of 30 values the 29th is the smallest that 95 of 100 do not exceed
    assert frame == ("one frame", "1.55 ms", "2.90 ms", "30", "0.500 × a bare label", "p95 ≤ 2 ms", "NO")
    assert memory[1:] == ("120 MB", "120 MB", "1", "–", "median ≤ 239 MB", "yes")
    assert other[1:] == ("5.00 ms", "6.00 ms", "3", "–", "–", "–")


def test_a_target_in_ratios_without_a_ratio_is_neither_met_nor_missed() -> None:
    assert Row(MEMORY, "a board", (1.0,), target=at_most(2)).met is None


def test_a_row_without_values_says_why_and_shows_no_number() -> None:
    told = Line(part=COUNTS, what="one step; not counted", values=[])
    (row,) = rows_of({"benchmarks": [measured("test_step", [7.0], told)]})
    assert cells(row) == ("one step; not counted", "–", "–", "0", "–", "–", "–")
    assert "| one step; not counted | – | – | 0 |" in page([row], QUIET, DAY)


@pytest.mark.parametrize(("times", "met"), [(5.0, True), (5.01, False)])
def test_a_target_is_met_up_to_and_with_itself(times: float, met: bool) -> None:
    assert Row(START, "start", (1.0,), times=times, target=at_most(5)).met is met


def test_the_page_tells_the_day_the_computer_and_why_a_target_is_missed() -> None:
    text = page(rows_of(a_run()), QUIET, DAY)
    head = " ".join(text.split())
    assert "on 2026-11-22. A slow processor, 2 processors, Linux x86_64, Python 3.11.7." in head
    assert "other work" not in text
    missed = text.split("## Targets that are not met")[1].split("\n## ")[0]
    assert "2 of 3:" in missed
    assert "**start**: ≤ 5 ×; median 1000 ms, p95 1100 ms, 6.14 × a bare window. The store takes" in missed
    assert "one frame" in missed and "a board" not in missed
    assert text.index("## Also measured") < text.index("one keystroke, mörk")


def test_a_busy_computer_is_told_and_its_milliseconds_are_doubted() -> None:
    text = page(rows_of(a_run()), Computer("A slow processor", 2, "Linux", "3.11.7", 6.5), DAY)
    assert "other work during this run** (load 6.5" in " ".join(text.split())
    missed = text.split("## Targets that are not met")[1].split("\n## ")[0].splitlines()
    doubted = [line.split("**")[1] for line in missed if "busy computer" in line]
    assert doubted == ["one frame"], "a ratio was taken in the same run"


def test_when_all_is_met_the_page_says_so() -> None:
    run = a_run()
    run["benchmarks"] = run["benchmarks"][2:]
    assert "held against this run: 1." in page(rows_of(run), QUIET, DAY)


def test_nobodys_computer_is_named() -> None:
    computer = computer_of(a_run(), None)
    assert computer == Computer("A slow processor", 2, "Linux x86_64", "3.11.7", None)
    assert not computer.busy, "where nobody counts, nothing is claimed"
    assert "somebody" not in page(rows_of(a_run()), computer, DAY)


def test_the_command_shows_the_table_and_writes_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "run.json").write_text(json.dumps(a_run()), "utf-8")
    words = [str(tmp_path / "run.json"), "--date", DAY.isoformat(), "--to", str(tmp_path / "speed.md")]
    main(words, 0.5)
    shown = capsys.readouterr().out
    assert "What " in shown and "6.14 × a bare window" in shown and "2 of 3:" in shown
    assert (tmp_path / "speed.md").read_text("utf-8") == page(
        rows_of(a_run()), Computer("A slow processor", 2, "Linux x86_64", "3.11.7", 0.5), DAY
    )


def test_the_page_about_many_answers_gets_its_tables_and_keeps_its_words(tmp_path: Path) -> None:
    run = a_run()
    many = Line(part=SERVER, what="200 staff at once", values=[4.0, 5.0, 6.0])
    growth = Line(part=FILE, what="one file, room", values=[328.0], unit="MB")
    run["benchmarks"] += [measured("test_staff", [1.0], many), measured("test_room", [1.0], growth)]
    (tmp_path / "run.json").write_text(json.dumps(run), "utf-8")
    page = tmp_path / "scale.md"
    page.write_text(f"# Scale\n\nA region.\n\n{BEGIN}\nold\n{END}\n\nA country.\n", "utf-8")
    words = [str(tmp_path / "run.json"), "--date", DAY.isoformat(), "--to", str(tmp_path / "speed.md")]
    for _ in range(2):
        main(words, 0.5)
    told = page.read_text("utf-8")
    assert told.startswith("# Scale\n\nA region.\n") and told.endswith("\n\nA country.\n")
    assert "old" not in told and told.count("| 200 staff at once | 5.00 ms |") == 1
    assert told.index("| one file, room | 328 MB |") < told.index("| 200 staff at once |")
    assert "one frame" not in told


def test_a_day_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path / "run.json"), "--date", "soon"], None)
    assert "soon" in capsys.readouterr().err
