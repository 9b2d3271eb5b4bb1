"""The computer's loudspeaker, and what stands in for it.

Sound goes out through QAudioSink: 1 ms from the call to the first samples in the device's hands, against
2 ms for QSoundEffect (which plays files only and keeps a copy of each by its name) and 100 ms for
QMediaPlayer. QtMultimedia is loaded with the first sound or by ``warm_up`` (60-110 ms), never by the import.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from audio.sound_file import Sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioSink, QMediaDevices

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


class DeviceOutput(SoundOutput):
    """The computer's loudspeaker, the system's default.

    The whole phrase is handed to the device at once, so that a busy window makes no gaps in it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loaded: type[QMediaDevices] | None = None
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
        return self._media_devices().defaultAudioOutput()

    def _media_devices(self) -> type[QMediaDevices]:
        if self._loaded is None:
            with quiet_loading():
                from PySide6.QtMultimedia import QMediaDevices

                QMediaDevices.defaultAudioOutput()
            self._loaded = QMediaDevices
        return self._loaded


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
