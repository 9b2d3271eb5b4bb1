"""Recording, with a microphone that delivers what the test gives it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from audio.clip_sound import Recording, sound_of
from audio.errors import by_code
from audio.recorder import DeviceInput, Recorder, SoundInput
from tests.audio.test_tidy import RATE, in_a_room, sound, voice

SPOKEN = sound(in_a_room(voice(0.8, -22), -60)).pcm
PIECE = 2 * 1024


class FakeInput(SoundInput):
    """A microphone whose samples the test hands over; `late` come only when it is told to stop."""

    def __init__(self, *, there: bool = True, rate_hz: int = RATE, late: bytes = b"") -> None:
        super().__init__()
        self.there, self.rate_hz, self.late = there, rate_hz, late
        self.open = False

    def available(self) -> bool:
        return self.there

    def start(self) -> None:
        if not self.there:
            self.failed.emit("no_microphone")
            return
        self.open = True

    def stop(self) -> None:
        if self.open and self.late:
            self.heard.emit(self.late)
        self.open = False

    def speak(self, pcm: bytes) -> None:
        for at in range(0, len(pcm), PIECE):
            self.heard.emit(pcm[at : at + PIECE])


class Desk:
    """A recorder and everything it told."""

    def __init__(self, source: SoundInput, longest_s: float = 60.0) -> None:
        self.recorder = Recorder(source=source, longest_s=longest_s)
        self.levels: list[float] = []
        self.finished: list[Recording] = []
        self.failed: list[str] = []
        self.recorder.level_changed.connect(self.levels.append)
        self.recorder.finished.connect(self.finished.append)
        self.recorder.failed.connect(self.failed.append)


@pytest.fixture
def desk(qapp: object) -> Callable[..., Desk]:
    return Desk


def test_a_voice_is_recorded_into_memory_and_nowhere_else(
    desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    microphone = FakeInput()
    one = desk(microphone)
    one.recorder.start()
    assert (one.recorder.recording, microphone.open) == (True, True)
    microphone.speak(SPOKEN)
    assert one.recorder.seconds == pytest.approx(3.3, abs=0.1)
    one.recorder.stop()
    assert (one.recorder.recording, microphone.open) == (False, False)
    (recording,) = one.finished
    assert 800 <= recording.duration_ms <= 1200
    assert sound_of(recording.data).rate_hz == RATE
    assert one.failed == [] and list(tmp_path.iterdir()) == []


def test_the_meter_moves_with_the_voice(desk: Callable[..., Desk]) -> None:
    microphone = FakeInput()
    one = desk(microphone)
    one.recorder.start()
    microphone.speak(SPOKEN)
    one.recorder.cancel()
    assert len(one.levels) == -(-len(SPOKEN) // PIECE)
    assert one.levels[0] < 0.1 and 0.5 < max(one.levels) < 0.9 and one.levels[-1] < 0.1


def test_what_the_microphone_still_holds_at_the_end_belongs_to_the_recording(
    desk: Callable[..., Desk],
) -> None:
    half = len(SPOKEN) // 4 * 2
    microphone = FakeInput(late=SPOKEN[half:])
    one = desk(microphone)
    one.recorder.start()
    microphone.speak(SPOKEN[:half])
    one.recorder.stop()
    assert 800 <= one.finished[0].duration_ms <= 1200


def test_a_recording_ends_by_itself_when_it_is_long_enough(desk: Callable[..., Desk]) -> None:
    microphone = FakeInput(late=SPOKEN)
    one = desk(microphone, longest_s=1.0)
    one.recorder.start()
    microphone.speak(sound(voice(5.0, -20)).pcm)
    assert len(one.finished) == 1 and one.finished[0].duration_ms == pytest.approx(1000, abs=20)
    assert not microphone.open
    one.recorder.stop()
    assert len(one.finished) == 1


def test_without_a_microphone_it_is_said_in_words(desk: Callable[..., Desk]) -> None:
    one = desk(FakeInput(there=False))
    assert not one.recorder.available()
    one.recorder.start()
    assert one.failed == ["no_microphone"] and not one.recorder.recording
    assert "microphone" in by_code(one.failed[0]).sentence
    one.recorder.stop()
    assert one.failed == ["no_microphone"] and one.finished == []


def test_a_microphone_that_is_pulled_out_ends_the_recording(desk: Callable[..., Desk]) -> None:
    microphone = FakeInput()
    one = desk(microphone)
    one.recorder.start()
    microphone.speak(SPOKEN)
    microphone.failed.emit("microphone_stopped")
    assert one.failed == ["microphone_stopped"] and one.finished == []
    one.recorder.stop()
    assert one.finished == [] and one.recorder.seconds == 0


def test_a_microphone_that_falls_silent_without_a_word_is_not_waited_for(qtbot: QtBot) -> None:
    microphone = FakeInput()
    recorder = Recorder(source=microphone, patience_ms=20)
    with qtbot.waitSignal(recorder.failed) as told:
        recorder.start()
    assert told.args == ["microphone_stopped"] and not microphone.open
    recorder.start()
    microphone.speak(SPOKEN)
    recorder.cancel()
    with qtbot.assertNotEmitted(recorder.failed, wait=60):
        pass


@pytest.mark.parametrize(
    ("samples", "code"),
    [(np.zeros(RATE), "recording_empty"), (in_a_room(voice(1, -47), -70), "recording_too_quiet")],
)
def test_a_bad_recording_is_refused_and_the_next_one_is_as_good_as_ever(
    desk: Callable[..., Desk], samples: np.ndarray, code: str
) -> None:
    microphone = FakeInput()
    one = desk(microphone)
    one.recorder.start()
    microphone.speak(sound(samples).pcm)
    one.recorder.stop()
    assert one.failed == [code] and one.finished == []
    one.recorder.start()
    microphone.speak(SPOKEN)
    one.recorder.stop()
    assert 800 <= one.finished[0].duration_ms <= 1200


def test_a_recording_that_is_left_is_forgotten(desk: Callable[..., Desk]) -> None:
    microphone = FakeInput(late=SPOKEN)
    one = desk(microphone)
    one.recorder.start()
    microphone.speak(SPOKEN)
    one.recorder.cancel()
    assert not microphone.open and one.recorder.seconds == 0
    assert one.finished == [] and one.failed == []
    microphone.speak(SPOKEN)  # a device that reports late
    assert one.recorder.seconds == 0


def test_the_real_microphone_records_or_says_that_there_is_none(qtbot: QtBot) -> None:
    """On a computer without one the error has its words; on one with, samples arrive and stop."""
    one = Desk(DeviceInput())
    one.recorder.start()
    if one.recorder.available() and not one.failed:
        qtbot.waitUntil(lambda: bool(one.levels) or bool(one.failed), timeout=10_000)
        one.recorder.cancel()
    else:
        assert one.failed == ["no_microphone"]
    assert not one.recorder.recording


IMPORTED = """
import sys
import audio.recorder, audio.clip_sound
print(sorted({"PySide6.QtMultimedia", "PySide6.QtWidgets", "numpy"} & set(sys.modules)))
"""


def test_importing_the_recorder_loads_neither_the_sound_system_nor_numpy() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORTED], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
