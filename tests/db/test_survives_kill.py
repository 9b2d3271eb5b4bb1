"""A program that is killed in the middle of a conversation has lost no answer it had said was kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from db import answers, conversations
from db.engine import open_store
from tests.db.conftest import KEY
from tests.db.scene import said, set_scene

WRITER = """
import sys
from uuid import UUID
from db import answers, conversations
from db.engine import open_store
from tests.db.conftest import KEY
from tests.db.scene import said

url, talk = sys.argv[1], UUID(sys.argv[2])
with open_store(url, KEY) as store:
    order = 0
    while True:
        with store.writing() as tx:
            answers.put(tx, said(talk, f"item-{order}", raw=order % 3, order=order))
            conversations.set_position(tx, talk, order + 1)
        print(order, flush=True)
        order += 1
"""


@pytest.mark.parametrize("told", [1, 12, 60])
def test_every_answer_that_was_acknowledged_is_there(encrypted_url: str, told: int) -> None:
    with open_store(encrypted_url, KEY) as store, store.writing() as tx:
        scene = set_scene(tx)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, encrypted_url, str(scene.conversation.id)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(told)]
    writer.kill()
    acknowledged += [int(line) for line in writer.communicate()[0].split()]
    with open_store(encrypted_url, KEY) as store:
        assert store.check() == []
        with store.writing() as tx:
            kept = answers.of_conversation(tx, scene.conversation.id)
            # the one it was at when it was killed may have been kept and not told of
            assert len(acknowledged) <= len(kept) <= len(acknowledged) + 1
            assert [answer.item_id for answer in kept] == [f"item-{order}" for order in range(len(kept))]
            assert [answer.raw for answer in kept] == [order % 3 for order in range(len(kept))]
            (talk,) = conversations.of_person(tx, scene.person.id)
            assert talk.position == len(kept)
            answers.put(tx, said(talk.id, "and on it goes", order=talk.position))
