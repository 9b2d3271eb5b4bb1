"""The six ready profiles, and which of them the page started from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from accessible_fit.services.profiles.ready import READY, ReadyProfile
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.profile_parts.ready_button import ReadyButton
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.texts import Panel, label


class ReadyPanel(Panel):
    """Emits `chosen` with the ready profile that somebody wants to start from."""

    chosen = Signal(object)

    def __init__(self, kit: StaffKit, parent: QWidget | None = None) -> None:
        w = kit.words
        super().__init__(w.t("Start from"), parent)
        self._words = w
        self.body.addWidget(
            label(
                w.t("Choose what is nearest, then change what does not suit. Nothing is kept until you save.")
            )
        )
        self.buttons: dict[str, ReadyButton] = {}
        grid = QGridLayout()
        grid.setSpacing(SPACE.small)
        columns = 1 if kit.look.percent >= STACK_FROM_PERCENT else 2
        for number, ready in enumerate(READY):
            made = ReadyButton(kit, w.pick(ready.name), w.pick(ready.about), ready.picture)
            made.clicked.connect(lambda _=False, one=ready: self.chosen.emit(one))
            self.buttons[ready.id] = made
            grid.addWidget(made, number // columns, number % columns)
        self.body.addLayout(grid)

    def mark(self, start: ReadyProfile, changes: int) -> None:
        """Mark the profile the page started from, and say how far the person's own has left it."""
        w = self._words
        told = (
            w.tn("Started here, {n} thing changed", "Started here, {n} things changed", changes)
            if changes
            else w.t("Started here")
        )
        for id_, one in self.buttons.items():
            one.mark(told if id_ == start.id else "")
