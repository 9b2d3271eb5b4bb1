"""Beside the settings: how the person's screen will be, in a picture, in words, in sound, and to try."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from accessible_fit.services.profiles.ways import speaks
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.profile_parts.picture import ScreenPicture, draw_screen, seen
from accessible_fit.ui.staff.profile_parts.summary import summary
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label
from db.records import AccessProfile

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument

NARROWEST, WIDEST = 200, 760


class Preview(Panel):
    """The person's screen with the profile as it stands now. Two buttons try it out and let it be heard."""

    try_pressed = Signal()
    listen_pressed = Signal()

    def __init__(self, kit: StaffKit, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        w = kit.words
        self._kit = kit
        self._seen: tuple[object, ...] = ()
        self.heading = label(w.t("How it will be"), "heading")
        self.picture = ScreenPicture(kit.look, w.t("Picture of the person's screen"))
        self.sentences = label("")
        self.try_it = button(w.t("Try it"))
        self.try_it.setAccessibleDescription(
            w.t("Opens the person's screen. Nothing is kept. Escape leaves it.")
        )
        self.listen = button(w.t("Listen"))
        self.listen.setAccessibleDescription(w.t("Says a question with this voice and pace."))
        self.try_it.clicked.connect(lambda _=False: self.try_pressed.emit())
        self.listen.clicked.connect(lambda _=False: self.listen_pressed.emit())
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(SPACE.normal)
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE.medium)
        self._words.addWidget(self.sentences)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(SPACE.medium)
        self._buttons.addWidget(self.try_it)
        self._buttons.addWidget(self.listen)
        self._buttons.addStretch(1)
        self._words.addLayout(self._buttons)
        self._line.addWidget(self.picture)
        self._line.addLayout(self._words, 1)
        self.body.addWidget(self.heading)
        self.body.addLayout(self._line)

    def show_profile(self, profile: AccessProfile, instrument: "Instrument") -> None:
        """Show what a profile leads to, with the first question of an instrument."""
        now = (*seen(profile), instrument.id)
        if now != self._seen:
            self._seen = now
            look, pixmaps = self._kit.look, self._kit.pixmaps
            self.picture.redraw(lambda ratio: draw_screen(profile, instrument, look, pixmaps(), ratio))
        told = summary(self._kit.words, profile)
        self.sentences.setText("\n".join(f"•\u00a0{sentence}" for sentence in told))
        self.picture.setAccessibleDescription(" ".join(told))
        self.listen.setEnabled(speaks(profile))

    def stand(self, width: int) -> None:
        """Stand beside the settings, `width` pixels wide."""
        self._line.setDirection(QBoxLayout.Direction.TopToBottom)
        self.heading.show()
        self.sentences.show()
        self.body.setContentsMargins(SPACE.normal, SPACE.normal, SPACE.normal, SPACE.normal)
        self.setFixedWidth(width)
        self.picture.set_width(min(WIDEST, width - 2 * SPACE.normal))

    def lie(self, picture_width: int, with_words: bool) -> None:
        """Lie under the settings as a strip; the words are left out where they do not fit."""
        self._line.setDirection(QBoxLayout.Direction.LeftToRight)
        self.heading.hide()
        self.sentences.setVisible(with_words)
        self.body.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, SPACE.medium)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self.picture.set_width(picture_width)
