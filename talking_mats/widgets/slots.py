"""How cards lie in the fields of a board: equally large on the whole board, in whole rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from talking_mats.widgets.plan import Measures

ROOM = 5
"""A column has room for so many cards before they shrink."""
SEAM_ROOM = 2


@dataclass(frozen=True, slots=True)
class Rows:
    """The slots of one field: `across` beside each other in `shown` rows, of `rows` there are in all."""

    across: int
    rows: int
    shown: int

    @property
    def scrolls(self) -> bool:
        """Whether there are more rows than are shown."""
        return self.rows > self.shown


@dataclass(frozen=True, slots=True)
class Slots:
    """Every slot of a board. `side` is the cards' side, logical pixels; `rows` goes by field."""

    fields: tuple[QRect, ...]
    side: int
    gap: int
    pad: int
    rows: tuple[Rows, ...]
    arrow_height: int

    def box(self, field: int, number: int, first_row: int = 0) -> QRect | None:
        """Where card `number` of a field lies when rows are shown from `first_row`; None when hidden."""
        here, rows = self.fields[field], self.rows[field]
        row, column = divmod(number, rows.across)
        row -= first_row
        if not 0 <= row < rows.shown:
            return None
        wide = rows.across * self.side + (rows.across - 1) * self.gap
        left = here.left() + (here.width() - wide) // 2 + column * (self.side + self.gap)
        return QRect(left, here.top() + self.pad + row * (self.side + self.gap), self.side, self.side)

    def first_row_for(self, field: int, number: int) -> int:
        """The row to begin at so that slot `number` is the last to be seen, with those before it."""
        rows = self.rows[field]
        return max(0, number // rows.across - rows.shown + 1)

    def arrows(self, field: int) -> tuple[QRect | None, QRect]:
        """Where the arrows of a field that scrolls stand: up and down at its foot.

        A narrow field has room for one alone, which goes on from the end to the beginning.
        """
        here, height = self.fields[field], self.arrow_height
        left, top, width = here.left() + self.pad, here.bottom() + 1 - self.pad, here.width() - 2 * self.pad
        half = (width - self.gap) // 2
        if half < height:
            return None, QRect(left, top - height, width, height)
        return QRect(left, top - height, half, height), QRect(
            left + half + self.gap, top - height, half, height
        )


def lay_out(
    fields: Sequence[QRect],
    counts: Sequence[int],
    largest: int,
    measures: Measures,
    spare: bool = True,
    least: int = 0,
) -> Slots:
    """The largest equal cards, at most `largest`, with which every field has room.

    With `spare`, each field has one slot more than cards, where the next one goes, and room for five. A
    person who needs larger cards than usual has them as long as there is room for those that lie there. Cards
    never get smaller than `least`, or `measures.least`; a field with more rows than fit then scrolls.
    """
    gap, pad = measures.gap, measures.pad

    def largest_for(needs: Sequence[int]) -> int:
        def too_large(side: int) -> bool:
            return any(
                _holds(field, side, gap, pad) < need for field, need in zip(fields, needs, strict=True)
            )

        sides = range(least, max(largest, least) + 1)
        return max(least, least + bisect_left(sides, True, key=too_large) - 1)

    slots = [max(1, count + spare) for count in counts]
    rooms = [_room(len(fields), number) if spare else 1 for number in range(len(fields))]
    least = min(least or measures.least, *(max(1, field.width() - 2 * pad) for field in fields))
    side = largest_for([max(slot, room) for slot, room in zip(slots, rooms, strict=True)])
    if side < measures.wished:
        side = max(side, min(measures.wished, largest_for(slots)))
    arrow = measures.smallest_button
    rows = tuple(
        _rows(field, count, side, gap, pad, arrow) for field, count in zip(fields, slots, strict=True)
    )
    return Slots(tuple(fields), side, gap, pad, rows, arrow)


def largest_in(size: QSize, count: int, gap: int) -> tuple[int, int]:
    """The largest side of `count` equal squares in a box, and how many stand side by side."""
    best = (1, max(1, count))
    for across in range(1, max(1, count) + 1):
        rows = -(-count // across)
        side = min(
            (size.width() - gap * (across - 1)) // across, (size.height() - gap * (rows - 1)) // max(1, rows)
        )
        if side > best[0]:
            best = (side, across)
    return best


def _room(fields: int, number: int) -> int:
    return SEAM_ROOM if fields == 5 and number % 2 else ROOM


def _across(field: QRect, side: int, gap: int, pad: int) -> int:
    return max(0, (field.width() - 2 * pad + gap) // (side + gap))


def _holds(field: QRect, side: int, gap: int, pad: int) -> int:
    down = max(0, (field.height() - 2 * pad + gap) // (side + gap))
    return _across(field, side, gap, pad) * down


def _rows(field: QRect, count: int, side: int, gap: int, pad: int, arrow: int) -> Rows:
    across = max(1, _across(field, side, gap, pad))
    rows = -(-count // across)
    fit = max(1, (field.height() - 2 * pad + gap) // (side + gap))
    if rows <= fit:
        return Rows(across, rows, rows)
    left = field.height() - 2 * pad - arrow - gap // 2
    return Rows(across, rows, max(1, (left + gap) // (side + gap)))
