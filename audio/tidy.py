"""What is done to a fresh recording: hum taken away, silence cut at both ends, loudness made even.

Nothing else is done to a voice: it should sound like the person whose it is.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from audio.errors import RecordingEmpty, RecordingTooQuiet
from audio.sound_file import Sound

Samples: TypeAlias = NDArray[np.float64]

FRAME_S = 0.02
VOICE_FRAMES = 4
"""A voice lasts at least this many frames in a row (80 ms); a click of the mouse or a key does not."""

OVER_ROOM_DB = 10.0
UNDER_VOICE_DB = 12.0
FAINTEST_DB = -52.0
"""A frame belongs to the voice when it is 10 dB over the room's own noise, or within 12 dB of the loudest
where the room cannot be heard (somebody speaks from first to last), and in any case over the faintest."""

LEAST_DB = -42.0
"""A voice under this would be lifted together with the noise of the microphone itself."""

BEFORE_S, AFTER_S, FADE_S = 0.1, 0.2, 0.008
"""What stays around the voice, for soft beginnings and endings; the fade keeps the cuts from clicking."""

VOICE_DB, PEAK_DB = -19.0, -2.0
"""How loud eSpeak NG's phrases are (measured: voice -20 to -17 dB, peaks -5 to -2 dB of full scale), so that
a recorded and a computer's voice can follow each other."""

MOST_LIFT_DB = 20.0
RATES_HZ = (22050, 44100)
_SILENCE_DB = -120.0
_METER_DB = 60.0
_FULL_SCALE = {"u1": 128.0, "<i2": 32768.0, "<i4": 2.0**31, "<f4": 1.0}


def tidy(sound: Sound) -> Sound:
    """The voice in a recording, in mono at 22 050 or 44 100 samples a second.

    Raises RecordingEmpty, RecordingTooQuiet.
    """
    samples = _samples(sound)
    if len(samples) < VOICE_FRAMES * FRAME_S * sound.rate_hz:
        raise RecordingEmpty
    samples = samples - samples.mean()
    size = round(FRAME_S * sound.rate_hz)
    loudness = _loudness(samples, size)
    voiced = _voiced(loudness)
    first, last = (int(np.flatnonzero(voiced)[end]) for end in (0, -1))
    start = max(0, first * size - round(BEFORE_S * sound.rate_hz))
    stop = (last + 1) * size + round(AFTER_S * sound.rate_hz)
    power = float(np.mean(10 ** (loudness[voiced] / 10)))
    cut = _evened(samples[start:stop], 10 * np.log10(power))
    return at_usual_rate(_sound(_faded(cut, round(FADE_S * sound.rate_hz)), sound.rate_hz))


def level(pcm: bytes) -> float:
    """How loud a piece of 16-bit mono sound is for a meter: 0 at -60 dB of full scale, 1 at the loudest."""
    samples = np.frombuffer(pcm, "<i2").astype(np.float64) / 32768
    if not len(samples):
        return 0.0
    power = float(np.mean(samples**2))
    decibels = 10 * np.log10(power) if power > 0 else _SILENCE_DB
    return float(np.clip(1 + decibels / _METER_DB, 0.0, 1.0))


def mono16(data: bytes, kind: str, channels: int) -> bytes:
    """Turn what a microphone delivers into 16-bit mono.

    ``kind`` is numpy's word for a sample: "u1", "<i2", "<i4" or "<f4".
    """
    raw = np.frombuffer(data, kind).astype(np.float64).reshape(-1, channels).mean(axis=1)
    middle = 128.0 if kind == "u1" else 0.0
    return _sound((raw - middle) / _FULL_SCALE[kind], 1).pcm


def at_usual_rate(sound: Sound) -> Sound:
    """The sound at the nearer of the usual rates, for a microphone that offers neither."""
    if sound.rate_hz in RATES_HZ:
        return sound
    rate_hz = RATES_HZ[sound.rate_hz >= RATES_HZ[1]]
    samples = _samples(sound)
    at = np.arange(int(len(samples) * rate_hz / sound.rate_hz)) * (sound.rate_hz / rate_hz)
    return _sound(np.interp(at, np.arange(len(samples)), samples), rate_hz)


def _samples(sound: Sound) -> Samples:
    whole = np.frombuffer(sound.pcm, "<i2").astype(np.float64) / 32768
    return np.asarray(whole.reshape(-1, sound.channels).mean(axis=1), dtype=np.float64)


def _sound(samples: Samples, rate_hz: int) -> Sound:
    return Sound(np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes(), rate_hz)


def _loudness(samples: Samples, size: int) -> Samples:
    """Decibels of full scale of each whole frame."""
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    power = np.maximum((frames**2).mean(axis=1), 10 ** (_SILENCE_DB / 10))
    return np.asarray(10 * np.log10(power), dtype=np.float64)


def _voiced(loudness: Samples) -> NDArray[np.bool_]:
    """Which frames belong to a voice, at least one. Raises RecordingEmpty, RecordingTooQuiet."""
    loudest = _loudest(loudness)
    room = float(np.percentile(loudness, 10))
    over = max(FAINTEST_DB, min(room + OVER_ROOM_DB, loudest - UNDER_VOICE_DB))
    voiced = _long_runs(loudness > over)
    if loudest <= FAINTEST_DB or not voiced.any():
        raise RecordingEmpty
    if loudest < LEAST_DB:
        raise RecordingTooQuiet
    return voiced


def _loudest(loudness: Samples) -> float:
    """The loudest that lasts: a click is shorter than half of five frames."""
    width = min(5, len(loudness))
    return float(np.median(np.lib.stride_tricks.sliding_window_view(loudness, width), axis=1).max())


def _long_runs(voiced: NDArray[np.bool_]) -> NDArray[np.bool_]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], voiced, [False]))))
    kept = np.zeros_like(voiced)
    for start, stop in edges.reshape(-1, 2):
        kept[start:stop] = stop - start >= VOICE_FRAMES
    return kept


def _evened(samples: Samples, voice_db: float) -> Samples:
    """Lift or lower the whole so that the voice is as loud as the computer's and no peak is cut."""
    peak_db = 20 * np.log10(np.abs(samples).max())
    lift_db = min(VOICE_DB - voice_db, PEAK_DB - peak_db, MOST_LIFT_DB)
    return np.asarray(samples * 10 ** (lift_db / 20), dtype=np.float64)


def _faded(samples: Samples, length: int) -> Samples:
    ramp = np.linspace(0.0, 1.0, length)
    faded = samples.copy()
    faded[:length] *= ramp
    faded[-length:] *= ramp[::-1]
    return faded
