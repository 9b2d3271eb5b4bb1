"""The staff's code, which leaves the resident's window."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.ui.resident.kit import LEAST_MM, Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.widgets.cards import WRAP_LEFT, Card, Shape

SHORTEST, LONGEST = 4, 8
SIDE, TOP = 40, 16
KEY = 88
PAD_SHARE = 0.56
DOT_PIXELS, TROUBLE_PIXELS = 32, 22
DIGIT_PIXELS, WORD_PIXELS, SMALLEST_WORD = 34, 24, 12
BETWEEN = 8
WIDEST = 440
HEADING_SHARE = 0.12
SCALES = (1.0, 0.85, 0.7, 0.6, 0.5, 0.42, 0.36)


class PinScreen(Screen):
    """Takes four to eight digits by touch or keyboard; they are never shown."""

    for_hands_only = True  # the code is the staff's

    entered = Signal(str)
    cancelled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, TEXT_PIXELS)
        words = kit.words
        self._digits = ""
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.heading.say(words.t("For staff: your code"))
        self._dots = QLabel()
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # However many digits are written, the keys stay where they are.
        self._dots.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._trouble = QLabel()
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._trouble.setWordWrap(True)
        self._keys: list[Card] = []
        self._pad = QGridLayout()
        self._gap = max(10, kit.look.px(3))
        self._pad.setSpacing(self._gap)
        self._fill_pad()
        self._cancel = self._key(words.t("Back to the conversation"), "own:talk-together")
        self._cancel.clicked.connect(self.cancelled)
        self._said = QWidget()
        said = QVBoxLayout(self._said)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(BETWEEN)
        said.addStretch(1)
        said.addWidget(self._dots)
        said.addWidget(self._trouble)
        said.addStretch(1)
        # In the row of the last keys: what is read from left to right ends with it.
        said.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        below = QHBoxLayout()
        below.setSpacing(SIDE)
        below.addStretch(1)
        below.addLayout(self._pad)
        below.addWidget(self._said)
        below.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SIDE, TOP, SIDE, TOP)
        whole.setSpacing(BETWEEN)
        whole.addStretch(1)
        whole.addWidget(self.heading)
        whole.addLayout(below)
        whole.addStretch(1)
        self.clear()

    def _fill_pad(self) -> None:
        for index, digit in enumerate("123456789"):
            self._pad.addWidget(self._digit(digit), *divmod(index, 3))
        # Made in the order they are read, which is the order of Tab.
        erase = self._key(self.kit.words.t("Erase"), "own:back")
        erase.clicked.connect(self._erase)
        self._pad.addWidget(self._digit("0"), 3, 1)
        self._ok = self._key(self.kit.words.t("OK"), "own:next")
        self._ok.set_primary(True)
        self._ok.clicked.connect(self._enter)
        self._pad.addWidget(erase, 3, 0)
        self._pad.addWidget(self._ok, 3, 2)

    def _digit(self, digit: str) -> Card:
        card = self._key(digit)
        card.clicked.connect(lambda: self._add(digit))
        return card

    def _key(self, label: str, picture: str = "") -> Card:
        card = self.kit.card(picture, label, Shape.BAR)
        card.show_text = True
        self._keys.append(card)
        return card

    # ------------------------------------------------------------------ laying out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the keys their room first, and the words beside them what is left."""
        look, pad = self.kit.look, self._keys[:-1]
        least = look.px(LEAST_MM)
        free = round(self.height() * (1 - HEADING_SHARE)) - 2 * TOP
        height = min(max(least, (free - 3 * self._gap) // 4), max(least, KEY))
        most = (round(self.width() * PAD_SHARE) - 2 * self._gap) // 3
        wished = max(round(height * 2.1), *(key.sizeHint().width() for key in pad))
        width = max(least, min(wished, most))
        for key in pad:
            key.setFixedSize(width, height)
        beside = min(self.width() - 3 * SIDE - 3 * width - 2 * self._gap, WIDEST)
        self._said.setFixedWidth(max(least, beside))
        tall = 4 * height + 3 * self._gap
        self._said.setFixedHeight(tall)
        self._fit_heading(self.width() - 2 * SIDE, self.height() - 2 * TOP - tall - 3 * BETWEEN)
        self._fit_words(beside, tall - height - 4 * BETWEEN)
        self._cancel.setFixedSize(max(least, min(beside, self._cancel.sizeHint().width())), height)
        digits = [key for key in pad if not key.face.picture]
        named = [key for key in pad if key.face.picture]
        for cards, largest in ((digits, DIGIT_PIXELS), (named, WORD_PIXELS), ([self._cancel], WORD_PIXELS)):
            _share_words(cards, largest)
        for part in (self, self._said):
            if (layout := part.layout()) is not None:
                layout.activate()

    def _fit_heading(self, width: int, height: int) -> None:
        for scale in SCALES:
            self.heading.setFont(self.kit.look.font(TEXT_PIXELS * scale, bold=True))
            if self.heading.heightForWidth(width) <= height:
                break

    def _fit_words(self, width: int, height: int) -> None:
        look = self.kit.look
        for scale in SCALES:
            self._dots.setFont(look.font(DOT_PIXELS * scale, bold=True))
            self._trouble.setFont(look.font(TROUBLE_PIXELS * scale))
            told = self._trouble.heightForWidth(width) if self._trouble.text() else 0
            if self._dots.sizeHint().height() + told <= height:
                break

    # ------------------------------------------------------------------ for the window

    def cards(self) -> list[Card]:
        return self._keys

    def clear(self, trouble: str = "") -> None:
        """Start over; `trouble` says what was wrong with the last try."""
        self._digits = ""
        self._trouble.setText(trouble)
        self._trouble.setAccessibleName(trouble)
        self._trouble.setVisible(bool(trouble))
        self._fit()
        self._show()

    def _add(self, digit: str) -> None:
        if len(self._digits) < LONGEST:
            self._digits += digit
        self._show()

    def _erase(self) -> None:
        self._digits = self._digits[:-1]
        self._show()

    def _enter(self) -> None:
        if len(self._digits) >= SHORTEST:
            self.entered.emit(self._digits)

    def _show(self) -> None:
        self._dots.setText("●" * len(self._digits) + "○" * (SHORTEST - len(self._digits)))
        self._dots.setAccessibleName(
            self.kit.words.tn("{n} digit written", "{n} digits written", len(self._digits))
        )
        self._ok.setEnabled(len(self._digits) >= SHORTEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and text.isascii():
            self._add(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _share_words(cards: Sequence[Card], largest: int) -> None:
    """Let the words of cards that stand together be as large as they all fit."""
    for pixels in range(largest, SMALLEST_WORD - 1, -2):
        for card in cards:
            card.set_text_pixels(pixels)
        if all(_fits(card, pixels) for card in cards):
            return


def _fits(card: Card, pixels: float) -> bool:
    metrics, room = QFontMetrics(card.word_font(pixels)), card.word_room()
    if max(metrics.horizontalAdvance(part) for part in card.face.label.split()) > room:
        return False
    bounds = metrics.boundingRect(QRect(0, 0, room, 10_000), WRAP_LEFT, card.face.label)
    return bounds.height() <= card.height() - 16
