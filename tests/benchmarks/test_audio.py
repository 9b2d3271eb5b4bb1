"""How long a person waits for a sound. On cached phrases the peers take 14 and 18 ms to their speech call."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from audio.loudspeaker import DeviceOutput, SoundOutput
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.sound_file import Sound
from audio.speaker import Speaker
from tests.benchmarks.lines import RESIDENT, at_most, tell

QUESTION = Phrase("Får du hjälp på det sätt som du vill?", "sv")


class FirstSamples(SoundOutput):
    """Takes the samples and plays nothing."""

    def available(self) -> bool:
        return True

    def play(self, sound: Sound) -> None:
        assert sound.pcm
        self.started.emit()

    def stop(self) -> None:
        pass


@pytest.fixture
def speaker(tmp_path: Path) -> Iterator[Speaker]:
    speaker = Speaker(tmp_path / "sounds")
    yield speaker
    speaker.close()


def test_first_phrase_with_the_start_of_the_speech_process(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    made: list[Speaker] = []

    def fresh() -> tuple[tuple[Speaker], dict[str, object]]:
        while made:
            made.pop().close()
        made.append(Speaker(tmp_path / str(len(list(tmp_path.iterdir())))))
        return (made[0],), {}

    wave = benchmark.pedantic(lambda speaker: speaker.wave(QUESTION), setup=fresh, rounds=7)
    made.pop().close()
    assert wave.exists()
    tell(benchmark, RESIDENT, "the first phrase, with the start of the speech process")


def test_next_phrase(benchmark: BenchmarkFixture, speaker: Speaker) -> None:
    speaker.wave(QUESTION)
    numbers = itertools.count()
    wave = benchmark.pedantic(lambda: speaker.wave(Phrase(f"Fråga {next(numbers)}", "sv")), rounds=40)
    assert wave.exists()
    tell(benchmark, RESIDENT, "a new phrase spoken to a file, the speech process running")


def test_cached_phrase(benchmark: BenchmarkFixture, speaker: Speaker) -> None:
    speaker.wave(QUESTION)
    assert benchmark.pedantic(lambda: speaker.wave(QUESTION), rounds=200).exists()


def test_phrase_wanted_now_while_others_are_spoken_ahead(
    benchmark: BenchmarkFixture, speaker: Speaker
) -> None:
    speaker.wave(QUESTION)
    numbers = itertools.count()

    def busy() -> None:
        speaker.prepare([Phrase(f"Förväg {next(numbers)}", "sv") for _ in range(5)])

    wave = benchmark.pedantic(
        lambda: speaker.wave(Phrase(f"Nu {next(numbers)}", "sv")), setup=busy, rounds=20
    )
    assert wave.exists()


def test_tap_to_first_sample_of_a_cached_phrase(
    benchmark: BenchmarkFixture, qtbot: QtBot, speaker: Speaker
) -> None:
    """From ``say`` to the samples in the hands of the device; without a loudspeaker, of a stand-in."""
    speaker.wave(QUESTION)
    device = DeviceOutput()
    player = SpeechPlayer(speaker, output=device if device.available() else FirstSamples())
    player.warm_up()

    def tap() -> None:
        with qtbot.waitSignal(player.phrase_started):
            player.say([QUESTION])

    benchmark.pedantic(tap, rounds=100, warmup_rounds=3)
    player.close()
    what = "tap → first sample to the sound device, phrase spoken before"
    tell(benchmark, RESIDENT, what, target=at_most(14, "median"))
