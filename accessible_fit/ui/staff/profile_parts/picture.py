"""A true picture of the person's screen: the real question screen and bar, drawn where nobody sees it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.services.profiles.ways import SWITCH_WAYS, way_of
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from db.vocabulary import OrderMode

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.ui.resident.kit import Kit
    from pictograms.widgets.pixmaps import PixmapStore

SCREEN = QSize(1280, 800)
ANSWERED, ALL = 3, 8


def seen(profile: AccessProfile) -> tuple[object, ...]:
    """Return what of a profile changes the picture."""
    return (
        profile.choices,
        profile.language,
        profile.theme,
        profile.text_percent,
        profile.card_mm,
        profile.show_text,
        profile.symbol_set,
        profile.order_mode,
        way_of(profile) in SWITCH_WAYS,
    )


def draw_screen(
    profile: AccessProfile, instrument: "Instrument", look: Look, pixmaps: "PixmapStore", ratio: float = 1.0
) -> QPixmap:
    """Draw a question as this person meets it on a screen of 1280 by 800.

    `look` is the staff's own: its family and its size of a millimetre are those of this computer.
    """
    from accessible_fit.ui.resident.kit import Kit
    from pictograms.widgets.stand_in_pixmaps import of_set

    own = Look(load_theme(profile.theme), look.family, look.mm, profile.text_percent, profile.reduce_motion)
    pixmaps = of_set(pixmaps, profile.symbol_set, _shown(profile, instrument))
    kit = Kit(own, Words(profile.language.value), pixmaps, profile.show_text, profile.card_mm)
    stage = _stage(kit, profile, instrument)
    # The first drawing gives the parts their places; they choose sizes of text by them for the second.
    stage.grab()
    drawn = QPixmap(SCREEN * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(own.colour("ground"))
    stage.render(drawn)
    stage.deleteLater()
    return drawn


def _shown(profile: AccessProfile, instrument: "Instrument") -> list[tuple[str, ...]]:
    item = instrument.items[0]
    choices = instrument.options(item, profile.choices)
    return [(item.pictogram,), tuple(option.pictogram for option in choices)]


def _stage(kit: "Kit", profile: AccessProfile, instrument: "Instrument") -> QWidget:
    from accessible_fit.ui.resident.bar import Bar
    from accessible_fit.ui.resident.question import Asked, QuestionScreen
    from accessible_fit.ui.widgets.dots import Dots

    words, colours = kit.words, kit.look.colours
    stage = QWidget()
    stage.setObjectName("resident")
    stage.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    stage.setStyleSheet(
        f'* {{ font-family: "{kit.look.family}"; }} #resident {{ background: {colours.ground}; }}'
        f" QLabel {{ color: {colours.ink}; background: transparent; }}"
    )
    item = instrument.items[0]
    options = instrument.options(item, profile.choices)
    if profile.order_mode is OrderMode.MIRRORED:
        options = tuple(reversed(options))
    question = QuestionScreen(kit)
    question.ask(Asked(item.pictogram, words.pick(item.question), words.pick(item.spoken), options), None)
    if way_of(profile) in SWITCH_WAYS:
        question.cards()[0].set_scanned(True)
    dots, bar = Dots(kit.look), Bar(kit)
    dots.show_progress(ANSWERED, ALL, "")
    bar.offer(back=True, go_on=False)
    whole = QVBoxLayout(stage)
    whole.setContentsMargins(0, 12, 0, 0)
    whole.setSpacing(4)
    whole.addWidget(dots)
    whole.addWidget(question, 1)
    whole.addWidget(bar)
    stage.resize(SCREEN)
    return stage


class ScreenPicture(QWidget):
    """Shows a picture of a screen, as large as the room allows, never out of shape.

    `draw(ratio)` draws the screen anew; it is called only when `redraw` has been.
    """

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draw: Callable[[float], QPixmap] | None = None
        self._screen = QPixmap()
        self._scaled = QPixmap()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def redraw(self, draw: Callable[[float], QPixmap]) -> None:
        """Show another screen."""
        self._draw = draw
        self._screen = self._scaled = QPixmap()
        self.update()

    def set_width(self, width: int) -> None:
        """Set the width in logical pixels; the height follows."""
        self.setFixedSize(width, round(width * SCREEN.height() / SCREEN.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None:
            return
        ratio = self.devicePixelRatioF()
        if self._screen.isNull():
            self._screen = self._draw(1.0)
        wanted = self.size() * ratio
        if self._scaled.size() != wanted:
            self._scaled = self._screen.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self._scaled.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        painter.setPen(QPen(self._look.colour("line"), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
