"""Somebody else has the conversation open: leave it, or take it over."""

from PySide6.QtCore import Signal

from accessible_fit.services.holders import HeldElsewhere
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.texts import Panel, button, label, row

WIDTH = 640


class HeldElsewherePage(Page):
    """Says who has it open and since when. Nothing is chosen beforehand."""

    left = Signal()
    taking_over = Signal()

    def __init__(self, kit: StaffKit, problem: HeldElsewhere) -> None:
        w = kit.words
        super().__init__(kit, w.t("Open on another screen"), WIDTH)
        self.set_back(w.t("Back"), self.left.emit)
        sentence, _ = w.error(problem)
        panel = Panel()
        panel.body.addWidget(label(sentence, "field"))
        panel.body.addWidget(
            label(
                w.t(
                    "If you take it over, you go on here with what has been said so far. The other screen is "
                    "told, and nothing that was said there is lost."
                )
            )
        )
        leave, over = button(w.t("Leave it")), button(w.t("Take over"))
        leave.clicked.connect(lambda _=False: self.left.emit())
        over.clicked.connect(lambda _=False: self.taking_over.emit())
        panel.body.addLayout(row(leave, over))
        self.column.addWidget(panel)
