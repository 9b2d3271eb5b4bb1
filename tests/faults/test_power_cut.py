"""The power goes while answers are written: file and log are put together as a disk may then hold them."""

from pathlib import Path

import pytest

from tests.faults.conftest import Effort
from tests.faults.held import Held, Place, Told, found_again
from tests.faults.power import Image, put
from tests.faults.record import Tally
from tests.faults.talker import Circumstances

Said = list[tuple[int, Told]]
"""How long the log was on the disk, and what had been said to be kept by then."""


def held_with_its_log(place: Place, seed: int) -> tuple[Image, Said]:
    """Hold a conversation to its end; return the file as it was before, the log, and what was said when."""
    file, log = place.folder / "home.db", place.folder / "home.db-wal"
    before = file.read_bytes()
    held = Held(place, Circumstances(seed, waits=True))
    said: Said = []
    while not held.told.finished and held.hear(60):
        if held.told.on_its_way is None:
            said.append((log.stat().st_size, Told(dict(held.told.kept), talk=held.told.talk)))
            held.link.send("on")
    image = Image(before, log.read_bytes())
    held.kill()
    assert file.read_bytes() == before, "nothing has gone from the log into the file yet"
    return image, said


@pytest.mark.timeout(1800)
def test_a_power_cut_takes_nothing_that_was_acknowledged(
    place: Place, effort: Effort, tally: Tally, tmp_path: Path
) -> None:
    chance = effort.chance("power")
    image, said = held_with_its_log(place, effort.seed)
    assert len(said) > 10
    log_cut = tally.line("Power cut while an answer is written: the end of the log torn or missing")
    file_torn = tally.line("Power cut while the log goes into the file: some pages there, some torn")
    for number in range(effort.times(40, 2000)):
        at = chance.randint(said[0][0], len(image.log))
        waited_for, told = [one for one in said if one[0] <= at][-1]
        now = Told(dict(told.kept), talk=told.talk)
        for length, later in said:
            if length > waited_for:
                new = {item: raw for item, raw in later.kept.items() if told.kept.get(item) != raw}
                now.on_its_way = next(iter(new.items()), None)
                break
        torn = number % 2 == 0
        file = image.half_checkpointed(waited_for, chance) if torn else image.file
        put(tmp_path, "home.db", file, image.cut(waited_for, at, chance))
        line = file_torn if torn else log_cut
        line.add(len(told.kept), found_again(tmp_path, now))
        assert line.lost == 0, f"trial {number}: log cut at {at}, waited for until {waited_for}"
