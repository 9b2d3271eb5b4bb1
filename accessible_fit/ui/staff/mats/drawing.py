"""Drawing a card of a mat on the staff's pages: its photo, its picture, or a white square."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.picture import Draw

if TYPE_CHECKING:
    from talking_mats.cards import Card


def card_drawing(
    kit: StaffKit, card: "Card", photos: Mapping[str, bytes], own: Mapping[str, bytes] | None = None
) -> Draw:
    """Return how to draw a card.

    `photos` are encoded pictures by the reference on a card, `own` those in the place of pictograms.
    """
    if own and card.picture in own and not card.photo:
        return photo_drawing(own[card.picture])
    if card.photo in photos:
        return photo_drawing(photos[card.photo])
    return kit.drawing(card.picture) if card.picture else _nothing


def _nothing(side: int, ratio: float) -> QPixmap:
    white = QPixmap(round(side * ratio), round(side * ratio))
    white.fill("#ffffff")
    white.setDevicePixelRatio(ratio)
    return white
