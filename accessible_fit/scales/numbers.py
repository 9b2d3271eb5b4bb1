"""The gate that every number passes before anything is calculated from it."""

import math
from collections.abc import Iterable

from accessible_fit.scales.errors import (
    NotAboveZero,
    NotANumber,
    NotWhole,
    OutOfRange,
    TooFewValues,
    TooSmall,
)

LARGEST = 1e15
"""Beyond this, neighbouring numbers are no longer a tenth apart, and sums of squares lose their meaning."""

SHOWN = 40
"""A refused value is quoted up to this many characters."""


def finite(value: object) -> float:
    """Return an ordinary number as a float.

    Raises NotANumber for text, None, true and false, NaN, infinities and what is beyond ±1e15.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotANumber(value=quoted(value))
    # NaN is not between any two numbers; whole numbers too large for a float still compare.
    if not -LARGEST <= value <= LARGEST:
        raise NotANumber(value=quoted(value))
    return float(value)


def between(value: object, low: float, high: float) -> float:
    """Return a number from `low` to `high`. Raises NotANumber, OutOfRange."""
    number = finite(value)
    if not low <= number <= high:
        raise OutOfRange(value=quoted(value), low=low, high=high)
    return number


def above_zero(value: object) -> float:
    """Return a number above zero. Raises NotANumber, NotAboveZero."""
    number = finite(value)
    if number <= 0:
        raise NotAboveZero(value=quoted(value))
    return number


def whole(value: object, low: int = 0) -> int:
    """Return a whole number of at least `low`; 3.0 is whole. Raises NotANumber, NotWhole, TooSmall."""
    number = finite(value)
    if not number.is_integer():
        raise NotWhole(value=quoted(value))
    if number < low:
        raise TooSmall(value=quoted(value), low=low)
    return int(number)


def series(values: Iterable[object], least: int = 1) -> list[float]:
    """Return numbers in their order. Raises NotANumber, TooFewValues."""
    numbers = [finite(value) for value in values]
    if len(numbers) < least:
        raise TooFewValues(found=len(numbers), least=least)
    return numbers


def mean(numbers: list[float]) -> float:
    """Return the float nearest to the true mean, so that the mean of equal values is that value."""
    total = math.fsum(numbers)
    found = total / len(numbers)
    # fsum is rounded once and the division once more; one correction brings back what that can lose.
    return found + math.fsum(number - found for number in numbers) / len(numbers)


def quoted(value: object) -> str:
    """Return a value as it can be quoted in a sentence."""
    if isinstance(value, int) and not -(10**SHOWN) < value < 10**SHOWN:
        # Python refuses to write out whole numbers of more than some thousand digits.
        return f"1e{SHOWN}…" if value > 0 else f"-1e{SHOWN}…"
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
