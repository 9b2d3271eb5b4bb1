"""One question of a paper that is being entered: what stands beside it."""

from fractions import Fraction
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.errors import ProgramError
from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import label
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Item, Option

TILE, PICTURE = 48, 26
LINE_WIDTH = 96


def quiet_ways(w: Words) -> list[tuple[Missing, str, str]]:
    """Return what can stand on a paper instead of an answer: its kind, picture and words."""
    return [
        (Missing.DONT_KNOW, "own:dont-know", w.t("Doesn't know")),
        (Missing.DECLINED, "own:dont-want-to-answer", w.tc("answer", "Doesn't want to")),
        (Missing.NOT_ASKED, "openmoji:2B1C", w.t("Not answered")),
    ]


class AnswerRow(QWidget):
    """The question with a button for each answer in the order they stand on the paper. `changed` when one is
    chosen."""

    changed = Signal()

    def __init__(self, kit: StaffKit, number: int, item: "Item", options: "tuple[Option, ...]") -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        self.item_id = item.id
        self._question = w.pick(item.question)
        self.setAccessibleName(self._question)
        self._values: list[Said] = []
        self.buttons: list[PictureButton] = []
        self._answers(options)
        for missing, picture, word in quiet_ways(w):
            self._button(picture, word, Said(missing=missing))
        self._ways = FlowRow(self._question, lambda _number: self._chosen(), SPACE.hair)
        self._ways.fill(self.buttons)
        self._error = label("")
        self._error.setProperty("tone", "alarm")
        self._error.hide()
        self._build(
            kit.words.t("{number}. {question}", number=number, question=self._question), item.pictogram
        )

    def _build(self, title: str, picture: str) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self._kit.tile(picture, TILE), 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE.small)
        beside.addWidget(label(title, "field"))
        for part in self._controls():
            beside.addWidget(part)
        beside.addWidget(self._error)
        whole.addLayout(beside, 1)

    def _controls(self) -> list[QWidget]:
        return [self._ways]

    def _answers(self, options: "tuple[Option, ...]") -> None:
        for option in options:
            self._button(option.pictogram, self._kit.words.pick(option.label), Said(raw=option.raw))

    def _button(self, picture: str, word: str, said: Said) -> None:
        made = PictureButton(self._kit.look, self._kit.drawing(picture), word, PICTURE)
        made.setAccessibleDescription(self._question)
        self._values.append(said)
        self.buttons.append(made)

    def _chosen(self) -> None:
        self._error.hide()
        self.changed.emit()

    def said(self) -> Said | None:
        """Return what is entered, or None while nothing is. Raises a ProgramError that says what is wrong."""
        number = self._ways.chosen()
        return self._values[number] if number >= 0 else None

    def choose(self, said: Said) -> None:
        """Show what was entered before, if it is one of the answers."""
        if said in self._values:
            self._ways.mark(self._values.index(said))

    def show_error(self, text: str) -> None:
        """Say under the answers what is wrong."""
        self._error.setText(f"! {text}")
        self._error.show()

    def error(self) -> str:
        """Return the error that is shown, or nothing."""
        return "" if self._error.isHidden() else self._error.text()

    def focus_first(self) -> None:
        """Put the focus where an answer is chosen."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def words_of(self, said: Said) -> str:
        """Say what an answer is, for looking it over."""
        return self.buttons[self._values.index(said)].text() if said in self._values else ""


class LineRow(AnswerRow):
    """A question answered on a line: a field for millimetres from the left end, or no answer.

    `options` are the ends from left to right. `length` is how long the printed line is.
    """

    def __init__(self, kit: StaffKit, number: int, item: "Item", options: "tuple[Option, ...]") -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(12)
        self.line.setMaximumWidth(grown(kit.look, LINE_WIDTH))
        self._turned = options[0].raw > options[-1].raw
        self.length = Fraction(100)
        super().__init__(kit, number, item, options)
        w = kit.words
        self.line.setAccessibleName(w.t("Millimetres from the left end"))
        self.line.setAccessibleDescription(self._question)
        self.line.textEdited.connect(lambda _text: self._typed())

    def _answers(self, options: "tuple[Option, ...]") -> None:
        left, right = (self._kit.words.pick(option.label) for option in options)
        self._ends = self._kit.words.t("mm from “{left}”, towards “{right}”", left=left, right=right)

    def _controls(self) -> list[QWidget]:
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE.small)
        beside.addWidget(self.line)
        beside.addWidget(label(self._ends, "soft"), 1)
        return [holder, self._ways]

    def _typed(self) -> None:
        """A written number takes the place of a chosen no-answer."""
        if self.line.text():
            self._ways.mark(-1)
        super()._chosen()

    def _chosen(self) -> None:
        self.line.clear()
        super()._chosen()

    def said(self) -> Said | None:
        from accessible_fit.paper.measured import TENTHS, tenths_of

        if not self.line.text().strip():
            return super().said()
        tenths = tenths_of(self.line.text(), self.length)
        return Said(raw=TENTHS - tenths if self._turned else tenths)

    def focus_first(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def words_of(self, said: Said) -> str:
        if said.raw is None:
            return super().words_of(said)
        w = self._kit.words
        return w.t(
            "{measured} mm: {tenths} of 10",
            measured=self.line.text().strip(),
            tenths=w.number(said.raw / 10, 1),
        )


def read_row(w: Words, row: AnswerRow) -> Said | None:
    """Return what a row says, or None after saying in the row what is wrong or missing."""
    try:
        said = row.said()
    except ProgramError as problem:
        row.show_error(" ".join(w.error(problem)))
        return None
    if said is None:
        row.show_error(w.t("Choose what stands on the paper, or “Not answered” where nothing stands."))
    return said
