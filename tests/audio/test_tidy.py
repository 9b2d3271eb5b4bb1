"""What becomes of a voice that is recorded in a real room, with clicks, noise and the wrong loudness."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.errors import RecordingEmpty, RecordingTooQuiet
from audio.sound_file import Sound
from audio.tidy import AFTER_S, BEFORE_S, MOST_LIFT_DB, PEAK_DB, VOICE_DB, Samples, level, mono16, tidy

RATE = 22050


def sound(samples: Samples, rate_hz: int = RATE) -> Sound:
    return Sound(np.clip(np.rint(samples * 32768), -32768, 32767).astype("<i2").tobytes(), rate_hz)


def samples_of(one: Sound) -> Samples:
    return np.frombuffer(one.pcm, "<i2").astype(np.float64) / 32768


def decibels(samples: Samples) -> float:
    return float(10 * np.log10(np.mean(samples**2)))


def noise(seconds: float, db: float, rate_hz: int = RATE) -> Samples:
    return np.random.default_rng(7).normal(0, 10 ** (db / 20), int(seconds * rate_hz))


def voice(seconds: float, db: float, rate_hz: int = RATE) -> Samples:
    """A tone with overtones whose loudness swings as syllables do, `db` loud on the whole."""
    at = np.arange(int(seconds * rate_hz)) / rate_hz
    raw = sum(np.sin(2 * np.pi * 140 * n * at) / n for n in range(1, 12)) * (1.2 + np.sin(2 * np.pi * 4 * at))
    return np.asarray(raw * 10 ** ((db - decibels(raw)) / 20))


def in_a_room(spoken: Samples, room_db: float, before_s: float = 1.0, after_s: float = 1.5) -> Samples:
    whole = np.concatenate([np.zeros(int(before_s * RATE)), spoken, np.zeros(int(after_s * RATE))])
    return whole + noise(len(whole) / RATE, room_db)[: len(whole)]


@pytest.mark.parametrize("room_db", [-90.0, -60.0, -45.0])
@pytest.mark.parametrize("voice_db", [-12.0, -25.0, -33.0])
def test_silence_goes_and_the_voice_stays_at_the_usual_loudness(voice_db: float, room_db: float) -> None:
    kept = tidy(sound(in_a_room(voice(1.2, voice_db), room_db)))
    assert kept.rate_hz == RATE and kept.channels == 1
    assert 1.2 <= kept.seconds <= 1.2 + BEFORE_S + AFTER_S + 0.1
    inside = samples_of(kept)[int(0.2 * RATE) : int(1.1 * RATE)]
    assert decibels(inside) == pytest.approx(VOICE_DB, abs=2.0)
    assert 20 * np.log10(np.abs(samples_of(kept)).max()) <= PEAK_DB + 0.1


def test_the_clicks_of_the_buttons_are_not_taken_for_a_voice() -> None:
    whole = in_a_room(voice(0.6, -22), -60)
    whole[2000:2600] += noise(1, -10)[:600]
    whole[-1500:-900] += noise(1, -10)[:600]
    assert tidy(sound(whole)).seconds < 1.1


def test_a_pause_in_the_middle_of_a_sentence_stays() -> None:
    spoken = np.concatenate([voice(0.5, -20), np.zeros(RATE), voice(0.5, -20)])
    assert tidy(sound(in_a_room(spoken, -60))).seconds == pytest.approx(2.3, abs=0.1)


def test_somebody_who_speaks_from_first_to_last_is_kept_whole() -> None:
    assert tidy(sound(voice(2.0, -20))).seconds == pytest.approx(2.0, abs=0.05)


def test_hum_that_is_no_sound_is_taken_away() -> None:
    """A cheap microphone's middle lies beside zero."""
    kept = samples_of(tidy(sound(in_a_room(voice(1.0, -25), -70) + 0.05)))
    assert abs(kept.mean()) < 0.002


def test_cuts_do_not_click() -> None:
    kept = samples_of(tidy(sound(voice(1.0, -15))))
    assert kept[0] == kept[-1] == 0
    assert max(abs(a - b) for a, b in pairwise(kept[:40])) < 0.05


@pytest.mark.parametrize(
    "samples",
    [np.zeros(0), np.zeros(300), np.zeros(RATE), noise(2, -80), noise(0.05, -20)],
    ids=["nothing", "a moment", "muted", "a quiet room", "a click"],
)
def test_nothing_heard_is_refused(samples: Samples) -> None:
    with pytest.raises(RecordingEmpty):
        tidy(sound(samples))


def test_a_click_in_a_quiet_room_is_no_voice() -> None:
    whole = noise(2, -75)
    whole[20000:20700] += noise(1, -10)[:700]
    with pytest.raises(RecordingEmpty):
        tidy(sound(whole))


def test_a_voice_that_is_too_quiet_is_refused_and_one_just_loud_enough_is_lifted_so_far_only() -> None:
    with pytest.raises(RecordingTooQuiet):
        tidy(sound(in_a_room(voice(1, -47), -70)))
    before = voice(1, -41)
    after = samples_of(tidy(sound(in_a_room(before, -80))))
    assert decibels(after[int(0.2 * RATE) : int(0.9 * RATE)]) <= decibels(before) + MOST_LIFT_DB + 1.5


@pytest.mark.parametrize(
    ("rate_hz", "becomes"), [(8000, 22050), (16000, 22050), (48000, 44100), (44100, 44100)]
)
def test_a_microphone_with_another_rate_gives_one_of_the_usual_two(rate_hz: int, becomes: int) -> None:
    kept = tidy(sound(voice(1.0, -20, rate_hz), rate_hz))
    assert kept.rate_hz == becomes
    assert kept.seconds == pytest.approx(1.0, abs=0.05)


def test_two_channels_become_one() -> None:
    both = np.repeat(voice(0.5, -20), 2)
    kept = tidy(Sound(sound(both).pcm, RATE, channels=2))
    assert kept.channels == 1 and kept.seconds == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize(
    ("kind", "encode"),
    [
        ("u1", lambda x: np.rint(x * 127 + 128).astype("u1").tobytes()),
        ("<i2", lambda x: np.rint(x * 32767).astype("<i2").tobytes()),
        ("<i4", lambda x: np.rint(x * (2**31 - 1)).astype("<i4").tobytes()),
        ("<f4", lambda x: x.astype("<f4").tobytes()),
    ],
)
@pytest.mark.parametrize("channels", [1, 2])
def test_every_kind_of_sample_a_microphone_gives_is_understood(
    kind: str, encode: Callable[[Samples], bytes], channels: int
) -> None:
    wanted = voice(0.1, -12)
    got = samples_of(Sound(mono16(encode(np.repeat(wanted, channels)), kind, channels), RATE))
    assert np.abs(got - wanted).max() < 0.01


@given(st.binary(max_size=4000).filter(lambda data: len(data) % 2 == 0))
@settings(max_examples=100, deadline=None)
def test_any_noise_is_tidied_or_refused_in_words(pcm: bytes) -> None:
    try:
        kept = tidy(Sound(pcm, RATE))
    except (RecordingEmpty, RecordingTooQuiet):
        return
    assert 0 < kept.seconds <= len(pcm) / 2 / RATE


def test_the_meter_goes_from_silence_to_full() -> None:
    assert level(b"") == level(bytes(2000)) == 0.0
    middle = level(sound(voice(0.1, -20)).pcm)
    assert middle == pytest.approx(2 / 3, abs=0.02)
    assert level(sound(np.ones(500)).pcm) == pytest.approx(1.0, abs=0.01)
