from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audio.speaker import Speaker

FAKE_WORKER = Path(__file__).with_name("fake_worker.py")


@pytest.fixture
def speaker(tmp_path: Path) -> Iterator[Speaker]:
    """The real thing: the speech process with the voice from the wheel."""
    speaker = Speaker(tmp_path / "sounds")
    yield speaker
    speaker.close()


class FakeWorker:
    """A speech process that misbehaves as told, and a diary of what it was asked."""

    def __init__(self, folder: Path) -> None:
        self._diary = folder / "diary.txt"

    def command(self, *behaviour: str) -> list[str]:
        return [sys.executable, str(FAKE_WORKER), str(self._diary), *behaviour]

    def diary(self) -> list[str]:
        return self._diary.read_text(encoding="utf-8").splitlines() if self._diary.exists() else []

    def texts(self) -> list[str]:
        return [line.removeprefix("said ") for line in self.diary() if line.startswith("said ")]

    def starts(self) -> int:
        return sum(line.startswith("started") for line in self.diary())


@pytest.fixture
def fake_worker(tmp_path: Path) -> FakeWorker:
    return FakeWorker(tmp_path)


@pytest.fixture
def speaker_with(tmp_path: Path, fake_worker: FakeWorker) -> Iterator[Callable[..., Speaker]]:
    """Makes speakers over the fake process: speaker_with("hang", worker_timeout_s=0.3)."""
    made: list[Speaker] = []

    def make(*behaviour: str, **options: object) -> Speaker:
        settings = {"worker_timeout_s": 5.0, **options}
        folder = settings.pop("cache_dir", tmp_path / "sounds")
        speaker = Speaker(folder, worker_command=fake_worker.command(*behaviour), **settings)  # type: ignore[arg-type]  # options of the test
        made.append(speaker)
        return speaker

    yield make
    for speaker in made:
        speaker.close()
