"""Last time and today: two mats to look at together. Nothing is answered, so anybody may leave it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.keys import BACK, switch_keys
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.input.steering import steering_of
from accessible_fit.ui.input.targets import Offered
from accessible_fit.ui.input.ways import Ways
from accessible_fit.ui.mat.together_screen import TogetherScreen
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.bar import Bar
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.keys import arrow_target

if TYPE_CHECKING:
    from accessible_fit.services.mats.history import MatsTogether


class TogetherWindow(QWidget):
    """Shows them to the person and staff side by side; Back and Escape leave, without a code.

    Every way the person chooses with works here too: a card that is chosen is said and lit on both mats.
    """

    left = Signal()

    def __init__(
        self,
        kit: Kit,
        wording: MatWording,
        together: "MatsTogether",
        speaking: Speaking,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        super().__init__()
        profile = together.profile
        self.kit, self.speaking = kit, speaking
        self._profile, self._tell_reader = profile, tell
        self._gone = False
        self.setObjectName("resident")
        self.setWindowTitle(kit.words.t("Accessible FIT – mats over time"))
        colours = kit.look.colours
        self.setStyleSheet(
            f'* {{ font-family: "{kit.look.family}"; }} #resident {{ background: {colours.ground}; }}'
            f" QLabel {{ color: {colours.ink}; background: transparent; }}"
            f" QLabel#heading:focus {{ border: none; }}"
        )
        self.screen_now = TogetherScreen(kit, wording, together)
        self.bar = Bar(kit)
        self.bar.offer(back=True, go_on=False, pause=False, stop=False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(8)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.screen_now, 1)
        whole.addWidget(self.bar)
        shortcuts = dict.fromkeys(BACK, self.bar.back)
        self.ways = Ways(
            self,
            steering_of(profile, kit.look.px(10)),
            clock,
            profile.reduce_motion,
            shortcuts=shortcuts,
            switch_keys=switch_keys(profile),
        )
        self._connect()

    def _connect(self) -> None:
        self.bar.back_pressed.connect(self.leave)
        self.bar.hear_again_pressed.connect(self.say_screen)
        self.speaking.finished.connect(self._place_light)
        self.ways.hear.connect(self._say_card)
        self.ways.cue.connect(lambda card: self._say(self._utterances(card)[:1], cue=True))
        self.ways.light_wanted.connect(self.speaking.hush)
        self.ways.helper_wanted.connect(self.leave)
        for sameness, piece in self.screen_now.pieces.items():
            piece.clicked.connect(lambda _=False, piece=piece: self._say_card(piece))
            piece.lit_changed.connect(lambda lit, key=sameness: self._light(key, lit))
        for mat in self.screen_now.mats:
            mat.card_touched.connect(self.say_touched)
            name = mat.accessibleDescription()
            mat.touched.connect(lambda name=name: self._say([Utterance(name)]))

    # ------------------------------------------------------------------ saying

    def say_screen(self) -> None:
        """Say what is on screen, from the start."""
        self._say(self.screen_now.utterances())

    def say_touched(self, sameness: str) -> None:
        """Say a card that was touched on one of the mats, then and now."""
        piece = self.screen_now.pieces.get(sameness)
        change = self.screen_now.change_of(sameness)
        private = self.screen_now.is_private(change.card)
        said = [Utterance(text, piece, private) for text in self.screen_now.told(change)]
        self._tell_reader(self.screen_now, " ".join(self.screen_now.told(change)))
        self._say(said)

    def _say_card(self, card: Card) -> None:
        sameness = self._sameness(card)
        if sameness is not None:
            self.say_touched(sameness)
        else:
            self._say([Utterance(card.accessibleName(), card)])

    def _utterances(self, card: Card) -> list[Utterance]:
        sameness = self._sameness(card)
        if sameness is None:
            return [Utterance(card.accessibleName())]
        change = self.screen_now.change_of(sameness)
        private = self.screen_now.is_private(change.card)
        return [Utterance(text, None, private) for text in self.screen_now.told(change)]

    def _sameness(self, card: Card) -> str | None:
        return next((key for key, piece in self.screen_now.pieces.items() if piece is card), None)

    def _say(self, said: Sequence[Utterance], cue: bool = False) -> None:
        self.speaking.say(said, cue)
        self._place_light()

    def _light(self, sameness: str, lit: bool) -> None:
        for mat in self.screen_now.mats:
            mat.light(sameness, lit)

    def _place_light(self) -> None:
        self.ways.offer(None, self.speaking.reading)

    # ------------------------------------------------------------------ coming and leaving

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous() or self._gone:
            return
        screen = self.screen_now
        order: list[QWidget] = [*screen.reading(), *self.bar.buttons()]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)
        screen.place_focus()
        self._tell_reader(screen, screen.announcement())
        if self._profile.speak_questions:
            self.speaking.say(screen.utterances())
        self.ways.show(Offered(screen.cards(), self.bar.buttons()), self.speaking.reading)

    def leave(self) -> None:
        """Go back to the staff's window."""
        if self._gone:
            return
        self._gone = True
        self.ways.close()
        self.speaking.close()
        self.left.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        rows = [*map(list, self.screen_now.rows()), list(self.bar.buttons())]
        target = None if event.isAutoRepeat() else arrow_target(event.key(), rows, self.focusWidget())
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
