"""Where things stand on a board of any size: nothing outside, nothing over another, nothing too small."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from talking_mats.widgets.plan import Measures, Plan, showing_plan, working_plan
from talking_mats.widgets.slots import ROOM, lay_out

MM = 96 / 25.4
GLASS = [(960, 480), (1280, 580), (1280, 670), (1920, 950), (2560, 1300)]


def parts(plan: Plan) -> list[QRect]:
    return [*plan.columns, plan.strip, plan.blank, plan.before, plan.hand, plan.after, plan.aside]


@pytest.mark.parametrize("size", GLASS)
@pytest.mark.parametrize("positions", [3, 5])
def test_everything_has_its_own_place_on_the_board(size: tuple[int, int], positions: int) -> None:
    plan = working_plan(QSize(*size), positions, Measures(MM))
    whole = QRect(0, 0, *size)
    for part in parts(plan):
        assert whole.contains(part), part
    for first, second in combinations(parts(plan), 2):
        assert not first.intersects(second), (first, second)
    heads = [head.width() for head in plan.heads]
    assert max(heads) - min(heads) <= 1, "no column is larger than another"
    assert all(field.top() > head.bottom() for field in plan.fields for head in plan.heads)
    assert plan.hand.center().x() == pytest.approx(size[0] / 2, abs=2), "the hand is in the middle"


@pytest.mark.parametrize("size", GLASS)
@pytest.mark.parametrize("positions", [3, 5])
def test_what_is_pressed_is_never_under_twenty_millimetres(size: tuple[int, int], positions: int) -> None:
    plan = working_plan(QSize(*size), positions, Measures(MM))
    for part in (*plan.columns, plan.blank, plan.hand, plan.aside):
        assert min(part.width(), part.height()) >= int(20 * MM)


@pytest.mark.parametrize("size", GLASS)
def test_five_cards_have_room_before_any_shrinks(size: tuple[int, int]) -> None:
    measures = Measures(MM)
    plan = working_plan(QSize(*size), 3, measures)
    sides = [lay_out(plan.fields, (count, 0, 0), 400, measures).side for count in range(9)]
    assert len(set(sides[:ROOM])) == 1
    assert sides == sorted(sides, reverse=True)


@given(
    counts=st.lists(st.integers(0, 70), min_size=3, max_size=3)
    | st.lists(st.integers(0, 30), min_size=5, max_size=5),
    size=st.sampled_from(GLASS),
    card_mm=st.integers(20, 60),
)
def test_cards_are_equally_large_inside_their_field_and_apart(
    counts: list[int], size: tuple[int, int], card_mm: int
) -> None:
    measures = Measures(MM, card_mm)
    plan = working_plan(QSize(*size), len(counts), measures)
    slots = lay_out(plan.fields, counts, 400, measures)
    widest = min(field.width() - 2 * measures.pad for field in plan.fields)
    assert slots.side >= min(measures.least, widest) and slots.side >= min(int(20 * MM), widest)
    for number, count in enumerate(counts):
        field, first = plan.fields[number], slots.first_row_for(number, count)
        shown = [box for index in range(count + 1) if (box := slots.box(number, index, first)) is not None]
        assert slots.box(number, count, first) is not None, "there is a free slot to be seen"
        assert all(field.contains(box) and box.width() == box.height() == slots.side for box in shown)
        assert all(not a.adjusted(-11, -11, 11, 11).intersects(b) for a, b in combinations(shown, 2))
        if slots.rows[number].scrolls:
            arrows = [arrow for arrow in slots.arrows(number) if arrow is not None]
            assert all(field.contains(arrow) for arrow in arrows)
            assert min(min(arrow.width(), arrow.height()) for arrow in arrows) >= int(20 * MM)
            assert not any(a.intersects(b) for a, b in combinations([*arrows, *shown], 2))


def test_who_needs_larger_cards_has_them_while_there_is_room() -> None:
    measures = Measures(MM, 48)
    plan = working_plan(QSize(1280, 670), 3, measures)
    sides = [lay_out(plan.fields, (count, 0, 0), 400, measures).side for count in range(7)]
    assert sides[0] == round(48 * MM) and sides == sorted(sides, reverse=True)
    assert sides[-1] >= int(48 * MM * 2 / 3)


@given(st.integers(0, 70), st.sampled_from(GLASS))
def test_scrolling_by_whole_rows_reaches_every_card(count: int, size: tuple[int, int]) -> None:
    measures = Measures(MM)
    plan = working_plan(QSize(*size), 3, measures)
    slots = lay_out(plan.fields, (count, 0, 0), 400, measures)
    seen = {
        index
        for first in range(slots.first_row_for(0, max(0, count - 1)) + 1)
        for index in range(count)
        if slots.box(0, index, first) is not None
    }
    assert seen == set(range(count))


def test_a_board_to_look_at_is_the_mat_alone() -> None:
    plan = showing_plan(QSize(1280, 600), 5, Measures(MM))
    assert plan.hand.isEmpty() and plan.mat.width() == 1280 - 48 and plan.mat.height() == 600
