"""After a talk: offer that the person says how it was."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import button, label

PICTURE = 56


class TalkOffer(QWidget):
    """Shown only for a talk that has ended and that nobody has rated yet. `wanted` when it is to be done."""

    wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, talk: UUID) -> None:
        super().__init__()
        w = kit.words
        self.setProperty("kind", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        stacked = kit.look.percent >= STACK_FROM_PERCENT
        whole = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight, self
        )
        whole.setContentsMargins(SPACE.normal, SPACE.medium, SPACE.normal, SPACE.medium)
        whole.setSpacing(SPACE.normal)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(w.t("How was the talk?"), "field"))
        texts.addWidget(label(w.t("The person can say it with four short questions, while it is fresh.")))
        self.button = button(w.t("Say how the talk was"))
        self.button.clicked.connect(lambda _=False: self.wanted.emit())
        whole.addWidget(kit.tile("own:talk-together", PICTURE))
        whole.addLayout(texts, 1)
        whole.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        desk, actor = shift.desk, shift.actor
        # Where the store cannot be reached, the page around says so; there is nothing to offer then.
        kit.background.run(
            lambda: desk.preparing.may_be_rated(actor, talk),
            self._show,
            lambda _problem: self.hide(),
            owner=self,
        )

    def _show(self, may_be_rated: bool) -> None:
        self.setVisible(may_be_rated)
        if may_be_rated:
            tab_inside(self)
