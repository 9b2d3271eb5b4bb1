"""How a screen reader meets the line: a slider whose value is said in words, never as a number."""

from functools import cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

READER_STEP = 10
"""How far "increase" and "decrease" of a screen reader go, in tenths."""

_DEEDS = {"Increase": READER_STEP, "Decrease": -READER_STEP}


@runtime_checkable
class ReadAsLine(Protocol):
    """What the line tells a screen reader, and what a screen reader may do with it."""

    def words(self) -> str:
        """Where the mark stands, in words."""
        ...

    def step(self, tenths: int) -> None:
        """Move the mark towards the end that is most of what is asked, or back."""

    def choose(self, way: str) -> None:
        """Choose where the mark stands."""


class LineReading(QAccessibleWidget):
    """One line as a screen reader meets it."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line, QAccessible.Role.Slider)

    def text(self, kind: QAccessible.Text) -> str:
        line = self.widget()
        if kind is QAccessible.Text.Value and isinstance(line, ReadAsLine):
            return line.words()
        return super().text(kind)

    def actionNames(self) -> list[str]:
        return [*_DEEDS, "Press"]

    def doAction(self, name: str) -> None:
        line = self.widget()
        if not isinstance(line, ReadAsLine):
            return
        if name in _DEEDS:
            line.step(_DEEDS[name])
        elif name == "Press":
            line.choose("keyboard")

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []


@cache
def make_lines_readable() -> None:
    """Tell Qt, once for the whole program, how lines are met; Qt keeps such a thing for good."""
    QAccessible.installFactory(_reading_of)


def _reading_of(_class_name: str, widget: QObject | None) -> LineReading | None:
    return LineReading(widget) if isinstance(widget, QWidget) and isinstance(widget, ReadAsLine) else None
