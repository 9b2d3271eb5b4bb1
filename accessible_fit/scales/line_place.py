"""Between a place on the drawn line and tenths of its length.

A place is a share of the line's length from the left, 0–1; tenths are 0–100 from the end that is least of
what is asked. A mirrored line has that end to the right.
"""

from accessible_fit.scales.errors import OutsideFormat
from accessible_fit.scales.formats import LINE_TENTHS
from accessible_fit.scales.numbers import finite, quoted


def tenths_at(share: float, mirrored: bool = False) -> int:
    """Return the tenths at a place; beside an end counts as the end. Raises NotANumber."""
    inside = min(max(finite(share), 0.0), 1.0)
    return round(LINE_TENTHS * (1.0 - inside if mirrored else inside))


def share_of(tenths: int, mirrored: bool = False) -> float:
    """Return the place of a number of tenths. Raises OutsideFormat."""
    if not 0 <= tenths <= LINE_TENTHS:
        raise OutsideFormat(value=quoted(tenths))
    return (LINE_TENTHS - tenths if mirrored else tenths) / LINE_TENTHS
