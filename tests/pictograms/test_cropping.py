"""The square that is cut out of a photo follows the hand and never leaves the picture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictograms.cropping import Corner, around, least_side, moved, resized, stretched
from pictograms.photos import CropBox

BOX = CropBox(300, 200, 400)
SIZE = (1600, 1200)


def test_it_is_moved_and_stops_at_the_edge() -> None:
    assert moved(BOX, 10, -20, *SIZE) == CropBox(310, 180, 400)
    assert moved(BOX, -5000, 5000, *SIZE) == CropBox(0, 800, 400)
    assert around(BOX, 700, 600, *SIZE) == CropBox(500, 400, 400)
    assert around(BOX, 0, 0, *SIZE) == CropBox(0, 0, 400)


def test_it_grows_around_its_middle_until_the_picture_ends() -> None:
    assert resized(BOX, 500, *SIZE) == CropBox(250, 150, 500)
    assert resized(BOX, 9000, *SIZE) == CropBox(0, 0, 1200)
    assert resized(BOX, 1, *SIZE) == CropBox(440, 340, 120)


@pytest.mark.parametrize(
    ("corner", "x", "y", "wanted"),
    [
        (Corner.BOTTOM_RIGHT, 900, 650, CropBox(300, 200, 600)),
        (Corner.TOP_LEFT, 250, 300, CropBox(250, 150, 450)),
        (Corner.TOP_RIGHT, 800, 190, CropBox(300, 100, 500)),
        (Corner.BOTTOM_LEFT, 600, 620, CropBox(280, 200, 420)),
        (Corner.BOTTOM_RIGHT, 5000, 5000, CropBox(300, 200, 1000)),
        (Corner.BOTTOM_RIGHT, 0, 0, CropBox(300, 200, 120)),
    ],
)
def test_a_corner_is_drawn_and_the_opposite_one_stays(
    corner: Corner, x: float, y: float, wanted: CropBox
) -> None:
    assert stretched(BOX, corner, x, y, *SIZE) == wanted


PLACES = st.floats(-5000, 5000, allow_nan=False)


@given(st.integers(1, 3000), st.integers(1, 3000), st.data())
def test_whatever_the_hand_does_the_square_stays_inside(width: int, height: int, data: st.DataObject) -> None:
    side = data.draw(st.integers(least_side(width, height), min(width, height)))
    box = CropBox(data.draw(st.integers(0, width - side)), data.draw(st.integers(0, height - side)), side)
    for _ in range(data.draw(st.integers(1, 6))):
        x, y = data.draw(PLACES), data.draw(PLACES)
        box = data.draw(
            st.sampled_from(
                [
                    moved(box, x, y, width, height),
                    around(box, x, y, width, height),
                    resized(box, x, width, height),
                    *(stretched(box, corner, x, y, width, height) for corner in Corner),
                ]
            )
        )
        assert 0 <= box.left <= width - box.side and 0 <= box.top <= height - box.side
        assert least_side(width, height) <= box.side <= min(width, height)
