"""Instructions of the processor, where milliseconds swing with whatever else the computer does.

Valgrind's callgrind plays a processor and counts what it does (valgrind.org/docs/manual/cl-manual.html). What
one repeat takes is the difference between twice as many and so many, by as many: starting, importing and
making ready are the same in both and fall away. What the system does, such as writing to the disk, is not
counted.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.benchmarks.counted import ENCRYPTED, PLAIN

ROOT = Path(__file__).parents[2]
HOW_TO_GET = "valgrind is not on this computer (Debian, Ubuntu: apt-get install valgrind)"
KEPT = ("PATH", "HOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
"""What is left of the environment: its length alone would move everything in memory."""

_COLLECTED = re.compile(r"^==\d+== Collected : (\d+)", re.MULTILINE)


class NotCounted(Exception):
    """Callgrind ended without a count."""


def counter() -> str | None:
    """Where valgrind is, None where it is not."""
    return shutil.which("valgrind")


def collected(log: str) -> int:
    """How many instructions one process took, as callgrind writes when it ends. Raises NotCounted."""
    found = _COLLECTED.search(log)
    if found is None:
        raise NotCounted(log[-2000:])
    return int(found[1])


def one_repeat(told: str, counts: Mapping[str, int]) -> list[float]:
    """Instructions of one repeat of each way, the plain one last.

    `told` is what `counted` printed, `counts` what each process took. Raises NotCounted.
    """
    by_way: dict[int, list[tuple[int, int]]] = {}
    for line in told.splitlines():
        process, way, often = line.split()
        by_way.setdefault(int(way), []).append((int(often), counts[process]))
    if not by_way:
        raise NotCounted(told)
    found = []
    for _, ((some, fewer), (twice, more)) in sorted(by_way.items()):
        found.append((more - fewer) / (twice - some))
    return found


def count(valgrind: str, piece: str, stores: Path, share: int = 100) -> list[float]:
    """Count one piece in a process of its own; see `one_repeat`. Raises NotCounted.

    `stores` has what `counted.stores` made, or nothing, for the pieces that need none.
    """
    with tempfile.TemporaryDirectory() as place:
        folder, logs = Path(place), Path(place) / "logs"
        logs.mkdir()
        for name in (PLAIN, ENCRYPTED):
            if (stores / name).exists():
                shutil.copyfile(stores / name, folder / name)
        tool = [valgrind, "--tool=callgrind", f"--callgrind-out-file={os.devnull}", f"--log-file={logs}/%p"]
        program = [sys.executable, "-m", "tests.benchmarks.counted", piece, place, str(share)]
        done = subprocess.run(
            [*tool, *program],
            cwd=ROOT,
            env={name: os.environ[name] for name in KEPT if name in os.environ} | {"PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise NotCounted(done.stderr[-2000:])
        return one_repeat(
            done.stdout, {log.name: collected(log.read_text("utf-8")) for log in logs.iterdir()}
        )


def count_twice(valgrind: str, piece: str, stores: Path) -> list[tuple[float, float]]:
    """Count one piece in two runs at once: neither changes what the other counts. Raises NotCounted."""
    with ThreadPoolExecutor(2) as hands:
        first, second = (hands.submit(count, valgrind, piece, stores) for _ in range(2))
        return list(zip(first.result(), second.result(), strict=True))
