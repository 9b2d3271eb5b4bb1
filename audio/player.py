"""Speaks a list of phrases aloud, one by one, without ever blocking the window."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from audio.errors import AudioError, NoSoundDevice, SpeechSlow
from audio.lanes import Gate
from audio.loudspeaker import DeviceOutput, SoundOutput
from audio.phrase import Phrase
from audio.sound_file import Sound

if TYPE_CHECKING:
    from audio.speaker import Speaker

GAP_MS = 150
"""Pause between two phrases; eSpeak's own files end with another 0.2-0.9 s of silence, longer when slow."""

PATIENCE_MS = 3000
"""How long the screen waits for a sound before it goes on without."""

_PATIENCE_ONCE_SILENT_MS = 300


class _Phase(Enum):
    IDLE = auto()
    WAITING = auto()
    SOUNDING = auto()
    MUTE = auto()
    GAP = auto()


class SpeechPlayer(QObject):
    """Says phrases one after another and tells which one is being heard.

    A phrase with a recording is heard in that voice, any other in the computer's.

    ``phrase_started(i)``: the first samples of phrase i are with the device; ``phrase_finished(i)``: it has
    been heard; ``all_finished``: after the last. ``silent(code)``: at most once for each ``say``, when a
    phrase cannot be heard; ``errors.by_code`` gives its sentence. The phrases are walked through all the
    same, each for as long as reading it takes, so that the screen lights every choice.

    After ``stop`` or another ``say`` no signal of the old list comes any more. The speaker is the caller's to
    close, after ``close`` of this. For the GUI thread only.
    """

    phrase_started = Signal(int)
    phrase_finished = Signal(int)
    all_finished = Signal()
    silent = Signal(str)

    _arrived = Signal(int, int, object)

    def __init__(
        self,
        speaker: Speaker,
        parent: QObject | None = None,
        *,
        output: SoundOutput | None = None,
        gap_ms: int = GAP_MS,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._output = output or DeviceOutput(self)
        self._gap_ms = gap_ms
        self._patience_ms = patience_ms
        self._generation = 0
        self._phrases: tuple[Phrase, ...] = ()
        self._wanted: list[Future[Sound]] = []
        self._results: dict[int, Sound | Exception] = {}
        self._at = 0
        self._phase = _Phase.IDLE
        self._told_silent = False
        self._gate = Gate(self._arrived)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._output.started.connect(self._tell_started)
        self._output.finished.connect(self._phrase_over)
        self._output.failed.connect(self._output_failed)
        self.destroyed.connect(self._gate.shut)

    def warm_up(self) -> None:
        """Load the sound system (60-110 ms, on this thread) and start the speech process in the background.

        Call it once when the first window is up and idle.
        """
        self._speaker.warm_up()
        self._output.warm_up()

    def prepare(self, phrases: Sequence[Phrase]) -> None:
        """Have these spoken to the cache in the background; what has a recording needs no preparing."""
        self._speaker.prepare([phrase for phrase in phrases if phrase.recording is None])

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Say these one by one, instead of what is being said. Returns at once."""
        self.stop()
        self._phrases = tuple(phrases)
        self._told_silent = False
        generation = self._generation
        if self._output.available():
            for index, phrase in enumerate(self._phrases):
                if phrase.recording is not None:
                    self._results[index] = phrase.recording
                    continue
                future = self._speaker.sound(phrase)
                self._wanted.append(future)
                future.add_done_callback(partial(self._gate.let_in, generation, index))
            self._turn_to(0)
        else:
            self._results = {index: NoSoundDevice() for index in range(len(self._phrases))}
            self._at, self._phase = -1, _Phase.GAP
            self._timer.start(0)

    def stop(self) -> None:
        """Silence at once and forget the list."""
        self._generation += 1
        self._phase = _Phase.IDLE
        self._timer.stop()
        self._output.stop()
        for future in self._wanted:
            future.cancel()
        self._wanted.clear()
        self._results.clear()
        self._phrases = ()

    def close(self) -> None:
        """Stop, and take nothing more from the speech threads."""
        self.stop()
        self._gate.shut()

    def _turn_to(self, index: int) -> None:
        self._at = index
        if index >= len(self._phrases):
            self._phase = _Phase.IDLE
            self.all_finished.emit()
        elif index in self._results:
            self._begin(self._results.pop(index))
        else:
            self._phase = _Phase.WAITING
            self._timer.start(_PATIENCE_ONCE_SILENT_MS if self._told_silent else self._patience_ms)

    def _take(self, generation: int, index: int, result: Sound | Exception) -> None:
        if generation != self._generation:
            return
        if index == self._at and self._phase is _Phase.WAITING:
            self._begin(result)
        elif index > self._at:
            self._results[index] = result

    def _begin(self, result: Sound | Exception) -> None:
        self._timer.stop()
        if isinstance(result, Sound):
            self._phase = _Phase.SOUNDING
            self._output.play(result)
        elif isinstance(result, AudioError):
            self._go_mute(result)
        else:
            self._go_mute(AudioError())
            raise result  # a fault of ours: the list goes on, but it must be seen

    def _go_mute(self, reason: AudioError) -> None:
        generation = self._generation
        self._phase = _Phase.MUTE
        self._timer.start(round(self._phrases[self._at].estimated_seconds() * 1000))
        if not self._told_silent:
            self._told_silent = True
            self.silent.emit(reason.code)
        if generation == self._generation:
            self.phrase_started.emit(self._at)

    def _tell_started(self) -> None:
        if self._phase is _Phase.SOUNDING:
            self.phrase_started.emit(self._at)

    def _output_failed(self) -> None:
        if self._phase is _Phase.SOUNDING:
            self._go_mute(NoSoundDevice())

    def _phrase_over(self) -> None:
        if self._phase not in (_Phase.SOUNDING, _Phase.MUTE):
            return
        generation = self._generation
        last = self._at + 1 >= len(self._phrases)
        self._phase = _Phase.GAP
        self._timer.start(0 if last else self._gap_ms)
        self.phrase_finished.emit(self._at)
        if generation == self._generation and last:
            self._timer.stop()
            self._turn_to(self._at + 1)

    def _time_is_up(self) -> None:
        if self._phase is _Phase.GAP:
            self._turn_to(self._at + 1)
        elif self._phase is _Phase.MUTE:
            self._phrase_over()
        elif self._phase is _Phase.WAITING:
            self._go_mute(SpeechSlow(seconds=self._patience_ms / 1000))
