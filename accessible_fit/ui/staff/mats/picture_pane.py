"""The picture of a mat, large, and handing it out: saved as a picture, PDF or board, or printed."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import button, label, row

if TYPE_CHECKING:
    from db.vocabulary import ConsentAudience

A4 = 210 / 297
T = TypeVar("T")
Run = Callable[[Callable[[], T], Callable[[T], None]], None]


class MatPicture(QWidget):
    """Shows a picture as wide as there is room for; `name` tells a screen reader what is on it."""

    def __init__(self, kit: StaffKit, name: str) -> None:
        super().__init__()
        self._look = kit.look
        self._picture = QPixmap()
        self._scaled = QPixmap()
        self._scaled_for = QSize()
        self._told = kit.words.t("The picture is being drawn …")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, data: bytes) -> None:
        """Show an encoded picture."""
        self._picture.loadFromData(data)
        self._scaled = QPixmap()
        self._told = ""
        self.updateGeometry()
        self.update()

    def show_reason(self, text: str) -> None:
        """Say why there is no picture to see."""
        self._picture = QPixmap()
        self._told = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, round(240 * A4))

    def heightForWidth(self, width: int) -> int:
        if self._picture.isNull():
            return round(width * A4)
        return round(width * self._picture.height() / self._picture.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(frame, self._look.colour("card" if not self._picture.isNull() else "quiet"))
        if self._picture.isNull():
            painter.setPen(self._look.colour("ink"))
            inside = frame.adjusted(SPACE.large, SPACE.large, -SPACE.large, -SPACE.large)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), self._told)
        else:
            fitted = self._fitted()
            left = (self.width() - fitted.deviceIndependentSize().width()) / 2
            painter.drawPixmap(round(left), 0, fitted)
        painter.setPen(self._look.colour("line"))
        painter.drawRect(frame)
        painter.end()

    def _fitted(self) -> QPixmap:
        """The picture at the very pixels it is shown with."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._scaled.isNull() or self._scaled_for != size:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._picture.scaled(size, keep, smooth)
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_for = size
        return self._scaled


class Handing(QWidget):
    """To whom, and how. `wanted` carries the audience and one of "png", "pdf", "print" and "board"."""

    wanted = Signal(object, str)

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        w = kit.words
        self.to: Select[ConsentAudience | None] = Select(kit.look, [(None, "")], None)
        self.png = button(w.t("Save as a picture"))
        self.pdf = button(w.t("Save as PDF"))
        self.print = button(w.t("Print"))
        self.board = button(w.t("Save as a communication board"))
        about = w.t("A communication program can show the board. Photos are never in it.")
        self.board.setAccessibleDescription(about)
        ways = ((self.png, "png"), (self.pdf, "pdf"), (self.print, "print"), (self.board, "board"))
        for made, what in ways:
            made.clicked.connect(lambda _=False, what=what: self.wanted.emit(self.to.value(), what))
        self.told = label("", "small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(Field(w.t("Who gets the picture"), self.to))
        whole.addLayout(row(self.png, self.pdf, self.print, spacing=SPACE.small))
        whole.addLayout(row(self.board))
        whole.addWidget(label(about, "small"))
        whole.addWidget(self.told)

    def offer(self, audiences: "Sequence[tuple[ConsentAudience, str]]", told: str) -> None:
        """Offer these, the person first, and say what the person has decided."""
        before = self.to.value()
        choices = [(value, word) for value, word in audiences]
        chosen = before if before in [value for value, _ in choices] else choices[0][0]
        self.to.offer(choices, chosen)
        self.told.setText(told)
        self.told.setVisible(bool(told))
