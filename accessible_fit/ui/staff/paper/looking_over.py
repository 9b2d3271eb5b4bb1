"""What was entered from a paper, to be compared with it before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, label, rule

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Item

TILE = 44


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands at the head: the form's title, the day, who held the talk, who answered."""

    title: str
    day: str
    led_by: str
    answered: str


class LookingOver(QWidget):
    """The facts, then each question with what was entered; `answers` tells which are answers at all."""

    def __init__(
        self, kit: StaffKit, facts: Facts, answers: "Sequence[tuple[Item, str, bool]]", own_words: str
    ) -> None:
        super().__init__()
        w = kit.words
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.large)
        head = Panel(f"{facts.title}{DOT}{facts.day}")
        head.body.addWidget(label(w.t("{name} held the talk.", name=facts.led_by)))
        head.body.addWidget(label(w.t("{how}.", how=facts.answered)))
        whole.addWidget(head)
        panel = Panel(w.t("Questions and answers"))
        for number, (item, said, answered) in enumerate(answers):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(_line(kit, item, said, answered))
        whole.addWidget(panel)
        if own_words:
            more = Panel(w.t("What more the person said"))
            more.body.addWidget(label(own_words))
            whole.addWidget(more)


def _line(kit: StaffKit, item: "Item", said: str, answered: bool) -> QWidget:
    question = kit.words.pick(item.question)
    made = QWidget()
    made.setAccessibleName(f"{question} {said}")
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE.normal)
    line.addWidget(kit.tile(item.pictogram, TILE))
    line.addWidget(label(question), 5)
    line.addWidget(label(said, "field" if answered else "soft"), 3)
    return made
