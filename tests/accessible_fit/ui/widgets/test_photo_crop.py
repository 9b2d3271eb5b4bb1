"""The square over a photo follows the mouse and the keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.photo_crop import PhotoCrop
from accessible_fit.words.catalogue import Words
from pictograms.photos import CropBox, RawPhoto

Key = Qt.Key
LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
# 800 × 600 in a widget that shows it at half its size, nine pixels in from every edge
PHOTO = RawPhoto(800, 600, bytes(800 * 600 * 3))


@pytest.fixture
def crop(qtbot: QtBot) -> PhotoCrop:
    made = PhotoCrop(LOOK, Words("sv"))
    qtbot.addWidget(made)
    made.resize(418, 318)
    made.show()
    made.activateWindow()
    made.show_photo(PHOTO)
    made.setFocus()
    return made


def at(x: int, y: int) -> QPoint:
    """A place in the photo, as a place in the widget."""
    return QPoint(9 + x // 2, 9 + y // 2)


def drag(qtbot: QtBot, crop: PhotoCrop, start: QPoint, *ways: QPoint) -> None:
    qtbot.mousePress(crop, Qt.MouseButton.LeftButton, pos=start)
    for way in ways:
        qtbot.mouseMove(crop, way)
    qtbot.mouseRelease(crop, Qt.MouseButton.LeftButton, pos=ways[-1] if ways else start)


def test_it_begins_with_the_largest_square_in_the_middle(crop: PhotoCrop) -> None:
    assert crop.box == CropBox(100, 0, 600)


def test_it_is_dragged_and_stops_at_the_edge(qtbot: QtBot, crop: PhotoCrop) -> None:
    with qtbot.waitSignal(crop.cropped):
        drag(qtbot, crop, at(400, 300), at(360, 320), at(350, 300))
    assert crop.box == CropBox(50, 0, 600)
    drag(qtbot, crop, at(400, 300), QPoint(-500, 900))
    assert crop.box == CropBox(0, 0, 600)


def test_a_corner_makes_it_smaller_and_the_opposite_one_stays(qtbot: QtBot, crop: PhotoCrop) -> None:
    drag(qtbot, crop, at(700, 600), at(500, 400))
    assert crop.box == CropBox(100, 0, 400)
    drag(qtbot, crop, at(100, 0), at(200, 100))
    assert crop.box == CropBox(200, 100, 300)
    drag(qtbot, crop, at(200, 100), at(700, 590))
    assert crop.box == CropBox(380, 280, 120)


def test_a_press_outside_brings_it_there_without_dragging(qtbot: QtBot, crop: PhotoCrop) -> None:
    drag(qtbot, crop, at(700, 600), at(400, 300))
    assert crop.box == CropBox(100, 0, 300)
    qtbot.mouseClick(crop, Qt.MouseButton.LeftButton, pos=at(600, 400))
    assert crop.box == CropBox(450, 250, 300)
    qtbot.mouseClick(crop, Qt.MouseButton.RightButton, pos=at(100, 100))
    assert crop.box == CropBox(450, 250, 300)


def test_keys_move_it_and_change_its_size(qtbot: QtBot, crop: PhotoCrop) -> None:
    for _ in range(3):
        qtbot.keyClick(crop, Key.Key_Minus)
    side = crop.box.side
    assert 440 < side < 460
    before = crop.box
    qtbot.keyClick(crop, Key.Key_Right)
    assert (crop.box.left - before.left, crop.box.top) == (18, before.top)
    qtbot.keyClick(crop, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert 0 < crop.box.top - before.top < 5
    qtbot.keyClick(crop, Key.Key_Plus)
    assert crop.box.side > side
    qtbot.keyClick(crop, Key.Key_Home)
    assert crop.box == PHOTO.middle()


def test_the_pointer_tells_what_a_press_would_do(qtbot: QtBot, crop: PhotoCrop) -> None:
    for place, shape in (
        (at(400, 300), Qt.CursorShape.SizeAllCursor),
        (at(100, 0), Qt.CursorShape.SizeFDiagCursor),
        (at(700, 0), Qt.CursorShape.SizeBDiagCursor),
        (at(40, 300), Qt.CursorShape.ArrowCursor),
    ):
        qtbot.mouseMove(crop, place)
        assert crop.cursor().shape() is shape


def test_what_is_kept_is_shown_beside(crop: PhotoCrop) -> None:
    half = RawPhoto(200, 100, (b"\xff\xff\xff" * 100 + b"\x00\x00\x00" * 100) * 100)
    crop.show_photo(half)
    assert crop.box == CropBox(50, 0, 100)
    shown = crop.preview(40, 2.0)
    assert (shown.width(), shown.devicePixelRatio()) == (80, 2.0)
    image = shown.toImage()
    assert image.pixelColor(10, 40).red() > 240 and image.pixelColor(70, 40).red() < 15


def test_a_screen_reader_is_told_what_it_is_and_how_it_is_used(crop: PhotoCrop) -> None:
    interface = QAccessible.queryAccessibleInterface(crop)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) and interface.text(QAccessible.Text.Description)


def test_a_photo_of_one_line_does_no_harm(qtbot: QtBot, crop: PhotoCrop) -> None:
    crop.show_photo(RawPhoto(9000, 1, bytes(27000)))
    drag(qtbot, crop, QPoint(200, 150), QPoint(300, 200))
    qtbot.keyClick(crop, Key.Key_Minus)
    qtbot.keyClick(crop, Key.Key_Right)
    crop.repaint()
    assert crop.box.side == 1 and crop.box.top == 0
