"""A conversation through the real windows with the store on a server, whose line is cut in the middle."""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import audio.speaker
from accessible_fit.app.program import Program
from accessible_fit.app.run import make_application
from accessible_fit.app.start import Start
from accessible_fit.instruments.own import AnyPictogram, find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.settings import Places, Settings
from accessible_fit.tour.conversation import Conversation
from accessible_fit.tour.hands import Hands
from accessible_fit.tour.world import PASSWORD, PIN, SIGN_IN_NAME
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.words.catalogue import Words
from db import answers, conversations
from db.engine import create_store, open_store
from db.vocabulary import ServiceType
from tests.faults.far_talker import OneKey
from tests.faults.line import Line, Server
from tests.faults.one_tour import FAKE, Blind
from tests.journeys.people import now

QUESTIONS = 4


class Cut(Conversation):
    """The line is cut before the second answer."""

    line: Line

    def _answer(self, says: int | Missing, way: str) -> None:
        if len(self.given) == 1:
            self.line.cut()
        super()._answer(says, way)


def play(out: Path) -> None:
    """Hold it; leave as JSON what was given and what was on the server once the line was mended."""
    diary = out / "diary.txt"
    audio.speaker.usual_worker_command = lambda: [sys.executable, str(FAKE), str(diary), "no-voice"]
    make_application(["accessible-fit"])
    server = Server()
    line = Line(server)
    try:
        with tempfile.TemporaryDirectory() as work:
            told = held(server, line, Path(work))
    finally:
        line.close()
        server.close()
    (out / "told.json").write_text(json.dumps(told), encoding="utf-8")


def held(server: Server, line: Line, work: Path) -> dict[str, object]:
    name = server.new_database()
    with create_store(server.url(name)) as store:
        account = NewAccount(SIGN_IN_NAME, "Anna Lind", PASSWORD, PIN)
        anna = Accounts(store, now).make_first(account, "Ekbacken", ServiceType.GROUP_HOME)
        (unit,) = Residents(store, now).units(anna)
        kalle = Residents(store, now).add(anna, NewPerson(unit.id, "Kalle", 1984))
    places = Places(work / "data", work / "cache", work / "config")
    places.data.mkdir()
    start = Start(places, Settings("sv"), line.url(name), lambda: OneKey(work), full_screen=False)
    running, hands, w = Program(start), Hands(), Words("sv")
    running.staff.resize(1280, 800)
    running.show()
    hands.wait_for(lambda: running.desk is not None, "desk")
    hands.fill(running.staff, w.t("Sign-in name"), SIGN_IN_NAME)
    hands.fill(running.staff, w.t("Password"), PASSWORD)
    hands.click(running.staff, w.t("Sign in"))
    hands.wait_for(lambda: running.staff.actor is not None and not running.background.busy, "signed in")
    form = find_instrument("group_home", AnyPictogram())
    short = replace(form, items=form.items[:QUESTIONS], repeats=(), pairs=(), total=())
    desk = running.desk
    assert desk is not None  # waited for
    talk = desk.conversations.begin(anna, kalle.id, short)
    running.staff.conversation_wanted.emit(talk)
    hands.wait_for(lambda: running.resident is not None and running.resident.isVisible(), "begun")
    window = running.resident
    assert isinstance(window, ResidentWindow)  # it is a talk with questions
    troubles: list[object] = []
    window.conductor.trouble.connect(troubles.append)
    conversation = Cut(window, hands, Blind(work), window.kit.words, PIN)
    conversation.line = line
    conversation.play()
    hands.wait_for(lambda: running.resident is None and running.staff.isVisible(), "ended")
    counted = desk.waiting.counted()
    line.mend()
    hands.wait_for(lambda: desk.waiting.counted().all == 0, "sent")
    running.staff.hide()
    running.close()
    with open_store(server.url(name)) as store, store.reading() as tx:
        kept = {one.item_id: one.raw for one in answers.of_conversation(tx, talk.id)}
        state = conversations.get(tx, talk.id).state.value
    given = {item: answer.raw for item, answer in conversation.given.items()}
    return {
        "given": given,
        "kept": kept,
        "state": state,
        "waited": counted.all,
        "troubles": len(troubles),
    }


if __name__ == "__main__":
    play(Path(sys.argv[1]))
