"""The program fails by its own fault: it ends in order, loses nothing, and its report tells of nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accessible_fit.app.crash import EXIT_CODE
from tests.journeys.one_crash import ANSWER
from tests.journeys.people import ALIAS, new_home, same_home
from tests.journeys.test_nothing_leaks import SECRETS

ROOT = Path(__file__).resolve().parents[2]


def fail(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    new_home(folder).store.close()
    return subprocess.run(
        [sys.executable, "-m", "tests.journeys.one_crash", str(folder / "home.db"), how],
        cwd=ROOT,
        env={**os.environ, "ACCESSIBLE_FIT_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("how", ["slot", "thread", "painting"])
def test_what_was_answered_is_kept_and_the_report_tells_of_nobody(tmp_path: Path, how: str) -> None:
    done = fail(tmp_path, how)
    assert done.returncode == EXIT_CODE, done.stderr
    windows, _, report = done.stdout.partition("\n")
    assert windows == "windows 1", "only the last window is on screen"
    assert report.startswith("Accessible FIT ")
    assert "KeyError" in report and "tests/journeys/one_crash.py" in report
    assert ("Thread: listener" in report) is (how == "thread")
    log = (tmp_path / "data" / "program.log").read_text("utf-8")
    assert "KeyError" in log
    for text in (report, log, done.stderr):
        for secret in (*SECRETS, ANSWER, ALIAS, str(Path.home()) + os.sep, str(ROOT), str(tmp_path)):
            assert secret not in text
    home = same_home(tmp_path)
    try:
        assert not home.store.check()
        waiting = home.residents.card(home.actor, home.person_id).unfinished
        assert waiting is not None
        talk = home.conversations.go_on(home.actor, waiting.id)
        assert [said.raw for said in talk.flow.said.values()] == [1, 2]
    finally:
        home.store.close()


def test_a_fault_before_the_first_window_is_told_as_well(tmp_path: Path) -> None:
    done = fail(tmp_path, "beginning")
    assert done.returncode == EXIT_CODE, done.stderr
    assert "KeyError" in done.stdout and ANSWER not in done.stdout
