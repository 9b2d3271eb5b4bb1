"""A conversation in a process of its own, which says what has been kept. It may be killed."""

import sys
import time
from dataclasses import replace
from pathlib import Path

from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from db.vocabulary import InputWay
from tests.journeys.people import form, same_home


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def hold(folder: Path) -> None:
    home = same_home(folder)
    waiting = home.residents.card(home.actor, home.person_id).unfinished
    if waiting is None:
        talk = home.conversations.begin(home.actor, home.person_id, form())
    else:
        talk = home.conversations.go_on(home.actor, waiting.id)
    say("begun")
    flow = talk.flow
    while flow.unanswered:
        item_id = flow.unanswered[0]
        raw = sum(item_id.encode()) % 3
        home.conversations.keep(home.actor, talk, Given(item_id, Said(raw=raw), InputWay.TOUCH, 900))
        flow = replace(flow, said={**flow.said, item_id: Said(raw=raw)})
        say(f"kept {item_id} {raw}")
        time.sleep(0.005)
    home.conversations.finish(home.actor, talk)
    say("finished")


if __name__ == "__main__":
    hold(Path(sys.argv[1]))
