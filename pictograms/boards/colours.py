"""Colours as other programs write them, in the one form that the format knows."""

from __future__ import annotations

import re

_HEX = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_RGB = re.compile(
    r"rgba?\(\s*(\d{1,4}(?:\.\d{1,6})?%?)[\s,]+(\d{1,4}(?:\.\d{1,6})?%?)[\s,]+(\d{1,4}(?:\.\d{1,6})?%?)"
    r"(?:[\s,/]+(\d{0,4}(?:\.\d{1,6})?%?))?\s*\)",
    re.IGNORECASE,
)
_NAMES = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "red": (255, 0, 0),
    "green": (0, 128, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "orange": (255, 165, 0),
    "purple": (128, 0, 128),
    "pink": (255, 192, 203),
    "brown": (165, 42, 42),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
}


def normal_colour(text: str) -> str | None:
    """``text`` as ``rgb(r, g, b)`` or ``rgba(r, g, b, a)``; "" for none, None when it is no colour.

    Reads ``#rgb``, ``#rgba``, ``#rrggbb``, ``#rrggbbaa``, rgb() and rgba() with numbers or per cent, and the
    common English names.
    """
    plain = text.strip()
    if not plain or plain.casefold() in ("none", "transparent", "null"):
        return ""
    named = _NAMES.get(plain.casefold())
    if named is not None:
        return _written(named, 1.0)
    if match := _HEX.fullmatch(plain):
        digits = match[1]
        if len(digits) < 6:
            digits = "".join(digit * 2 for digit in digits)
        parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
        return _written((parts[0], parts[1], parts[2]), parts[3] / 255 if len(parts) == 4 else 1.0)
    if match := _RGB.fullmatch(plain):
        red, green, blue = (min(255, round(_share(part, 255))) for part in match.groups()[:3])
        return _written((red, green, blue), min(1.0, _share(match[4], 1)) if match[4] else 1.0)
    return None


def _share(part: str, whole: int) -> float:
    if part.endswith("%"):
        return float(part[:-1] or 0) / 100 * whole
    return float(part or 0)


def _written(rgb: tuple[int, int, int], alpha: float) -> str:
    numbers = ", ".join(map(str, rgb))
    alpha = round(alpha, 3)
    return f"rgb({numbers})" if alpha >= 1 else f"rgba({numbers}, {alpha:g})"
