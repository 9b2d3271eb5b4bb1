"""Making a card of the person's own: a word, a picture, a photo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.services.pictures.own import SymbolMemory
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.pieces import Portrait
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.theme.stylesheet import stylesheet
from accessible_fit.ui.widgets.cards import Card, Face, Shape
from accessible_fit.ui.widgets.photo_picker import PhotoPicker
from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser
from talking_mats.text import clean

if TYPE_CHECKING:
    from pictograms.browsing import Browsing

LONGEST_WORD = 40


def _nothing_kept() -> SymbolMemory:
    return SymbolMemory((), ())


def _keep_nothing(*_: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Makings:
    """What cards are made with: `browsing` brings every picture there is, `memory` those used before.

    `favour` keeps that a picture is a favourite or no longer, `used` that one was chosen. All but the first
    are slow.
    """

    background: Background
    browsing: "Callable[[], Browsing]"
    memory: Callable[[], SymbolMemory] = _nothing_kept
    favour: Callable[[str, bool], None] = _keep_nothing
    used: Callable[[str], None] = _keep_nothing


@dataclass(frozen=True, slots=True)
class Made:
    """A card of the person's own: its word, the key of a pictogram, the reference of a photo."""

    word: str = ""
    picture: str = ""
    photo: str = ""

    @property
    def holds_something(self) -> bool:
        """Whether there is a card to use."""
        return bool(self.word or self.picture or self.photo)


