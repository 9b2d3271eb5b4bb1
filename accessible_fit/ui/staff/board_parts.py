"""Boards in and out on the page of picture sets: cards of a board, and questions as a board file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.mats.board_cards import OfferedBoard
    from db.records import Unit

MOST_WORDS = 30


class CardsOfBoards(Panel):
    """Makes cards for a mat of what stands on a board. `wanted` when somebody says so; `left` when not."""

    wanted = Signal()
    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit.words.t("Cards of a board"))
        self._kit, self._shift = kit, shift
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.normal)
        self.body.addLayout(self._inside)
        self.hide()

    def offer(self, boards: "Sequence[OfferedBoard]", units: "Sequence[Unit]") -> None:
        """Let staff choose a board, a topic and a unit."""
        w, look = self._kit.words, self._kit.look
        clear(self._inside)
        topics = self._shift.desk.mat_topics.topics()
        self.board = Select(look, [(one, one.name) for one in boards], boards[0])
        self.topic = Select(look, [(one.id, w.pick(one.name)) for one in topics], topics[0].id)
        self.unit = Select(look, [(one.id, one.name) for one in units], units[0].id)
        self.language = Select(look, labels.languages(), boards[0].language or w.language)
        self._words = label("", "soft")
        self._inside.addWidget(
            label(
                w.t(
                    "What stands on a board can be laid on a mat. The cards come to a topic "
                    "and can be used with everybody in the unit."
                ),
                "soft",
            )
        )
        fields = (Field(w.t("Board"), self.board), Field(w.t("Language of its words"), self.language))
        self._inside.addLayout(side_by_side(look, *fields))
        whose = [Field(w.t("Topic"), self.topic)]
        if len(units) > 1:
            whose.append(Field(w.t("Unit"), self.unit))
        self._inside.addLayout(side_by_side(look, *whose))
        self._inside.addWidget(self._words)
        self.make, leave = button(w.t("Make the cards"), "primary"), button(w.t("Leave it"))
        self.make.clicked.connect(lambda _=False: self.wanted.emit())
        leave.clicked.connect(lambda _=False: self.left.emit())
        self._inside.addLayout(row(self.make, leave))
        self.board.currentIndexChanged.connect(lambda _at: self._turn())
        self._turn()
        self.show()

    def forget(self) -> None:
        """Show nothing."""
        clear(self._inside)
        self.hide()

    def _turn(self) -> None:
        w, board = self._kit.words, self.board.value()
        if board.language:
            self.language.choose(board.language)
        words = [card.word for card in board.cards]
        more = len(words) - MOST_WORDS
        told = ", ".join(words[:MOST_WORDS]) + (" …" if more > 0 else "")
        count = w.tn("{n} card", "{n} cards", len(words))
        self._words.setText(f"{count}: {told}")


class QuestionsOut(Panel):
    """Chooses questions and a language and asks where to save them as boards; `chosen` carries the place."""

    chosen = Signal(object)

    def __init__(self, kit: StaffKit, instruments: "Sequence[Instrument]") -> None:
        w, look = kit.words, kit.look
        super().__init__(w.t("Questions as boards"))
        self._kit = kit
        self.body.addWidget(
            label(
                w.t(
                    "A person's own communication program can show the questions and their choices. "
                    "Every picture says who made it. Nothing that is pressed there is kept as an answer."
                ),
                "soft",
            )
        )
        self.instrument = Select(look, [(one, w.pick(one.title)) for one in instruments], instruments[0])
        self.language = Select(look, labels.languages(), w.language)
        fields = (Field(w.t("Questions"), self.instrument), Field(w.t("Language"), self.language))
        self.body.addLayout(side_by_side(look, *fields))
        self.save = button(w.t("Save as a board file"))
        self.save.clicked.connect(lambda _=False: self._ask())
        self.body.addLayout(row(self.save))

    def _ask(self) -> None:
        w = self._kit.words
        name = f"{self.instrument.value().id}.obz"
        kinds = w.t("Boards (Open Board)")
        self._dialog = QFileDialog(self, w.t("Save as a board file"), name, f"{kinds} (*.obz)")
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
        self._dialog.open()
