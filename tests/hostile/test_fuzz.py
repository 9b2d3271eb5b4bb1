"""Files that grow towards what the readers have not done before, in a process of their own.

`ACCESSIBLE_FIT_FUZZ=100000` in the environment tries that many; what is found is made again by its seed.
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

RUNS = int(os.environ.get("ACCESSIBLE_FIT_FUZZ") or 2_000)
SEED = 20261122
ROOT = Path(__file__).resolve().parents[2]

if find_spec("atheris"):  # it comes ready-made for Linux only

    def test_no_file_that_grows_towards_the_unknown_breaks_a_door() -> None:
        tool = [sys.executable, "-m", "tests.hostile.fuzz", str(RUNS), str(SEED)]
        told = subprocess.run(
            tool, cwd=ROOT, capture_output=True, text=True, errors="replace", timeout=200 + RUNS // 20
        )
        assert told.returncode == 0, told.stderr[-3000:]
        tried = re.search(r"number_of_executed_units: (\d+)", told.stderr)
        assert tried and int(tried[1]) >= RUNS, told.stderr[-3000:]
