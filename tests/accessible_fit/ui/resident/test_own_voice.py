"""Kalle hears Lisa's own voice where she has recorded one, and the computer's where she has not."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, find_instrument
from accessible_fit.services.clips import Clips
from accessible_fit.services.conversation import Conversations, Talk
from accessible_fit.services.flow import Said
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.question import QuestionScreen
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.clip_sound import Recording, sounds_of
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.sound_file import Sound
from audio.speaker import Speaker
from db.engine import Store, open_store
from db.vocabulary import Language, ServiceType
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.made_once import copied
from tests.audio.test_player import FakeOutput

NOW = dt.datetime(2025, 3, 3, 9, 0, tzinfo=dt.UTC)
COMPUTER = Sound(bytes([1, 0]) * 2205, 22050)
LISA = Sound(bytes([9, 0]) * 4410, 22050)


class ComputerVoice:
    """Speaks everything at once, in one sound, and writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.prepared: list[str] = []

    def sound(self, phrase: Phrase) -> Future[Sound]:
        self.asked.append(phrase.text)
        spoken: Future[Sound] = Future()
        spoken.set_result(COMPUTER)
        return spoken

    def prepare(self, phrases: list[Phrase]) -> None:
        self.prepared += [phrase.text for phrase in phrases]


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as made:
        yield made


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


class Room:
    """A conversation on the screen, its loudspeaker, and what Lisa has recorded by then."""

    def __init__(self, store: Store, background: Background, recorded: list[str], form: Instrument) -> None:
        residents, conversations = Residents(store, lambda: NOW), Conversations(store, lambda: NOW)
        account = NewAccount("lisa", "Lisa", "four words in a row", "2468", Language.SV)
        lisa = Accounts(store, lambda: NOW).make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
        unit = residents.units(lisa)[0]
        kalle = residents.add(lisa, NewPerson(unit.id, "Kalle"))
        clips = Clips(store, lambda: NOW)
        for one in clips.listed(lisa, unit.id, form, "sv"):
            if one.wording.text in recorded:
                clips.keep(lisa, unit.id, one.wording, Recording.of(LISA))
        self.talk: Talk = conversations.begin(lisa, kalle.id, form)
        self.computer, self.output = ComputerVoice(), FakeOutput()
        self.player = SpeechPlayer(cast(Speaker, self.computer), output=self.output, gap_ms=1)
        words = Words("sv")
        look = Look(load_theme("light"), "Atkinson Hyperlegible", 96 / 25.4)
        kit = Kit(look, words, PixmapStore(Catalogue.bundled()), True)
        self.conductor = Conductor(self.talk, conversations, lisa, background)
        self.speaking = Speaking(self.player, "sv", 150)
        self.speaking.use_recordings(sounds_of(clips.clips_for(lisa, self.talk)))
        self.window = ResidentWindow(kit, self.conductor, self.speaking, lambda digits, right, wrong: right())
        self.conductor.setParent(self.window)
        self.speaking.setParent(self.window)
        self.window.resize(1280, 800)

    def hear_first_question(self, qtbot: QtBot) -> tuple[list[str], list[Sound]]:
        """Go past the greeting and the practice question, and listen to the end."""
        self.conductor.forward()
        self.conductor.say(Said(raw=1), "touch")
        self.conductor.forward()
        self.output.played.clear()
        self.computer.asked.clear()
        with qtbot.waitSignal(self.player.all_finished, timeout=10_000):
            self.window.say_screen()
        screen = self.window.screen_now
        assert isinstance(screen, QuestionScreen)
        return [said.text for said in screen.utterances()], self.output.played

    def close(self) -> None:
        self.speaking.close()
        self.player.close()
        self.window.deleteLater()


@pytest.fixture
def form() -> Instrument:
    return find_instrument("group_home", AnyPictogram())


def test_the_persons_own_staff_read_the_question(
    qtbot: QtBot, store: Store, background: Background, form: Instrument
) -> None:
    question = form.items[0].spoken["sv"]
    room = Room(store, background, [question, "Ja"], form)
    texts, heard = room.hear_first_question(qtbot)
    assert texts[0] == question and "Ja" in texts and len(heard) == len(texts)
    assert heard == [LISA if text in (question, "Ja") else COMPUTER for text in texts]
    assert question not in room.computer.asked and "Ja" not in room.computer.asked
    room.speaking.prepare(texts)
    assert set(room.computer.prepared) == set(texts) - {question, "Ja"}
    room.close()


def test_without_recordings_the_computer_reads_everything(
    qtbot: QtBot, store: Store, background: Background, form: Instrument
) -> None:
    room = Room(store, background, [], form)
    texts, heard = room.hear_first_question(qtbot)
    assert heard == [COMPUTER] * len(texts)
    assert sorted(room.computer.asked) == sorted(texts)
    room.close()
