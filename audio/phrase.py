"""What is to be spoken."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field

from audio.sound_file import Sound
from audio.voices import Voice

RATE_WPM = 150
"""Default speed in words per minute: eSpeak's own 175 and pyttsx3's 200 are too quick for easy listening."""

SLOWEST_WPM, FASTEST_WPM = 80, 450  # eSpeak NG's own limits


@dataclass(frozen=True)
class Phrase:
    """A text to speak: language ("sv", "en"), speed in words per minute, and whether it is private.

    ``private`` is for a text that tells something about a person, such as a greeting by name. The sound of
    a private phrase never enters the cache: ``Speaker.sound`` deletes the file before it answers, and the
    file of ``Speaker.wave`` is deleted by ``Speaker.forget`` and at the latest by ``Speaker.close``.

    ``voice`` is the voice it should be spoken with (``Voice.called``); one that is not on this computer, or
    does not speak the language, gives way to the language's usual voice.

    ``recording`` is a human voice that says the text: the player plays it from memory, and neither the
    speech process nor the cache is asked.

    Raises ValueError for a rate outside 80-450.
    """

    text: str
    lang: str
    rate: int = RATE_WPM
    private: bool = False
    recording: Sound | None = field(default=None, repr=False)
    voice: str = ""

    def __post_init__(self) -> None:
        if not SLOWEST_WPM <= self.rate <= FASTEST_WPM:
            msg = f"rate is {self.rate}, must be {SLOWEST_WPM} to {FASTEST_WPM} words per minute"
            raise ValueError(msg)

    def spoken(self) -> str:
        """The text without control characters (a NUL cuts the sound off) and without runs of spaces."""
        return " ".join("".join(c if c.isprintable() else " " for c in self.text).split())

    def key(self, voice: Voice, engine_version: str) -> str:
        """The name of this phrase's sound in the cache: 64 hex digits that change with all that is heard."""
        parts = [self.spoken(), self.lang, voice.driver, voice.id, self.rate, engine_version]
        return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()

    def estimated_seconds(self) -> float:
        """How long reading this takes at its rate: the time a choice stays lit when no sound is there.

        Every word counts with its share of the rate, long words as several (six letters each), and 0.8 s is
        added to look at the picture; never under 1.5 s.
        """
        words = sum(max(1.0, len(word) / 6) for word in self.spoken().split())
        return max(1.5, 0.8 + words * 60 / self.rate)
