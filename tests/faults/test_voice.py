"""The speech process hangs, dies or talks nonsense: conversations go on in silence and keep every answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Effort
from tests.faults.record import Tally

ROOT = Path(__file__).resolve().parents[2]
BEHAVIOURS = ("hang", "hang-at-start", "garbage", "die", "half", "full-everywhere", "no-voice")


@pytest.mark.timeout(1800)
def test_a_speech_process_that_does_not_answer_takes_nothing(
    effort: Effort, tally: Tally, tmp_path: Path
) -> None:
    line = tally.line(
        "Speech process hanging, dying or talking nonsense through a conversation in the windows"
    )
    how = "whole" if effort.much else "short"
    for number in range(effort.times(1, len(BEHAVIOURS))):
        out = tmp_path / str(number)
        out.mkdir()
        environment = {**os.environ, "ACCESSIBLE_FIT_HOME": str(out / "home")}
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.one_tour", str(out), BEHAVIOURS[number], how],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=280,
            check=False,
        )
        assert done.returncode == 0, f"{BEHAVIOURS[number]}: {done.stderr[-2000:]}"
        assert (out / "diary.txt").read_text().startswith("started"), "it was this speech process"
        told = json.loads((out / "told.json").read_text("utf-8"))
        assert told["given"]
        line.add(
            len(told["given"]), sum(told["kept"].get(item) == raw for item, raw in told["given"].items())
        )
        assert line.lost == 0
