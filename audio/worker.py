"""The speech process: text in, wave file out. The only module that touches pyttsx3 and eSpeak NG.

It runs in a process of its own (``audio.worker_link`` starts it) because pyttsx3 can hang, and because
eSpeak NG is GPL-3 and is loaded here only. It speaks JSON lines, one answer for each request, in order:

    → {"id": 1, "text": "Hej", "lang": "sv", "rate": 150, "out": "/folder/name.wav"}
    ← {"id": 1, "seconds": 0.9, "driver": "espeak"}   or   {"id": 1, "error": "no_voice", "detail": "sv"}

Its first line says which voice speaks each language, and every voice there is, the best first in each:
{"voices": [{"lang", "driver", "id", "name"}, …], "all": […]}. A request may name one of these, "voice":
"espeak:gmq/sv+f2"; one that is not there gives way to the language's own.
It ends when its input ends, also in the middle of a phrase, so that it never outlives the program.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol

from audio.errors import AudioError, NothingToSay, NoVoice, SoundCacheFull, SoundFileBroken
from audio.sound_file import Sound, make_wave, read_sound, write_wave
from audio.voices import (
    ESPEAK,
    LANGUAGES,
    SYSTEM_DRIVERS,
    Listed,
    Voice,
    espeak_voice,
    espeak_voices,
    fitting,
)

VOLUME = 1.0  # eSpeak's 100: peaks near 70 % of full scale; above 1.0 it clips
IDLE_POLL_S = 0.0005
ROOM_BYTES = 1 << 16
PLENTY_BYTES = 1 << 22
LONGEST_DATA_PATH = 140
LONGEST_PIECE = 600
CURRENT = 1  # which value espeak_GetParameter gives; pyttsx3 leaves this argument to chance


def in_pieces(text: str, longest: int = LONGEST_PIECE) -> list[str]:
    """A text cut at the ends of sentences, where there are none at spaces, without pieces that hold no word.

    For eSpeak NG behind pyttsx3: its time grows with the square of the length and it crashes on about
    30 000 letters.
    """
    pieces = [""]
    for sentence in re.split(r"(?<=[.!?:;]) ", text):
        words = [sentence] if len(sentence) <= longest else sentence.split(" ")
        for word in words:
            if pieces[-1] and len(pieces[-1]) + 1 + len(word) > longest:
                pieces.append("")
            pieces[-1] = f"{pieces[-1]} {word}".lstrip()
    cut = [piece[at : at + longest] for piece in pieces for at in range(0, len(piece), longest)]
    return [piece for piece in cut if any(c.isalnum() for c in piece)]


class VoiceEngine(Protocol):
    """Something that writes a text as a sound file with one of its voices."""

    def render(self, text: str, voice: Voice, rate: int, out: Path) -> None:
        """Write the sound file (wave or AIFF)."""


class EspeakEngine:
    """The bundled eSpeak NG behind pyttsx3, one engine for the worker's life.

    pyttsx3 2.99 sends rate and volume through eSpeak's queue and, at the start of ``runAndWait``, cancels
    whatever is still queued: now and then a phrase keeps the rate of the one before, or is cut off. So the
    queue is waited empty before and after each run, and what the engine says of itself is checked. Its
    failures inside callbacks vanish; they are seen by the missing ``finished-utterance``.
    """

    def __init__(self) -> None:
        with _bundled_library():
            from pyttsx3.drivers import _espeak
            from pyttsx3.engine import Engine

            self._engine: Any = Engine(ESPEAK)
        self._espeak: Any = _espeak
        self._faults: list[BaseException] = []
        self._completed: list[bool] = []
        self._engine.connect("error", lambda name, exception: self._faults.append(exception))
        self._engine.connect("finished-utterance", lambda name, completed: self._completed.append(completed))
        self._engine.proxy.setBusy(False)  # a new engine queues its properties until the run, too late

    def render(self, text: str, voice: Voice, rate: int, out: Path) -> None:
        """Write the text as a 22 050 Hz mono wave, a long one piece by piece.

        Raises NoVoice, SoundFileBroken.
        """
        sounds = []
        for piece in in_pieces(text):
            self._speak(piece, voice, rate, out)
            sounds.append(read_sound(out))
        if len(sounds) > 1:
            write_wave(out, Sound(b"".join(sound.pcm for sound in sounds), sounds[0].rate_hz))

    def _speak(self, text: str, voice: Voice, rate: int, out: Path) -> None:
        self._faults.clear()
        self._completed.clear()
        for name, value in (("voice", voice.id), ("volume", VOLUME), ("rate", rate)):
            self._engine.setProperty(name, value)
        self._wait_idle()
        if self._faults or self._engine.getProperty("voice") != voice.id:
            raise NoVoice(lang=voice.lang)
        if self._espeak.dll.espeak_GetParameter(self._espeak.RATE, CURRENT) != rate:
            raise SoundFileBroken(path=out, reason="the engine did not take the rate")
        self._engine.save_to_file(text, str(out))
        self._engine.runAndWait()
        self._wait_idle()
        if self._completed != [True]:
            raise SoundFileBroken(path=out, reason="the engine did not finish")

    def _wait_idle(self) -> None:
        while self._espeak.IsPlaying():
            time.sleep(IDLE_POLL_S)


class SystemEngine:
    """The voices of Windows (sapi5) or macOS (nsss) behind pyttsx3, a new engine for each phrase.

    An engine that has run once often stays silent the second time on both systems.
    """

    def __init__(self, driver: str) -> None:
        self._driver = driver

    def voices(self) -> list[Listed]:
        """The installed voices."""
        listed = self._engine().getProperty("voices")
        return [Listed(v.id, v.name or v.id, tuple(map(str, v.languages))) for v in listed]

    def render(self, text: str, voice: Voice, rate: int, out: Path) -> None:
        """Write the text as the system does: a wave on Windows, an AIFF on macOS."""
        engine = self._engine()
        for name, value in (("voice", voice.id), ("rate", rate), ("volume", VOLUME)):
            engine.setProperty(name, value)
        engine.save_to_file(text, str(out))
        engine.runAndWait()

    def _engine(self) -> Any:
        from pyttsx3.engine import Engine

        return Engine(self._driver)


@contextmanager
def _bundled_library() -> Iterator[None]:
    """Make pyttsx3 use the wheel's eSpeak NG and its data while it is being imported and started.

    pyttsx3 looks for the library under fixed names of each system; whichever it asks for, it gets the one
    already loaded.
    """
    import espeakng_loader

    os.environ["ESPEAK_DATA_PATH"] = _data_path(Path(espeakng_loader.get_data_path()))
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    usual = ctypes.cdll.LoadLibrary
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]  # put back below
    try:
        yield
    finally:
        ctypes.cdll.LoadLibrary = usual  # type: ignore[method-assign]  # what it was


def _data_path(data: Path) -> str:
    """The data folder as eSpeak NG can take it: it keeps 160 characters, and on Windows the ANSI ones.

    A folder that is deeper or holds other letters is given as seen from beside it, and the process stays
    there. (With a path it cannot read eSpeak NG ends the process.)
    """
    if str(data).isascii() and len(str(data)) <= LONGEST_DATA_PATH:
        return str(data)
    os.chdir(data.parent)
    return data.name


class Desk:
    """Answers requests: knows which voice speaks which language and which engine has that voice.

    ``system`` is the driver of the system's own voices, None to use eSpeak NG alone. What fails with a
    system voice is spoken by eSpeak NG instead.
    """

    def __init__(self, system: str | None) -> None:
        self._engines: dict[str, VoiceEngine] = {}
        self.voices = {v.lang: v for v in map(espeak_voice, LANGUAGES) if v}
        self.all = [voice for lang in LANGUAGES for voice in espeak_voices(lang)]
        if system is not None:
            self._find_system_voices(system)
        if any(voice.driver == ESPEAK for voice in self.voices.values()):
            self._try_espeak()

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Render one request's text to its file; the seconds it lasts, or the failure's code and detail."""
        try:
            seconds, voice = self._speak(**request)
            return {"id": request["id"], "seconds": seconds, "driver": voice.driver}
        except AudioError as fault:
            detail = next(iter(fault.details.values()), "")
            return {"id": request["id"], "error": fault.code, "detail": str(detail)}

    def _speak(
        self, id: int, text: str, lang: str, rate: int, out: str, voice: str = ""
    ) -> tuple[float, Voice]:
        chosen = self._voice(lang, voice)
        if not any(c.isalnum() for c in text):
            raise NothingToSay(text=text)
        target = Path(out)
        part = target.with_name(f"{target.stem}.part.wav")
        _make_room(part, ROOM_BYTES)
        try:
            spoken = self._render(text, chosen, rate, part)
            part.replace(target)
        except SoundFileBroken:
            _make_room(part, PLENTY_BYTES)  # a cut off file mostly means that the disk became full
            raise
        except OSError as fault:
            raise SoundCacheFull(folder=target.parent) from fault
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return spoken

    def _voice(self, lang: str, called: str) -> Voice:
        """The voice that was asked for, else the language's own. Raises NoVoice."""
        asked = (voice for voice in self.all if voice.lang == lang and voice.called == called)
        found = next(asked, None) if called else None
        found = found or self.voices.get(lang)
        if found is None:
            raise NoVoice(lang=lang)
        return found

    def _render(self, text: str, voice: Voice, rate: int, part: Path) -> tuple[float, Voice]:
        spare = espeak_voice(voice.lang)
        if voice.driver != ESPEAK and spare is not None:
            try:
                self._engine(voice.driver).render(text, voice, rate, part)
                return make_wave(part), voice
            except Exception:  # a system driver raises anything (COM, Objective-C); eSpeak NG speaks instead
                self._give_up(voice, spare)
                voice = spare
        self._engine(voice.driver).render(text, voice, rate, part)
        try:
            return make_wave(part), voice
        except FileNotFoundError as fault:
            raise SoundFileBroken(path=part, reason="not written") from fault

    def _give_up(self, voice: Voice, spare: Voice) -> None:
        self.all = [other for other in self.all if other != voice]
        if self.voices.get(voice.lang) == voice:
            self.voices[voice.lang] = spare

    def _find_system_voices(self, driver: str) -> None:
        try:
            engine = SystemEngine(driver)
            listed = engine.voices()
        except Exception:  # no such driver, no COM, no speech service: eSpeak NG speaks instead
            return
        self._engines[driver] = engine
        for lang in LANGUAGES:
            voices = fitting(driver, listed, lang)
            self.all = [*voices, *self.all]
            if voices:
                self.voices[lang] = voices[0]

    def _try_espeak(self) -> None:
        """Start eSpeak NG now, while the first request is still on its way."""
        try:
            self._engine(ESPEAK)
        except Exception:  # the library does not fit this system: what is left are the system's own voices
            self.voices = {lang: voice for lang, voice in self.voices.items() if voice.driver != ESPEAK}
            self.all = [voice for voice in self.all if voice.driver != ESPEAK]

    def _engine(self, driver: str) -> VoiceEngine:
        if driver not in self._engines:
            self._engines[driver] = EspeakEngine()
        return self._engines[driver]


