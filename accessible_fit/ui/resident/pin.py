"""The staff's code, which leaves the resident's window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.widgets.cards import Card, Shape

LONGEST = 8


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
        self._dots.setFont(kit.look.font(40, bold=True))
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._trouble = QLabel()
        self._trouble.setFont(kit.look.font(22))
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._trouble.setWordWrap(True)
        self._keys: list[Card] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 16, 40, 16)
        whole.addStretch(1)
        whole.addWidget(self.heading)
        whole.addWidget(self._dots)
        whole.addWidget(self._trouble)
        whole.addLayout(self._pad(), 0)
        whole.addStretch(1)
        self.clear()

    def _pad(self) -> QHBoxLayout:
        grid = QGridLayout()
        grid.setSpacing(max(10, self.kit.look.px(3)))
        for index, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), *divmod(index, 3))
        # Made in the order they are read, which is the order of Tab.
        erase = self._key(self.kit.words.t("Erase"), "own:back")
        erase.clicked.connect(self._erase)
        grid.addWidget(self._digit("0"), 3, 1)
        self._ok = self._key(self.kit.words.t("OK"), "own:next")
        self._ok.set_primary(True)
        self._ok.clicked.connect(self._enter)
        grid.addWidget(erase, 3, 0)
        grid.addWidget(self._ok, 3, 2)
        widest = max(key.width() for key in self._keys)
        for key in self._keys:
            key.setFixedWidth(widest)
        cancel = self._key(self.kit.words.t("Back to the conversation"), "own:talk-together")
        cancel.clicked.connect(self.cancelled)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addLayout(grid)
        beside.addSpacing(48)
        beside.addWidget(cancel, 0, Qt.AlignmentFlag.AlignBottom)
        beside.addStretch(1)
        return beside

    def _digit(self, digit: str) -> Card:
        card = self._key(digit)
        card.clicked.connect(lambda: self._add(digit))
        return card

    def _key(self, label: str, picture: str = "") -> Card:
        card = self.kit.card(picture, label, Shape.BAR)
        card.show_text = True
        height = max(self.kit.look.px(20), 76)
        card.setFixedHeight(height)
        card.setFixedWidth(max(round(height * 2.1), card.sizeHint().width()))
        self._keys.append(card)
        return card

    def cards(self) -> list[Card]:
        return self._keys

    def clear(self, trouble: str = "") -> None:
        """Start over; `trouble` says what was wrong with the last try."""
        self._digits = ""
        self._trouble.setText(trouble)
        self._trouble.setAccessibleName(trouble)
        self._trouble.setVisible(bool(trouble))
        self._show()

    def _add(self, digit: str) -> None:
        if len(self._digits) < LONGEST:
            self._digits += digit
        self._show()

    def _erase(self) -> None:
        self._digits = self._digits[:-1]
        self._show()

    def _enter(self) -> None:
        if len(self._digits) >= 4:
            self.entered.emit(self._digits)

    def _show(self) -> None:
        self._dots.setText("●" * len(self._digits) or "·")
        self._dots.setAccessibleName(
            self.kit.words.tn("{n} digit written", "{n} digits written", len(self._digits))
        )
        self._ok.setEnabled(len(self._digits) >= 4)

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
