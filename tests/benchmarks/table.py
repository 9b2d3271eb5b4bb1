"""One table of a run of the benchmarks, for the terminal and for docs/speed.md.

python -m tests.benchmarks.table RUN.json [--date 2026-11-22] [--to docs/speed.md]
"""

import argparse
import datetime as dt
import json
import math
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from textwrap import fill
from typing import Any

from tests.benchmarks.lines import FILE, LEADER, PARTS, SERVER, Target

HEAD = ("What", "Median", "p95", "n", "Times the yardstick", "Target", "Met")


@dataclass(frozen=True)
class Row:
    """One line of the table: `values` in `unit`, `times` their ratio to the yardstick in the same run.

    A row without values says why nothing was measured.
    """

    part: str
    what: str
    values: tuple[float, ...]
    unit: str = "ms"
    yardstick: str = ""
    times: float | None = None
    target: Target | None = None
    why: str = ""

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def p95(self) -> float:
        """The smallest value that at least 95 of 100 do not exceed."""
        return sorted(self.values)[math.ceil(len(self.values) * 0.95) - 1]

    @property
    def met(self) -> bool | None:
        """None where there is no target, or no yardstick to hold it against."""
        if self.target is None:
            return None
        reached = {"times": self.times, "median": self.median, "p95": self.p95}[self.target["of"]]
        return None if reached is None else reached <= self.target["most"]


def rows_of(run: Mapping[str, Any]) -> list[Row]:
    """The rows of a run as pytest-benchmark wrote it, part by part. Raises KeyError for another file."""
    rows = [row for one in run["benchmarks"] for row in _rows(one)]
    order = {part: number for number, part in enumerate(PARTS)}
    return sorted(rows, key=lambda row: order.get(row.part, len(order)))


def _rows(one: Mapping[str, Any]) -> Iterable[Row]:
    measured = tuple(seconds * 1000 for seconds in one["stats"]["data"])
    told = one["extra_info"].get("lines")
    if told is None:
        # pytest writes å in a parameter as \\xe5
        plain = one["name"].encode("ascii", "backslashreplace").decode("unicode_escape")
        name = plain.removeprefix("test_").replace("_", " ").replace("[", ", ").removesuffix("]")
        return [Row("", name, measured, times=one["extra_info"].get("times_plain"))]
    return [Row(**{**line, "values": tuple(line.get("values", measured))}) for line in told]


def number(value: float) -> str:
    """Three digits that mean something."""
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:.{digits}f}"


def cells(row: Row) -> tuple[str, ...]:
    """A row as texts, in the order of `HEAD`."""
    times = f"{number(row.times)} × {row.yardstick}".rstrip(" ×") if row.times is not None else "–"
    met = {True: "yes", False: "NO", None: "–"}[row.met]
    amounts: tuple[str, ...] = ("–", "–", "0")
    if row.values:
        amounts = (f"{number(row.median)} {row.unit}", f"{number(row.p95)} {row.unit}", str(len(row.values)))
    return (row.what, *amounts, times, _target(row), met)


def _target(row: Row) -> str:
    if row.target is None:
        return "–"
    most = f"{row.target['most']:g}"
    return f"≤ {most} ×" if row.target["of"] == "times" else f"{row.target['of']} ≤ {most} {row.unit}"


def for_terminal(rows: Sequence[Row]) -> str:
    """The table in columns."""
    lines = [HEAD, *map(cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    return "\n".join(line.rstrip() for line in shown)


def markdown(rows: Sequence[Row]) -> str:
    """The table in Markdown, without what has no part."""
    lines = ["| " + " | ".join(HEAD) + " |", "|---|--:|--:|--:|---|---|---|"]
    for row in rows:
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells(row)) + " |")
    return "\n".join(lines)


@dataclass(frozen=True)
class Computer:
    """What the run was on. `load` is how many processes wanted a processor, None where nobody counts them."""

    processor: str
    processors: int
    system: str
    python: str
    load: float | None = None

    @property
    def busy(self) -> bool:
        return self.load is not None and self.load > self.processors

    def told(self) -> str:
        """A sentence or two."""
        text = f"{self.processor}, {self.processors} processors, {self.system}, Python {self.python}."
        if not self.busy:
            return text
        return (
            f"{text} **The computer had other work during this run** (load {self.load:.1f} over the last five"
            " minutes): hold the ratios against each other, not the milliseconds."
        )


