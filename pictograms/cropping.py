"""Moving and stretching the square that is cut out of a photo; it never leaves the picture."""

from __future__ import annotations

from enum import Enum

from pictograms.photos import CropBox

LEAST_SIDE = 120
"""Pixels; a smaller cut would be a blur on a card."""


class Corner(Enum):
    """A corner of the square: whether it is at the right, and at the bottom."""

    TOP_LEFT = False, False
    TOP_RIGHT = True, False
    BOTTOM_LEFT = False, True
    BOTTOM_RIGHT = True, True

    def __init__(self, right: bool, bottom: bool) -> None:
        self.right = right
        self.bottom = bottom


def least_side(width: int, height: int) -> int:
    """The smallest square that may be cut out of a picture of this size, in pixels."""
    return min(LEAST_SIDE, width, height)


def moved(box: CropBox, right: float, down: float, width: int, height: int) -> CropBox:
    """The square so many pixels further, or as far as the picture goes."""
    left = min(max(round(box.left + right), 0), width - box.side)
    top = min(max(round(box.top + down), 0), height - box.side)
    return CropBox(left, top, box.side)


def around(box: CropBox, x: float, y: float, width: int, height: int) -> CropBox:
    """The square with its middle at a point, or as near as it can stand."""
    half = box.side / 2
    return moved(box, x - box.left - half, y - box.top - half, width, height)


def resized(box: CropBox, side: float, width: int, height: int) -> CropBox:
    """The square with another side, around the same middle where there is room."""
    fitting = min(max(round(side), least_side(width, height)), width, height)
    grown = (fitting - box.side) / 2
    return moved(CropBox(box.left, box.top, fitting), -grown, -grown, width, height)


def stretched(box: CropBox, corner: Corner, x: float, y: float, width: int, height: int) -> CropBox:
    """The square when one of its corners is drawn to a point; the opposite corner stays where it is."""
    stays_x = box.left if corner.right else box.left + box.side
    stays_y = box.top if corner.bottom else box.top + box.side
    room_x = width - stays_x if corner.right else stays_x
    room_y = height - stays_y if corner.bottom else stays_y
    drawn = max(x - stays_x if corner.right else stays_x - x, y - stays_y if corner.bottom else stays_y - y)
    side = min(max(round(drawn), least_side(width, height)), room_x, room_y)
    left = stays_x if corner.right else stays_x - side
    top = stays_y if corner.bottom else stays_y - side
    return CropBox(left, top, side)
