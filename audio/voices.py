"""Which voice speaks a language: the system's own where there is one, otherwise the bundled eSpeak NG."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("sv", "en")
ESPEAK = "espeak"

# eSpeak NG 1.52 lists exactly one Swedish voice (gmq/sv) and eight English ones; "gmw/en" is plain British
# English, the English taught in Swedish schools. Named here because listing all 131 voices takes 44 ms.
ESPEAK_VOICES = MappingProxyType({"sv": ("gmq/sv", "Swedish"), "en": ("gmw/en", "English (Great Britain)")})

# Other speakers of the same eSpeak NG voice, by what its identifier ends with: a lighter and a darker one.
ESPEAK_VARIANTS = MappingProxyType({"+f2": "lighter", "+m3": "darker"})

# The drivers of pyttsx3 that reach the system's own voices. On Linux there are none beside eSpeak.
SYSTEM_DRIVERS = MappingProxyType({"win32": "sapi5", "darwin": "nsss"})

_DIALECTS = MappingProxyType({"sv": ("sv-se", "sv"), "en": ("en-gb", "en-us", "en")})
_GOOD = ("premium", "enhanced")
_TOYS = ("eloquence", "speech.synthesis.voice")  # macOS: robot and novelty voices


@dataclass(frozen=True)
class Voice:
    """A voice that can speak one language: pyttsx3's driver name, its id there and a name to show."""

    lang: str
    driver: str
    id: str
    name: str

    @property
    def called(self) -> str:
        """What the voice is kept by when somebody has chosen it: driver and id, for example espeak:gmq/sv."""
        return f"{self.driver}:{self.id}"


@dataclass(frozen=True)
class Listed:
    """A voice as a system driver lists it; ``languages`` as the driver spells them ("sv-SE", "sv_SE")."""

    id: str
    name: str
    languages: tuple[str, ...]


def espeak_voice(lang: str) -> Voice | None:
    """The bundled voice for a language, None when there is none."""
    known = ESPEAK_VOICES.get(lang)
    return Voice(lang, ESPEAK, *known) if known else None


def espeak_voices(lang: str) -> tuple[Voice, ...]:
    """Everything the bundled engine can speak a language with: the usual voice first, then its variants."""
    usual = espeak_voice(lang)
    if usual is None:
        return ()
    variants = (
        Voice(lang, ESPEAK, f"{usual.id}{ending}", f"{usual.name}, {kind}")
        for ending, kind in ESPEAK_VARIANTS.items()
    )
    return (usual, *variants)


def fitting(driver: str, listed: Iterable[Listed], lang: str) -> tuple[Voice, ...]:
    """A system driver's voices for a language, the best first.

    The usual dialect first (sv-SE; en-GB before en-US), better recordings before compact ones, novelty
    voices last.
    """
    found = [(_rank(voice, lang), voice) for voice in listed]
    ranked = sorted(((rank, voice) for rank, voice in found if rank is not None), key=lambda pair: pair[0])
    return tuple(Voice(lang, driver, voice.id, voice.name) for _, voice in ranked)


def _rank(voice: Listed, lang: str) -> tuple[int, int, int] | None:
    spoken = [language.lower().replace("_", "-") for language in voice.languages if language]
    spoken = [language for language in spoken if language.split("-")[0] == lang]
    if not spoken:
        return None
    dialects = _DIALECTS.get(lang, (lang,))
    dialect = min(dialects.index(code) if code in dialects else len(dialects) for code in spoken)
    id_ = voice.id.lower()
    return (int(_holds(id_, _TOYS)), dialect, int(not _holds(id_, _GOOD)))


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


@cache
def engine_version() -> str:
    """The installed speech packages with their versions, part of every cached sound's key.

    Read from the names of the ``.dist-info`` folders: ``importlib.metadata`` says the same but takes 55 ms
    to import, and importing the packages themselves is the worker's business alone.
    """
    return " ".join([*(_installed(name) for name in ("pyttsx3", "espeakng_loader")), sys.platform])


def _installed(name: str) -> str:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return f"{name}-missing"
    folders = sorted(Path(spec.origin).parent.parent.glob(f"{name}-*.dist-info"))
    return folders[-1].name.removesuffix(".dist-info") if folders else f"{name}-unknown"
