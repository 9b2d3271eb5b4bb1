"""What goes into the log and into reports says where it failed, never about whom."""

import logging
import sqlite3
import sys
from pathlib import Path

import pytest

from accessible_fit.traces import SafeFormatter, safe_trace, without_user

SECRET = "Åsa-Märta är rädd hemma"


def fails() -> None:
    raise KeyError(SECRET)


def fails_because() -> None:
    try:
        fails()
    except KeyError as problem:
        raise OSError(28, SECRET, f"/home/{SECRET}/x") from problem


def caught(function: object) -> BaseException:
    with pytest.raises(Exception) as told:
        function()  # type: ignore[operator]  # one of the two above
    return told.value


def record(name: str, message: str, *args: object, problem: BaseException | None = None) -> str:
    info = (type(problem), problem, problem.__traceback__) if problem is not None else None
    made = logging.LogRecord(name, logging.ERROR, "/home/anna/x.py", 7, message, args, info)
    return SafeFormatter().format(made)


def test_types_places_and_numbers_are_told_and_no_texts() -> None:
    told = safe_trace(caught(fails_because))
    assert SECRET not in told
    first, last = told.split("\n\nled to\n\n")
    assert first.startswith("KeyError\n") and "tests/accessible_fit/test_traces.py" in first
    assert last.startswith("OSError errno 28\n") and "fails_because" in last
    assert str(Path.home()) + "/" not in told


def test_an_error_of_the_database_is_told_by_its_name() -> None:
    with sqlite3.connect(":memory:") as connection, pytest.raises(sqlite3.Error) as told:
        connection.execute(f"SELECT '{SECRET}' FROM nowhere")
    connection.close()
    assert "sqlite_errorname SQLITE_ERROR" in safe_trace(told.value) and "nowhere" not in safe_trace(
        told.value
    )


def test_an_endless_chain_ends() -> None:
    problem = ValueError()
    other = KeyError()
    problem.__cause__, other.__cause__ = other, problem
    assert safe_trace(problem).count("led to") == 1


def test_our_own_lines_are_written_and_others_only_named() -> None:
    assert "it failed: TypeError" in record("accessible_fit.ui", "it failed: %s", "TypeError")
    line = record("sqlalchemy.pool", "could not: %s", SECRET, problem=caught(fails))
    assert SECRET not in line and "could not" not in line
    assert "sqlalchemy.pool: x:7" in line and "KeyError" in line


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/anna/answers.db", "/home/…/answers.db"),
        ("C:\\Users\\Anna Ek\\answers.db", "C:\\Users\\… Ek\\answers.db"),
        ("/Users/anna/answers.db and /home/lisa", "/Users/…/answers.db and /home/…"),
        ("no path at all", "no path at all"),
    ],
)
def test_users_are_taken_out_of_paths(path: str, shown: str) -> None:
    assert without_user(path) == shown


def test_nothing_to_tell_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert SafeFormatter().formatException((None, None, None)) == ""
    assert capsys.readouterr().err == "" and sys.exc_info() == (None, None, None)
