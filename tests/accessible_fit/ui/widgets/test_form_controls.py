"""Fields, choices, ticks and lists as staff meet them: by the keyboard, by touch, and by ear."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.ticks import Dot, Tick

Show = Callable[..., QWidget]
LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
LARGE = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78, percent=200)


def heard(widget: QWidget) -> tuple[str, str, QAccessible.Role]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return (
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        interface.role(),
    )


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    holders: list[QWidget] = []

    def on_screen(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        holders.append(holder)  # Qt's side of it lives no longer than ours
        inside = QVBoxLayout(holder)
        for widget in widgets:
            inside.addWidget(widget)
        qtbot.addWidget(holder)
        holder.resize(400, 300)
        holder.show()
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        return holder

    yield on_screen


def test_a_field_tells_its_name_its_help_and_its_error_with_the_control(qtbot: QtBot, show: Show) -> None:
    line = QLineEdit()
    field = Field("Code", line, "Four to eight digits.")
    show(field)
    assert heard(line)[:2] == ("Code", "Four to eight digits.")
    assert next(label for label in field.findChildren(QLabel) if label.text() == "Code").buddy() is line
    field.show_error("Too short.")
    assert heard(line)[1] == "Too short. Four to eight digits."
    assert field.error() == "! Too short."
    assert line.hasFocus()


def test_an_error_goes_away_when_something_is_written(qtbot: QtBot, show: Show) -> None:
    line = QLineEdit()
    field = Field("Code", line)
    show(field)
    field.show_error("Too short.")
    qtbot.keyClicks(line, "1")
    assert field.error() == ""
    assert heard(line)[1] == ""


def test_a_long_error_is_shown_whole(qtbot: QtBot, show: Show) -> None:
    field = Field("Code", QLineEdit())
    holder = show(field)
    field.show_error("The code must be four to eight digits. " * 5)
    qtbot.waitUntil(lambda: field.height() > 100)
    error = next(label for label in field.findChildren(QLabel) if label.text().startswith("!"))
    assert error.height() >= error.heightForWidth(error.width())
    assert error.mapTo(holder, QPoint(0, error.height())).y() <= holder.height()


def test_fields_beside_each_other_stand_level_and_stack_when_text_is_large(qtbot: QtBot, show: Show) -> None:
    first, second = QLineEdit(), QLineEdit()
    beside = QWidget()
    beside.setLayout(side_by_side(LOOK, Field("One", first, "With help."), Field("Two", second)))
    show(beside)
    assert first.mapTo(beside, QPoint()).y() == second.mapTo(beside, QPoint()).y()
    third, fourth = QLineEdit(), QLineEdit()
    stacked = QWidget()
    stacked.setLayout(side_by_side(LARGE, Field("One", third), Field("Two", fourth)))
    show(stacked)
    assert third.mapTo(stacked, QPoint()).y() < fourth.mapTo(stacked, QPoint()).y()


def test_nothing_is_chosen_beforehand_unless_something_was_kept(qtbot: QtBot, show: Show) -> None:
    empty: Choices[int] = Choices(LOOK, [(2, "Two"), (3, "Three")], None)
    kept: Choices[int] = Choices(LOOK, [(2, "Two"), (3, "Three")], 3)
    show(empty, kept)
    assert empty.value() is None
    assert kept.value() == 3


def test_choices_are_made_with_arrows_and_by_touching_the_word(qtbot: QtBot, show: Show) -> None:
    choices: Choices[int] = Choices(LOOK, [(2, "Two"), (3, "Three"), (5, "Five")], 2)
    show(Field("Choices", choices))
    choices.setFocus()
    with qtbot.waitSignal(choices.changed):
        qtbot.keyClick(choices.dots[0], Qt.Key.Key_Right)
    assert choices.value() == 3
    five = choices.dots[2]
    qtbot.mouseClick(five, Qt.MouseButton.LeftButton, pos=QPoint(five.width() - 3, five.height() // 2))
    assert choices.value() == 5
    assert heard(five) == ("Five", "Choices", QAccessible.Role.RadioButton)


def test_a_tick_is_a_checkbox_to_a_screen_reader_and_space_ticks_it(qtbot: QtBot, show: Show) -> None:
    tick = Tick(LOOK, "Read the question aloud")
    show(tick)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    assert heard(tick)[2] == QAccessible.Role.CheckBox


def test_long_words_wrap_instead_of_being_cut() -> None:
    for made in (Tick(LARGE, "Read the question aloud every time"), Dot(LARGE, "Somebody else answered")):
        assert made.heightForWidth(220) > made.heightForWidth(900)


def test_a_list_gives_values_and_is_not_changed_by_scrolling_past(qtbot: QtBot, show: Show) -> None:
    select = Select(LOOK, [("light", "Light"), ("dark", "Dark")], "dark")
    show(select)
    assert select.value() == "dark"
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(select, wheel)
    assert select.value() == "dark"
    assert not wheel.isAccepted()  # the page scrolls instead
    select.setFocus()
    qtbot.keyClick(select, Qt.Key.Key_Up)
    assert select.value() == "light"


def test_a_list_can_be_offered_anew(qtbot: QtBot, show: Show) -> None:
    select = Select(LOOK, [("a", "A")], "a")
    qtbot.addWidget(select)
    select.offer([("b", "B"), ("c", "C")], "c")
    assert select.value() == "c"
    select.choose("unknown")
    assert select.value() == "c"
