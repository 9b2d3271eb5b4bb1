"""Speaks a list of phrases aloud, one by one, without ever blocking the window.

Sound goes out through QAudioSink: 1 ms from the call to the first samples in the device's hands, against
2 ms for QSoundEffect (which plays files only and keeps a copy of each by its name) and 100 ms for
QMediaPlayer. QtMultimedia is loaded with the first sound or by ``warm_up`` (60-110 ms), never by the import.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from audio.errors import AudioError, NoSoundDevice, SpeechSlow, SpeechUnavailable
from audio.lanes import Gate
from audio.phrase import Phrase
from audio.sound_file import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QMediaDevices

    from audio.speaker import Speaker

GAP_MS = 150
"""Pause between two phrases; eSpeak's own files end with another 0.2-0.9 s of silence, longer when slow."""

PATIENCE_MS = 3000
"""How long the screen waits for a sound before it goes on without."""

_PATIENCE_ONCE_SILENT_MS = 300
_LATEST_END_MS = 1500  # past its length, for devices that never report the end of a sound


class SoundOutput(QObject):
    """Where sound goes. Tests pass one that only writes down what it is told.

    ``started``: the first samples have been handed over; ``finished``: the sound has been heard to its end;
    ``failed``: it cannot be played, or no further. None of them comes after ``stop``.
    """

    started = Signal()
    finished = Signal()
    failed = Signal()

    def available(self) -> bool:
        """Whether anything can be heard right now."""
        raise NotImplementedError

    def play(self, sound: Sound) -> None:
        """Play a sound instead of the one before; ends in ``finished`` or ``failed``."""
        raise NotImplementedError

    def stop(self) -> None:
        """Silence at once."""
        raise NotImplementedError

    def warm_up(self) -> None:
        """Load what the first sound needs."""

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 to 1, from now on."""


class DeviceOutput(SoundOutput):
    """The computer's loudspeaker: the system's default, or the one chosen with ``set_device``.

    The whole phrase is handed to the device at once, so that a busy window makes no gaps in it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded: type[QMediaDevices] | None = None
        self._volume = 1.0
        self._device_id: bytes | None = None
        self._sink: QAudioSink | None = None
        self._source: QBuffer | None = None
        self._latest_end = QTimer(self)
        self._latest_end.setSingleShot(True)
        self._latest_end.timeout.connect(self._end)

    def available(self) -> bool:
        """Whether the system has a sound device. The first call loads QtMultimedia."""
        return not self._device().isNull()

    def warm_up(self) -> None:
        """Load QtMultimedia and look for devices (60-110 ms); call it when the window is idle."""
        self._device()

    def devices(self) -> dict[str, str]:
        """The sound devices: id → name as the system shows it."""
        return {_text_of(d.id()): d.description() for d in self._media_devices().audioOutputs()}

    def set_device(self, device_id: str | None) -> None:
        """Use this device from the next sound on; None, or one that is not there, is the system's default."""
        self._device_id = None if device_id is None else device_id.encode()

    def set_volume(self, volume: float) -> None:
        """Loudness from 0 to 1, also of the sound that is playing. Raises ValueError."""
        if not 0.0 <= volume <= 1.0:
            msg = f"volume is {volume}, must be 0 to 1"
            raise ValueError(msg)
        self._volume = volume
        if self._sink is not None:
            self._sink.setVolume(volume)

    def play(self, sound: Sound) -> None:
        """Play from the start; ``started`` or ``failed`` comes before this returns."""
        self.stop()
        device = self._device()
        if device.isNull():
            self.failed.emit()
            return
        sink, sound = _sink_for(device, sound)
        source = QBuffer(self)
        source.setData(QByteArray(sound.pcm))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink, self._source = sink, source
        sink.setVolume(self._volume)
        sink.setBufferSize(len(sound.pcm))
        sink.start(source)
        if _broken(sink):
            self._drop()
            self.failed.emit()
            return
        sink.stateChanged.connect(self._look)
        self._latest_end.start(round(sound.seconds * 1000) + _LATEST_END_MS)
        self.started.emit()

    def stop(self) -> None:
        """Silence at once: what the device still holds is thrown away (measured: 2 ms)."""
        self._latest_end.stop()
        self._drop()

    def _look(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        if self._sink is None:
            return
        state = self._sink.state()
        if state == QtAudio.State.IdleState:
            self._end()
        elif state == QtAudio.State.StoppedState:
            self.stop()
            self.failed.emit()

    def _end(self) -> None:
        self.stop()
        self.finished.emit()

    def _drop(self) -> None:
        sink, source = self._sink, self._source
        self._sink = self._source = None
        if sink is not None:
            sink.blockSignals(True)
            sink.stop()
            sink.deleteLater()
        if source is not None:
            source.deleteLater()

    def _device(self) -> QAudioDevice:
        devices = self._media_devices()
        for device in devices.audioOutputs() if self._device_id is not None else ():
            if device.id().data() == self._device_id:
                return device
        return devices.defaultAudioOutput()

    def _media_devices(self) -> type[QMediaDevices]:
        if self._loaded is None:
            with quiet_loading():
                from PySide6.QtMultimedia import QMediaDevices

                QMediaDevices.defaultAudioOutput()
            self._loaded = QMediaDevices
        return self._loaded


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
        self._speech_failed = False
        self._gate = Gate(self._arrived)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._output.started.connect(self._tell_started)
        self._output.finished.connect(self._phrase_over)
        self._output.failed.connect(self._output_failed)
        self.destroyed.connect(self._gate.shut)

    @property
    def output(self) -> SoundOutput:
        """Where the sound goes: volume and device are set there."""
        return self._output

    def can_sound(self) -> bool:
        """Whether there is a sound device and the last phrase could be spoken; see ``warm_up``."""
        return self._output.available() and not self._speech_failed

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
        self._speech_failed = isinstance(result, SpeechUnavailable)
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


def _sink_for(device: QAudioDevice, sound: Sound) -> tuple[QAudioSink, Sound]:
    """A sink for this sound; a device that does not take its format gets it in the one it likes best."""
    from PySide6.QtMultimedia import QAudioFormat, QAudioSink

    audio_format = QAudioFormat()
    audio_format.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    audio_format.setSampleRate(sound.rate_hz)
    audio_format.setChannelCount(sound.channels)
    if not device.isFormatSupported(audio_format):
        liked = device.preferredFormat()
        sound = sound.fitted(liked.sampleRate(), liked.channelCount())
        audio_format.setSampleRate(sound.rate_hz)
        audio_format.setChannelCount(sound.channels)
    return QAudioSink(device, audio_format), sound


def _broken(sink: QAudioSink) -> bool:
    from PySide6.QtMultimedia import QtAudio

    return sink.state() == QtAudio.State.StoppedState or sink.error() != QtAudio.Error.NoError


@contextmanager
def quiet_loading() -> Iterator[None]:
    """Keep back what QtMultimedia says on a computer without sound or graphics libraries.

    It warns of each optional library it does not find (pipewire, va) and of a missing sound server; none of
    this is the user's business, and ``silent`` tells what matters. Other messages pass as usual.
    """

    def pass_on(kind: QtMsgType, context: Any, message: str) -> None:
        noise = str(context.category).startswith("qt.multimedia") or message.startswith("PulseAudioService")
        if not noise and callable(before):
            before(kind, context, message)

    before = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _text_of(data: QByteArray) -> str:
    return bytes(data.data()).decode("utf-8", errors="replace")
