"""A rectangle on a page, in millimetres from the page's top left corner."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
A4_SHORT_MM, A4_LONG_MM = 210.0, 297.0


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height in millimetres; down is more."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def area(self) -> float:
        """Square millimetres."""
        return self.width * self.height

    def inset(self, across: float, down: float | None = None) -> Box:
        """The box inside this one, so far from its edges."""
        upright = across if down is None else down
        return Box(self.left + across, self.top + upright, self.width - 2 * across, self.height - 2 * upright)

    def cut_top(self, height: float, gap: float = 0.0) -> tuple[Box, Box]:
        """The uppermost part of this height, and what is left under a gap."""
        rest = Box(self.left, self.top + height + gap, self.width, self.height - height - gap)
        return Box(self.left, self.top, self.width, height), rest

    def cut_left(self, width: float, gap: float = 0.0) -> tuple[Box, Box]:
        """The leftmost part of this width, and what is left after a gap."""
        rest = Box(self.left + width + gap, self.top, self.width - width - gap, self.height)
        return Box(self.left, self.top, width, self.height), rest

    def across(self, count: int, gap: float) -> list[Box]:
        """So many equal boxes side by side."""
        width = (self.width - gap * (count - 1)) / count
        return [
            Box(self.left + number * (width + gap), self.top, width, self.height) for number in range(count)
        ]

    def down(self, count: int, gap: float) -> list[Box]:
        """So many equal boxes under each other."""
        height = (self.height - gap * (count - 1)) / count
        return [
            Box(self.left, self.top + number * (height + gap), self.width, height) for number in range(count)
        ]

    def square(self, side: float | None = None) -> Box:
        """The largest square in the middle, or one of this side."""
        edge = min(self.width, self.height) if side is None else side
        return Box(self.left + (self.width - edge) / 2, self.top + (self.height - edge) / 2, edge, edge)

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether the other box lies inside this one."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Box, slack: float = 0.01) -> bool:
        """Whether the two overlap."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )
