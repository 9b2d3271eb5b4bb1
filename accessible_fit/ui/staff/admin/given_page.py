"""A password that is to be handed over; it is shown this once."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.texts import Panel, label

if TYPE_CHECKING:
    from accessible_fit.services.organisation import Given

WIDTH = 760


class GivenPage(Page):
    """Shows what the colleague writes the first time."""

    left = Signal()

    def __init__(self, kit: StaffKit, given: "Given") -> None:
        w = kit.words
        super().__init__(kit, w.t("A password to hand over"), WIDTH)
        self.set_primary(w.t("I have handed it over"), self.left.emit)
        panel = Panel()
        panel.body.addWidget(label(w.t("The colleague signs in with this once:")))
        self.password = self._told(given.password, w.t("Password: {password}", password=given.password))
        for name, told in (
            (w.t("Sign-in name"), self._told(given.sign_in_name, given.sign_in_name)),
            (w.t("Password"), self.password),
        ):
            panel.body.addWidget(label(name, "field"))
            panel.body.addWidget(told)
        panel.body.addWidget(
            label(
                w.t(
                    "Then the colleague chooses a password and a code of their own, which you do not know. "
                    "This page does not come back: if it is lost, give another one."
                ),
                "soft",
            )
        )
        self.column.addWidget(panel)

    def _told(self, text: str, name: str) -> QLabel:
        made = label(text, "heading")
        made.setAccessibleName(name)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return made

    def first_focus(self) -> QWidget:
        return self.heading
