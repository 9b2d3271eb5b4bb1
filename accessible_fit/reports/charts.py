"""Charts drawn as lines on paper: they can be enlarged, and are as clear in black and white.

Nothing is told by colour alone: a figure that is hidden is a gap with a dash, an event a flag with its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import INK, LINE, PALE, QUIET, Pen

ACTION = "#0a5565"
BAND = "#b9d7dd"
LOWEST, HIGHEST = 0.0, 100.0
_AXIS, _LABEL = 8.0, 8.0
MARK, _STRIPE = 1.3, 1.5
_ROOM_FOR_SIGNS = 2 * MARK + 0.7


@dataclass(frozen=True, slots=True)
class Place:
    """One period of a chart: its name, and its score 0–100 or None where it is hidden."""

    name: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that happened, after so many periods (1.5 is in the middle of the second), and its name."""

    after: float
    name: str


@dataclass(frozen=True, slots=True)
class Ends:
    """What the ends of the ruler are called."""

    high: str
    low: str


def line_chart(
    pen: Pen, room: Box, places: Sequence[Place], ends: Ends, number: str, flag: Flag | None = None
) -> None:
    """Draw scores over time; `number` is the last score as it is written beside its point."""
    field = Box(room.left + 16, room.top + 4, room.width - 30, room.height - 10)
    for third in (0, 2):
        top = field.top + third * field.height / 3
        pen.frame(Box(field.left, top, field.width, field.height / 3), LINE, 0.0, PALE)
    pen.write(ends.high, (field.left - 2, field.top + 3), _AXIS, colour=QUIET, share=1.0)
    pen.write(ends.low, (field.left - 2, field.bottom - 0.6), _AXIS, colour=QUIET, share=1.0)
    pen.line((field.left, field.bottom), (field.right, field.bottom), LINE, 0.2)
    across = [field.left + (at + 0.5) * field.width / len(places) for at in range(len(places))]
    if flag is not None:
        _flag(pen, field, flag, len(places))
    for stretch in _stretches(places):
        points = [(across[at], _down(field, score)) for at, score in stretch]
        if len(points) > 1:
            pen.curve(points, ACTION, 0.6)
        for point in points:
            pen.dot(point, 1.1, ACTION, "#ffffff", 0.25)
    for at, one in enumerate(places):
        if one.score is None:
            pen.write("–", (across[at], field.bottom - 1.2), _LABEL, colour=QUIET, share=0.5)
    _last(pen, across, places, field, number)
    _names(pen, across, places, field)


def _last(pen: Pen, across: Sequence[float], places: Sequence[Place], field: Box, number: str) -> None:
    last = max((at for at, one in enumerate(places) if one.score is not None), default=None)
    if last is not None:
        score = places[last].score
        assert score is not None  # it was chosen for that
        pen.write(number, (across[last] + 2.4, _down(field, score) + 1.1), 10, bold=True, colour=ACTION)


