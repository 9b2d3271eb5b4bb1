"""Whatever a file holds, the answer is an instrument or a list of faults with lines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.reader import Shared, read_instrument, read_shared
from tests.accessible_fit.instruments.sample import RIGHT, OwnAndSample

LINES = RIGHT.splitlines(keepends=True)
ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
VALUES = [
    "1",
    "true",
    '""',
    "[]",
    "{}",
    "[[]]",
    "1979-05-27",
    "nan",
    '"\\u0000"',
    "[1, [2]]",
    "{ sv = 1 }",
    '"?"',
]


@pytest.fixture(scope="module")
def shared() -> Shared:
    return read_shared(OwnAndSample())


@given(st.binary(max_size=300))
@ONE_FOLDER
def test_any_bytes(tmp_path: Path, shared: Shared, raw: bytes) -> None:
    reads_or_tells(tmp_path, shared, raw)


@given(st.integers(0, len(RIGHT.encode()) - 1), st.integers(0, 40), st.binary(max_size=8))
@ONE_FOLDER
def test_a_piece_replaced_anywhere(
    tmp_path: Path, shared: Shared, at: int, length: int, piece: bytes
) -> None:
    raw = RIGHT.encode()
    reads_or_tells(tmp_path, shared, raw[:at] + piece + raw[at + length :])


@given(st.lists(st.sampled_from(range(len(LINES))), max_size=80))
@ONE_FOLDER
def test_lines_taken_and_shuffled(tmp_path: Path, shared: Shared, order: list[int]) -> None:
    reads_or_tells(tmp_path, shared, "".join(LINES[at] for at in order).encode())


@given(st.dictionaries(st.sampled_from(range(len(LINES))), st.sampled_from(VALUES), min_size=1, max_size=6))
@ONE_FOLDER
def test_values_of_another_kind(tmp_path: Path, shared: Shared, wrong: dict[int, str]) -> None:
    lines = [
        f"{line.split(' = ')[0]} = {wrong[at]}\n"
        if at in wrong and " = " in line and line[0] != " "
        else line
        for at, line in enumerate(LINES)
    ]
    reads_or_tells(tmp_path, shared, "".join(lines).encode())


def reads_or_tells(folder: Path, shared: Shared, raw: bytes) -> None:
    path = folder / "form.toml"
    path.write_bytes(raw)
    try:
        instrument = read_instrument(path, OwnAndSample(), shared)
    except InstrumentFaults as error:
        last = raw.count(b"\n") + 1
        assert error.faults
        for fault in error.faults:
            assert fault.line is not None
            assert 1 <= fault.line <= last
            assert fault.message
            assert fault.mend
    else:
        assert Instrument.thaw(instrument.frozen()) == instrument
