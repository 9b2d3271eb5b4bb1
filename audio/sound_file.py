"""Sound files: tell what they are by their first bytes, read them, and make a wave of an AIFF.

eSpeak and Windows write RIFF/WAVE, macOS writes AIFF whatever the file's name says. A file that is cut off
(full disk, killed process) keeps a plausible header, so the lengths are compared as well.
"""

from __future__ import annotations

import io
import math
import struct
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from audio.errors import SoundFileBroken

SHORTEST_S = 0.02
_LONGEST_HEADER = 4096
_NO_FILE = Path()


@dataclass(frozen=True)
class Sound:
    """Uncompressed sound: 16-bit little-endian samples, channels interleaved, ``rate_hz`` per second."""

    pcm: bytes
    rate_hz: int
    channels: int = 1

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.pcm) / (2 * self.channels * self.rate_hz)

    def fitted(self, rate_hz: int, channels: int) -> Sound:
        """The same sound at another rate and number of channels (linear interpolation, first channel only).

        For the rare device that takes nothing else; about 25 ms for two seconds of speech at 48 kHz.
        """
        source = array("h", self.pcm)
        if sys.byteorder == "big":
            source.byteswap()
        mono = source[:: self.channels]
        count = len(mono) * rate_hz // self.rate_hz
        step, last = self.rate_hz / rate_hz, len(mono) - 1
        out = array("h")
        for i in range(count):
            at = i * step
            left = int(at)
            right = min(left + 1, last)
            value = int(mono[left] + (mono[right] - mono[left]) * (at - left))
            out.extend([value] * channels)
        if sys.byteorder == "big":
            out.byteswap()
        return Sound(out.tobytes(), rate_hz, channels)


def read_sound(path: Path) -> Sound:
    """Read a 16-bit wave file whole. Raises SoundFileBroken, FileNotFoundError when it is not there."""
    return decode(_bytes_of(path), path)


def decode(data: bytes, path: Path = _NO_FILE) -> Sound:
    """Read a 16-bit wave from memory; ``path`` is what an error names. Raises SoundFileBroken."""
    if data[:4] == b"FORM":
        return _aiff(path, data)
    _check_riff(path, data[:_LONGEST_HEADER], len(data))
    try:
        with wave.open(io.BytesIO(data)) as file:
            if file.getsampwidth() != 2:
                raise SoundFileBroken(path=path, reason=f"{8 * file.getsampwidth()} bits")
            sound = Sound(file.readframes(file.getnframes()), file.getframerate(), file.getnchannels())
    except (wave.Error, EOFError) as fault:
        raise SoundFileBroken(path=path, reason=fault) from fault
    return _long_enough(path, sound)


def check_wave(path: Path) -> None:
    """Look whether a file is a whole wave, by its header and length only (under 0.1 ms).

    Raises SoundFileBroken, FileNotFoundError when it is not there.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_LONGEST_HEADER)
            size = file.seek(0, io.SEEK_END)
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise SoundFileBroken(path=path, reason=fault.strerror) from fault
    _check_riff(path, head, size)


def make_wave(path: Path) -> float:
    """Turn a freshly spoken file into a wave in place if it is an AIFF; give its length in seconds.

    Raises SoundFileBroken for a file that is empty, too short, cut off or of another kind.
    """
    sound = read_sound(path)
    with path.open("rb") as file:
        is_wave = file.read(4) == b"RIFF"
    if not is_wave:
        write_wave(path, sound)
    return sound.seconds


def write_wave(path: Path, sound: Sound) -> None:
    """Write a sound as RIFF/WAVE. Raises OSError."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(sound.channels)
        file.setsampwidth(2)
        file.setframerate(sound.rate_hz)
        file.writeframes(sound.pcm)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise SoundFileBroken(path=path, reason=fault.strerror) from fault


def _check_riff(path: Path, head: bytes, size: int) -> None:
    if size == 0:
        raise SoundFileBroken(path=path, reason="empty")
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise SoundFileBroken(path=path, reason="not a wave file")
    at = 12
    while at + 8 <= len(head):
        length = struct.unpack_from("<I", head, at + 4)[0]
        if head[at : at + 4] == b"data":
            if length == 0:
                raise SoundFileBroken(path=path, reason="no sound in it")
            if at + 8 + length > size:
                raise SoundFileBroken(path=path, reason="cut off")
            return
        at += 8 + length + length % 2
    raise SoundFileBroken(path=path, reason="no sound in it")


def _long_enough(path: Path, sound: Sound) -> Sound:
    if sound.seconds < SHORTEST_S:
        raise SoundFileBroken(path=path, reason="too short")
    return sound


def _aiff(path: Path, data: bytes) -> Sound:
    """Read an AIFF or an uncompressed AIFF-C (Apple, AIFF 1.3 1989 and AIFF-C 1991)."""
    chunks = _chunks(data)
    common, samples = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    if data[8:12] not in (b"AIFF", b"AIFC") or len(common) < 18 or len(samples) <= 8:
        raise SoundFileBroken(path=path, reason="no sound in it")
    channels, frames, bits = struct.unpack_from(">hIh", common)
    kind = common[18:22] if data[8:12] == b"AIFC" else b"NONE"
    if bits != 16 or kind not in (b"NONE", b"twos", b"sowt"):
        raise SoundFileBroken(path=path, reason=f"{bits} bits, {kind.decode('latin-1')}")
    offset = struct.unpack_from(">I", samples)[0]
    raw = samples[8 + offset :][: frames * channels * 2]
    if len(raw) < frames * channels * 2:
        raise SoundFileBroken(path=path, reason="cut off")
    pcm = array("h", raw)
    if kind != b"sowt":
        pcm.byteswap()
    return _long_enough(path, Sound(pcm.tobytes(), _extended(common[8:18]), channels))


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        length = struct.unpack_from(">I", data, at + 4)[0]
        found.setdefault(data[at : at + 4], data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
    return found


def _extended(raw: bytes) -> int:
    """The 80-bit floating point number in which AIFF keeps its sample rate."""
    exponent, mantissa = struct.unpack(">HQ", raw)
    return round(math.ldexp(mantissa, (exponent & 0x7FFF) - 16383 - 63))
