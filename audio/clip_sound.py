"""Recorded voices as bytes: what is kept of a recording, and the sound the player plays from it."""

from __future__ import annotations

import io
import logging
import wave
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from audio.errors import RecordingBroken, SoundFileBroken
from audio.sound_file import Sound, decode

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Recording:
    """A finished recording: a whole RIFF/WAVE file in memory, and how long it sounds."""

    media_type: ClassVar[str] = "audio/wav"

    data: bytes = field(repr=False)
    duration_ms: int

    @classmethod
    def of(cls, sound: Sound) -> Recording:
        """Make a recording of a sound."""
        return cls(wave_bytes(sound), max(1, round(sound.seconds * 1000)))


def wave_bytes(sound: Sound) -> bytes:
    """The sound as the bytes of a RIFF/WAVE file."""
    whole = io.BytesIO()
    with wave.open(whole, "wb") as file:
        file.setnchannels(sound.channels)
        file.setsampwidth(2)
        file.setframerate(sound.rate_hz)
        file.writeframes(sound.pcm)
    return whole.getvalue()


def sound_of(data: bytes) -> Sound:
    """The sound of a kept recording, to be played from memory. Raises RecordingBroken."""
    try:
        return decode(data)
    except SoundFileBroken as fault:
        raise RecordingBroken(reason=fault.details["reason"]) from fault


def sounds_of(recordings: Mapping[str, bytes]) -> dict[str, Sound]:
    """The sounds of many kept recordings by what they say.

    A broken one is left out and logged, so that the text is spoken by the computer's voice instead.
    """
    sounds = {}
    for text, data in recordings.items():
        try:
            sounds[text] = sound_of(data)
        except RecordingBroken as fault:
            log.warning("a recorded voice is left out: %s", fault.details["reason"])
    return sounds
