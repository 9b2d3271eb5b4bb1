from __future__ import annotations

import math
import struct
import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.errors import SoundFileBroken
from audio.sound_file import Sound, check_wave, make_wave, read_sound, write_wave


def tone(seconds: float = 0.5, rate: int = 22050) -> Sound:
    samples = array("h", [int(9000 * math.sin(i / 9)) for i in range(int(seconds * rate))])
    return Sound(samples.tobytes(), rate)


def aiff(sound: Sound, kind: bytes | None = None) -> bytes:
    """What macOS writes: big-endian samples, the rate as an 80-bit float; AIFF-C when ``kind`` is given."""
    big = array("h", sound.pcm)
    if kind != b"sowt":
        big.byteswap()
    frames = len(big) // sound.channels
    exponent = sound.rate_hz.bit_length() - 1
    rate = struct.pack(">HQ", 16383 + exponent, sound.rate_hz << (63 - exponent))
    common = struct.pack(">hIh", sound.channels, frames, 16) + rate
    if kind is not None:
        common += kind + b"\x00\x00"
    samples = struct.pack(">II", 0, 0) + big.tobytes()
    chunks = b"".join(
        name + struct.pack(">I", len(body)) + body
        for name, body in ((b"FVER", bytes(4)), (b"COMM", common), (b"SSND", samples))
    )
    return b"FORM" + struct.pack(">I", 4 + len(chunks)) + (b"AIFF" if kind is None else b"AIFC") + chunks


def test_a_wave_read_back_is_the_same_sound(tmp_path: Path) -> None:
    write_wave(tmp_path / "a.wav", tone())
    assert read_sound(tmp_path / "a.wav") == tone()
    assert make_wave(tmp_path / "a.wav") == pytest.approx(0.5, abs=0.001)


@pytest.mark.parametrize("kind", [None, b"NONE", b"sowt", b"twos"])
def test_what_macos_writes_becomes_a_wave(tmp_path: Path, kind: bytes | None) -> None:
    path = tmp_path / "spoken.wav"
    path.write_bytes(aiff(tone(), kind))
    assert read_sound(path) == tone()
    make_wave(path)
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels()) == (22050, 1)
        assert file.readframes(file.getnframes()) == tone().pcm


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"ID3 an mp3 somebody renamed" * 10,
        b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00" + bytes(16) + b"data\x00\x00\x00\x00",
        aiff(tone())[:2000],
        aiff(tone())[:2001],
        aiff(tone(), b"ima4"),
        aiff(tone())[:40],
        b"FORM\x00\x00\x00\x04AIFF",
    ],
)
def test_a_broken_file_is_named_and_never_played(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.wav"
    path.write_bytes(content)
    with pytest.raises(SoundFileBroken, match="broken"):
        make_wave(path)


def test_a_wave_cut_off_by_a_full_disk_is_seen_by_its_length(tmp_path: Path) -> None:
    path = tmp_path / "cut.wav"
    write_wave(path, tone())
    check_wave(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(SoundFileBroken, match="cut off"):
        check_wave(path)
    with pytest.raises(SoundFileBroken, match="cut off"):
        read_sound(path)


def test_a_folder_in_the_place_of_a_sound_is_broken_and_a_missing_one_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SoundFileBroken):
        check_wave(tmp_path)
    with pytest.raises(FileNotFoundError):
        check_wave(tmp_path / "none.wav")
    with pytest.raises(FileNotFoundError):
        read_sound(tmp_path / "none.wav")


def test_a_click_too_short_to_hear_is_broken(tmp_path: Path) -> None:
    write_wave(tmp_path / "click.wav", tone(0.01))
    with pytest.raises(SoundFileBroken, match="too short"):
        read_sound(tmp_path / "click.wav")


def test_eight_bit_sound_is_refused(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "eight.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * 4000)
    with pytest.raises(SoundFileBroken, match="8 bits"):
        read_sound(tmp_path / "eight.wav")


@given(st.sampled_from([8000, 44100, 48000]), st.integers(1, 2))
def test_a_sound_fitted_to_a_picky_device_keeps_its_length_and_loudness(rate: int, channels: int) -> None:
    fitted = tone(0.1).fitted(rate, channels)
    assert fitted.seconds == pytest.approx(0.1, abs=0.001)
    assert max(array("h", fitted.pcm)) == pytest.approx(9000, rel=0.05)
    assert (fitted.rate_hz, fitted.channels) == (rate, channels)
