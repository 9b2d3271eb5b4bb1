"""Disks that are full, folders that are locked, clocks that jump: what was said to be kept is there."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.engine import open_store
from tests.faults.conftest import Effort
from tests.faults.held import Held, Place, Told, found_again
from tests.faults.record import Tally
from tests.faults.talker import Circumstances
from tests.journeys.people import KEY, address

POSIX = os.name == "posix"
NOBODY = 65534


def first_answers(held: Held, count: int) -> None:
    """Listen until so many answers are kept."""
    told = held.told
    while len(told.kept) < count and not told.finished and not told.refused and held.hear(60):
        continue


@pytest.mark.timeout(1800)
def test_a_disk_that_is_full_refuses_an_answer_and_takes_it_when_there_is_room(
    place: Place, effort: Effort, tally: Tally
) -> None:
    """The system refuses to let a file grow, as a full disk or a quota does; then there is room again."""
    if not POSIX:
        return  # Windows has no such limit; the file's own, in the next test, it has
    chance = effort.chance("full disk")
    line = tally.line("Disk full (the system lets no file grow) in mid-conversation, then room again")
    refused = 0
    for _ in range(effort.times(4, 60)):
        held = Held(
            place, Circumstances(chance.randrange(2**32), most_bytes=chance.randrange(40_000, 400_000))
        )
        held.hear_all()
        while held.told.refused and not held.told.finished:
            assert set(held.told.refused) <= {"DiskFull", "StoreFailed"}
            refused += 1
            line.add(
                len(held.told.kept), found_again(place.folder, replace(held.told, kept={**held.told.kept}))
            )
            held.told.refused.clear()
            held.link.send("again")
            held.hear_all()
        assert held.told.finished, "with room on the disk the conversation goes on to its end"
        held.kill()
        line.add(len(held.told.kept), found_again(place.folder, held.told))
        assert line.lost == 0
    assert refused, "the disk was full at least once"


@pytest.mark.timeout(1800)
def test_a_file_that_may_not_grow_refuses_an_answer_in_words(
    place: Place, effort: Effort, tally: Tally
) -> None:
    chance = effort.chance("full file")
    line = tally.line("Disk full (SQLite says so) in mid-conversation, then room again")
    refused = 0
    for _ in range(effort.times(6, 60)):
        with open_store(address(place.folder), KEY) as store, store.reading() as tx:
            pages = int(tx.exec_driver_sql("PRAGMA page_count").scalar_one())
        told = Told()
        held = Held(
            place, Circumstances(chance.randrange(2**32), most_pages=pages + chance.randrange(2)), told
        )
        held.hear_all()
        assert set(told.refused) <= {"DiskFull"}
        refused += len(told.refused)
        held.kill()
        line.add(len(told.kept), found_again(place.folder, told))
        again = Held(place, Circumstances(chance.randrange(2**32)), told)
        told.refused.clear()
        again.hear_all()
        assert told.finished
        again.kill()
        line.add(len(told.kept), found_again(place.folder, told))
        assert line.lost == 0
    assert refused, "the file was full at least once"


@pytest.fixture
def open_place(place: Place) -> Iterator[Place]:
    """The same store where any user may reach it; root may write where nobody may."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(place.folder / "home.db", folder)
    everybody(folder)
    yield replace(place, folder=folder)
    everybody(folder)
    shutil.rmtree(folder)


def everybody(folder: Path) -> None:
    folder.chmod(0o777)
    for path in folder.iterdir():
        path.chmod(0o666)


def nobody_may_write(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)


@pytest.mark.timeout(1800)
def test_a_folder_that_is_locked_in_the_middle_takes_nothing(
    open_place: Place, effort: Effort, tally: Tally
) -> None:
    """Somebody write-protects the folder while a conversation is held, and again before the next start."""
    chance = effort.chance("read-only")
    line = tally.line("Folder and files write-protected in mid-conversation and at the next start")
    user = NOBODY if POSIX else None
    for _ in range(effort.times(4, 60)):
        held = Held(open_place, Circumstances(chance.randrange(2**32), user=user))
        first_answers(held, chance.randint(1, 8))
        nobody_may_write(open_place.folder)
        held.hear_all()  # what is open already may go on; if it does not, it says so
        told = held.told
        held.kill()
        if POSIX:
            locked = Held(open_place, Circumstances(chance.randrange(2**32), user=user), Told())
            locked.hear_all()
            assert locked.told.refused == ["StoreReadOnly"] and not locked.told.kept
            locked.kill()
        everybody(open_place.folder)
        line.add(len(told.kept), found_again(open_place.folder, told))
        everybody(open_place.folder)
        while not told.finished:
            told.refused.clear()
            again = Held(open_place, Circumstances(chance.randrange(2**32), user=user), told)
            again.hear_all()
            again.kill()
        line.add(len(told.kept), found_again(open_place.folder, told))
        everybody(open_place.folder)
        assert line.lost == 0


@pytest.mark.timeout(1800)
def test_a_clock_that_jumps_back_and_on_takes_nothing(place: Place, effort: Effort, tally: Tally) -> None:
    chance = effort.chance("clock")
    line = tally.line(
        "Clock jumping up to twenty years back and a year on between answers, killed and taken up"
    )
    for _ in range(effort.times(4, 100)):
        told = Told()
        while not told.finished:
            held = Held(place, Circumstances(chance.randrange(2**32), clock_jumps=True), told)
            first_answers(held, len(told.kept) + chance.randint(1, 30))
            held.kill()
            assert not told.refused, told.refused
            line.add(len(told.kept), found_again(place.folder, told))
            assert line.lost == 0


PLACES = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "sv_SE.UTF-8", "PYTHONUTF8": "0"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8"},
    {"TZ": "", "LC_ALL": "", "LANG": ""},
    {"TZ": "Nowhere/Unknown", "LC_ALL": "xx_YY", "LANG": "xx"},
    {"TZ": "Europe/Stockholm", "LC_ALL": "ar_EG.UTF-8", "PYTHONIOENCODING": "latin-1"},
)


@pytest.mark.timeout(1800)
def test_another_country_at_every_start_takes_nothing(place: Place, effort: Effort, tally: Tally) -> None:
    """One conversation is begun in one time zone and language, and gone on with in others."""
    chance = effort.chance("elsewhere")
    line = tally.line(
        "Another time zone, language and letters of the system at every start, killed and taken up"
    )
    for _ in range(effort.times(2, 60)):
        told = Told()
        while not told.finished:
            odd = Circumstances(chance.randrange(2**32), environment=tuple(chance.choice(PLACES).items()))
            held = Held(place, odd, told)
            first_answers(held, len(told.kept) + chance.randint(1, 12))
            held.kill()
            assert not told.refused, told.refused
            line.add(len(told.kept), found_again(place.folder, told))
            assert line.lost == 0
