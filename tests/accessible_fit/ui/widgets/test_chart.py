"""Charts: separate series stay separate, points can be pressed, the wheel is left to the page."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.chart import (
    Chart,
    ChartBreak,
    ChartLine,
    ChartPoint,
    Drawing,
    month_marks,
)
from accessible_fit.ui.widgets.chart_ends import End, ends_of, kept_apart

LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
START = dt.datetime(2024, 1, 15, tzinfo=dt.UTC)


def line(first_day: int, *values: float, spread: float | None = 5.0) -> ChartLine:
    points = tuple(
        ChartPoint(START + dt.timedelta(days=first_day + 60 * number), value, spread, f"{first_day}/{number}")
        for number, value in enumerate(values)
    )
    return ChartLine(points, f"{values[-1]:.0f}", middle=50.0)


def drawing(*lines: ChartLine) -> Drawing:
    return Drawing(
        lines,
        (ChartBreak(START + dt.timedelta(days=200), "from here: five choices"),),
        ((START, "January 2024"),),
        "Bad",
        "Good",
        "the usual",
        "Up and down as usual.",
        50.0,
    )


def shown(qtbot: QtBot, *lines: ChartLine) -> Chart:
    chart = Chart(LOOK, drawing(*lines))
    qtbot.addWidget(chart)
    chart.resize(700, chart.height())
    chart.show()
    qtbot.waitExposed(chart)
    QApplication.processEvents()
    return chart


def test_every_series_is_a_line_of_its_own_with_a_marker_of_its_own(qtbot: QtBot) -> None:
    import pyqtgraph

    chart = shown(qtbot, line(0, 40, 60, 50), line(240, 70, 80))
    items = chart._plot.getPlotItem().items
    curves = [item for item in items if isinstance(item, pyqtgraph.PlotCurveItem)]
    lengths = sorted(len(curve.getData()[0]) for curve in curves if len(set(curve.getData()[1])) > 1)
    assert lengths == [2, 3]  # nothing joins the two
    markers = {
        item.opts["symbol"]
        for item in items
        if isinstance(item, pyqtgraph.ScatterPlotItem) and item.opts["size"] < 20
    }
    assert len(markers) == 2


def test_a_chart_is_heard_as_its_sentence_and_leaves_the_keyboard_to_the_table(qtbot: QtBot) -> None:
    chart = shown(qtbot, line(0, 40, 60))
    assert chart.accessibleName() == "Up and down as usual."
    assert chart._plot.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_point_can_be_pressed_a_finger_beside_its_middle(qtbot: QtBot) -> None:
    chart = shown(qtbot, line(0, 40, 60, 50))
    box = chart._plot.getPlotItem().getViewBox()
    point = chart._drawing.lines[0].points[1]
    at = chart._plot.mapFromScene(box.mapViewToScene(QPointF(point.when.timestamp() / 86_400, point.value)))
    with qtbot.waitSignal(chart.point_chosen) as chosen:
        qtbot.mouseClick(
            chart._plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.x() + 14, at.y() - 12)
        )
    assert chosen.args == ["0/1"]


def test_the_wheel_scrolls_the_page_and_not_the_chart(qtbot: QtBot) -> None:
    chart = shown(qtbot, line(0, 40, 60))
    before = chart._plot.viewRange()
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chart._plot.viewport(), wheel)
    assert not wheel.isAccepted()
    assert chart._plot.viewRange() == before


def test_one_point_and_none_are_charts_too(qtbot: QtBot) -> None:
    shown(qtbot, line(0, 100))
    shown(qtbot)
    shown(qtbot, ChartLine(()))


times = st.lists(
    st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2040, 12, 31), timezones=st.just(dt.UTC)), min_size=1
)


@given(times, st.integers(2, 6))
def test_months_are_few_in_order_and_cover_all(when: list[dt.datetime], most: int) -> None:
    marks = month_marks(when, most)
    assert 1 <= len(marks) <= most
    assert marks == sorted(marks)
    assert (marks[0].year, marks[0].month) == (min(when).year, min(when).month)
    assert (marks[-1].year, marks[-1].month) == (max(when).year, max(when).month)


def test_no_times_give_no_months() -> None:
    assert month_marks([], 5) == []


def test_last_values_stand_at_the_right_whole_and_none_over_another(qtbot: QtBot) -> None:
    lines = [line(0, 40, 100), line(10, 50, 98), line(20, 60, 97), line(30, 60, 5)]
    for percent in (100, 200):
        chart = Chart(replace(LOOK, percent=percent), drawing(*lines))
        qtbot.addWidget(chart)
        chart.resize(700, chart.height())
        chart.show()
        qtbot.waitExposed(chart)
        QApplication.processEvents()
        box = chart._plot.getPlotItem().getViewBox()
        boxes = [item.mapRectToScene(item.boundingRect()) for item in chart._end_words]
        assert [end.text for end in chart._ends] == ["● 100", "■ 98", "▼ 97", "◆ 5"]
        assert all(rect.right() <= box.sceneBoundingRect().right() + 1 for rect in boxes)
        assert all(one.bottom() <= after.top() + 12 for one, after in pairwise(boxes)), "the leading at most"
        beyond = max(point.when for one in lines for point in one.points).timestamp() / 86_400
        assert all(box.mapSceneToView(rect.topLeft()).x() > beyond for rect in boxes)


def test_lines_that_end_alike_share_their_words() -> None:
    assert ends_of([("●", "100", 100.0), ("■", "83", 83.0), ("▼", "100", 100.0)], signed=True) == [
        End("●▼ 100", 100.0),
        End("■ 83", 83.0),
    ]
    assert ends_of([("●", "100", 100.0)], signed=False) == [End("100", 100.0)]


@given(st.lists(st.floats(0, 100), max_size=8), st.floats(1, 12))
def test_heights_go_down_and_are_kept_apart(values: list[float], tall: float) -> None:
    heights = kept_apart(sorted(values, reverse=True), tall, -5.0)
    assert all(before - after >= tall - 1e-6 for before, after in pairwise(heights))
    assert all(height >= -5.0 for height in heights)
