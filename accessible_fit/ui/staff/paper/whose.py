"""Choosing whose paper is entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.widgets.texts import clear


class WhosePage(PeoplePage):
    """The list of people with another question over it, and a way back."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, shift)
        clear(self.buttons)
        self.primary = None
        self._may_add = False
        if self.promised is not None:  # only the question here
            self.promised.setParent(None)
            self.promised.deleteLater()
            self.promised = None
        self.set_title(kit.words.t("Whose paper is it?"))
        QWidget.setTabOrder(self.set_back(kit.words.t("Back"), self.left.emit), self.search)
