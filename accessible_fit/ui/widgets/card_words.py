"""One size of word and picture for cards that stand together: no choice looks more important than another."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from accessible_fit.ui.widgets.cards import WRAP, Card


def share_text_size(cards: Sequence[Card], sizes: Sequence[int]) -> None:
    """Give cards that stand together the largest of `sizes` at which all their words fit, unbroken."""
    for pixels in sizes:
        metrics = QFontMetrics(cards[0].word_font(pixels)) if cards else None
        if metrics is None or all(_fits(card, metrics) for card in cards):
            break
    for card in cards:
        card.set_text_pixels(float(pixels))


def share_whole_words(cards: Sequence[Card], sizes: Sequence[int]) -> None:
    """The same where cards may be low: none is cut, and pictures over words are equally large."""
    for pixels in sizes:
        metrics = QFontMetrics(cards[0].word_font(pixels)) if cards else None
        if metrics is None or all(_fits(card, metrics) and _low_enough(card, metrics) for card in cards):
            break
    tallest = max((_height(card, metrics) for card in cards if metrics is not None), default=0)
    for card in cards:
        card.set_text_pixels(float(pixels))
        card.set_least_word(tallest)


def _low_enough(card: Card, metrics: QFontMetrics) -> bool:
    return _height(card, metrics) <= card.word_space().height()


def _height(card: Card, metrics: QFontMetrics) -> int:
    room = QRect(0, 0, card.word_space().width(), 10_000)
    return metrics.boundingRect(room, WRAP, card.face.label).height()


def _fits(card: Card, metrics: QFontMetrics) -> bool:
    words = card.face.label.split() or [""]
    return max(metrics.horizontalAdvance(word) for word in words) <= card.word_room()
