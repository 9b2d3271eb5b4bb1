"""The one type family: Atkinson Hyperlegible, made for readers with low vision."""

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Atkinson Hyperlegible"
FACES = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")


def load_fonts() -> str:
    """Make the family known to Qt and return its name, or the platform's sans when it is not installed."""
    package = importlib.util.find_spec("fontpkg_atkinson_hyperlegible")
    if package is None or package.origin is None:
        return QFont().defaultFamily()
    folder = Path(package.origin).parent / "files"
    loaded = [QFontDatabase.addApplicationFont(str(folder / face)) for face in FACES]
    return FAMILY if all(number >= 0 for number in loaded) else QFont().defaultFamily()


def font(family: str, pixels: float, bold: bool = False) -> QFont:
    """Return the family at a size in logical pixels."""
    made = QFont(family)
    made.setPixelSize(max(8, round(pixels)))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return made
