from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from audio.errors import (
    AudioError,
    NothingToSay,
    NoVoice,
    SoundCacheFull,
    SoundFileBroken,
    SoundOutUnwritable,
    SpeechClosed,
    SpeechWorkerBroken,
    SpeechWorkerSilent,
)
from audio.phrase import Phrase
from audio.sound_file import Sound, read_sound
from audio.speaker import Speaker, speak_to_file
from audio.voices import espeak_voice
from tests.audio.conftest import FakeWorker

HOME = Phrase("Trivs du hemma?", "sv")
GREETING = Phrase("Hej Åsa!", "sv", private=True)
MakeSpeaker = Callable[..., Speaker]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def speech_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("speech-")]


def test_a_question_is_spoken_in_both_languages(speaker: Speaker) -> None:
    swedish, english = speaker.wave(HOME), speaker.wave(Phrase("Do you like it at home?", "en"))
    assert swedish != english
    assert read_sound(swedish).seconds > 0.3
    assert read_sound(english).seconds > 0.3
    assert speaker.voices()["sv"] == espeak_voice("sv") or sys.platform != "linux"


def test_what_was_spoken_once_comes_from_the_disk_also_after_a_restart(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    first = speaker_with()
    path = first.wave(HOME)
    assert first.wave(HOME) == path
    assert first.sound(HOME).result() == read_sound(path)
    first.close()
    second = speaker_with()
    assert second.wave(HOME) == path
    assert second.worker_process_id is None  # not even started
    assert fake_worker.texts() == [HOME.text]


def test_another_engine_version_speaks_everything_anew(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = speaker_with().wave(HOME)
    monkeypatch.setattr("audio.speaker.engine_version", lambda: "a newer one")
    assert speaker_with().wave(HOME) != old
    assert fake_worker.texts() == [HOME.text] * 2


def test_a_damaged_sound_is_spoken_again(speaker_with: MakeSpeaker, fake_worker: FakeWorker) -> None:
    speaker = speaker_with()
    path = speaker.wave(HOME)
    whole = path.read_bytes()
    for damage in (b"", whole[:60], b"x" * len(whole)):
        path.write_bytes(damage)
        assert speaker.wave(HOME).read_bytes() == whole
        path.write_bytes(damage)
        assert speaker.sound(HOME).result().seconds == pytest.approx(0.1)
    assert len(fake_worker.texts()) == 7


def test_a_damaged_note_of_the_voices_is_made_again(speaker_with: MakeSpeaker, tmp_path: Path) -> None:
    path = speaker_with().wave(HOME)
    for damage in ("{", "[]", '{"engine": 1}', "\x00"):
        (tmp_path / "sounds" / "voices.json").write_text(damage)
        assert speaker_with().wave(HOME) == path


def test_phrases_are_spoken_ahead_and_only_what_is_missing(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with()
    answers = [Phrase(text, "sv") for text in ("Ja", "Ibland", "Nej")]
    speaker.wave(answers[1])
    speaker.prepare([*answers, GREETING])
    speaker.prepare(answers)
    assert [speaker.sound(answer).result().rate_hz for answer in answers] == [8000] * 3
    speaker.voices()  # after everything that was put in before it
    assert sorted(fake_worker.texts()) == ["Ibland", "Ja", "Nej"]


def test_a_phrase_wanted_now_goes_before_those_spoken_ahead(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with("slow")
    speaker.warm_up()
    speaker.prepare([Phrase(f"Fråga {number}", "sv") for number in range(40)])
    speaker.wave(HOME)
    assert fake_worker.texts().index(HOME.text) <= 2
    speaker.close()  # does not wait for the forty
    assert len(fake_worker.texts()) < 20


def test_many_threads_asking_at_once_all_get_their_sound(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with()
    heard: list[Path] = []
    threads = [
        threading.Thread(target=lambda n=n: heard.append(speaker.wave(Phrase(f"Kort {n % 4}", "sv"))))
        for n in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == 16 and len(set(heard)) == 4
    assert len(fake_worker.texts()) == 4


def test_a_speech_process_killed_from_outside_is_started_again(speaker: Speaker) -> None:
    speaker.wave(HOME)
    killed = speaker.worker_process_id
    process = speaker._link._process
    assert process is not None
    process.kill()
    process.wait()
    assert read_sound(speaker.wave(Phrase("Får du hjälp?", "sv"))).seconds > 0.3
    assert speaker.worker_process_id != killed


def test_a_speech_process_that_dies_in_the_middle_is_started_again(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with("die-first")
    assert speaker.wave(HOME).exists()
    assert (fake_worker.starts(), fake_worker.texts()) == (2, [HOME.text] * 2)


def test_a_voice_that_hangs_is_given_up_for_the_bundled_one(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with("hang-first", worker_timeout_s=1.5)
    assert speaker.wave(HOME).exists()
    assert fake_worker.diary()[2] == "started --espeak-only"


@pytest.mark.parametrize("behaviour", ["hang", "hang-at-start"])
def test_a_speech_process_that_never_answers_is_named_and_not_waited_for_again(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker, behaviour: str
) -> None:
    speaker = speaker_with(behaviour, worker_timeout_s=1.0)
    with pytest.raises(SpeechWorkerSilent, match=r"1\.0 seconds"):
        speaker.wave(HOME)
    assert fake_worker.starts() == 2
    assert speaker.worker_process_id is None
    with pytest.raises(SpeechWorkerSilent):
        speaker.sound(HOME).result()
    assert fake_worker.starts() == 2  # resting


def test_after_its_rest_the_speech_is_tried_again(speaker_with: MakeSpeaker, fake_worker: FakeWorker) -> None:
    speaker = speaker_with("die", rest_s=0.0)
    for starts in (2, 4):
        with pytest.raises(SpeechWorkerBroken, match="it ended"):
            speaker.wave(HOME)
        assert fake_worker.starts() == starts


def test_nonsense_from_the_process_and_a_process_that_cannot_start_are_named(
    speaker_with: MakeSpeaker, tmp_path: Path
) -> None:
    with pytest.raises(SpeechWorkerBroken, match="unexpected answer"):
        speaker_with("garbage").wave(HOME)
    nobody = Speaker(tmp_path, worker_command=[str(tmp_path / "nobody")])
    with pytest.raises(SpeechWorkerBroken):
        nobody.voices()
    nobody.close()


def test_a_language_without_a_voice_and_a_text_without_words_are_named(
    speaker: Speaker, speaker_with: MakeSpeaker
) -> None:
    with pytest.raises(NoVoice, match="“tlh”"):
        speaker.wave(Phrase("nuqneH", "tlh"))
    with pytest.raises(NothingToSay):
        speaker.wave(Phrase(" … ", "sv"))
    with pytest.raises(NoVoice):
        speaker_with("no-voice").wave(HOME)


def test_a_disk_that_is_full_moves_the_sounds_to_a_temporary_folder(
    speaker_with: MakeSpeaker, tmp_path: Path
) -> None:
    speaker = speaker_with("full")
    path = speaker.wave(HOME)
    assert tmp_path not in path.parents
    assert speaker.wave(HOME) == path
    assert speaker.sound(GREETING).result().seconds > 0
    speaker.close()
    assert not path.parent.exists()
    with pytest.raises(SoundCacheFull):
        speaker_with("full-everywhere").wave(HOME)


def test_a_folder_closed_for_writing_does_not_silence_anybody(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.write_text("a file where the folder should be")
    speaker = Speaker(closed / "sounds")
    assert read_sound(speaker.wave(HOME)).seconds > 0.3
    speaker.close()
    assert closed.read_text() == "a file where the folder should be"


def test_a_greeting_by_name_leaves_nothing_on_the_disk(speaker: Speaker, tmp_path: Path) -> None:
    assert speaker.sound(GREETING).result().seconds > 0.3
    assert files_in(tmp_path) == {"voices.json"}
    path = speaker.wave(GREETING)
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert read_sound(path).seconds > 0.3
    speaker.forget(path)
    assert files_in(tmp_path) == {"voices.json"}
    speaker.wave(GREETING)
    speaker.close()
    assert files_in(tmp_path) == {"voices.json"}
    assert [path.name for path in (tmp_path / "sounds").iterdir()] == ["voices.json"]


def test_a_name_half_written_by_a_process_that_died_is_deleted(
    speaker_with: MakeSpeaker, tmp_path: Path
) -> None:
    with pytest.raises(SpeechWorkerBroken):
        speaker_with("half").sound(GREETING).result()
    assert files_in(tmp_path) == {"voices.json", "diary.txt"}


def test_a_sound_nobody_wants_any_more_is_not_spoken(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    speaker = speaker_with("slow")
    wanted = [speaker.sound(Phrase(f"Kort {number}", "sv")) for number in range(20)]
    for sound in wanted[1:]:
        sound.cancel()
    assert wanted[0].result().seconds > 0
    speaker.voices()
    assert len(fake_worker.texts()) < 5
    with pytest.raises(CancelledError):
        wanted[-1].result()


def test_closing_ends_the_process_and_the_threads(speaker: Speaker) -> None:
    speaker.wave(HOME)
    process = speaker._link._process
    assert process is not None and process.poll() is None
    speaker.close()
    speaker.close()
    assert process.poll() is not None
    assert speaker.worker_process_id is None
    assert speech_threads() == []
    for ask in (speaker.wave, lambda phrase: speaker.sound(phrase).result(), lambda phrase: speaker.voices()):
        with pytest.raises(SpeechClosed):
            ask(HOME)
    speaker.prepare([HOME])
    speaker.warm_up()
    assert speech_threads() == []


@pytest.mark.parametrize("behaviour", ["hang", "hang-at-start"])
def test_closing_frees_whoever_waits_for_a_hanging_process(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker, behaviour: str
) -> None:
    speaker = speaker_with(behaviour, worker_timeout_s=60.0)
    faults: list[BaseException | None] = []
    waiting = [speaker.sound(Phrase(f"Kort {number}", "sv")) for number in range(3)]
    for sound in waiting:
        sound.add_done_callback(lambda done: faults.append(done.exception()))
    while not (fake_worker.texts() or (behaviour == "hang-at-start" and fake_worker.starts())):
        threading.Event().wait(0.01)
    speaker.close()
    assert [type(fault) for fault in faults] == [SpeechClosed] * 3
    assert speech_threads() == []


def test_closing_right_after_the_first_tap_leaves_nothing_running(
    speaker_with: MakeSpeaker, fake_worker: FakeWorker
) -> None:
    for _ in range(5):
        speaker = speaker_with("slow")
        sound = speaker.sound(HOME)
        speaker.close()
        with pytest.raises(SpeechClosed):
            sound.result()
        assert speaker.worker_process_id is None
    assert speech_threads() == []


def test_a_speaker_that_was_never_used_closes_and_starts_nothing(tmp_path: Path) -> None:
    Speaker(tmp_path / "sounds").close()
    assert list(tmp_path.iterdir()) == []


def test_a_system_voice_that_failed_is_no_longer_named(
    tmp_path: Path, speaker_with: MakeSpeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    speaker = speaker_with()
    voices = speaker.voices()
    speaker._voices = {**voices, "sv": voices["sv"].__class__("sv", "nsss", "alva", "Alva")}
    path = speaker.wave(HOME)  # the process answers that eSpeak NG spoke
    assert speaker.voices()["sv"] == espeak_voice("sv")
    assert speaker.wave(HOME) == path


def test_a_chosen_voice_is_heard_and_one_that_is_not_here_gives_way(speaker: Speaker) -> None:
    usual, lighter, gone = (
        speaker.wave(Phrase("Trivs du hemma?", "sv", voice=called))
        for called in ("", "espeak:gmq/sv+f2", "sapi5:Hedvig")
    )
    assert usual.read_bytes() != lighter.read_bytes()
    assert gone == usual, "the same voice, so the same sound is kept once"
    english = speaker.wave(Phrase("Hello", "en", voice="espeak:gmq/sv+f2"))
    assert english == speaker.wave(Phrase("Hello", "en")), "a Swedish voice does not speak English"


def test_the_voices_of_this_computer_are_known_before_the_process_starts(
    speaker_with: MakeSpeaker, tmp_path: Path
) -> None:
    first = speaker_with()
    assert first.listed() == ()
    first.voices()
    named = [(voice.lang, voice.called) for voice in first.listed()]
    assert named == [("sv", "espeak:sv"), ("en", "espeak:en")]
    again = speaker_with()
    assert again.listed() == first.listed() and again.worker_process_id is None


def test_the_command_line_writes_a_real_wave(tmp_path: Path) -> None:
    out = tmp_path / "fråga.wav"
    speak_to_file("Trivs du hemma?", "sv", out)
    assert out.read_bytes()[:4] == b"RIFF"
    assert read_sound(out).rate_hz == 22050
    speak_to_file("Ja", "sv", out, rate=100)
    assert read_sound(out).seconds < 3
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("text", "lang", "out", "fault"),
    [
        ("Hej", "sv", "gone/hej.wav", SoundOutUnwritable),
        ("Hej", "sv", "folder", SoundOutUnwritable),
        ("…", "sv", "hej.wav", NothingToSay),
        ("Hej", "tlh", "hej.wav", NoVoice),
    ],
)
def test_the_command_line_names_what_fails_and_leaves_nothing(
    tmp_path: Path, text: str, lang: str, out: str, fault: type[AudioError]
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(fault):
        speak_to_file(text, lang, tmp_path / out)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]


def test_a_sound_broken_right_after_it_was_written_is_named(
    speaker_with: MakeSpeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> Sound:
        raise SoundFileBroken(path=path, reason="a bad disk")

    monkeypatch.setattr("audio.speaker.read_sound", broken)
    sound: Future[Sound] = speaker_with().sound(HOME)
    with pytest.raises(SoundFileBroken, match="a bad disk"):
        sound.result()
