"""One size of word for cards that stand together, so that no choice looks more important than another."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from accessible_fit.ui.widgets.cards import WORD_SHARE, WRAP, Card


def share_text_size(cards: Sequence[Card], sizes: Sequence[int]) -> None:
    """Give cards that stand together the largest of `sizes` at which all their words fit, unbroken."""
    for pixels in sizes:
        metrics = QFontMetrics(cards[0].word_font(pixels)) if cards else None
        if metrics is None or all(_fits(card, metrics) for card in cards):
            break
    for card in cards:
        card.set_text_pixels(float(pixels))


def share_whole_words(cards: Sequence[Card], sizes: Sequence[int]) -> None:
    """The same for tall cards that may be low: every label leaves room for its picture, and none is cut."""
    for pixels in sizes:
        metrics = QFontMetrics(cards[0].word_font(pixels)) if cards else None
        if metrics is None or all(_fits(card, metrics) and _low_enough(card, metrics) for card in cards):
            break
    for card in cards:
        card.set_text_pixels(float(pixels))


def _low_enough(card: Card, metrics: QFontMetrics) -> bool:
    word = metrics.boundingRect(QRect(0, 0, card.width() - 36, 10_000), WRAP, card.face.label)
    return word.height() <= round((card.height() - 30) * WORD_SHARE)


def _fits(card: Card, metrics: QFontMetrics) -> bool:
    words = card.face.label.split() or [""]
    return max(metrics.horizontalAdvance(word) for word in words) <= card.word_room()
