"""What every window is handed so that it looks as it should: colours, type and the size of a millimetre."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from accessible_fit.ui.theme.fonts import font
from accessible_fit.ui.theme.palette import Colours, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A theme made ready for drawing.

    `mm` is logical pixels per millimetre of the screen; `percent` scales text, 100–200.
    """

    theme: Theme
    family: str
    mm: float
    percent: int = 100
    reduce_motion: bool = False

    @property
    def colours(self) -> Colours:
        """The theme's colours."""
        return self.theme.colours

    def colour(self, name: str) -> QColor:
        """Return one of the theme's colours by name."""
        return QColor(getattr(self.colours, name))

    def font(self, pixels: float, bold: bool = False) -> QFont:
        """Return the type family at `pixels` of the usual text size."""
        return font(self.family, pixels * self.percent / 100, bold)

    def px(self, millimetres: float) -> int:
        """Return millimetres on the glass as whole logical pixels."""
        return round(millimetres * self.mm)
