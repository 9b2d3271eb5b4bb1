"""The one voice of the program: made when first needed, let go at the end."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from accessible_fit.ui.staff.studio import Studio
    from audio.player import SpeechPlayer
    from audio.speaker import Speaker
    from audio.voices import Voice


class Voices(QObject):
    """Speaks, and records what staff say. `unheard` when staff asked to hear something and nothing sounds."""

    unheard = Signal()

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache
        self._making = threading.Lock()
        self._for_staff = False
        self._speaker: Speaker | None = None
        self._recording: Studio | None = None
        self.made: SpeechPlayer | None = None

    def player(self) -> "SpeechPlayer":
        """Return what speaks."""
        if self.made is None:
            from audio.player import SpeechPlayer

            self.made = SpeechPlayer(self._speak(), parent=self)
            self.made.silent.connect(self._tell_unheard)
            self.made.all_finished.connect(self._said)
        return self.made

    def _speak(self) -> "Speaker":
        with self._making:
            if self._speaker is None:
                from audio.speaker import Speaker

                self._speaker = Speaker(self._cache / "speech")
            return self._speaker

    def known(self) -> "tuple[Voice, ...]":
        """Return the voices of this computer, the best first in each language; on any thread, at once."""
        return self._speak().listed()

    def warm_up(self) -> None:
        """Have the voice ready before it is asked for."""
        self.player().warm_up()

    def say(self, text: str, language: str, rate: int, voice: str = "") -> None:
        """Let staff hear how something sounds; `voice` is empty for the language's usual one."""
        from audio.phrase import Phrase

        self._for_staff = True
        self.player().say([Phrase(text, language, rate, voice=voice)])

    def _tell_unheard(self) -> None:
        if self._for_staff:
            self.unheard.emit()

    def _said(self) -> None:
        self._for_staff = False

    def studio(self) -> "Studio":
        """Return what voices are recorded and heard with."""
        if self._recording is None:
            from accessible_fit.ui.staff.studio import Studio
            from audio.recorder import Recorder

            self._recording = Studio(Recorder(self), self.player())
        return self._recording

    def close(self) -> None:
        """Stop speaking and end the worker."""
        if self.made is not None:
            self.made.stop()
            self.made.close()
        if self._speaker is not None:
            self._speaker.close()
