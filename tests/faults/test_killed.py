"""The process that holds a conversation is killed, again and again, whenever it happens to be."""

import time

import pytest

from tests.faults.conftest import Effort
from tests.faults.held import Held, Place, Told, found_again
from tests.faults.record import Tally
from tests.faults.talker import Circumstances

MOST_KILLS = 4
LOOK_CLOSELY_EVERY = 20


@pytest.mark.timeout(3600)
def test_killed_whenever_every_answer_that_was_said_to_be_kept_is_there(
    place: Place, effort: Effort, tally: Tally
) -> None:
    """Conversations follow each other; each is killed up to four times, taken up again, and ends."""
    chance = effort.chance("killed")
    conversations = effort.times(12, 500)
    line = tally.line(f"Killed (SIGKILL) at a random moment during {conversations} conversations")
    lasts = 0.5
    for number in range(conversations):
        told = Told()
        kills = chance.randint(1, MOST_KILLS)
        while not told.finished:
            held = Held(place, Circumstances(chance.randrange(2**32)), told)
            if kills == 0:
                held.hear_all()
            else:
                began = time.monotonic()
                moment = began + chance.uniform(0, lasts)
                while time.monotonic() < moment and held.hear(max(0.0, moment - time.monotonic())):
                    continue
                if told.finished:
                    lasts = max(0.05, lasts * 0.9)  # the moments are to fall inside a conversation
            held.kill()
            kills = max(0, kills - 1)
            line.add(
                len(told.kept), found_again(place.folder, told, whole=line.times % LOOK_CLOSELY_EVERY == 0)
            )
            assert line.lost == 0, f"conversation {number}: {told}"
    assert found_again(place.folder, told) == len(told.kept)
    assert line.times >= conversations
