from __future__ import annotations

import io
import logging
import wave

import pytest

from audio.clip_sound import Recording, sound_of, sounds_of, wave_bytes
from audio.errors import RecordingBroken
from audio.phrase import Phrase
from tests.audio.test_sound_file import tone


def test_a_recording_is_an_ordinary_wave_in_memory() -> None:
    recording = Recording.of(tone(0.5))
    with wave.open(io.BytesIO(recording.data)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22050, 1, 2)
    assert (recording.duration_ms, recording.media_type) == (500, "audio/wav")
    assert sound_of(recording.data) == tone(0.5)


@pytest.mark.parametrize(
    "data", [b"", b"MP3 from a telephone", wave_bytes(tone())[:-400], b"RIFF\0\0\0\0WAVE"]
)
def test_a_broken_recording_is_told_in_words(data: bytes) -> None:
    with pytest.raises(RecordingBroken) as told:
        sound_of(data)
    assert "Record it again." in str(told.value) and "{" not in str(told.value)


def test_one_broken_recording_does_not_take_the_others_with_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        sounds = sounds_of({"Ja": wave_bytes(tone(0.2)), "Nej": b"RIFF"})
    assert sounds == {"Ja": tone(0.2)}
    assert "left out" in caplog.text and "Nej" not in caplog.text


def test_a_voice_does_not_show_when_it_is_printed() -> None:
    assert "RIFF" not in repr(Recording.of(tone())) and "pcm" not in repr(
        Phrase("Ja", "sv", recording=tone())
    )
