"""Millimetres on the real screen, and the steps of space and type."""

from dataclasses import dataclass

from PySide6.QtGui import QScreen

MM_PER_INCH = 25.4
USUAL_DPI = 96.0
# Outside these a screen does not know its own size (projectors, virtual screens, some televisions).
CREDIBLE_DPI = (60.0, 400.0)


@dataclass(frozen=True, slots=True)
class Space:
    """Steps of empty space, logical pixels."""

    hair: int = 4
    small: int = 8
    medium: int = 12
    normal: int = 16
    large: int = 24
    wide: int = 40
    huge: int = 64


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Sizes of text for staff, logical pixels, before the text size of the computer's settings."""

    small: int = 14
    normal: int = 16
    large: int = 20
    title: int = 28


SPACE = Space()
TYPE = TypeSizes()


def pixels_per_mm(screen: QScreen | None) -> float:
    """Return logical pixels per millimetre of glass, guarded against screens that report nonsense."""
    # Qt computes this from the screen's size in logical pixels, so the device pixel ratio is in it already.
    dpi = screen.physicalDotsPerInch() if screen is not None else USUAL_DPI
    if not CREDIBLE_DPI[0] <= dpi <= CREDIBLE_DPI[1]:
        dpi = USUAL_DPI
    return dpi / MM_PER_INCH
