from __future__ import annotations

import pytest

from audio.voices import Listed, engine_version, espeak_voice, espeak_voices, fitting

MAC = [
    Listed("com.apple.speech.synthesis.voice.Zarvox", "Zarvox", ("en_US",)),
    Listed("com.apple.eloquence.sv-SE.Eddy", "Eddy", ("sv-SE",)),
    Listed("com.apple.voice.compact.sv-SE.Alva", "Alva", ("sv_SE",)),
    Listed("com.apple.voice.enhanced.sv-SE.Klara", "Klara", ("sv_SE",)),
    Listed("com.apple.voice.compact.en-US.Samantha", "Samantha", ("en_US",)),
    Listed("com.apple.voice.compact.en-GB.Daniel", "Daniel", ("en_GB",)),
]
WINDOWS = [
    Listed("HKLM\\TTS_MS_EN-US_ZIRA_11.0", "Microsoft Zira", ("en-US",)),
    Listed("HKLM\\TTS_MS_NB-NO", "Microsoft Jon", ("nb-NO",)),
    Listed("HKLM\\TTS_MS_SV-SE_BENGT", "Microsoft Bengt", ("sv-SE",)),
]


@pytest.mark.parametrize(
    ("listed", "lang", "name"),
    [
        (MAC, "sv", "Klara"),  # the better recording, not the novelty voice that comes first
        (MAC, "en", "Daniel"),  # British first
        (WINDOWS, "sv", "Microsoft Bengt"),
        (WINDOWS, "en", "Microsoft Zira"),
    ],
)
def test_the_systems_best_voice_for_a_language_is_chosen(listed: list[Listed], lang: str, name: str) -> None:
    voice = next(iter(fitting("nsss", listed, lang)), None)
    assert voice is not None
    assert (voice.lang, voice.name) == (lang, name)


def test_norwegian_is_not_swedish() -> None:
    assert fitting("sapi5", WINDOWS[:2], "sv") == ()
    assert fitting("sapi5", [Listed("x", "x", ())], "sv") == ()


def test_both_languages_of_the_program_have_a_bundled_voice_and_klingon_has_none() -> None:
    swedish, english = espeak_voice("sv"), espeak_voice("en")
    assert swedish is not None and swedish.id == "gmq/sv"
    assert english is not None and english.id == "gmw/en"
    assert espeak_voice("tlh") is None


def test_the_engine_version_names_both_speech_packages() -> None:
    version = engine_version()
    assert "pyttsx3-2." in version
    assert "espeakng_loader-0." in version


def test_the_bundled_engine_has_a_lighter_and_a_darker_voice_in_each_language() -> None:
    assert [voice.called for voice in espeak_voices("sv")] == [
        "espeak:gmq/sv",
        "espeak:gmq/sv+f2",
        "espeak:gmq/sv+m3",
    ]
    assert espeak_voices("en")[0] == espeak_voice("en")
    assert espeak_voices("tlh") == ()
