"""The computer dies in mid-conversation. Every answer given is there, and the conversation goes on."""

import random
import subprocess
import sys
from pathlib import Path

from accessible_fit.services.flow import Said, Step
from accessible_fit.services.turns import turn
from db.vocabulary import ConversationState
from tests.journeys.people import form, new_home, same_home

ROOT = Path(__file__).resolve().parents[2]
COUNT = len(form().items)


def hold(folder: Path, kill_after: int | None) -> dict[str, int]:
    """Hold the conversation in another process, kill it after so many answers, return what it kept."""
    command = [sys.executable, "-m", "tests.journeys.one_conversation", str(folder)]
    kept: dict[str, int] = {}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            words = line.split()
            if words[0] == "kept":
                kept[words[1]] = int(words[2])
            if kill_after is not None and len(kept) >= kill_after:
                process.kill()
                break
        # What was written to the pipe before the kill was acknowledged too.
        for line in process.stdout:
            words = line.split()
            if words[:1] == ["kept"] and len(words) == 3:
                kept[words[1]] = int(words[2])
    return kept


def test_killed_at_any_point_every_acknowledged_answer_is_there_and_the_talk_goes_on(tmp_path: Path) -> None:
    new_home(tmp_path).store.close()
    chance = random.Random(20261122)
    acknowledged: dict[str, int] = {}
    while len(acknowledged) < COUNT:
        acknowledged |= hold(tmp_path, kill_after=chance.randint(1, 4))
        home = same_home(tmp_path)
        try:
            waiting = home.residents.card(home.actor, home.person_id).unfinished
            if waiting is None:
                break
            talk = home.conversations.go_on(home.actor, waiting.id)
            found = {item: said.raw for item, said in talk.flow.said.items()}
            assert acknowledged.items() <= found.items()
            ahead = talk.flow.forward()
            if ahead.step is Step.ONCE_MORE:
                ahead = ahead.forward()
            assert ahead.item_id == next(iter(talk.flow.unanswered), None)
        finally:
            home.store.close()
    hold(tmp_path, kill_after=None)
    home = same_home(tmp_path)
    try:
        card = home.residents.card(home.actor, home.person_id)
        assert [one.state for one in card.conversations] == [ConversationState.FINISHED], "one talk, not many"
        said = home.review.conversation(home.actor, card.conversations[0].id)
        found = {line.item.id: line.option.raw for line in said.lines if line.option}
        again = {turn(line.item.id, 1): line.again.raw for line in said.lines if line.again}
        assert acknowledged.items() <= (found | again).items()
        assert list(again) == [turn(item_id, 1) for item_id in form().repeats]
        assert len(said.lines) == COUNT
        assert not home.store.check()
    finally:
        home.store.close()


def test_a_paused_talk_goes_on_with_the_wording_and_order_it_began_with(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.pause(home.actor, talk)
    again = home.conversations.go_on(home.actor, talk.id)
    assert again.instrument.frozen() == talk.instrument.frozen()
    assert again.flow.item_ids == talk.flow.item_ids
    assert again.flow.said == dict[str, Said]()
    home.store.close()
