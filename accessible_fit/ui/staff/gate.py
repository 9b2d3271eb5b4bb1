"""Pages before the window's places are open: one sheet in the middle, its button at its foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label, row

SHEET = 520


class GatePage(Page):
    """A page with the program's name and one sheet; subclasses fill `sheet`."""

    submits = True

    def __init__(self, kit: StaffKit, title: str, width: int = SHEET) -> None:
        super().__init__(kit, title, width)
        self.heading.hide()
        self.panel = Panel()
        self.panel.body.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        brand = label("Accessible FIT", "brand")
        brand.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(SPACE.large)
        self.column.addWidget(brand)
        self.column.addWidget(self.panel)
        self.heading = label(title, "title")
        self.heading.setAccessibleName(title)
        self.panel.body.addWidget(self.heading)
        self.panel.body.addWidget(self.notice)

    @property
    def sheet(self) -> QVBoxLayout:
        """Where the content goes."""
        return self.panel.body

    def set_primary(self, text: str, act: Callable[[], None]) -> QPushButton:
        made = button(text, "primary")
        made.clicked.connect(lambda _=False: act())
        self.primary = made
        self.sheet.addSpacing(SPACE.small)
        self._foot = row(made, stretch_last=False)
        self._foot.insertStretch(0, 1)
        self.sheet.addLayout(self._foot)
        return made

    def set_secondary(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Offer something else at the other end of the foot, after the primary action has been set."""
        made = button(text)
        made.clicked.connect(lambda _=False: act())
        self._foot.insertWidget(0, made)
        return made
