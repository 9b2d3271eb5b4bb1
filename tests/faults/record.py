"""What was tried, how many times, and what was lost; as the table in docs/operations.md."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

OPERATIONS = Path(__file__).resolve().parents[2] / "docs" / "operations.md"
BEGIN, END = "<!-- faults: begin -->", "<!-- faults: end -->"
HEAD = """| What was done | Times looked | Answers said to be kept | Found again | Lost |
|---|---:|---:|---:|---:|"""


@dataclass
class Line:
    """One kind of fault. Every trial adds what was acknowledged before and found afterwards."""

    what: str
    times: int = 0
    acknowledged: int = 0
    found: int = 0

    def add(self, acknowledged: int, found: int) -> None:
        """Count one trial."""
        self.times += 1
        self.acknowledged += acknowledged
        self.found += found

    @property
    def lost(self) -> int:
        return self.acknowledged - self.found


@dataclass
class Tally:
    """Every kind of fault of one run, in the order they are tried."""

    seed: int
    lines: list[Line] = field(default_factory=list)

    def line(self, what: str) -> Line:
        """Begin a line of the table."""
        made = Line(what)
        self.lines.append(made)
        return made

    def table(self, today: date) -> str:
        """Return the table in Markdown."""
        rows = [
            f"| {line.what} | {line.times} | {line.acknowledged} | {line.found} | {line.lost} |"
            for line in self.lines
            if line.times
        ]
        made_by = (
            f"Made on {today.isoformat()} by `python3 start.py test --faults --faults-seed {self.seed}`."
        )
        return "\n".join([made_by, "", HEAD, *rows])


def write(tally: Tally, today: date, path: Path = OPERATIONS) -> None:
    """Put the table in its place in the document."""
    text = path.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not after:
        raise ValueError(f"{path} has no place for the table")
    path.write_text(f"{before}{BEGIN}\n{tally.table(today)}\n{END}{after}", "utf-8")