def _make_room(part: Path, size: int) -> None:
    """See that a sound can be written here: pyttsx3 itself swallows a full disk. Raises SoundCacheFull."""
    try:
        part.write_bytes(bytes(size))
    except OSError as fault:
        raise SoundCacheFull(folder=part.parent) from fault


def serve(desk: Desk, requests: Iterable[str], write: Callable[[str], None]) -> None:
    """Say which voices there are, then answer line by line until the requests end."""
    hello = {"voices": desk.voices.values(), "all": desk.all}
    write(json.dumps({key: [asdict(voice) for voice in voices] for key, voices in hello.items()}))
    for line in requests:
        write(json.dumps(desk.answer(json.loads(line))))


def _lines_until_end() -> Iterator[str]:
    """Lines from standard input; the process ends with the input, even while a phrase is being spoken."""
    waiting: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            waiting.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield waiting.get()


def main() -> None:
    """Run as the speech process. ``--espeak-only`` leaves the system's own voices alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the program's to handle
    answers = os.dup(1)
    os.dup2(2, 1)  # pyttsx3 prints to standard output, which is the protocol's
    lines = _lines_until_end()
    system = None if "--espeak-only" in sys.argv else SYSTEM_DRIVERS.get(sys.platform)
    serve(Desk(system), lines, lambda line: _write_all(answers, line))


def _write_all(descriptor: int, line: str) -> None:
    data = line.encode("ascii") + b"\n"
    while data:
        data = data[os.write(descriptor, data) :]


if __name__ == "__main__":
    main()