def computer_of(run: Mapping[str, Any], load: float | None) -> Computer:
    """The computer as pytest-benchmark saw it, without its name."""
    machine = run["machine_info"]
    processor = machine.get("cpu", {})
    return Computer(
        processor.get("brand_raw") or machine.get("processor") or machine["machine"],
        processor.get("count") or os.cpu_count() or 1,
        f"{machine['system']} {machine['machine']}",
        machine["python_version"],
        load,
    )


HOW = """\
How to read it. Each row is what one test of `tests/benchmarks` measured: the median, the 95th percentile,
and how many times (n). *Times the yardstick* is the ratio to the plainest way to do the same, done turn
about in the same run, so that a busy computer slows both: below 1 is faster than the plain way.
Milliseconds of two computers cannot be compared, ratios can. A target in × is held against that ratio, a
target in milliseconds or megabytes against the median or the p95. The targets in milliseconds come from
what two web programs for picture boards, AsTeRICS Grid and Cboard, needed on a slow two-core computer
without a graphics card. *Ms of work* are time of the processor, for what waits for nothing: what other
programs do meanwhile does not count. Memory is the proportional share (PSS) where the system tells it, for
500 conversations what is the process's own. Instructions are counted by valgrind, in two runs of each: other
work on the computer does not change them. They are no time, and the disk and the system are not in them."""


def page(rows: Sequence[Row], computer: Computer, day: dt.date) -> str:
    """docs/speed.md, whole."""
    parts = [
        "# Speed\n",
        fill(f"Written by `python3 start.py bench` on {day.isoformat()}. {computer.told()}", 108) + "\n",
        HOW + "\n",
    ]
    for part in dict.fromkeys(row.part for row in rows if row.part):
        parts.append(f"## {part}\n\n{markdown([row for row in rows if row.part == part])}\n")
    parts.append(f"## Targets that are not met\n\n{_missed(rows, computer.busy)}\n")
    others = [row for row in rows if not row.part]
    if others:
        parts.append(f"## Also measured\n\n{markdown(others)}\n")
    return "\n".join(parts)


def _missed(rows: Sequence[Row], busy: bool) -> str:
    held = [row for row in rows if row.met is not None]
    missed = [row for row in held if row.met is False]
    if not missed:
        return f"None. Targets that were held against this run: {len(held)}."
    lines = [f"{len(missed)} of {len(held)}:\n"]
    for row in missed:
        _, middle, most, _, times, target, _ = cells(row)
        in_time = row.target is not None and row.target["of"] != "times" and row.unit.startswith("ms")
        doubt = " Measured on a busy computer: measure again on a quiet one." if busy and in_time else ""
        why = f" {row.why}" if row.why else ""
        lines.append(f"- **{row.what}**: {target}; median {middle}, p95 {most}, {times}.{why}{doubt}")
    return "\n".join(lines)


SCALE = "scale.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def with_measured(text: str, rows: Sequence[Row], computer: Computer, day: dt.date) -> str:
    """docs/scale.md with what was measured of many answers between its marks. Raises ValueError."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    head = fill(f"Written by `python3 start.py bench` on {day.isoformat()}. {computer.told()}", 108)
    tables = [
        f"### {part}\n\n{markdown([row for row in rows if row.part == part])}"
        for part in (FILE, SERVER, LEADER)
        if any(row.part == part for row in rows)
    ]
    return "\n\n".join([f"{before}{BEGIN}", head, *tables, f"{END}{after}"])


def load_now() -> float | None:
    """How many processes wanted a processor over the last five minutes, where the system counts them."""
    return os.getloadavg()[1] if hasattr(os, "getloadavg") else None


def main(words: Sequence[str], load: float | None) -> None:
    """Print the table and write the page. Raises SystemExit for words it does not know."""
    parser = argparse.ArgumentParser(description="One table of a run of the benchmarks.")
    parser.add_argument("run", type=Path, help="the JSON that pytest-benchmark wrote")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=dt.date.today(), help="of the run")
    parser.add_argument("--to", type=Path, help="the page to write")
    asked = parser.parse_args(words)
    run = json.loads(asked.run.read_text("utf-8"))
    rows = rows_of(run)
    computer = computer_of(run, load)
    sys.stdout.write(f"{for_terminal(rows)}\n\n{computer.told()}\n\n{_missed(rows, computer.busy)}\n")
    if asked.to:
        asked.to.write_text(page(rows, computer, asked.date), "utf-8")
        sys.stdout.write(f"\nWritten to {asked.to}\n")
        scale = asked.to.with_name(SCALE)
        if scale.exists():
            scale.write_text(with_measured(scale.read_text("utf-8"), rows, computer, asked.date), "utf-8")
            sys.stdout.write(f"Written to {scale}\n")


if __name__ == "__main__":
    main(sys.argv[1:], load_now())
