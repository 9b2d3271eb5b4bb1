"""The program's end of the speech process: start it, ask it, end it. No Qt, no pyttsx3.

A plain subprocess rather than ``multiprocessing``: spawn would import the program's main module, and with
it Qt, into the worker, fork would copy a running Qt, and both need helper processes of their own.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from audio.errors import SpeechWorkerBroken, SpeechWorkerSilent
from audio.voices import Voice

if TYPE_CHECKING:
    import subprocess

LONG_TEXT = 1000  # letters; each further thousand adds another timeout
ESPEAK_ONLY = "--espeak-only"

# The package's folder goes last on the path so that nothing beside it can hide the standard library.
_START = "import sys; sys.path.append(sys.argv[1]); from audio.worker import main; main()"


def usual_worker_command() -> list[str]:
    """The command that starts the speech process with this Python, from wherever the package lies."""
    return [sys.executable, "-P", "-c", _START, str(Path(__file__).parent.parent)]


class WorkerLink:
    """One speech process at a time. For one thread; any other may call ``end``, whoever waits is freed.

    ``command`` starts the process; ``timeout_s`` is how long it may take to start and to answer. ``listed``
    are all voices that the process named at its last start, the best first in each language.
    """

    def __init__(self, command: Sequence[str], timeout_s: float) -> None:
        self._command = list(command)
        self._timeout_s = timeout_s
        self.listed: tuple[Voice, ...] = ()
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._reader: threading.Thread | None = None
        self._asked = 0
        self._shut = False
        self._lock = threading.Lock()

    @property
    def process_id(self) -> int | None:
        """The running process's number, None when there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self, *extra: str) -> dict[str, Voice]:
        """Start the process and wait for its first line; the voice for each language.

        Raises SpeechWorkerSilent, SpeechWorkerBroken.
        """
        self.end()
        with self._lock:
            if self._shut:
                raise SpeechWorkerBroken(reason="closed")
            self._launch(*extra)
        hello = self._next_answer(self._timeout_s)
        try:
            voices = {entry["lang"]: Voice(**entry) for entry in hello["voices"]}
            self.listed = tuple(Voice(**entry) for entry in hello.get("all", hello["voices"]))
            return voices
        except (KeyError, TypeError) as fault:
            raise SpeechWorkerBroken(reason="unexpected answer") from fault

    def ask(self, *, text: str, **request: object) -> dict[str, Any]:
        """Send one request and wait for its answer, longer for a long text (a page takes seconds to speak).

        Raises SpeechWorkerSilent, SpeechWorkerBroken.
        """
        process = self._process
        if process is None or process.stdin is None:
            raise SpeechWorkerBroken(reason="not started")
        self._asked += 1
        line = json.dumps({"id": self._asked, "text": text, **request}).encode("ascii") + b"\n"
        try:
            process.stdin.write(line)
        except (OSError, ValueError) as fault:
            raise SpeechWorkerBroken(reason="it ended") from fault
        answer = self._next_answer(self._timeout_s * (1 + len(text) // LONG_TEXT))
        if answer.get("id") != self._asked:
            raise SpeechWorkerBroken(reason="unexpected answer")
        return answer

    def end(self, *, for_good: bool = False) -> None:
        """End the process and its reading thread, in whatever state they are; nothing when there is none.

        ``for_good``: no other is started afterwards, not even by a ``start`` that is on its way.
        """
        with self._lock:
            self._shut = self._shut or for_good
            process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if self._reader is not None:
            self._reader.join(timeout=2.0)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _launch(self, *extra: str) -> None:
        import subprocess

        try:
            process = subprocess.Popen(
                [*self._command, *extra],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as fault:
            raise SpeechWorkerBroken(reason=fault.strerror or fault) from fault
        self._process, self._lines = process, SimpleQueue()
        self._reader = threading.Thread(
            target=_read, args=(process, self._lines), name="speech-worker-reader", daemon=True
        )
        self._reader.start()

    def _next_answer(self, timeout_s: float) -> dict[str, Any]:
        try:
            line = self._lines.get(timeout=timeout_s)
        except Empty:
            raise SpeechWorkerSilent(seconds=timeout_s) from None
        if not line:
            raise SpeechWorkerBroken(reason="it ended")
        try:
            answer = json.loads(line)
        except ValueError as fault:
            raise SpeechWorkerBroken(reason="unexpected answer") from fault
        if not isinstance(answer, dict):
            raise SpeechWorkerBroken(reason="unexpected answer")
        return answer


def _read(process: subprocess.Popen[bytes], lines: SimpleQueue[bytes]) -> None:
    """Hand over each line the process writes, then an empty one when it ends."""
    rest = b""
    assert process.stdout is not None
    descriptor = process.stdout.fileno()
    while chunk := os.read(descriptor, 65536):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            lines.put(line)
    lines.put(b"")
