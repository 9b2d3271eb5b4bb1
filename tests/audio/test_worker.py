"""The speech process's own work, done here in the test's process so that each step can be seen."""

from __future__ import annotations

import ctypes
import json
import subprocess
from array import array
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.errors import NoVoice, SoundFileBroken
from audio.sound_file import read_sound
from audio.voices import Listed, Voice, espeak_voice
from audio.worker import Desk, EspeakEngine, SystemEngine, _data_path, in_pieces, serve
from audio.worker_link import usual_worker_command
from tests.audio.test_sound_file import aiff, tone


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ESPEAK_DATA_PATH", "")
        yield EspeakEngine()


@pytest.fixture
def desk(espeak: EspeakEngine, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("audio.worker.EspeakEngine", lambda: espeak)
    return Desk(system=None)


def request(out: Path, text: str = "Trivs du hemma?", lang: str = "sv", rate: int = 150) -> dict[str, object]:
    return {"id": 7, "text": text, "lang": lang, "rate": rate, "out": str(out)}


def loudness(path: Path) -> float:
    samples = array("h", read_sound(path).pcm)
    return float((sum(s * s for s in samples) / len(samples)) ** 0.5)


def test_a_question_becomes_a_wave_that_can_be_heard(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "fråga.wav"
    answer = desk.answer(request(out))
    sound = read_sound(out)
    assert answer == {"id": 7, "seconds": sound.seconds, "driver": "espeak"}
    assert out.read_bytes()[:4] == b"RIFF"
    assert sound.rate_hz == 22050
    assert 0.8 < sound.seconds < 3
    assert loudness(out) > 1000
    assert list(tmp_path.iterdir()) == [out]  # nothing half-written beside it


def colour(path: Path) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The mean log spectrum in 64 bands: which sounds a voice makes, whatever their order and phase."""
    samples = np.frombuffer(read_sound(path).pcm, dtype="<i2").astype(float)
    frames = samples[: len(samples) // 512 * 512].reshape(-1, 512)
    power = np.abs(np.fft.rfft(frames * np.hanning(512), axis=1))[:, 1:257] ** 2
    bands = power[power.sum(axis=1) > power.sum() / len(power) / 100].mean(axis=0).reshape(64, 4).sum(axis=1)
    shape: np.ndarray[tuple[int], np.dtype[np.float64]] = np.log10(bands / bands.sum())
    return shape


def test_swedish_is_spoken_as_swedish(desk: Desk, tmp_path: Path) -> None:
    def say(name: str, text: str, lang: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        desk.answer(request(tmp_path / name, text, lang))
        return colour(tmp_path / name)

    text = "Trivs du hemma?"
    swedish, again, english = say("a", text, "sv"), say("b", text, "sv"), say("c", text, "en")
    assert np.abs(swedish - again).mean() * 3 < np.abs(swedish - english).mean()


@pytest.mark.parametrize(
    ("plain", "marked"), [("far", "får"), ("har", "här"), ("for", "för"), ("radd", "rädd")]
)
def test_the_swedish_letters_are_heard(
    espeak: EspeakEngine, desk: Desk, tmp_path: Path, plain: str, marked: str
) -> None:
    desk.answer(request(tmp_path / "x.wav", "Hej", "sv"))
    assert sounds_of(espeak, plain) != sounds_of(espeak, marked)
    assert len(sounds_of(espeak, marked)) <= 7  # a word, not the letters spelled out


def sounds_of(espeak: EspeakEngine, text: str) -> str:
    """The phonemes in which the voice that spoke last says a text."""
    speak = espeak._espeak.dll.espeak_TextToPhonemes
    speak.restype = ctypes.c_char_p
    rest = ctypes.c_char_p(text.encode())
    phonemes: bytes = speak(ctypes.byref(rest), 1, 2)  # UTF-8 in, IPA out
    return phonemes.decode()


def test_every_phrase_has_its_own_rate_whatever_came_before(desk: Desk, tmp_path: Path) -> None:
    # pyttsx3 by itself keeps the old rate or cuts the sound in about half of these
    lengths: dict[tuple[str, int], set[float]] = {}
    for _ in range(4):
        for text, rate in (("Ja", 80), ("Ja", 150), ("Trivs du hemma?", 200), ("Trivs du hemma?", 100)):
            answer = desk.answer(request(tmp_path / "x.wav", text, rate=rate))
            lengths.setdefault((text, rate), set()).add(round(answer["seconds"], 1))
    assert all(len(seen) == 1 for seen in lengths.values())
    assert min(lengths["Ja", 80]) > 1.5 * max(lengths["Ja", 150])
    assert min(lengths["Trivs du hemma?", 100]) > 1.5 * max(lengths["Trivs du hemma?", 200])


def test_what_cannot_be_spoken_is_named(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "x.wav"
    assert desk.answer(request(out, lang="tlh")) == {"id": 7, "error": "no_voice", "detail": "tlh"}
    assert desk.answer(request(out, text=" … ?"))["error"] == "nothing_to_say"
    assert desk.answer(request(tmp_path / "gone" / "x.wav"))["error"] == "cache_full"
    (tmp_path / "folder.wav").mkdir()
    assert desk.answer(request(tmp_path / "folder.wav"))["error"] == "cache_full"
    assert [path.name for path in tmp_path.iterdir()] == ["folder.wav"]


@given(st.text("abc åäö.?…", max_size=300), st.integers(5, 60))
def test_a_long_text_is_cut_without_losing_a_letter(text: str, longest: int) -> None:
    pieces = in_pieces(text, longest)
    assert all(len(piece) <= longest for piece in pieces)
    letters = [c for piece in pieces for c in piece if c.isalnum()]
    assert letters == [c for c in text if c.isalnum()]


def test_a_text_is_cut_between_sentences() -> None:
    assert in_pieces("Trivs du hemma? Får du hjälp? Bra.", 20) == ["Trivs du hemma?", "Får du hjälp? Bra."]


def test_a_whole_page_is_spoken_too(desk: Desk, tmp_path: Path) -> None:
    once = desk.answer(request(tmp_path / "x.wav"))["seconds"]
    page = desk.answer(request(tmp_path / "x.wav", "Trivs du hemma? " * 100))["seconds"]
    assert page == pytest.approx(100 * once, rel=0.1)


def test_a_voice_the_engine_does_not_know_is_not_replaced_by_the_last_one(
    espeak: EspeakEngine, tmp_path: Path
) -> None:
    swedish = espeak_voice("sv")
    assert swedish is not None
    espeak.render("Hej", swedish, 150, tmp_path / "x.wav")
    with pytest.raises(NoVoice):
        espeak.render("Hej", Voice("sv", "espeak", "xx/yy", "Nobody"), 150, tmp_path / "y.wav")
    espeak.render("Hej", swedish, 150, tmp_path / "z.wav")
    assert read_sound(tmp_path / "x.wav").seconds == pytest.approx(
        read_sound(tmp_path / "z.wav").seconds, abs=0.05
    )
    assert not (tmp_path / "y.wav").exists()


def test_an_engine_that_writes_nothing_is_a_named_failure(desk: Desk, tmp_path: Path) -> None:
    class Mute:
        def render(self, text: str, voice: Voice, rate: int, out: Path) -> None:
            out.unlink(missing_ok=True)

    desk._engines["espeak"] = Mute()
    assert desk.answer(request(tmp_path / "x.wav"))["error"] == SoundFileBroken.code


class SystemVoices:
    """Stands for Windows' or macOS' speech service."""

    def __init__(self, *, broken: bool = False) -> None:
        self.broken = broken
        self.spoken: list[str] = []

    def voices(self) -> list[Listed]:
        return [Listed("alva", "Alva", ("sv_SE",))]

    def render(self, text: str, voice: Voice, rate: int, out: Path) -> None:
        self.spoken.append(voice.id)
        if self.broken:
            raise OSError("the speech service is off")
        out.write_bytes(aiff(tone()))


def test_the_systems_swedish_voice_is_preferred_and_its_aiff_becomes_a_wave(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemVoices()
    monkeypatch.setattr("audio.worker.SystemEngine", lambda driver: system)
    desk = Desk("nsss")
    assert desk.voices["sv"] == Voice("sv", "nsss", "alva", "Alva")
    assert desk.voices["en"] == espeak_voice("en")  # the system has none
    assert desk.answer(request(tmp_path / "x.wav"))["driver"] == "nsss"
    assert (tmp_path / "x.wav").read_bytes()[:4] == b"RIFF"
    assert read_sound(tmp_path / "x.wav") == tone()


def test_a_system_voice_that_fails_is_replaced_by_the_bundled_one_for_good(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SystemVoices(broken=True)
    monkeypatch.setattr("audio.worker.SystemEngine", lambda driver: system)
    desk = Desk("sapi5")
    for _ in range(2):
        assert desk.answer(request(tmp_path / "x.wav"))["driver"] == "espeak"
    assert system.spoken == ["alva"]
    assert loudness(tmp_path / "x.wav") > 1000


def test_a_system_without_a_speech_service_leaves_the_bundled_voices(desk: Desk) -> None:
    assert Desk("no_such_driver").voices == desk.voices


def test_a_system_driver_of_pyttsx3_is_listed_and_asked(tmp_path: Path) -> None:
    dummy = SystemEngine("dummy")  # pyttsx3's own silent driver
    assert all(isinstance(voice, Listed) for voice in dummy.voices())


def test_where_the_bundled_engine_cannot_be_loaded_there_is_no_voice_rather_than_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> EspeakEngine:
        raise OSError("cannot open shared object file")

    monkeypatch.setattr("audio.worker.EspeakEngine", missing)
    assert Desk(None).answer(request(tmp_path / "x.wav"))["error"] == "no_voice"


def test_each_line_is_answered_in_order_after_the_voices(desk: Desk, tmp_path: Path) -> None:
    lines: list[str] = []
    asked = [{**request(tmp_path / f"{i}.wav", text), "id": i} for i, text in enumerate(("Ja", "Nej"))]
    serve(desk, [json.dumps(line) for line in asked], lines.append)
    hello, *answers = map(json.loads, lines)
    assert [voice["lang"] for voice in hello["voices"]] == ["sv", "en"]
    assert [answer["id"] for answer in answers] == [0, 1]


def test_a_data_folder_too_deep_for_the_engine_is_given_from_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _data_path(Path("/opt/speech/data")) == "/opt/speech/data"
    for name in ("x" * 150, "Åsas mapp"):
        deep = tmp_path / name / "data"
        deep.mkdir(parents=True)
        assert _data_path(deep) == "data"
        assert Path.cwd() == deep.parent


def test_the_process_speaks_its_protocol_only_and_ends_with_its_input(tmp_path: Path) -> None:
    with subprocess.Popen(
        usual_worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps(request(tmp_path / "x.wav")).encode() + b"\n")
        process.stdin.flush()
        lines = [json.loads(process.stdout.readline()) for _ in range(2)]
        process.stdin.close()
        assert process.wait(timeout=10) == 0
        assert process.stdout.read() == b""
    assert {voice["id"] for voice in lines[0]["voices"]} >= {"gmq/sv"}
    assert lines[1]["id"] == 7


def test_the_process_ends_with_its_input_also_in_the_middle_of_a_phrase(tmp_path: Path) -> None:
    with subprocess.Popen(usual_worker_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdout.readline()
        process.stdin.write(
            json.dumps(request(tmp_path / "x.wav", "Trivs du hemma? " * 5000)).encode() + b"\n"
        )
        process.stdin.close()
        assert process.wait(timeout=10) == 0
    assert not (tmp_path / "x.wav").exists()