class BlankScreen(Screen):
    """A card that fills with what is written, found or photographed; a hand or a keyboard does it.

    `changed` when there is more or less on it, `ready` carries what was made; `photo_chosen` a FinishedPhoto
    that is to be kept, for which `photo_kept` is called with its reference.
    """

    for_hands_only = True

    ready = Signal(object)
    changed = Signal()
    photo_chosen = Signal(object)

    def __init__(self, kit: Kit, makings: Makings) -> None:
        super().__init__(kit, TEXT_PIXELS)
        self._makings = makings
        self._made = Made()
        self._side = 0
        self._browser: SymbolBrowser | None = None
        self._picker: PhotoPicker | None = None
        w = kit.words
        self._portrait = Portrait(kit, Face("", ""), Kind.CARD, w.t("Your card"))
        self._way_word = kit.card("openmoji:270F", w.t("A word"), Shape.BAR)
        self._way_picture = kit.card("openmoji:1F5BC", w.t("A picture"), Shape.BAR)
        self._way_photo = kit.card("openmoji:1F4F7", w.t("A photo"), Shape.BAR)
        self.word = QLineEdit()
        self.word.setAccessibleName(w.t("Your word"))
        self.word.setPlaceholderText(w.t("Write a word"))
        self.word.setMaxLength(LONGEST_WORD)
        self.word.installEventFilter(self)
        self._build()
        self._connect()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        look = self.kit.look
        c = look.colours
        size = round(44 * look.percent / 100)
        self.word.setFont(look.font(44, bold=True))
        self.word.setStyleSheet(
            f"QLineEdit {{ background: {c.card}; color: {c.on_card}; border: 4px solid {c.card_frame};"
            f" border-radius: 16px; padding: 12px 20px; font-size: {size}px; font-weight: bold;"
            f" placeholder-text-color: {c.line}; }}"
        )
        self.parts = QStackedWidget()
        self._word_part = QWidget()
        inside = QVBoxLayout(self._word_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addStretch(1)
        inside.addWidget(self.word)
        inside.addStretch(2)
        self.parts.addWidget(self._word_part)
        # What staff know from their own pages looks here as it does there.
        self.parts.setStyleSheet(
            stylesheet(c, look.family, min(look.percent, 150)).replace("QStackedWidget#pages", "#none")
        )
        height = max(look.px(20), 64)
        for card in self._buttons():
            card.setFixedHeight(height)
            card.show_text = True
        ways = QVBoxLayout()
        ways.setSpacing(max(12, look.px(3)))
        for card in (self._way_word, self._way_picture, self._way_photo):
            ways.addWidget(card)
        left = QVBoxLayout()
        left.setSpacing(max(12, look.px(3)))
        left.addWidget(self._portrait, 0, Qt.AlignmentFlag.AlignHCenter)
        left.addLayout(ways)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.heading)
        right.addWidget(self.parts, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(40, 8, 40, 8)
        whole.setSpacing(max(24, look.px(6)))
        whole.addLayout(left)
        whole.addLayout(right, 1)
        widest = max(card.sizeHint().width() for card in self._buttons())
        self._side = max(look.px(50), widest)
        for card in self._buttons():
            card.setFixedWidth(self._side)

    def _buttons(self) -> tuple[Card, ...]:
        return (self._way_word, self._way_picture, self._way_photo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = len(self._buttons()) * (self._way_word.height() + 24)
        side = max(self.kit.look.px(20), min(self._side, self.height() - ways - 24))
        self._portrait.fit(QSize(side, side))

    def _connect(self) -> None:
        self._way_word.clicked.connect(self._show_word)
        self._way_picture.clicked.connect(self._show_browser)
        self._way_photo.clicked.connect(self._show_picker)
        self.word.textChanged.connect(self._written)

    # ------------------------------------------------------------------ showing

    def begin(self) -> None:
        """Begin an empty card."""
        self._made = Made()
        self.word.clear()
        self.heading.say(self.kit.words.t("What do you want on your card?"), self.kit.show_text)
        self._show_made()
        self._show_word()

    def photo_kept(self, reference: str) -> None:
        """The photo that was chosen can be shown by this reference."""
        self._made = Made(self._made.word, self._made.picture, reference)
        self._show_made()
        self.parts.setCurrentWidget(self._word_part)

    def _show_made(self) -> None:
        made = self._made
        self._portrait.show_face(
            Face(made.photo or made.picture, made.word), made.word or self.kit.words.t("Your card")
        )
        self.changed.emit()

    def _show_word(self) -> None:
        self.parts.setCurrentWidget(self._word_part)
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_browser(self) -> None:
        if self._browser is None:
            kit, makings = self.kit, self._makings
            browser = SymbolBrowser(kit.look, kit.words, kit.drawing, makings.background, makings.browsing)
            makings.background.run(
                makings.memory,
                lambda memory: browser.remember(memory.favourites, memory.recent),
                owner=browser,
            )
            browser.favourite_changed.connect(self._favour)
            browser.symbol_chosen.connect(self._picture_chosen)
            browser.failed.connect(self._no_pictures)
            self.parts.addWidget(browser)
            self._browser = browser
        self.parts.setCurrentWidget(self._browser)
        self._browser.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _favour(self, key: str, on: bool) -> None:
        makings = self._makings
        makings.background.run(lambda: makings.favour(key, on))

    def _no_pictures(self, problem: Exception) -> None:
        """Say why there are none; a word and a photo are still there."""
        self.heading.say(" ".join(self.kit.words.error(problem)))
        self.parts.setCurrentWidget(self._word_part)

    def _show_picker(self) -> None:
        if self._picker is None:
            kit = self.kit
            picker = PhotoPicker(kit.look, kit.words, self._makings.background, kit.drawing("openmoji:1F5BC"))
            picker.finished.connect(self.photo_chosen)
            self.parts.addWidget(picker)
            self._picker = picker
        self.parts.setCurrentWidget(self._picker)
        self._picker.start.file.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ making

    def _written(self, text: str) -> None:
        self._made = Made(clean(text), self._made.picture, self._made.photo)
        self._show_made()

    def _picture_chosen(self, key: str) -> None:
        makings = self._makings
        makings.background.run(lambda: makings.used(key))
        self._made = Made(self._made.word, key, "")
        self._show_made()
        self._show_word()

    @property
    def holds_something(self) -> bool:
        """Whether there is a card to use."""
        return self._made.holds_something

    def use(self) -> None:
        """The card is as it is to be."""
        if self._made.holds_something:
            self.ready.emit(self._made)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in the field uses the card."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # what a key press is
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.use()
                return True
        return False

    # ------------------------------------------------------------------ for the window

    def place_focus(self) -> None:
        """Put the focus where writing starts."""
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def cards(self) -> Sequence[Card]:
        return self._buttons()

    def reading(self) -> Sequence[QWidget]:
        return (*self._buttons(), self.heading, self.word)

    def utterances(self) -> Sequence[Utterance]:
        return [Utterance(self.heading.accessibleName())]
