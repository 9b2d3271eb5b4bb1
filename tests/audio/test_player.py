from __future__ import annotations

import subprocess
import sys
import threading
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from audio.loudspeaker import DeviceOutput, SoundOutput
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.sound_file import Sound
from audio.speaker import Speaker
from tests.audio.conftest import FakeWorker
from tests.audio.test_sound_file import tone

QUESTION = [Phrase(text, "sv") for text in ("Trivs du hemma?", "Ja", "Nej")]
WALK = ["started 0", "finished 0", "started 1", "finished 1", "started 2", "finished 2", "all"]


class FakeOutput(SoundOutput):
    """Plays nothing, in no time, and writes down what it was told. ``hold`` leaves sounds unended."""

    def __init__(self, *, there: bool = True, hold: bool = False, broken: bool = False) -> None:
        super().__init__()
        self.there, self.hold, self.broken = there, hold, broken
        self.played: list[Sound] = []
        self.stops = 0
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self.finished)

    def available(self) -> bool:
        return self.there

    def play(self, sound: Sound) -> None:
        if self.broken:
            self.failed.emit()
            return
        self.played.append(sound)
        self.started.emit()
        if not self.hold:
            self._end.start(1)

    def stop(self) -> None:
        self.stops += 1
        self._end.stop()


class Stage:
    """A player, its output, and everything it told, in order."""

    def __init__(self, speaker: Speaker, output: SoundOutput, patience_ms: int = 5000) -> None:
        self.player = SpeechPlayer(speaker, output=output, gap_ms=1, patience_ms=patience_ms)
        self.told: list[str] = []
        self.player.phrase_started.connect(lambda index: self.told.append(f"started {index}"))
        self.player.phrase_finished.connect(lambda index: self.told.append(f"finished {index}"))
        self.player.all_finished.connect(lambda: self.told.append("all"))
        self.player.silent.connect(lambda code: self.told.append(f"silent {code}"))

    def say_to_the_end(self, qtbot: QtBot, phrases: list[Phrase]) -> list[str]:
        self.told.clear()
        with qtbot.waitSignal(self.player.all_finished, timeout=30_000):
            self.player.say(phrases)
        return self.told


MakeStage = Callable[..., Stage]


