"""The values that are offered on the page of a person's screen, each in words."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from accessible_fit.ui.theme.palette import load_theme, theme_ids
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from audio.voices import Voice

BUNDLED = "espeak"

Steps = Sequence[tuple[int, str]]


def themes(w: Words) -> list[tuple[str, str]]:
    """Return the themes, named in the reader's language."""
    return [(theme_id, w.pick(load_theme(theme_id).name)) for theme_id in theme_ids()]


def text_sizes(w: Words) -> Steps:
    """Return the sizes of text that are offered, in percent of the usual."""
    return [
        (100, w.tc("text size", "Usual")),
        (125, w.t("A little larger")),
        (150, w.t("Larger")),
        (175, w.t("Much larger")),
        (200, w.t("Twice as large")),
    ]


def percent(w: Words, value: int) -> str:
    """Write a size of text that is not among those offered."""
    return w.t("{n} percent", n=value)


def millimetres(w: Words) -> Steps:
    """Return the smallest sizes of a picture that are offered."""
    return [(size, millimetre(w, size)) for size in (20, 30, 40, 50, 60)]


def millimetre(w: Words, value: int) -> str:
    """Write a size on the glass."""
    return w.t("{n} millimetres", n=value)


def rates(w: Words) -> Steps:
    """Return the speeds of speech that are offered, in words per minute."""
    return [
        (100, w.t("Very slowly")),
        (125, w.t("Slowly")),
        (150, w.t("Calmly")),
        (175, w.t("As usual in speech")),
        (200, w.t("Quickly")),
    ]


def voices(w: Words, here: "Iterable[Voice]") -> dict[str, list[tuple[str, str]]]:
    """Return the voices of this computer by language, each by what it is kept by and what it is called."""
    found: dict[str, list[tuple[str, str]]] = {}
    for voice in here:
        found.setdefault(voice.lang, []).append((voice.called, _voice(w, voice)))
    return found


def _voice(w: Words, voice: "Voice") -> str:
    """Name a voice; those that come with the program are called the same on every computer."""
    if voice.driver != BUNDLED:
        return voice.name
    variants = {
        "+f2": w.t("The program's own voice, lighter"),
        "+m3": w.t("The program's own voice, darker"),
    }
    return variants.get(voice.id[-3:], w.t("The program's own voice"))


def voice_elsewhere(w: Words, called: str) -> str:
    """Name a voice that was chosen on another computer, as well as its kept name tells."""
    driver, _, voice_id = called.partition(":")
    if driver == BUNDLED:
        return w.t("The program's own voice in another language")
    last = voice_id.replace("\\", "/").rpartition("/")[2]
    return w.t("{name} (another computer)", name=last or called)


def rate(w: Words, value: int) -> str:
    """Write a speed of speech that is not among those offered."""
    return w.t("{n} words per minute", n=value)


def seconds(w: Words, milliseconds: float) -> str:
    """Write a time in seconds with as many decimals as it needs."""
    decimals = 0 if milliseconds % 1000 == 0 else 1 if milliseconds % 100 == 0 else 2
    if milliseconds == 1000:
        return w.t("1 second")
    return w.t("{n} seconds", n=w.number(milliseconds / 1000, decimals))


def times(w: Words, *milliseconds: int) -> Steps:
    """Return these times in words; 0 is called none."""
    return [(one, seconds(w, one) if one else w.tc("wait", "None")) for one in milliseconds]


def rounds(w: Words) -> Steps:
    """Return how often a moving light goes round before it waits."""
    return [(n, round_count(w, n)) for n in (1, 2, 3, 5, 10)]


def round_count(w: Words, value: int) -> str:
    """Write a number of rounds."""
    return w.tn("{n} round", "{n} rounds", value)


def factors(w: Words) -> list[tuple[float, str]]:
    """Return how much longer the light stays on the first picture."""
    return [
        (1.0, w.t("As long as on the others")),
        (1.5, w.t("Half as long again")),
        (2.0, w.t("Twice as long")),
        (3.0, w.t("Three times as long")),
    ]


def factor(w: Words, value: float) -> str:
    """Write a length that is not among those offered."""
    return w.t("{n} times as long", n=w.number(value, 1))


def breaks(w: Words) -> Steps:
    """Return after how many questions a pause is offered."""
    return [(n, break_after(w, n)) for n in (0, 3, 5, 7, 10)]


def break_after(w: Words, value: int) -> str:
    """Write after how many questions a pause is offered."""
    if not value:
        return w.t("Only when the person wants")
    return w.tn("After every question", "After every {n} questions", value)


def counts(w: Words) -> Steps:
    """Return the numbers of choices there are."""
    return [(2, w.t("Two")), (3, w.t("Three")), (5, w.t("Five"))]
