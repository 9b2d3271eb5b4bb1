"""The named places of the window: picture and word, one chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import Draw
from accessible_fit.ui.widgets.texts import label

TILE, SMALL_TILE = 36, 28
MANY = 10
"""From so many places on they stand closer, and each part has its heading."""

WIDTH = 232
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Part(Enum):
    """What places stand together, in the order of the sidebar."""

    DAILY = auto()
    FOLLOWING = auto()
    MATERIAL = auto()
    UPKEEP = auto()
    PROGRAM = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """One place: what it is called inside the program, its picture and its word."""

    key: str
    draw: Draw
    word: str
    part: Part = Part.DAILY


class PlaceButton(QAbstractButton):
    """A place in the sidebar, with its pictogram on a white tile in every theme."""

    def __init__(self, look: Look, place: Place, tile: int = TILE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tile = grown(look, tile)
        self._draw = place.draw
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self._here = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def here(self) -> bool:
        """Whether the window shows this place now."""
        return self._here

    def set_here(self, here: bool, told: str) -> None:
        """Mark the place as shown now; a screen reader tells it with `told`."""
        self._here = here
        self.setAccessibleDescription(told if here else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(sidebar_width(self._look) - 2 * SPACE.medium))

    def heightForWidth(self, width: int) -> int:
        """Less room is left for the words when the places are scrolled."""
        metrics = QFontMetrics(self._look.font(TYPE.normal, bold=True))
        room = QRect(0, 0, max(80, width - self._left() - SPACE.hair), 1000)
        words = metrics.boundingRect(room, WRAP, self.text()).height()
        return max(self._tile, words) + 2 * SPACE.small

    def _left(self) -> int:
        return SPACE.small + 2 + self._tile + SPACE.medium

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._here or self.isDown() or self.underMouse():
            painter.setPen(QPen(look.colour("action"), 2) if not self._here else Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("band" if self._here or self.isDown() else "surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self._here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("action"))
            painter.drawRoundedRect(QRectF(0, 6, 5, self.height() - 12), 2.5, 2.5)
        side = self._tile
        tile = QRectF(SPACE.small + 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.setBrush(look.colour("card"))
        painter.drawRoundedRect(tile, 8, 8)
        pixmap = self._draw(side - 8, self.devicePixelRatioF())
        painter.drawPixmap(round(tile.left()) + 4, round(tile.top()) + 4, pixmap)
        painter.setFont(look.font(TYPE.normal, bold=self._here))
        painter.setPen(look.colour("ink"))
        left = self._left()
        painter.drawText(QRect(left, 0, self.width() - left - SPACE.hair, self.height()), WRAP, self.text())
        painter.end()


def sidebar_width(look: Look) -> int:
    """Return how wide the sidebar is; it grows with the text, but slower, to leave room for the page."""
    return round(WIDTH * (1 + (look.percent - 100) / 100 * 0.58))


class Sidebar(QWidget):
    """The places at the left. `place_chosen` carries the key; `show_place` marks where the window is.

    `here` is what a screen reader says of the marked place.
    """

    place_chosen = Signal(str)

    def __init__(self, look: Look, brand: str, name: str, here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._here = here
        self._buttons: dict[str, PlaceButton] = {}
        self.setProperty("kind", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.setFixedWidth(sidebar_width(look))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(SPACE.hair, SPACE.large, SPACE.hair, SPACE.small)
        self._whole.setSpacing(SPACE.hair)
        title = label(brand, "brand")
        title.setContentsMargins(SPACE.normal, 0, 0, SPACE.small)
        self._whole.addWidget(title)
        self._places = QVBoxLayout()
        # Room for the ring around the one with the focus, which is drawn inside what scrolls.
        self._places.setContentsMargins(SPACE.small, SPACE.small, SPACE.small, SPACE.small)
        self._places.setSpacing(SPACE.hair)
        self._scrolled = _scrolled(self._places)
        self._whole.addWidget(self._scrolled, 1)
        self._who = QLabel()

    def fill(
        self,
        places: Sequence[Place],
        last: Sequence[Place],
        who: str,
        headings: Mapping[Part, str] = MappingProxyType({}),
    ) -> None:
        """Show `places` part by part, `last` at the foot under the name of who is signed in.

        Where there are many, `headings` stand over the parts that have one.
        """
        many = len(places) >= MANY
        for part in Part:
            here = [place for place in places if place.part is part]
            if many and here and part in headings:
                heading = label(headings[part], "small")
                heading.setContentsMargins(SPACE.small, SPACE.small, 0, 0)
                self._places.addWidget(heading)
            for place in here:
                self._add(place, self._places, SMALL_TILE if many else TILE)
        self._places.addStretch(1)
        self._who = label(who, "small")
        self._who.setContentsMargins(SPACE.normal, SPACE.small, SPACE.small, 0)
        self._whole.addWidget(self._who)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE.small, SPACE.small, SPACE.small, SPACE.small)
        self._whole.addLayout(foot)
        for place in last:
            self._add(place, foot, SMALL_TILE if many else TILE)

    def _add(self, place: Place, column: QVBoxLayout, tile: int) -> None:
        made = PlaceButton(self._look, place, tile)
        made.clicked.connect(lambda _=False, key=place.key: self.place_chosen.emit(key))
        self._buttons[place.key] = made
        column.addWidget(made)

    def show_place(self, key: str) -> None:
        """Mark the place the window shows now."""
        for known, button in self._buttons.items():
            button.set_here(known == key, self._here)
            if known == key and self._scrolled.isAncestorOf(button):
                # the places are laid out once the sidebar is on screen
                QTimer.singleShot(0, button, lambda button=button: self._scrolled.ensureWidgetVisible(button))

    def button(self, key: str) -> PlaceButton:
        """Return the button of a place."""
        return self._buttons[key]


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """Put a column where it can be scrolled when the window is too low for it, or the text large."""
    inside = QWidget()
    inside.setLayout(column)
    made = QScrollArea()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    made.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return made
