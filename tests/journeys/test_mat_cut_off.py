"""The computer dies in the middle of a mat. Every card is where it was, and the next one is in the hand."""

import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.mats.holding import Mats
from db.vocabulary import CardOutcome, ConversationState
from talking_mats.reader import find_topic
from tests.journeys.people import new_home, now, same_home

ROOT = Path(__file__).resolve().parents[2]
CARDS = [card.id for card in find_topic("my_home").cards]


def lay(folder: Path, kill_after: int | None) -> dict[str, int]:
    """Lay the mat in another process, kill it after so many cards, return what it said was kept."""
    command = [sys.executable, "-m", "tests.journeys.one_mat", str(folder)]
    kept: dict[str, int] = {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            words = line.split()
            if words[:1] == ["kept"] and len(words) == 3:
                kept[words[1]] = int(words[2])
            if kill_after is not None and len(kept) == kill_after:
                process.kill()
    return kept


def waiting(folder: Path) -> UUID:
    home = same_home(folder)
    unfinished = home.residents.card(home.actor, home.person_id).unfinished
    home.store.close()
    assert unfinished is not None
    return unfinished.id


@pytest.mark.parametrize("kill_after", [1, 9])
def test_killed_in_the_middle_the_cards_are_where_they_were_and_the_next_is_in_the_hand(
    tmp_path: Path, kill_after: int
) -> None:
    new_home(tmp_path).store.close()
    kept = lay(tmp_path, kill_after)
    assert len(kept) >= kill_after
    conversation_id = waiting(tmp_path)
    home = same_home(tmp_path)
    talk = Mats(home.store, now).go_on(home.actor, conversation_id)
    mat = talk.tree.here
    assert kept.items() <= mat.positions.items()
    assert len(mat.positions) <= len(kept) + 1, "at most the one that was kept before it could be said"
    assert mat.in_hand is not None
    assert mat.in_hand.id == CARDS[len(mat.positions)]
    assert not home.store.check()
    home.store.close()


def test_the_mat_that_was_cut_off_is_finished_at_another_start_as_one_conversation(tmp_path: Path) -> None:
    new_home(tmp_path).store.close()
    first = lay(tmp_path, 9)
    rest = lay(tmp_path, None)
    home = same_home(tmp_path)
    (held,) = home.residents.card(home.actor, home.person_id).conversations
    assert held.state is ConversationState.FINISHED
    (found,) = MatAfter(home.store, now).review(home.actor, held.id).mats
    placed = {line.card.id: line.position for line in found.lines if line.outcome is CardOutcome.PLACED}
    assert placed.items() >= (first | rest).items()
    assert list(placed) == CARDS
    home.store.close()
