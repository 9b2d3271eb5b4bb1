"""Thousands of damaged and hostile files: each is read or refused in words, soon, and nothing else happens.

There are 10 000 files. The normal run takes every seventeenth of them, from one end to the other; with
``ACCESSIBLE_FIT_FUZZ=10000`` in the environment it takes that many, one after the other (three minutes). A
file that fails is made again by its number with ``mutants.mutant``.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pictograms.boards.check import check
from pictograms.boards.reader import read_board_bytes
from pictograms.boards.writer import package_bytes
from pictograms.errors import PictogramError
from pictograms.imports.kept import ImportedSet
from pictograms.imports.look import look_through
from pictograms.imports.take_in import import_set
from tests.pictograms.boards.mutants import mutant, seeds

ALL, EVERY = 10_000, 17  # a prime, so that every kind of damage is met
ASKED_FOR = os.environ.get("ACCESSIBLE_FIT_FUZZ", "")
NUMBERS = range(int(ASKED_FOR)) if ASKED_FOR else range(0, ALL, EVERY)
MOST_CPU_S = 2.0
"""Time of this process alone, so that a busy computer fails no test."""


def everything_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def looked_at_and_taken_in(file: Path, target: Path) -> bool:
    """What a superuser does with a file; whether it worked."""
    try:
        check(file)
    except PictogramError as error:
        assert str(error)
    try:
        kept = import_set(look_through(file), target, replace=True)
    except PictogramError as error:
        assert str(error)
        return False
    for code in kept.codes():
        assert kept.svg(code).startswith(b"<svg")
    again = ImportedSet(kept.folder).boards()
    if again is not None:
        assert read_board_bytes(package_bytes(again), "again.obz") == again
    return True


@pytest.mark.timeout(max(300, len(NUMBERS) // 2))
def test_no_file_breaks_the_program_or_reaches_outside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house"
    target = house / "deep" / "inside" / "sets"
    target.mkdir(parents=True)
    (house / "canary.txt").write_text("untouched", encoding="utf-8")
    file = house / "file.obz"
    monkeypatch.chdir(house / "deep")
    whole = seeds()
    worked = 0
    slowest = (0.0, 0)
    for number in NUMBERS:
        file.write_bytes(mutant(number, whole))
        begun = time.process_time()
        try:
            worked += looked_at_and_taken_in(file, target)
        except Exception as error:
            raise AssertionError(f"file number {number} broke the program") from error
        slowest = max(slowest, (time.process_time() - begun, number))
        assert {path.name for path in target.iterdir()} <= {"file"}, number
    assert slowest[0] < MOST_CPU_S, f"file number {slowest[1]} took {slowest[0]:.1f} s"
    outside = {
        name for name in everything_below(house) if not Path(name).is_relative_to("deep/inside/sets/file")
    }
    assert outside == {"canary.txt", "file.obz"}
    # the changes are not so wild that nothing is ever read
    assert worked > len(NUMBERS) // 10
