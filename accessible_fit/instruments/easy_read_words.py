"""The words that make a question hard, in Swedish and in English."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

IsPast = Callable[[Sequence[str], int], bool]
"""Whether the word at a place of a sentence, in small letters, is a verb in the past tense."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language that the hints look for, all in small letters.

    In `fixed_phrases` a joining word joins nothing.
    """

    joining: frozenset[str]
    fixed_phrases: tuple[str, ...]
    negations: frozenset[str]
    ladders: frozenset[str]
    is_past: IsPast


def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language; none for a language that is not known."""
    return {"sv": _SWEDISH, "en": _ENGLISH}.get(language, _NONE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SV_PAST = _set(
    "hade gjorde fick kunde ville skulle blev gick kom såg sa sade tog gav visste åt sov satt låg stod drack "
    "skrev läste tyckte trodde kände hjälpte åkte köpte mötte hände tänkte lekte ringde mådde hette "
    "bestämde använde behövde väntade fanns lät höll valde trivdes kändes behövdes"
)
_SV_NOT_PAST = _set("intresserade engagerade")
_SV_AFTER_WAR = _set("du det den han hon hen ni vi de man ditt din dina allt personalen maten")
_EN_PAST = _set(
    "was were wasn't weren't had hadn't did didn't got went came saw said took gave knew ate slept sat stood "
    "drank wrote thought felt met "
    "bought helped wanted liked could would made told kept left found"
)
_EN_BEFORE_PARTICIPLE = _set(
    "am is are be being been get gets getting feel feels have has having you're very so too"
)
_EN_NOT_PAST = _set("need feed bed red speed indeed seed exceed proceed shed bleed weed breed")


def _past_in_swedish(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word == "var":
        # It also means "where" and "each": only a subject after it makes it a verb.
        return at + 1 < len(words) and words[at + 1] in _SV_AFTER_WAR
    if word in _SV_PAST:
        return True
    return len(word) > 5 and word.endswith(("ade", "ades")) and word not in _SV_NOT_PAST


def _past_in_english(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word in _EN_PAST:
        return not _participle(words, at)
    is_form = re.fullmatch(r"[a-z]{3,}ed", word) is not None and word not in _EN_NOT_PAST
    return is_form and not _participle(words, at)


def _participle(words: Sequence[str], at: int) -> bool:
    """Whether what stands before makes it something that is so now: "are you listened to"."""
    return any(word in _EN_BEFORE_PARTICIPLE for word in words[max(0, at - 3) : at])


def _past_in_none(words: Sequence[str], at: int) -> bool:
    return False


_SWEDISH = Vocabulary(
    joining=_set("och eller samt respektive"),
    fixed_phrases=("till och med", "då och då", "var och en", "både och", "dag och natt", "om och om igen"),
    negations=_set("inte aldrig ingen inget inga ej icke varken knappast ingenting ingenstans"),
    ladders=_set(
        "ofta oftast sällan ibland alltid vanligtvis ganska tämligen relativt någorlunda nästan huvudsakligen"
    ),
    is_past=_past_in_swedish,
)
_ENGLISH = Vocabulary(
    joining=_set("and or"),
    fixed_phrases=("now and then", "again and again", "day and night"),
    negations=_set(
        "not no never none nobody nothing nowhere neither nor without hardly cannot can't don't doesn't "
        "isn't aren't won't didn't wasn't weren't haven't hasn't shouldn't wouldn't couldn't"
    ),
    ladders=_set(
        "often usually seldom rarely sometimes always quite rather fairly somewhat mostly almost nearly "
        "frequently generally"
    ),
    is_past=_past_in_english,
)
_NONE = Vocabulary(frozenset(), (), frozenset(), frozenset(), _past_in_none)
