"""What the arrow keys reach on a screen of cards."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.widgets.cards import Card

STEPS: Mapping[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def arrow_target(key: int, rows: Sequence[Sequence[Card]], now: QWidget | None) -> Card | None:
    """Return the card an arrow leads to, or None for other keys; the first arrow leads to the first card.

    Left and right run through a row, up and down go to the nearest card of the next row.
    """
    step = STEPS.get(key)
    lines = [[card for card in row if card.isEnabled() and card.isVisible()] for row in rows]
    lines = [line for line in lines if line]
    if step is None or not lines:
        return None
    at = next(((r, c) for r, line in enumerate(lines) for c, card in enumerate(line) if card is now), None)
    if at is None:
        return lines[0][0]
    row, column = at
    if step[1]:
        return lines[row][min(max(column + step[1], 0), len(lines[row]) - 1)]
    below = lines[min(max(row + step[0], 0), len(lines) - 1)]
    centre = lines[row][column].mapToGlobal(lines[row][column].rect().center()).x()
    return min(below, key=lambda card: abs(card.mapToGlobal(card.rect().center()).x() - centre))
