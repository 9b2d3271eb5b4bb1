"""Records a voice into memory; nothing of it is ever on the disk here.

QtMultimedia is loaded with the first recording or by ``available``, never by the import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal

from audio.clip_sound import Recording
from audio.errors import AudioError, MicrophoneStopped, NoMicrophone
from audio.loudspeaker import quiet_loading
from audio.sound_file import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaDevices

LONGEST_S = 60.0
"""A recording ends by itself after this long; a question takes three seconds to read."""

PATIENCE_MS = 3000
"""A microphone that delivers nothing for this long, not even silence, has been pulled out."""

_RATES_HZ = (22050, 44100)  # the first is enough for speech, and what the computer's own voice has


class SoundInput(QObject):
    """Where sound comes from. Tests pass one that hands over samples of their own.

    ``heard``: the next samples, 16-bit little-endian mono bytes; ``failed``: the code of the AudioError that
    ended it. ``rate_hz`` holds from ``start`` on.
    """

    heard = Signal(bytes)
    failed = Signal(str)

    rate_hz = _RATES_HZ[0]

    def available(self) -> bool:
        """Whether there is anything to record with right now."""
        raise NotImplementedError

    def start(self) -> None:
        """Begin to deliver ``heard``, or tell ``failed``."""
        raise NotImplementedError

    def stop(self) -> None:
        """Deliver what has been heard by now, then nothing more."""
        raise NotImplementedError


class DeviceInput(SoundInput):
    """The computer's microphone: the system's default at the moment of ``start``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded: type[QMediaDevices] | None = None
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._kind, self._channels = "<i2", 1
        self._left = b""

    def available(self) -> bool:
        """Whether the system has a microphone. The first call loads QtMultimedia (60-110 ms)."""
        return not self._device().isNull()

    def start(self) -> None:
        """Open the microphone."""
        from PySide6.QtMultimedia import QAudioSource

        self._drop()
        device = self._device()
        if device.isNull():
            self.failed.emit(NoMicrophone.code)
            return
        chosen = _format_for(device)
        self._kind, self._channels = _kind_of(chosen), chosen.channelCount()
        self.rate_hz = chosen.sampleRate()
        self._source = QAudioSource(device, chosen)
        self._stream = self._source.start()
        if self._stream is None or self._broken():
            self._drop()
            self.failed.emit(MicrophoneStopped.code)
            return
        self._stream.readyRead.connect(self._read)
        self._source.stateChanged.connect(self._look)

    def stop(self) -> None:
        """Hand over the last samples and close the microphone."""
        self._read()
        self._drop()

    def _read(self) -> None:
        from audio.tidy import mono16

        if self._stream is None:
            return
        data = self._left + bytes(self._stream.readAll().data())
        size = self._channels * int(self._kind[-1])
        whole = len(data) // size * size
        self._left = data[whole:]
        if whole:
            self.heard.emit(mono16(data[:whole], self._kind, self._channels))

    def _look(self) -> None:
        if self._source is not None and self._broken():
            self._drop()
            self.failed.emit(MicrophoneStopped.code)

    def _broken(self) -> bool:
        from PySide6.QtMultimedia import QtAudio

        source = self._source
        return source is not None and (
            source.state() == QtAudio.State.StoppedState or source.error() != QtAudio.Error.NoError
        )

    def _drop(self) -> None:
        source = self._source
        self._source = self._stream = None
        self._left = b""
        if source is not None:
            source.blockSignals(True)
            source.stop()
            source.deleteLater()

    def _device(self) -> QAudioDevice:
        if self._loaded is None:
            with quiet_loading():
                from PySide6.QtMultimedia import QMediaDevices

                QMediaDevices.defaultAudioInput()
            self._loaded = QMediaDevices
        return self._loaded.defaultAudioInput()


class Recorder(QObject):
    """Records one voice at a time.

    ``level_changed``: 0 to 1 while recording, for a meter; ``finished``: the Recording, with silence cut away
    and loudness made even; ``failed``: the code of the AudioError (see ``errors.by_code``). After ``start``
    comes exactly one ``finished`` or ``failed``, after ``cancel`` none. For the GUI thread only.
    """

    level_changed = Signal(float)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        source: SoundInput | None = None,
        longest_s: float = LONGEST_S,
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._source = source or DeviceInput(self)
        self._longest_s = longest_s
        self._pcm = bytearray()
        self._recording = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._give_up)
        self._source.heard.connect(self._take)
        self._source.failed.connect(self._fail)

    @property
    def recording(self) -> bool:
        """Whether a recording is going on."""
        return self._recording

    @property
    def seconds(self) -> float:
        """How much has been recorded."""
        return len(self._pcm) / (2 * self._source.rate_hz)

    def available(self) -> bool:
        """Whether there is a microphone. The first call loads QtMultimedia (60-110 ms)."""
        return self._source.available()

    def start(self) -> None:
        """Record from now on, until ``stop`` or the longest time; a recording that is going on is dropped."""
        self.cancel()
        self._recording = True
        self._patience.start()
        self._source.start()

    def stop(self) -> None:
        """End the recording; ``finished`` or ``failed`` comes before this returns. Nothing otherwise."""
        if not self._recording:
            return
        self._source.stop()  # hands over its last samples
        self._recording = False
        self._patience.stop()
        sound = Sound(bytes(self._pcm), self._source.rate_hz)
        self._pcm.clear()
        self._tell(sound)

    def cancel(self) -> None:
        """Drop the recording; nothing of it is kept or told."""
        if self._recording:
            self._recording = False
            self._source.stop()
        self._patience.stop()
        self._pcm.clear()

    def _tell(self, sound: Sound) -> None:
        from audio.tidy import tidy

        try:
            recording = Recording.of(tidy(sound))
        except AudioError as fault:
            self.failed.emit(fault.code)
        else:
            self.finished.emit(recording)

    def _take(self, pcm: bytes) -> None:
        from audio.tidy import level

        room = self._room()
        if not self._recording or not room:
            return
        self._patience.start()
        self._pcm += pcm[:room]
        self.level_changed.emit(level(pcm))
        if not self._room():
            self.stop()

    def _room(self) -> int:
        return max(0, 2 * int(self._longest_s * self._source.rate_hz) - len(self._pcm))

    def _give_up(self) -> None:
        self._source.stop()
        self._fail(MicrophoneStopped.code)

    def _fail(self, code: str) -> None:
        if self._recording:
            self._recording = False
            self._patience.stop()
            self._pcm.clear()
            self.failed.emit(code)


def _format_for(device: QAudioDevice) -> QAudioFormat:
    """16-bit mono if the microphone has it, else what it likes best."""
    from PySide6.QtMultimedia import QAudioFormat

    wanted = QAudioFormat()
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    wanted.setChannelCount(1)
    for rate_hz in _RATES_HZ:
        wanted.setSampleRate(rate_hz)
        if device.isFormatSupported(wanted):
            return wanted
    return device.preferredFormat()


def _kind_of(chosen: QAudioFormat) -> str:
    """The samples' kind in the words of ``tidy.mono16``."""
    from PySide6.QtMultimedia import QAudioFormat

    kinds = {
        QAudioFormat.SampleFormat.UInt8: "u1",
        QAudioFormat.SampleFormat.Int32: "<i4",
        QAudioFormat.SampleFormat.Float: "<f4",
    }
    return kinds.get(chosen.sampleFormat(), "<i2")
