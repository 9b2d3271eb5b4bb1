"""What to talk about next, on a person's page: few things, each with its reason."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.next_talk_sentences import cause_words, nothing_sentence

if TYPE_CHECKING:
    from accessible_fit.trends.next_talk import Cause

PICTURE = 44


class NextPanel(Panel):
    """`actions_wanted` leads to what was promised, where something promised is among the reasons."""

    actions_wanted = Signal()

    def __init__(self, kit: StaffKit, desk: Desk, causes: "Sequence[Cause]") -> None:
        w = kit.words
        super().__init__(w.t("To talk about next"))
        self._kit, self._desk = kit, desk
        if not causes:
            self.body.addWidget(label(nothing_sentence(w), "soft"))
            return
        for one in causes:
            self.body.addLayout(self._line(one))
        if any(one.key.startswith("action:") for one in causes):
            promised = button(w.t("You said – we did"), "link")
            promised.setAccessibleName(w.t("To what was promised"))
            promised.clicked.connect(lambda _=False: self.actions_wanted.emit())
            self.body.addLayout(row(promised))

    def _line(self, cause: "Cause") -> QHBoxLayout:
        w = self._kit.words
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(w.pick(cause.about), "field"))
        texts.addWidget(label(cause_words(w, cause)))
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._kit.tile(self._picture(cause), PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        return line

    def _picture(self, cause: "Cause") -> str:
        area = self._desk.areas.get(cause.key)
        if cause.picture or area is not None:
            return cause.picture or (area.pictogram if area is not None else "")
        return "own:mat" if cause.key.startswith("card:") else "own:help"
