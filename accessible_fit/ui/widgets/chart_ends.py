"""The last values of a chart's lines, written at its right: which belong together, and none over another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class End:
    """What is written, and the height on the scale at which it would stand by itself."""

    text: str
    value: float


def ends_of(lines: Sequence[tuple[str, str, float]], signed: bool) -> list[End]:
    """Return the ends from the highest to the lowest.

    `lines` are sign, words and last value of each. With `signed` the signs stand before the words; lines that
    end in the same words at the same value share them.
    """
    signs: dict[tuple[float, str], str] = {}
    for sign, words, value in lines:
        signs[value, words] = signs.get((value, words), "") + sign
    found = [End(f"{sign} {words}" if signed else words, value) for (value, words), sign in signs.items()]
    return sorted(found, key=lambda end: -end.value)


def kept_apart(values: Sequence[float], tall: float, lowest: float) -> list[float]:
    """Return heights near `values`, which go down, that are `tall` apart and none under `lowest`.

    Where there is not room for all above `lowest`, the upper ones are pushed up.
    """
    heights: list[float] = []
    for value in values:
        heights.append(min(value, heights[-1] - tall) if heights else value)
    least = lowest
    for at in reversed(range(len(heights))):
        heights[at] = max(heights[at], least)
        least = heights[at] + tall
    return heights
