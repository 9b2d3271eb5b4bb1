"""The plainest Qt windows that do what ours do: what ours are measured against."""

from collections.abc import Callable, Sequence
from itertools import count

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot


def label_repaint(qtbot: QtBot, width: int, height: int) -> Callable[[], None]:
    """A window that is one label: each call gives it another text and has it painted."""
    label = QLabel("Accessible FIT")
    qtbot.addWidget(label)
    label.resize(width, height)
    with qtbot.waitExposed(label):
        label.show()
    numbers = count()

    def again() -> None:
        label.setText(str(next(numbers)))
        QApplication.processEvents()

    again()
    return again


def label_moved(qtbot: QtBot, picture: QPixmap, width: int, height: int) -> Callable[[], None]:
    """A picture on an empty window: each call moves it 17 pixels and has it painted."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    label = QLabel(window)
    label.setPixmap(picture)
    with qtbot.waitExposed(window):
        window.show()
    numbers = count()

    def on() -> None:
        label.move(QPoint(next(numbers) * 17 % (window.width() - picture.width()), 300))
        QApplication.processEvents()

    on()
    return on


def buttons_open(qtbot: QtBot, pictures: Sequence[QPixmap], side: int) -> Callable[[], QWidget]:
    """Each call shows a new window of bare buttons, one for each picture, and has it painted."""

    def opened() -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        grid = QGridLayout(window)
        columns = round(len(pictures) ** 0.5 * 1.3)
        for number, picture in enumerate(pictures):
            button = QToolButton()
            button.setIcon(QIcon(picture))
            button.setIconSize(QSize(side, side))
            button.setText(str(number))
            grid.addWidget(button, *divmod(number, columns))
        window.resize(1920, 1080)
        window.show()
        QApplication.processEvents()
        return window

    return opened
