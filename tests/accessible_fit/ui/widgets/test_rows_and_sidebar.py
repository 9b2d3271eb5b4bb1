"""Large rows, the named places and the table: real buttons with names, whole at every size."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.avatar import Avatar
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.notice import Notice
from accessible_fit.ui.widgets.sidebar import Place, Sidebar
from accessible_fit.ui.widgets.table import MOST_ROWS, ValueTable

LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
LARGE = Look(load_theme("dark"), "Atkinson Hyperlegible", 3.78, percent=200)


def blank(side: int, ratio: float) -> QPixmap:
    return QPixmap(side, side)


def test_a_row_is_a_button_that_tells_all_it_shows(qtbot: QtBot) -> None:
    row = ListRow(LOOK, RowText("Märta", "Solgläntan", "Waiting"))
    qtbot.addWidget(row)
    row.show()
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Märta, Solgläntan, Waiting"
    assert interface.role() == QAccessible.Role.Button
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(row.clicked):
            qtbot.keyClick(row, key)


def test_a_row_grows_with_its_words_and_puts_its_mark_below_when_narrow() -> None:
    text = RowText(
        "Personlig assistansverksamhet Norra Östermalm",
        "senaste samtal 2025-03-03",
        "Väntar på att fortsätta",
    )
    row = ListRow(LARGE, text)
    assert row.heightForWidth(500) > row.heightForWidth(1600)
    assert row.heightForWidth(1600) >= 44


def test_rows_to_choose_among_are_radio_buttons(qtbot: QtBot) -> None:
    row = ListRow(LOOK, RowText("Boendestöd"), choosing=True)
    qtbot.addWidget(row)
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface is not None
    assert interface.role() == QAccessible.Role.RadioButton


def test_the_sidebar_names_its_places_and_marks_where_we_are(qtbot: QtBot) -> None:
    bar = Sidebar(LOOK, "Accessible FIT", "Places", "You are here")
    bar.fill(
        [Place("people", blank, "People"), Place("settings", blank, "Settings")],
        [Place("out", blank, "Sign out")],
        "Lisa Holm",
    )
    qtbot.addWidget(bar)
    bar.resize(bar.width(), 500)
    bar.show()
    bar.show_place("settings")
    assert bar.button("settings").here
    assert bar.button("settings").accessibleDescription() == "You are here"
    assert not bar.button("people").here
    with qtbot.waitSignal(bar.place_chosen) as chosen:
        qtbot.mouseClick(bar.button("people"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["people"]
    assert bar.button("settings").here  # the press asks; the window decides
    with qtbot.waitSignal(bar.place_chosen) as chosen:
        qtbot.keyClick(bar.button("out"), Qt.Key.Key_Return)
    assert chosen.args == ["out"]


def test_a_table_is_as_high_as_its_rows_up_to_eight(qtbot: QtBot) -> None:
    table = ValueTable(LOOK, "Values", ["When", "0–100"])
    qtbot.addWidget(table)
    table.show_rows([["2025-03-03", "75"]] * 2)
    two = table.height()
    table.show_rows([["2025-03-03", "75"]] * MOST_ROWS)
    eight = table.height()
    table.show_rows([["2025-03-03", "75"]] * (MOST_ROWS + 10))
    assert two < eight == table.height()
    assert table.rowCount() == MOST_ROWS + 10


def test_no_cell_of_a_table_is_shortened_for_another(qtbot: QtBot) -> None:
    table = ValueTable(LOOK, "Values", ["When", "0–100", "Way to answer"])
    qtbot.addWidget(table)
    table.show_rows([["2025-03-03", "75", "two choices · somebody else answered"]] * 3)
    for width in (700, 300):
        table.resize(width, table.height())
        table.show()
        QApplication.processEvents()
        whole = [table.columnWidth(at) >= table.sizeHintForColumn(at) for at in range(2)]
        assert all(whole), width
        last = table.columnWidth(2)
        assert last >= min(table.sizeHintForColumn(2), round(table.viewport().width() * 0.6)), width
    assert table.horizontalScrollBar().maximum() > 0, "what has no room is scrolled to"
    bottom = table.visualItemRect(table.item(2, 0)).bottom()
    assert bottom <= table.viewport().height(), "the scroll bar covers no row"


def test_enter_and_double_click_choose_a_row(qtbot: QtBot) -> None:
    table = ValueTable(LOOK, "Values", ["When", "0–100"])
    qtbot.addWidget(table)
    table.show_rows([["2025-03-03", "75"], ["2024-12-01", "50"]])
    table.resize(400, 200)
    table.show()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [1]
    place = table.visualItemRect(table.item(0, 0)).center()
    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [0]


def test_a_notice_takes_the_focus_and_is_heard(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.text() == ""
    notice.say("The name or the password is wrong.")
    notice.activateWindow()
    qtbot.waitUntil(notice.hasFocus)
    assert notice.accessibleName() == "The name or the password is wrong."


def test_a_person_without_a_photo_is_the_first_letter_and_with_one_the_photo(qtbot: QtBot) -> None:
    photo = QPixmap(64, 64)
    photo.fill(Qt.GlobalColor.red)
    letter = Avatar(LOOK, "åke", 64)
    pictured = Avatar(LOOK, "åke", 64, lambda side, ratio: photo)
    for made in (letter, pictured):
        qtbot.addWidget(made)
    assert letter.grab().toImage().pixelColor(32, 10) == LOOK.colour("band")
    assert pictured.grab().toImage().pixelColor(32, 32).red() == 255
