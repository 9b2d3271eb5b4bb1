"""What a benchmark says of itself, so that the table of `table.py` needs no list of its own.

It is kept under `extra_info` of pytest-benchmark's JSON. A benchmark that says nothing is told by its name.
"""

from collections.abc import Sequence
from typing import Literal, TypedDict

from pytest_benchmark.fixture import BenchmarkFixture

# What the table calls a part, in the order it shows them
START, RESIDENT, PICTURES, STORE, FILE, SERVER, LEADER, MEMORY, FIGURES, COUNTS = PARTS = (
    "Start",
    "The person's window",
    "Pictures and search",
    "Store",
    "In one file",
    "On a server",
    "The leader's window",
    "Memory",
    "Figures",
    "Instructions",
)

# Time of the processor, for what waits for nothing: what others do on the computer meanwhile does not count.
# Such a benchmark is marked with `timer=time.process_time`.
WORK = "ms of work"

Of = Literal["times", "median", "p95"]


class Target(TypedDict):
    """At most this much: of the ratio to the yardstick, or of the median or 95th percentile in the unit."""

    most: float
    of: Of


class Line(TypedDict, total=False):
    """One line of the table. Without `values` it is about the seconds that pytest-benchmark measured."""

    part: str
    what: str
    yardstick: str
    times: float
    target: Target
    why: str  # said where the target is not met
    values: list[float]
    unit: str


def at_most(most: float, of: Of = "times") -> Target:
    """A target; see `Target`."""
    return {"most": most, "of": of}


def tell(
    benchmark: BenchmarkFixture,
    part: str,
    what: str,
    yardstick: str = "",
    *,
    times: float | None = None,
    target: Target | None = None,
    why: str = "",
    values: Sequence[float] | None = None,
    unit: str = "ms",
) -> None:
    """Give this benchmark one line of the table; several calls give several lines.

    `times` is the ratio to `yardstick` in the same run; left out, it is what `beside` notes.
    `values` are measured in `unit` by the benchmark itself.
    """
    line = Line(part=part, what=what, yardstick=yardstick, why=why, unit=unit)
    ratio = benchmark.extra_info.get("times_plain") if times is None and yardstick else times
    if ratio is not None:
        line["times"] = round(ratio, 4)
    if target is not None:
        line["target"] = target
    if values is not None:
        line["values"] = [round(value, 4) for value in values]
    benchmark.extra_info.setdefault("lines", []).append(line)
