"""Whatever somebody brings, each door takes it in or says no in words, soon, and nothing else happens."""

import time
from pathlib import Path

import pytest

from tests.hostile.doors import DOORS, NAMED, Door
from tests.hostile.files import HOSTILE

MOST_CPU_S = 4.0
"""Time of this process alone, so that a busy computer fails no test; a bomb that goes off takes minutes."""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_no_file_does_anything_but_come_in_or_be_refused_in_words(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house"
    inside = house / "deep" / "inside"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    for name, content in HOSTILE.items():
        began = time.process_time()
        try:
            door.feed(content, inside)
        except NAMED as refused:
            assert str(refused), name
        except Exception as fault:
            pytest.fail(f"{door.name}, {name}: {fault!r}")
        assert time.process_time() - began < MOST_CPU_S, f"{door.name} is busy with {name}"
    outside = [path for path in tmp_path.rglob("*") if path.is_file() and inside not in path.parents]
    assert not outside
    assert not [path for path in inside.rglob("*") if path.name.startswith("escape")]
