"""A4 at print quality, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

DPI = 300
SHORT_MM, LONG_MM = 210, 297


def px(millimetres: float) -> int:
    """Millimetres as pixels at 300 dots per inch."""
    return round(millimetres * DPI / 25.4)


def page_size(landscape: bool) -> tuple[int, int]:
    """Width and height of an A4 page in pixels."""
    return (px(LONG_MM), px(SHORT_MM)) if landscape else (px(SHORT_MM), px(LONG_MM))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; right and bottom are the first pixels outside it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top

    def inset(self, by: int) -> Box:
        """The box inside this one."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def holds(self, other: Box) -> bool:
        """Whether the other box lies inside this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: Box) -> bool:
        """Whether the boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )
