"""Says things aloud and lights what is being said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from accessible_fit.ui.widgets.cards import Card
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.sound_file import Sound


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing to say, and the card that is lit meanwhile."""

    text: str
    card: Card | None = None
    private: bool = False


class Speaking(QObject):
    """Turns utterances into phrases in the person's language, pace and voice, and keeps the lights right.

    With `aloud` off nothing is said and nothing is lit: the person has chosen silence.
    """

    silent = Signal(str)
    finished = Signal()

    def __init__(
        self,
        player: SpeechPlayer,
        language: str,
        rate: int,
        parent: QObject | None = None,
        voice: str = "",
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._language = language
        self._rate = rate
        self._voice = voice
        self._recordings: Mapping[str, Sound] = {}
        self._now: list[Utterance] = []
        self._reading = False
        player.phrase_started.connect(self._light)
        player.phrase_finished.connect(self._put_out)
        player.all_finished.connect(self._ended)
        player.silent.connect(self.silent)

    def use_recordings(self, recordings: Mapping[str, Sound]) -> None:
        """Say these sentences in the voices recorded for them from now on; the key is the sentence."""
        self._recordings = recordings

    @property
    def reading(self) -> bool:
        """Whether something is being said that the person should hear to its end; a cue is not."""
        return self._reading

    def say(self, utterances: Sequence[Utterance], cue: bool = False) -> None:
        """Say these one by one; what was being said stops at once. A `cue` only names what is lit."""
        self._all_out()
        self._now = [utterance for utterance in utterances if utterance.text.strip()]
        self._reading = bool(self._now) and not cue
        if self._now:
            self._player.say([self._phrase(utterance) for utterance in self._now])
        else:
            self._player.stop()

    def prepare(self, texts: Sequence[str]) -> None:
        """Have these ready before they are needed."""
        self._player.prepare([self._phrase(Utterance(text)) for text in texts if text.strip()])

    def hush(self) -> None:
        """Be quiet now."""
        self._player.stop()
        self._all_out()
        self._now = []
        self._reading = False

    def close(self) -> None:
        """Let go of the player, which belongs to the program and goes on to the next conversation."""
        self.hush()
        self._player.phrase_started.disconnect(self._light)
        self._player.phrase_finished.disconnect(self._put_out)
        self._player.all_finished.disconnect(self._ended)
        self._player.silent.disconnect(self.silent)

    def _phrase(self, utterance: Utterance) -> Phrase:
        text = utterance.text
        recording = self._recordings.get(text)
        return Phrase(text, self._language, self._rate, utterance.private, recording, self._voice)

    def _light(self, index: int) -> None:
        self._all_out()
        self._set(index, True)

    def _put_out(self, index: int) -> None:
        self._set(index, False)

    def _set(self, index: int, lit: bool) -> None:
        if index < len(self._now):
            card = self._now[index].card
            if card is not None and isValid(card):
                card.set_lit(lit)

    def _all_out(self) -> None:
        for index in range(len(self._now)):
            self._set(index, False)

    def _ended(self) -> None:
        self._all_out()
        self._reading = False
        self.finished.emit()
