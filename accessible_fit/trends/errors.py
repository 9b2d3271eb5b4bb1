"""Refusals that only following and publishing can give; the rest are in scales.errors."""

from accessible_fit.marks import N_
from accessible_fit.scales.errors import MeasurementError


class CellTwice(MeasurementError):
    """Two cells of a table have the same key."""

    sentence = N_("“{cell}” is in the table twice.")
    mend = N_("Give every cell a key of its own.")


class PartsInACircle(MeasurementError):
    """A cell is, through its wholes, a part of itself."""

    sentence = N_("“{cell}” is a part of itself.")
    mend = N_("Check what is a part of what.")


class PartLargerThanWhole(MeasurementError):
    """A part counts more persons than its whole."""

    sentence = N_("“{part}” has more persons than “{whole}”, which it is a part of.")
    mend = N_("Count every person once.")
