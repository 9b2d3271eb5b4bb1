"""Phrases to wave files: cached, rendered in the speech process, urgent ones first. No Qt here."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TypeVar

from audio.cache import LIMIT_BYTES, WaveCache
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
    by_code,
)
from audio.lanes import Lane, fail, settle
from audio.phrase import RATE_WPM, Phrase
from audio.sound_file import Sound, read_sound
from audio.voices import Voice, engine_version, espeak_voice
from audio.worker_link import ESPEAK_ONLY, WorkerLink, usual_worker_command

T = TypeVar("T")

WORKER_TIMEOUT_S = 10.0
REST_S = 30.0
_VOICES_FILE = "voices.json"
_URGENT, _AHEAD = 0, 1


class Speaker:
    """Gives the sound of phrases, from the cache or from the speech process. Thread-safe.

    ``worker_timeout_s``: how long the process may take to start or to answer; then it is ended and started
    once more (with eSpeak NG alone, in case a system voice hangs), and if that fails too the phrase fails
    with a named error and further phrases fail at once for ``rest_s`` seconds. ``cache_limit_bytes`` bounds
    the folder; ``worker_command`` starts another process than the usual one. Nothing is started, read or
    written before the first phrase or ``warm_up``.
    """

    def __init__(
        self,
        cache_dir: Path,
        worker_timeout_s: float = WORKER_TIMEOUT_S,
        *,
        cache_limit_bytes: int = LIMIT_BYTES,
        worker_command: Sequence[str] | None = None,
        rest_s: float = REST_S,
    ) -> None:
        self._cache = WaveCache(cache_dir, cache_limit_bytes)
        self._voices_file = cache_dir / _VOICES_FILE
        self._rest_s = rest_s
        self._link = WorkerLink(worker_command or usual_worker_command(), worker_timeout_s)
        self._voices: dict[str, Voice] = {}
        self._listed: tuple[Voice, ...] = ()
        self._espeak_only = False
        self._failed: AudioError | None = None
        self._failed_until = 0.0
        self._looks = Lane("speech-look-up")
        self._renders = Lane("speech-render")
        self._closed = False

    @property
    def worker_process_id(self) -> int | None:
        """The speech process's number while it runs."""
        return self._link.process_id

    def wave(self, phrase: Phrase) -> Path:
        """The wave file of a phrase; blocks until it is there.

        The file of a private phrase lies in a folder of this process until ``forget`` or ``close``; that of
        any other phrase stays in the cache. Raises SpeechUnavailable (NoVoice, SpeechWorkerSilent,
        SpeechWorkerBroken, SpeechClosed), NothingToSay, SoundFileBroken, SoundCacheFull.
        """
        self._check_open()
        return self._kept(phrase) or self._later(_URGENT, lambda: self._render(phrase)).result()

    def sound(self, phrase: Phrase) -> Future[Sound]:
        """The samples of a phrase, without blocking; cancel the future when it is no longer wanted.

        A private phrase's file is deleted before the future is done. The future fails with the errors of
        ``wave``.
        """
        wanted: Future[Sound] = Future()
        self._looks.submit(0, lambda: self._look(phrase, wanted), lambda: fail(wanted, SpeechClosed()))
        return wanted

    def prepare(self, phrases: Iterable[Phrase]) -> None:
        """Render what is missing, in the background and only while nobody waits for a ``wave`` or ``sound``.

        Private phrases are not rendered ahead. A phrase that fails here fails again, named, when it is
        asked for. Does nothing after ``close``.
        """
        for phrase in phrases:
            if not phrase.private:
                self._later(_AHEAD, partial(self._render_missing, phrase))

    def warm_up(self) -> None:
        """Start the speech process in the background so that the first phrase comes as fast as the next."""
        self._later(_AHEAD, self._running_voices)

    def forget(self, wave: Path) -> None:
        """Delete the file that ``wave`` gave for a private phrase, after it has been played."""
        self._cache.discard(wave)

    def voices(self) -> dict[str, Voice]:
        """The voice for each language; blocks while the speech process starts.

        Raises SpeechWorkerSilent, SpeechWorkerBroken, SpeechClosed.
        """
        return dict(self._later(_URGENT, self._running_voices).result())

    def listed(self) -> tuple[Voice, ...]:
        """Every voice on this computer, the best first in each language; never blocks.

        Before the speech process has started it is what it named last time, nothing the very first time.
        """
        self._known_voices()
        return self._listed

    def close(self) -> None:
        """End the speech process and the threads, delete private sounds; who waits gets SpeechClosed."""
        self._closed = True
        self._looks.shut()
        self._renders.shut()
        self._link.end(for_good=True)  # so that a render that waits for an answer ends now
        self._looks.join()
        self._renders.join()
        self._cache.close()

    # From here on: the look-up thread, or whoever called.

    def _check_open(self) -> None:
        if self._closed:
            raise SpeechClosed()

    def _later(self, urgency: int, work: Callable[[], T]) -> Future[T]:
        done: Future[T] = Future()
        self._renders.submit(urgency, lambda: settle(done, work), lambda: fail(done, SpeechClosed()))
        return done

    def _look(self, phrase: Phrase, wanted: Future[Sound]) -> None:
        """Answer from the cache, or pass the phrase on to be rendered."""
        kept = self._kept(phrase)
        if kept is not None:
            try:
                sound = read_sound(kept)
            except (SoundFileBroken, FileNotFoundError):
                self._cache.discard(kept)
            else:
                settle(wanted, lambda: sound)
                return
        self._renders.submit(
            _URGENT,
            lambda: settle(wanted, lambda: self._rendered_sound(phrase)),
            lambda: fail(wanted, SpeechClosed()),
        )

    def _kept(self, phrase: Phrase) -> Path | None:
        if phrase.private:
            return None
        voice = self._voice_of(phrase, self._known_voices())
        return self._cache.find(phrase.key(voice, engine_version())) if voice else None

    def _voice_of(self, phrase: Phrase, usual: Mapping[str, Voice]) -> Voice | None:
        """The voice that the phrase asks for where there is one, else the language's own."""
        if phrase.voice:
            for voice in self._listed:
                if voice.lang == phrase.lang and voice.called == phrase.voice:
                    return voice
        return usual.get(phrase.lang)

    def _known_voices(self) -> dict[str, Voice]:
        """The voices the process named, before its start those it named last time with the same engine."""
        if not self._voices:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                noted = json.loads(self._voices_file.read_text(encoding="utf-8"))
                if noted["engine"] == engine_version():
                    self._listed = tuple(Voice(**entry) for entry in noted["all"])
                    self._voices = {entry["lang"]: Voice(**entry) for entry in noted["voices"]}
        return self._voices

    # From here on: the render thread alone.

    def _rendered_sound(self, phrase: Phrase) -> Sound:
        path = self._render(phrase)
        try:
            return read_sound(path)
        finally:
            if phrase.private:
                self._cache.discard(path)

    def _render_missing(self, phrase: Phrase) -> Path:
        return self._kept(phrase) or self._render(phrase)

    def _render(self, phrase: Phrase) -> Path:
        """Speak a phrase to its file; one fresh start of the process when it fails."""
        if not any(c.isalnum() for c in phrase.spoken()):
            raise NothingToSay(text=phrase.text)
        return self._with_restart(lambda: self._render_once(phrase))

    def _running_voices(self) -> dict[str, Voice]:
        return self._with_restart(self._start_if_needed)

    def _with_restart(self, work: Callable[[], T]) -> T:
        self._check_rested()
        try:
            return self._ending_worker_on_fault(work)
        except SpeechWorkerSilent:
            self._espeak_only = True
        except SpeechWorkerBroken:
            pass
        try:
            return self._ending_worker_on_fault(work)
        except (SpeechWorkerSilent, SpeechWorkerBroken) as fault:
            self._failed, self._failed_until = fault, time.monotonic() + self._rest_s
            raise

    def _ending_worker_on_fault(self, work: Callable[[], T]) -> T:
        self._check_open()
        try:
            return work()
        except (SpeechWorkerSilent, SpeechWorkerBroken) as fault:
            self._link.end()
            if self._closed:
                raise SpeechClosed() from fault
            raise

    def _check_rested(self) -> None:
        if self._failed is not None and time.monotonic() < self._failed_until:
            raise type(self._failed)(**self._failed.details)
        self._failed = None

    def _start_if_needed(self) -> dict[str, Voice]:
        if self._link.process_id is None:
            self._cache.sweep()
            self._voices = self._link.start(*([ESPEAK_ONLY] if self._espeak_only else []))
            self._listed = self._link.listed
            if not self._espeak_only:
                self._note_voices()
        return self._voices

    def _note_voices(self) -> None:
        noted = {
            "engine": engine_version(),
            "voices": [asdict(voice) for voice in self._voices.values()],
            "all": [asdict(voice) for voice in self._listed],
        }
        text = json.dumps(noted)
        with contextlib.suppress(OSError):  # without the note the next start asks the process first
            if not self._voices_file.exists() or self._voices_file.read_text(encoding="utf-8") != text:
                self._voices_file.parent.mkdir(parents=True, exist_ok=True)
                part = self._voices_file.with_suffix(".part")
                part.write_text(text, encoding="utf-8")
                part.replace(self._voices_file)

    def _render_once(self, phrase: Phrase) -> Path:
        self._start_if_needed()
        kept = self._kept(phrase)  # another call may have rendered it, or the voice is not the noted one
        if kept is not None:
            return kept
        try:
            return self._speak_to(self._place(phrase), phrase)
        except SoundCacheFull:
            self._cache.use_spare_folder()
            return self._speak_to(self._place(phrase), phrase)

    def _place(self, phrase: Phrase) -> Path:
        voice = self._voice_of(phrase, self._voices)
        if voice is None:
            raise NoVoice(lang=phrase.lang)
        key = phrase.key(voice, engine_version())
        return self._cache.private_place(key) if phrase.private else self._cache.place(key)

    def _speak_to(self, path: Path, phrase: Phrase) -> Path:
        asked = self._voice_of(phrase, self._voices)
        assert asked is not None  # there is a place for its sound
        named = {"voice": asked.called} if phrase.voice else {}
        try:
            answer = self._link.ask(
                text=phrase.spoken(), lang=phrase.lang, rate=phrase.rate, out=str(path), **named
            )
        except (SpeechWorkerSilent, SpeechWorkerBroken):
            self._link.end()
            for left in path.parent.glob(f"{path.stem}.*"):  # half of it may have been written
                self._cache.discard(left)
            raise
        if "error" in answer:
            raise _named(answer, path, phrase)
        spare = espeak_voice(phrase.lang)
        if spare is not None and answer.get("driver", spare.driver) != asked.driver:
            self._give_up(asked, spare)
            path = path.replace(self._place(phrase))
        if not phrase.private:
            self._cache.was_written(path)
        return path

    def _give_up(self, failed: Voice, spare: Voice) -> None:
        """The system's voice failed and the bundled one spoke; so it is from now on."""
        self._listed = tuple(voice for voice in self._listed if voice != failed)
        if self._voices.get(failed.lang) == failed:
            self._voices = {**self._voices, failed.lang: spare}


def _named(answer: dict[str, object], path: Path, phrase: Phrase) -> AudioError:
    """The worker's failure as the error it stands for."""
    kind = by_code(str(answer["error"]))
    return kind(
        path=path, folder=path.parent, lang=phrase.lang, text=phrase.text, reason=answer.get("detail", "")
    )


def speak_to_file(text: str, lang: str, out: Path, rate: int = RATE_WPM) -> None:
    """Write a text as a RIFF/WAVE file, whole or not at all; nothing is kept of it anywhere else.

    Raises SoundOutUnwritable, and the errors of ``Speaker.wave``; ValueError for a rate outside 80-450.
    """
    import tempfile

    phrase = Phrase(text, lang, rate, private=True)
    try:
        folder = tempfile.TemporaryDirectory(prefix=".speech-", dir=out.parent)
    except OSError as fault:
        raise SoundOutUnwritable(path=out, reason=fault.strerror) from fault
    with folder as name, contextlib.closing(Speaker(Path(name))) as speaker:
        wave = speaker.wave(phrase)
        try:
            wave.replace(out)
        except OSError as fault:
            raise SoundOutUnwritable(path=out, reason=fault.strerror) from fault
