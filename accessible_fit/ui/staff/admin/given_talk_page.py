"""For a leader: what a person who has said yes to it said in one conversation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, label, rule

if TYPE_CHECKING:
    from accessible_fit.services.mats.after import MatReview
    from accessible_fit.services.review.series import ConversationReview, SaidLine
    from db.records import Conversation

PICTURE = 56


class GivenTalkPage(Page):
    """Questions and answers, or what lay where on a mat, to be read."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, held: "Conversation") -> None:
        w = kit.words
        super().__init__(kit, w.t("What was said"))
        self._shift = shift
        self._held = held
        self._filled = False
        self.set_back(w.t("Person"), self.left.emit)

    def shown(self) -> None:
        given, actor, held = self._shift.desk.given_persons, self._shift.actor, self._held
        if self._filled:
            return
        if held.instrument_version_id is None:
            self.load(lambda: given.mats(actor, held.id), self._show_mats)
        else:
            self.load(lambda: given.answers(actor, held.id), self._show_answers)

    def _tell(self, alias: str, about: str) -> None:
        w, held = self.kit.words, self._held
        self._filled = True
        parts = (about, w.day(held.started_at), labels.state(w, held), labels.whose(w, alias, held))
        self.set_title(w.t("What {name} said", name=alias), DOT.join(part for part in parts if part))

    def _show_answers(self, said: "ConversationReview") -> None:
        w = self.kit.words
        self._tell(said.alias, w.pick(said.title))
        panel = Panel(w.t("Questions and answers"))
        for number, line in enumerate(said.lines):
            if number:
                panel.body.addWidget(rule())
            panel.body.addLayout(self._line(line))
        self.column.addWidget(panel)

    def _line(self, line: "SaidLine") -> QHBoxLayout:
        w, option = self.kit.words, line.option
        made = QHBoxLayout()
        made.setSpacing(SPACE.normal)
        made.addWidget(self.kit.tile(line.item.pictogram, PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(label(w.pick(line.item.question)), 3)
        if option is not None:
            answer, picture = w.pick(option.label), option.pictogram
        else:
            answer, picture = labels.no_answer(w, line.outcome), labels.outcome_picture(line.outcome)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(label(answer, "field"))
        if line.again_outcome is not None:
            words.addWidget(label(labels.asked_again(w, line), "small"))
        words.addStretch(1)
        made.addWidget(self.kit.tile(picture, PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(words, 2)
        return made

    def _show_mats(self, said: "MatReview") -> None:
        from accessible_fit.ui.staff.mats.said_panels import table

        w = self.kit.words
        self._tell(said.alias, w.tc("conversation", "Mat"))
        for found in said.mats:
            panel = Panel(w.pick(found.mat.start.name))
            panel.body.addWidget(table(self.kit, found))
            self.column.addWidget(panel)
