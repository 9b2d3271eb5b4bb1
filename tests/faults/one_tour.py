"""A first conversation through the real windows, with a speech process that does not do its work.

The whole tour, or one conversation of a few questions in the same windows.
"""

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

import audio.speaker
from accessible_fit.app.run import make_application
from accessible_fit.instruments.own import AnyPictogram, find_instrument
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.conversation import Conversation
from accessible_fit.tour.hands import Hands, settle
from accessible_fit.tour.scenes import first_conversation
from accessible_fit.tour.stored import stored_answers
from accessible_fit.tour.world import PASSWORD, PIN, SIGN_IN_NAME, new_store, program
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.words.catalogue import Words
from db import answers
from db.engine import open_store
from db.vocabulary import ServiceType
from tests.journeys.people import now

FAKE = Path(__file__).resolve().parents[1] / "audio" / "fake_worker.py"
QUESTIONS = 4
Raw = dict[str, int | None]


class Blind(Camera):
    """Takes no pictures: only what is answered counts here."""

    def shoot(self, window: QWidget, name: str, title: str) -> None:
        settle()


def whole_tour(out: Path, work: Path) -> tuple[Raw, Raw]:
    """Return what was given and what is kept, of every conversation with questions of the tour."""
    held = first_conversation(out, work, "sv", "light", Hands(), Camera(out))
    stored = stored_answers(out / "tour.db", held.questions, held.mat, held.rating)
    # what was asked once more is kept apart
    given = {item: answer.raw for item, answer in held.answers.items() if "#" not in item}
    return given, {one["item_id"]: one["raw"] for one in stored if one["conversation"] == "questions"}


def one_conversation(out: Path, work: Path) -> tuple[Raw, Raw]:
    """Return what was given and what is kept, of one conversation of a few questions."""
    url = new_store(out, "tour.db")
    with open_store(url) as store:
        account = NewAccount(SIGN_IN_NAME, "Anna Lind", PASSWORD, PIN)
        anna = Accounts(store, now).make_first(account, "Ekbacken", ServiceType.GROUP_HOME)
        (unit,) = Residents(store, now).units(anna)
        kalle = Residents(store, now).add(anna, NewPerson(unit.id, "Kalle", 1984))
    running, hands, w = program(work, url, "sv", "light"), Hands(), Words("sv")
    try:
        hands.wait_for(lambda: running.desk is not None, "desk")
        hands.fill(running.staff, w.t("Sign-in name"), SIGN_IN_NAME)
        hands.fill(running.staff, w.t("Password"), PASSWORD)
        hands.click(running.staff, w.t("Sign in"))
        hands.wait_for(lambda: running.staff.actor is not None, "signed in")
        hands.wait_for(lambda: not running.background.busy, "background")
        form = find_instrument("group_home", AnyPictogram())
        short = replace(form, items=form.items[:QUESTIONS], repeats=(), pairs=(), total=())
        desk = running.desk
        assert desk is not None  # waited for
        talk = desk.conversations.begin(anna, kalle.id, short)
        running.staff.conversation_wanted.emit(talk)
        hands.wait_for(lambda: running.resident is not None and running.resident.isVisible(), "begun")
        window = running.resident
        assert isinstance(window, ResidentWindow)  # it is a talk with questions
        conversation = Conversation(window, hands, Blind(out), window.kit.words, PIN)
        conversation.play()
        hands.wait_for(lambda: running.resident is None and running.staff.isVisible(), "ended")
        hands.wait_for(lambda: not running.background.busy, "background")
    finally:
        running.staff.hide()
        running.close()
    with open_store(url) as store, store.reading() as tx:
        kept = {one.item_id: one.raw for one in answers.of_conversation(tx, talk.id)}
    return {item: answer.raw for item, answer in conversation.given.items()}, kept


def play(out: Path, behaviour: str, whole: bool) -> None:
    """Hold it, and leave what was given and what is kept as JSON."""
    diary = out / "diary.txt"
    audio.speaker.usual_worker_command = lambda: [sys.executable, str(FAKE), str(diary), behaviour]
    make_application(["accessible-fit"])
    with tempfile.TemporaryDirectory() as work:
        given, kept = (whole_tour if whole else one_conversation)(out, Path(work))
    (out / "told.json").write_text(json.dumps({"given": given, "kept": kept}), encoding="utf-8")


if __name__ == "__main__":
    play(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "whole")
