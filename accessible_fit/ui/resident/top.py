"""The line at the top: how far, what the screen is for, and the two buttons for staff."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.cards import Card, Shape
from accessible_fit.ui.widgets.dots import Dots

SIGN_PIXELS = 20


class Top(QWidget):
    """Dots or a word in the middle; at the right "Press for me" and "Staff", where nothing is asked.

    "Press for me" is for a person who points or looks while a helper presses. While it is on, a line of text
    says so beside every question, so that nobody forgets it.
    """

    partner_pressed = Signal()
    staff_pressed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._dots = Dots(kit.look)
        self._no_sound = QLabel()
        self._no_sound.setFont(kit.look.font(20, bold=True))
        self._no_sound.setTextFormat(Qt.TextFormat.PlainText)
        self._no_sound.hide()
        self._badge = QLabel()
        self._badge.setFont(kit.look.font(26, bold=True))
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign = QLabel(kit.words.t("Somebody presses for me"))
        self._sign.setFont(kit.look.font(SIGN_PIXELS))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.partner = _quiet_card(
            kit, "own:assistant-helping", kit.words.t("Press for me"), room_for_tick=56
        )
        self.partner.become_choice(one_of_many=False)
        self.partner.clicked.connect(self.partner_pressed)
        self.staff = _quiet_card(kit, "own:staff", kit.words.t("Staff"))
        self.staff.clicked.connect(self.staff_pressed)
        self._lay_out(max(12, kit.look.px(3)))

    def _lay_out(self, gap: int) -> None:
        helpers = QHBoxLayout()
        helpers.setSpacing(gap)
        helpers.addStretch(1)
        for widget in (self._sign, self.partner, self.staff):
            helpers.addWidget(widget)
        # The middle is the window's own, whatever stands at its sides.
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 24, 0)
        grid.addWidget(self._no_sound, 0, 0)
        grid.addWidget(self._dots, 0, 1)
        grid.addWidget(self._badge, 0, 1)
        grid.addLayout(helpers, 0, 2)
        for column, share in enumerate((3, 4, 3)):
            grid.setColumnStretch(column, share)

    def helpers(self) -> tuple[Card, ...]:
        """Return the buttons that are for staff."""
        return (self.partner, self.staff)

    def show_progress(self, done: int, total: int, name: str) -> None:
        """Show in dots how far the conversation has come; `name` is what a screen reader says."""
        self._badge.hide()
        self._dots.show_progress(done, total, name)
        self._dots.show()

    def show_badge(self, text: str) -> None:
        """Show a word instead of the dots, or nothing."""
        self._dots.hide()
        self._badge.setText(text)
        self._badge.setVisible(bool(text))

    def offer(self, staff: bool, partner: bool, sign: bool) -> None:
        """Say which of the staff's buttons are there, and whether the line about who helps is."""
        self.staff.setVisible(staff)
        self.partner.setVisible(partner)
        self._sign.setVisible(sign)

    def write_sign(self, text: str) -> None:
        """Say something else about who helps than that somebody presses."""
        self._sign.setText(text)

    def show_silence(self, text: str, reason: str) -> None:
        """Say that nothing can be heard."""
        self._no_sound.setText(text)
        self._no_sound.setAccessibleDescription(reason)
        self._no_sound.show()


def _quiet_card(kit: Kit, picture: str, word: str, room_for_tick: int = 0) -> Card:
    made = kit.card(picture, word, Shape.BAR)
    made.setFixedHeight(max(kit.look.px(20), 60))
    made.setFixedWidth(made.sizeHint().width() + 24 + room_for_tick)
    made.show_text = True
    return made
