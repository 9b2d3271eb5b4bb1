"""A conversation on a mat in a process of its own, which says what has been kept. It may be killed."""

import datetime as dt
import sys
import time
from pathlib import Path

from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from db.vocabulary import InputWay
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.journeys.people import now, same_home


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def lay(folder: Path) -> None:
    home = same_home(folder)
    mats = Mats(home.store, now)
    waiting = home.residents.card(home.actor, home.person_id).unfinished
    if waiting is None:
        topic = find_topic("my_home")
        talk = mats.begin(home.actor, home.person_id, MatPlan(topic, top_scale("like"), topic.cards))
    else:
        talk = mats.go_on(home.actor, waiting.id)
    say("begun")
    tree = talk.tree
    while (card := tree.here.in_hand) is not None:
        place = sum(card.id.encode()) % 3
        at = dt.datetime.now(dt.UTC)
        tree = tree.do(lambda mat, place=place, at=at: mat.place(place, at, InputWay.TOUCH.value))  # type: ignore[misc]  # mypy gives no type to a lambda's defaults
        mats.keep(home.actor, talk, tree)
        say(f"kept {card.id} {place}")
        time.sleep(0.005)
    mats.finish(home.actor, talk, tree)
    say("finished")


if __name__ == "__main__":
    lay(Path(sys.argv[1]))
