"""The total of four ratings, for those who know it, beside the same on the common ruler."""

from PySide6.QtWidgets import QHBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.score_bar import ScoreBar
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words.sentences import score_words

MOST, RULER = 40, 100


class TotalPanel(Panel):
    """`total` is 0–40, None when not all four were answered."""

    def __init__(self, kit: StaffKit, total: float | None) -> None:
        w = kit.words
        super().__init__(w.t("The four together"))
        if total is None:
            self.body.addWidget(label(w.t("There is a total only when all four are answered."), "soft"))
            return
        score = total * RULER / MOST
        told = w.t("{total} of 40", total=w.number(total, 1))
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(label(told, "field"), 1)
        line.addWidget(label(w.t("{score} of 100", score=w.number(score)), "field"), 1)
        line.addWidget(ScoreBar(kit.look, score, f"{told}, {score_words(w, score)}"), 3)
        self.body.addLayout(line)
        self.body.addWidget(label(w.t("The sum of the four, and the same from 0 to 100."), "soft"))
