"""The picture somebody is at, large: what it is called, its other forms, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.symbol_cell import DrawKey
from accessible_fit.ui.widgets.texts import Panel, button, label
from accessible_fit.words.catalogue import Words
from pictograms.symbols import Symbol

WIDTH = 280
PICTURE = 104
SIBLING = 28


class SymbolDetails(Panel):
    """`sibling_chosen` carries another form of the picture; the buttons ask what stands on them."""

    sibling_chosen = Signal(object)
    favourite_asked = Signal()
    choosing_asked = Signal()

    def __init__(self, look: Look, words: Words, draw: DrawKey, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._look, self._words, self._draw = look, words, draw
        self._persons: Sequence[Symbol] = ()
        self._tones: Sequence[Symbol] = ()
        self.setFixedWidth(grown(look, WIDTH))
        self.setAccessibleName(words.t("The picture you are at"))
        self.body.setContentsMargins(SPACE.normal, SPACE.normal, SPACE.normal, SPACE.normal)
        self.body.setSpacing(SPACE.small)
        self._build_about()
        self.favourite = button(words.t("Add to favourites"))
        self.favourite.clicked.connect(lambda _=False: self.favourite_asked.emit())
        self.choose = button(words.t("Choose the picture"), "primary")
        self.choose.clicked.connect(lambda _=False: self.choosing_asked.emit())
        self.body.addWidget(self.favourite)
        self.body.addWidget(self.choose)
        self.show_symbol(None)

    def _build_about(self) -> None:
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, SPACE.hair, 0)
        inside.setSpacing(SPACE.small)
        self._tile = PictureTile(self._look, _nothing, grown(self._look, PICTURE))
        self._name = label("", "heading")
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._person_word = label(self._words.t("Person"), "field")
        self._person_row = FlowRow(self._words.t("Person"), self._person, SPACE.hair)
        self._tone_word = label(self._words.t("Colour of skin"), "field")
        self._tone_row = FlowRow(self._words.t("Colour of skin"), self._tone, SPACE.hair)
        inside.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._name, self._person_word, self._person_row, self._tone_word, self._tone_row):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        for ground in (self._inside, scroll.viewport()):
            ground.setAutoFillBackground(False)
        self.body.addWidget(scroll, 1)

    def show_symbol(
        self,
        symbol: Symbol | None,
        persons: Sequence[Symbol] = (),
        tones: Sequence[Symbol] = (),
        favourite: bool = False,
    ) -> None:
        """Show a picture and its other forms; None hides the panel."""
        self.setVisible(symbol is not None)
        if symbol is None:
            return
        name = symbol.name(self._words.language)
        self._tile.show_picture(self._draw(symbol.key), name)
        self._name.setText(name)
        self._persons, self._tones = persons, tones
        self._offer(self._person_row, self._person_word, persons, symbol)
        self._offer(self._tone_row, self._tone_word, tones, symbol)
        text = self._words.t("Remove from favourites") if favourite else self._words.t("Add to favourites")
        self.favourite.setText(text)
        self.favourite.setAccessibleName(text)

    def _offer(self, row: FlowRow, word: QWidget, offered: Sequence[Symbol], now: Symbol) -> None:
        word.setVisible(bool(offered))
        row.setVisible(bool(offered))
        keys = [one.key for one in offered]
        chosen = keys.index(now.key) if now.key in keys else -1
        if [one.toolTip() for one in row.buttons] == [one.name(self._words.language) for one in offered]:
            row.mark(chosen)  # the same siblings: keep the buttons, one of which may have the focus
            return
        made = [
            PictureButton(
                self._look, self._draw(one.key), one.name(self._words.language), SIBLING, show_word=False
            )
            for one in offered
        ]
        row.fill(made, chosen)

    def _person(self, number: int) -> None:
        self.sibling_chosen.emit(self._persons[number])

    def _tone(self, number: int) -> None:
        self.sibling_chosen.emit(self._tones[number])


def _nothing(side: int, ratio: float) -> QPixmap:
    made = QPixmap(1, 1)
    made.fill(Qt.GlobalColor.transparent)
    return made
