"""The one voice of the program: made when first needed, let go at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from accessible_fit.ui.staff.clips_page import Studio
    from audio.player import SpeechPlayer
    from audio.speaker import Speaker


class Voices(QObject):
    """Speaks, and records what staff say."""

    def __init__(self, cache: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._cache = cache
        self._speaker: Speaker | None = None
        self._recording: Studio | None = None
        self.made: SpeechPlayer | None = None

    def player(self) -> "SpeechPlayer":
        """Return what speaks."""
        if self.made is None:
            from audio.player import SpeechPlayer
            from audio.speaker import Speaker

            self._speaker = Speaker(self._cache / "speech")
            self.made = SpeechPlayer(self._speaker, parent=self)
        return self.made

    def warm_up(self) -> None:
        """Have the voice ready before it is asked for."""
        self.player().warm_up()

    def say(self, text: str, language: str, rate: int) -> None:
        """Let staff hear how something sounds."""
        from audio.phrase import Phrase

        self.player().say([Phrase(text, language, rate)])

    def studio(self) -> "Studio":
        """Return what voices are recorded and heard with."""
        if self._recording is None:
            from accessible_fit.ui.staff.clips_page import Studio
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
