"""Rows of a form: label, control, help and error belong together and are set once."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import label
from accessible_fit.ui.widgets.ticks import Dot

V = TypeVar("V")
STACK_FROM_PERCENT = 140


class Field(QWidget):
    """One row: the label over its control, help under the label, an error under the control.

    The label is the control's buddy, and a screen reader hears label, help and error with the control.
    """

    def __init__(
        self, name: str, control: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.control = control
        self._help = help_text
        self._label = label(name, "field")
        self._label.setBuddy(control)
        self._error = label("")
        self._error.setProperty("tone", "alarm")
        self._error.hide()
        control.setAccessibleName(name)
        control.setAccessibleDescription(help_text)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.hair)
        whole.addWidget(self._label)
        self._help_label = label(help_text, "small")
        whole.addWidget(self._help_label)
        if not help_text:
            self._help_label.hide()
        whole.addSpacing(SPACE.hair)  # the focus ring stands outside the control and covers no words
        whole.addWidget(control)
        whole.addWidget(self._error)
        if isinstance(control, QLineEdit):
            control.textEdited.connect(self.clear_error)

    def show_error(self, text: str) -> None:
        """Say under the control what is wrong, and put the focus there."""
        self._error.setText(f"! {text}")
        self._error.show()
        self._mark(wrong=True)
        self.control.setAccessibleDescription(f"{text} {self._help}".strip())
        self.control.setFocus()

    def clear_error(self) -> None:
        """Take the error away."""
        if self._error.isHidden():
            return
        self._error.hide()
        self._mark(wrong=False)
        self.control.setAccessibleDescription(self._help)

    def keep_help_line(self) -> None:
        """Leave room for a line of help, so that the control stands level with its neighbour's."""
        if not self._help:
            self._help_label.setText("\u00a0")  # an empty label is a pixel lower than a line of text
        self._help_label.show()

    @property
    def has_help(self) -> bool:
        """Whether there is a text of help."""
        return bool(self._help)

    def error(self) -> str:
        """Return the error that is shown, or nothing."""
        return "" if self._error.isHidden() else self._error.text()

    def _mark(self, wrong: bool) -> None:
        self.control.setProperty("wrong", "true" if wrong else "false")
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class Choices(QWidget, Generic[V]):
    """A few choices that are all seen at once; `value()` is the chosen one, or None."""

    changed = Signal()

    def __init__(
        self,
        look: Look,
        choices: Sequence[tuple[V, str]],
        chosen: V | None,
        across: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        self.dots: list[Dot] = []
        flat = across and look.percent < STACK_FROM_PERCENT
        direction = QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom
        whole = QBoxLayout(direction, self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.large if flat else 0)
        for number, (value, word) in enumerate(choices):
            dot = Dot(look, word)
            dot.setChecked(value == chosen)
            self._group.addButton(dot, number)
            self.dots.append(dot)
            whole.addWidget(dot)
        if flat:
            whole.addStretch(1)
        self._group.idClicked.connect(lambda _number: self.changed.emit())
        if self.dots:
            self.setFocusProxy(next((dot for dot in self.dots if dot.isChecked()), self.dots[0]))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for dot in self.dots:  # a reader that lands on one choice hears what it is a choice of
            dot.setAccessibleDescription(name)

    def choose(self, value: V) -> None:
        """Choose `value` if it is offered; nobody is told, because nobody did it here."""
        for dot, known in zip(self.dots, self._values, strict=True):
            if known == value:
                dot.setChecked(True)
                self.setFocusProxy(dot)

    def value(self) -> V | None:
        """Return what is chosen, or None while nothing is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None


def secret_line() -> QLineEdit:
    """Make a line for a password or code, which does not show what is written."""
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def side_by_side(look: Look, *fields: QWidget) -> QBoxLayout:
    """Put fields beside each other, or under each other when the text is large."""
    stacked = look.percent >= STACK_FROM_PERCENT
    direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
    made = QBoxLayout(direction)
    made.setSpacing(SPACE.normal if stacked else SPACE.large)
    level = not stacked and any(isinstance(field, Field) and field.has_help for field in fields)
    for field in fields:
        if level and isinstance(field, Field):
            field.keep_help_line()
        made.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return made
