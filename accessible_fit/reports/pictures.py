"""Pictograms beside words on the pages of a report."""

from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import Pen
from pictograms.errors import PictogramError

PICTURE_MM = 11.0


def picture(pen: Pen, key: str, room: Box) -> None:
    """Draw a picture; one of a set that has been removed since leaves its place empty."""
    if key:
        try:
            pen.picture(key, room)
        except (PictogramError, ValueError):
            return
