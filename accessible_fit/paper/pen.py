"""What draws on one page: words, frames, lines, curves and pictures, in millimetres from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from accessible_fit.paper.box import POINTS_PER_MM, Box
from accessible_fit.paper.drawn import Drawn
from accessible_fit.paper.lettering import LEADING, RISE, Lettering, Set

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

INK, QUIET, LINE, PALE = "#1b1b1f", "#55555f", "#8c8c96", "#ececf2"
Point = tuple[float, float]


class Pen:
    """Draws on one page of a book. `used` gathers the keys of the pictures that were drawn on it."""

    def __init__(self, canvas: Canvas, height_mm: float, drawn: Drawn, lettering: Lettering) -> None:
        self._canvas = canvas
        self._height = height_mm
        self._drawn = drawn
        self.lettering = lettering
        self.used: list[str] = []

    # ------------------------------------------------------------------ words

    def write(
        self, words: str, at: Point, size: float, bold: bool = False, colour: str = INK, share: float = 0.0
    ) -> None:
        """One line standing on `at`; `share` of it lies to the left: 0 begins, 1 ends there."""
        x, y = at
        left = x - share * self.lettering.width(words, size, bold) if share else x
        self._fill(colour)
        self._canvas.setFont(self.lettering.face(bold), size)
        self._canvas.drawString(self._x(left), self._y(y), words)

    def lay(
        self,
        setting: Set,
        room: Box,
        bold: bool = False,
        colour: str = INK,
        centred: bool = True,
        middle: bool = True,
    ) -> None:
        """Lines that were set, in the middle of a room, or at its left or top edge."""
        top = room.top + ((room.height - setting.height) / 2 if middle else 0.0)
        x = room.left + (room.width / 2 if centred else 0.0)
        for number, line in enumerate(setting.lines):
            down = setting.size * (RISE + LEADING * number) / POINTS_PER_MM
            self.write(line, (x, top + down), setting.size, bold, colour, 0.5 if centred else 0.0)

    def words(
        self,
        words: str,
        room: Box,
        largest: float,
        smallest: float | None = None,
        bold: bool = False,
        colour: str = INK,
        centred: bool = True,
        middle: bool = True,
    ) -> Set:
        """Words in a room as large as they may be, in points; gives how they were set."""
        setting = self.lettering.fit(words, room, largest, smallest, bold)
        self.lay(setting, room, bold, colour, centred, middle)
        return setting

    # ------------------------------------------------------------------ lines and surfaces

    def line(self, start: Point, end: Point, colour: str = INK, width: float = 0.3) -> None:
        """A straight line; its ends are cut off square exactly there."""
        self._stroke(colour, width)
        self._canvas.setLineCap(0)
        self._canvas.line(self._x(start[0]), self._y(start[1]), self._x(end[0]), self._y(end[1]))

    def curve(self, points: Sequence[Point], colour: str = INK, width: float = 0.5) -> None:
        """Points joined by straight lines with round corners, as in a chart."""
        self._stroke(colour, width)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(self._path(points), stroke=1, fill=0)

    def area(self, points: Sequence[Point], fill: str) -> None:
        """A filled surface without an edge, such as a band in a chart."""
        self._fill(fill)
        path = self._path(points)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def dot(self, at: Point, radius: float, fill: str = INK, colour: str = INK, width: float = 0.3) -> None:
        """A round point, filled."""
        self._stroke(colour, width)
        self._fill(fill)
        self._canvas.circle(
            self._x(at[0]), self._y(at[1]), radius * POINTS_PER_MM, stroke=int(width > 0), fill=1
        )

    def frame(
        self, box: Box, colour: str = INK, width: float = 0.5, fill: str = "", corner: float = 0.0
    ) -> None:
        """A frame whose middle line is the box's edge; with `width` 0 only the surface."""
        if width:
            self._stroke(colour, width)
        if fill:
            self._fill(fill)
        self._canvas.roundRect(
            self._x(box.left),
            self._y(box.bottom),
            box.width * POINTS_PER_MM,
            box.height * POINTS_PER_MM,
            corner * POINTS_PER_MM,
            stroke=int(width > 0),
            fill=int(bool(fill)),
        )

    # ------------------------------------------------------------------ pictures

    def picture(self, key: str, room: Box) -> Box:
        """A pictogram as large as it may be in the middle of a room; gives where it lies."""
        from reportlab.lib.utils import ImageReader

        place = room.square()
        picture = ImageReader(self._drawn.picture(key, place.width))
        side = place.width * POINTS_PER_MM
        self._canvas.drawImage(picture, self._x(place.left), self._y(place.bottom), side, side)
        if key not in self.used:
            self.used.append(key)
        return place

    def whole_page(self, picture: Image) -> None:
        """A picture from edge to edge."""
        from reportlab.lib.utils import ImageReader

        height = self._height * POINTS_PER_MM
        self._canvas.drawImage(ImageReader(picture), 0, 0, height * picture.width / picture.height, height)

    # ------------------------------------------------------------------ inside

    def _x(self, millimetres: float) -> float:
        return millimetres * POINTS_PER_MM

    def _y(self, millimetres: float) -> float:
        return (self._height - millimetres) * POINTS_PER_MM

    def _stroke(self, colour: str, width: float) -> None:
        from reportlab.lib.colors import HexColor

        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(width * POINTS_PER_MM)

    def _fill(self, colour: str) -> None:
        from reportlab.lib.colors import HexColor

        self._canvas.setFillColor(HexColor(colour))

    def _path(self, points: Sequence[Point]) -> Any:
        path = self._canvas.beginPath()
        for number, (x, y) in enumerate(points):
            (path.lineTo if number else path.moveTo)(self._x(x), self._y(y))
        return path