@pytest.fixture
def stage(qapp: object) -> Iterator[MakeStage]:
    made: list[Stage] = []

    def make(speaker: Speaker, output: SoundOutput, **options: int) -> Stage:
        made.append(Stage(speaker, output, **options))
        return made[-1]

    yield make
    for one in made:
        one.player.close()


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person who reads each phrase in a hundredth of a second, so that silent tests take no time."""
    monkeypatch.setattr(Phrase, "estimated_seconds", lambda phrase: 0.01)


def test_a_question_and_its_answers_are_heard_one_by_one(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage
) -> None:
    output = FakeOutput()
    one = stage(speaker, output)
    assert one.say_to_the_end(qtbot, QUESTION) == WALK
    assert [round(sound.seconds, 1) for sound in output.played] == [
        round(speaker.sound(phrase).result().seconds, 1) for phrase in QUESTION
    ]
    assert all(max(array("h", sound.pcm)) > 3000 for sound in output.played)


def test_hear_again_says_it_all_again_without_the_speech_process(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], fake_worker: FakeWorker, stage: MakeStage
) -> None:
    one = stage(speaker_with(), FakeOutput())
    one.player.prepare(QUESTION)
    for _ in range(2):
        assert one.say_to_the_end(qtbot, QUESTION) == WALK
    assert len(fake_worker.texts()) == 3


def test_a_recorded_voice_is_heard_instead_of_the_computers(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], fake_worker: FakeWorker, stage: MakeStage
) -> None:
    output = FakeOutput()
    one = stage(speaker_with(), output)
    own = tone(0.3)
    phrases = [Phrase("Trivs du hemma?", "sv", recording=own), *QUESTION[1:]]
    one.player.prepare(phrases)
    assert one.say_to_the_end(qtbot, phrases) == WALK
    assert output.played[0] == own and len(output.played) == 3
    assert sorted(fake_worker.texts()) == ["Ja", "Nej"]


def test_a_recorded_voice_is_heard_where_speech_does_not_work(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], stage: MakeStage, quick_reader: None
) -> None:
    output = FakeOutput()
    one = stage(speaker_with("die"), output)
    own = tone(0.3)
    told = one.say_to_the_end(qtbot, [QUESTION[0], Phrase("Ja", "sv", recording=own)])
    assert told[0] == "silent worker_broken" and told[1:] == [*WALK[:4], "all"]
    assert output.played == [own]


def test_a_tap_silences_at_once_and_nothing_more_is_told(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage
) -> None:
    output = FakeOutput(hold=True)
    one = stage(speaker, output)
    with qtbot.waitSignal(one.player.phrase_started):
        one.player.say(QUESTION)
    stops = output.stops
    one.player.stop()
    assert output.stops == stops + 1
    output.finished.emit()  # a device that reports late
    qtbot.wait(50)
    assert one.told == ["started 0"]


def test_a_new_list_replaces_the_old_one_and_late_sounds_are_dropped(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], stage: MakeStage
) -> None:
    output = FakeOutput()
    one = stage(speaker_with("slow"), output)
    one.player.say([Phrase(f"Gammalt {number}", "sv") for number in range(5)])
    qtbot.wait(60)  # the first is being spoken
    one.told.clear()
    output.played.clear()
    assert one.say_to_the_end(qtbot, QUESTION) == WALK
    assert len(output.played) == 3
    qtbot.wait(100)
    assert one.told == WALK


@pytest.mark.parametrize("moment", ["phrase_started", "phrase_finished", "silent"])
def test_a_screen_that_stops_while_being_told_something_is_obeyed(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, quick_reader: None, moment: str
) -> None:
    one = stage(speaker, FakeOutput(there=moment != "silent"))
    getattr(one.player, moment).connect(one.player.stop)
    with qtbot.waitSignal(getattr(one.player, moment)):
        one.player.say(QUESTION)
    qtbot.wait(50)
    assert (
        one.told
        == {
            "phrase_started": ["started 0"],
            "phrase_finished": ["started 0", "finished 0"],
            "silent": ["silent no_device"],
        }[moment]
    )


def test_without_a_loudspeaker_every_choice_is_still_lit_and_it_is_said_once(
    qtbot: QtBot,
    speaker_with: Callable[..., Speaker],
    fake_worker: FakeWorker,
    stage: MakeStage,
    quick_reader: None,
) -> None:
    one = stage(speaker_with(), FakeOutput(there=False))
    for _ in range(2):
        assert one.say_to_the_end(qtbot, QUESTION) == ["silent no_device", *WALK]
    assert fake_worker.texts() == []


def test_reading_pace_when_mute(qtbot: QtBot, speaker: Speaker, stage: MakeStage) -> None:
    one = stage(speaker, FakeOutput(there=False))
    with qtbot.waitSignal(one.player.phrase_started):
        one.player.say([Phrase("Får du bestämma själv när du vill duscha?", "sv")])
    assert one.player._timer.interval() >= 3000


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [("die", "worker_broken"), ("no-voice", "no_voice"), ("full-everywhere", "cache_full")],
)
def test_speech_that_fails_is_told_once_and_the_screen_goes_on(
    qtbot: QtBot,
    speaker_with: Callable[..., Speaker],
    stage: MakeStage,
    quick_reader: None,
    behaviour: str,
    code: str,
) -> None:
    one = stage(speaker_with(behaviour), FakeOutput())
    assert one.say_to_the_end(qtbot, QUESTION) == [f"silent {code}", *WALK]


def test_speech_that_hangs_does_not_hold_up_the_person(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], stage: MakeStage, quick_reader: None
) -> None:
    one = stage(speaker_with("hang", worker_timeout_s=60.0), FakeOutput(), patience_ms=50)
    assert one.say_to_the_end(qtbot, QUESTION) == ["silent speech_slow", *WALK]


def test_a_phrase_without_words_is_shown_and_the_others_are_heard(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, quick_reader: None
) -> None:
    output = FakeOutput()
    one = stage(speaker, output)
    told = one.say_to_the_end(qtbot, [QUESTION[0], Phrase("…", "sv"), QUESTION[2]])
    assert [line for line in told if not line.startswith("silent")] == WALK
    assert told.count("silent nothing_to_say") == 1
    assert len(output.played) == 2


def test_a_device_that_refuses_is_the_same_as_none(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, quick_reader: None
) -> None:
    one = stage(speaker, FakeOutput(broken=True))
    assert one.say_to_the_end(qtbot, QUESTION) == ["silent no_device", *WALK]


def test_nothing_to_say_is_finished_at_once(qtbot: QtBot, speaker: Speaker, stage: MakeStage) -> None:
    assert stage(speaker, FakeOutput()).say_to_the_end(qtbot, []) == ["all"]
    assert stage(speaker, FakeOutput(there=False)).say_to_the_end(qtbot, []) == ["all"]


def test_a_greeting_by_name_is_heard_and_leaves_no_file(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, tmp_path: Path
) -> None:
    output = FakeOutput()
    stage(speaker, output).say_to_the_end(qtbot, [Phrase("Hej Åsa!", "sv", private=True)])
    assert len(output.played) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["voices.json"]


def test_a_fault_of_the_program_is_shown_and_the_screen_goes_on(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, quick_reader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(phrase: Phrase) -> Sound:
        raise ZeroDivisionError

    monkeypatch.setattr(speaker, "_rendered_sound", fault)
    one = stage(speaker, FakeOutput())
    with qtbot.captureExceptions() as faults:
        assert one.say_to_the_end(qtbot, QUESTION[:1]) == ["silent audio", "started 0", "finished 0", "all"]
    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]


def test_closing_in_the_middle_leaves_no_timer_and_no_thread(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], stage: MakeStage
) -> None:
    speaker = speaker_with("slow")
    one = stage(speaker, FakeOutput(hold=True))
    one.player.say(QUESTION)
    one.player.close()
    speaker.close()
    assert not one.player._timer.isActive()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("speech-")]
    qtbot.wait(50)
    assert one.told == []


def test_a_player_deleted_while_speech_is_on_its_way_does_no_harm(
    qtbot: QtBot, speaker_with: Callable[..., Speaker], fake_worker: FakeWorker
) -> None:
    player = SpeechPlayer(speaker_with("slow"), output=FakeOutput())
    player.say(QUESTION)
    player.deleteLater()
    del player
    qtbot.waitUntil(lambda: len(fake_worker.texts()) == 3, timeout=10_000)
    qtbot.wait(80)


def test_the_real_output_keeps_quiet_on_a_computer_without_sound(
    qtbot: QtBot, speaker: Speaker, stage: MakeStage, quick_reader: None
) -> None:
    """On one with a loudspeaker the same is heard; either way the list is walked through."""
    output = DeviceOutput()
    one = stage(speaker, output)
    one.player.warm_up()
    told = one.say_to_the_end(qtbot, QUESTION[1:2])
    walk = ["started 0", "finished 0", "all"]
    assert told == (walk if output.available() else ["silent no_device", *walk])
    if not output.available():
        with qtbot.waitSignal(output.failed):
            output.play(tone())
    output.stop()


ALONE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.speaker import Speaker
app = QCoreApplication([])
speaker = Speaker(Path(sys.argv[1]))
player = SpeechPlayer(speaker)
player.all_finished.connect(app.quit)
QTimer.singleShot(0, player.warm_up)
QTimer.singleShot(0, lambda: player.say([Phrase("Ja", "sv", 450)]))
QTimer.singleShot(20_000, lambda: app.exit(2))
code = app.exec()
player.close()
speaker.close()
sys.exit(code)
"""

IMPORTED = """
import sys
from pathlib import Path
import audio.player, audio.speaker
audio.speaker.Speaker(Path("unused")).close()
print(sorted({"PySide6.QtMultimedia", "PySide6.QtWidgets", "pyttsx3", "espeakng_loader"} & set(sys.modules)))
"""


def run_alone(program: str, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def test_a_program_of_its_own_speaks_and_ends_without_a_word_on_the_terminal(tmp_path: Path) -> None:
    assert run_alone(ALONE, str(tmp_path)) == (0, "", "")


def test_importing_the_player_does_not_load_the_sound_system() -> None:
    assert run_alone(IMPORTED) == (0, "[]", "")