def _names(pen: Pen, across: Sequence[float], places: Sequence[Place], field: Box) -> None:
    widest = max(pen.lettering.width(one.name, _LABEL) for one in places) + 2
    step = max(1, -(-int(widest * len(places) * 100) // int(field.width * 100)))
    for at in range(len(places) - 1, -1, -step):
        pen.write(places[at].name, (across[at], field.bottom + 4), _LABEL, colour=QUIET, share=0.5)


def _flag(pen: Pen, field: Box, flag: Flag, count: int) -> None:
    x = field.left + flag.after * field.width / count
    y = field.top - 1
    while y < field.bottom:
        pen.line((x, y), (x, min(y + 1.4, field.bottom)), QUIET, 0.25)
        y += 2.4
    left = x + pen.lettering.width(flag.name, _LABEL) + 1 > field.right
    pen.write(flag.name, (x - 1 if left else x + 1, field.top - 1), _LABEL, share=1.0 if left else 0.0)


def _stretches(places: Sequence[Place]) -> list[list[tuple[int, float]]]:
    found: list[list[tuple[int, float]]] = [[]]
    for at, one in enumerate(places):
        if one.score is None:
            found.append([])
        else:
            found[-1].append((at, one.score))
    return [one for one in found if one]


def _down(field: Box, score: float) -> float:
    return field.bottom - field.height * (min(HIGHEST, max(LOWEST, score)) / HIGHEST)


def part_bar(pen: Pen, room: Box, part: float | None, least: float | None = None) -> None:
    """Draw a part of a whole; one of which only the least is known ends open."""
    pen.frame(room, LINE, 0.2, "#ffffff", 1)
    if part:
        pen.frame(Box(room.left, room.top, room.width * part, room.height), ACTION, 0.0, ACTION, 1)
    elif least:
        filled = room.width * least
        pen.frame(Box(room.left, room.top, filled, room.height), ACTION, 0.0, ACTION, 1)
        at = room.left + filled + 1
        while at < room.right - 0.5:
            pen.line((at, room.top + 0.6), (at, room.bottom - 0.6), ACTION, 0.4)
            at += 1.6


def share_bar(pen: Pen, room: Box, ends: tuple[float, float, float], others: Sequence[float] = ()) -> None:
    """Draw a share as a diamond and where it may be as a band, from none at the left to all at the right.

    `others` are shares from elsewhere, drawn above the line.
    """
    share, low, high = ends
    middle = room.top + room.height / 2
    pen.line((room.left, middle), (room.right, middle), LINE, 0.2)
    for x in (room.left, room.left + room.width / 2, room.right):
        pen.line((x, middle - 1.4), (x, middle + 1.4), LINE, 0.2)
    left, right = room.left + low * room.width, room.left + high * room.width
    pen.frame(Box(left, middle - 1.5, right - left, 3.0), BAND, 0.0, BAND, 0.8)
    marks(pen, room, others)
    _diamond(pen, room.left + share * room.width, middle)


def marks(pen: Pen, room: Box, others: Sequence[float]) -> None:
    """Draw shares from elsewhere over a line: a ring, then a square, each with a stroke down to the line.

    Signs that would lie over each other are moved apart; their strokes still end at the shares.
    """
    middle = room.top + room.height / 2
    places = [room.left + one * room.width for one in others]
    heads = _apart(places)
    for number, (x, head) in enumerate(zip(places, heads, strict=True)):
        pen.line((head, middle - 4.4 + MARK), (x, middle), INK, 0.25)
        mark(pen, (head, middle - 4.4), number)


def _apart(places: Sequence[float]) -> list[float]:
    if len(places) != 2 or abs(places[0] - places[1]) >= _ROOM_FOR_SIGNS:
        return [*places]
    centre, half = sum(places) / 2, _ROOM_FOR_SIGNS / 2
    first = -half if places[0] <= places[1] else half
    return [centre + first, centre - first]


def mark(pen: Pen, at: tuple[float, float], number: int) -> None:
    """Draw the sign of the first or the second share from elsewhere around a point."""
    if number:
        pen.frame(Box(at[0] - MARK, at[1] - MARK, 2 * MARK, 2 * MARK), INK, 0.35, "#ffffff")
    else:
        pen.dot(at, MARK, "#ffffff", INK, 0.35)


def spread_bar(pen: Pen, room: Box, parts: Sequence[float | None]) -> None:
    """Draw parts of a whole beside each other: filled, pale, striped; what is not shown is a dashed rest."""
    _dashed(pen, room)
    left = room.left
    for part, paint in zip(parts, (_filled, _pale, _striped), strict=True):
        if part:
            paint(pen, Box(left, room.top, room.width * part, room.height))
            left += room.width * part


def ruler(pen: Pen, room: Box, own: float | None, together: float) -> None:
    """Draw a score 0–100 of one unit as a diamond, and that of many together as a ring over the line."""
    middle = room.top + room.height / 2
    pen.line((room.left, middle), (room.right, middle), LINE, 0.2)
    for x in (room.left, room.left + room.width / 2, room.right):
        pen.line((x, middle - 1.4), (x, middle + 1.4), LINE, 0.2)
    marks(pen, room, (together / HIGHEST,))
    if own is not None:
        _diamond(pen, room.left + own / HIGHEST * room.width, middle)


def _diamond(pen: Pen, x: float, middle: float) -> None:
    pen.area([(x, middle - 2.3), (x + 2, middle), (x, middle + 2.3), (x - 2, middle)], INK)


def _filled(pen: Pen, room: Box) -> None:
    pen.frame(room, ACTION, 0.25, ACTION)


def _pale(pen: Pen, room: Box) -> None:
    pen.frame(room, ACTION, 0.25, BAND)


def _striped(pen: Pen, room: Box) -> None:
    pen.frame(room, ACTION, 0.25, "#ffffff")
    at = -room.height
    while at < room.width:  # slopes that are cut where the box ends
        low, high = max(0.0, at), min(room.width, at + room.height)
        down = room.bottom - (low - at), room.bottom - (high - at)
        pen.line((room.left + low, down[0]), (room.left + high, down[1]), ACTION, 0.25)
        at += _STRIPE


def _dashed(pen: Pen, room: Box) -> None:
    for y in (room.top, room.bottom):
        x = room.left
        while x < room.right:
            pen.line((x, y), (min(x + 1.2, room.right), y), LINE, 0.25)
            x += 2.2
    pen.line((room.right, room.top), (room.right, room.bottom), LINE, 0.25)
    pen.line((room.left, room.top), (room.left, room.bottom), LINE, 0.25)
