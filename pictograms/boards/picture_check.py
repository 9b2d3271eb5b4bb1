"""Whether a picture from elsewhere can be used as it is, asked without unpacking or drawing it."""

from __future__ import annotations

from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.pictures import PictureKind, check_raster, kind_of
from pictograms.boards.svg_safety import clean_svg


def check_picture(content: bytes, limits: Limits = LIMITS) -> tuple[PictureKind, bool]:
    """The kind of picture, and whether something would be taken out of it on import.

    Raises a PictureUnusable that says why it can not be used.
    """
    kind = kind_of(content)
    if kind is PictureKind.SVG:
        return kind, clean_svg(content, limits).was_changed
    check_raster(content, kind, limits)
    return kind, False
