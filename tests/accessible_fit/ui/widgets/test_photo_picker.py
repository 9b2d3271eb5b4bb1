"""A photo comes from a file, a folder, what was copied or the hand of a mouse, and leaves as a square."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.photo_picker import PhotoPicker
from accessible_fit.ui.widgets.tree import accessible_tree
from accessible_fit.words.catalogue import Words
from pictograms.photos import FinishedPhoto
from tests.pictograms.photo_files import MARK, encoded, from_a_phone, moving, png_that_claims, scene

LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing copied: what Qt would free after Python has gone ends the process badly."""
    yield
    qapp.clipboard().clear()


def blank(side: int, ratio: float) -> QPixmap:
    return QPixmap(side, side)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background("test")
    yield made
    made.close()


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Six photos, the newest last, one of them damaged, and things that are no pictures."""
    folder = tmp_path / "Sommar på Solgläntan"
    folder.mkdir()
    for number, name in enumerate(["Åsa.jpg", "Bo.JPG", "katten.png", "trasig.jpg", "hus.webp", "sist.jpeg"]):
        path = folder / name
        if name == "trasig.jpg":
            path.write_bytes(b"\xff\xd8\xff nothing")
        elif name.lower().endswith((".jpg", ".jpeg")):
            path.write_bytes(from_a_phone(scene(300, 200)))
        else:
            path.write_bytes(encoded(scene(300, 200), "PNG" if name.endswith("png") else "WEBP"))
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    (folder / "brev.txt").write_text("hej")
    (folder / ".dold.jpg").write_bytes(b"")
    (folder / "mapp.jpg").mkdir()
    return folder


class Asked:
    """Stands in for the system's own window that asks for a file or folder."""

    def __init__(self) -> None:
        self.answer = ""

    def __call__(self, parent: QWidget) -> str:
        return self.answer


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def picker(qtbot: QtBot, background: Background, asked: Asked) -> PhotoPicker:
    made = PhotoPicker(LOOK, Words("sv"), background, blank, asked, asked)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.activateWindow()
    made.start.file.setFocus()
    return made


def settled(qtbot: QtBot, background: Background) -> None:
    qtbot.waitUntil(lambda: not background.busy)


def kept(qtbot: QtBot, picker: PhotoPicker) -> FinishedPhoto:
    with qtbot.waitSignal(picker.finished) as finished:
        qtbot.mouseClick(picker.cut.keep, Qt.MouseButton.LeftButton)
    photo = finished.args[0]
    assert isinstance(photo, FinishedPhoto)
    return photo


def dropped(picker: PhotoPicker, mime: QMimeData) -> None:
    place, button, none = QPointF(60, 60), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(60, 60), Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(picker, enter)
    if enter.isAccepted():
        QApplication.sendEvent(picker, QDropEvent(place, Qt.DropAction.CopyAction, mime, button, none))


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_file_is_chosen_cut_and_kept_without_its_place(
    qtbot: QtBot, background: Background, picker: PhotoPicker, asked: Asked, album: Path
) -> None:
    asked.answer = str(album / "Åsa.jpg")
    qtbot.mouseClick(picker.start.file, Qt.MouseButton.LeftButton)
    settled(qtbot, background)
    assert picker.cut.isVisible() and picker.cut.crop.hasFocus()
    qtbot.keyClick(picker.cut.crop, Qt.Key.Key_Right)
    qtbot.mouseClick(picker.cut.smaller, Qt.MouseButton.LeftButton)
    box = picker.cut.crop.box
    photo = kept(qtbot, picker)
    assert (photo.width, photo.height) == (box.side, box.side)
    assert MARK in (album / "Åsa.jpg").read_bytes() and MARK not in photo.data
    assert Image.open(BytesIO(photo.data)).size == (box.side, box.side)


def test_no_answer_from_the_system_s_window_changes_nothing(
    qtbot: QtBot, background: Background, picker: PhotoPicker
) -> None:
    for way in (picker.start.file, picker.start.folder):
        qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert picker.start.isVisible() and not background.busy and picker.notice.text() == ""


def test_a_folder_is_looked_through_with_keys_only(
    qtbot: QtBot, background: Background, picker: PhotoPicker, asked: Asked, album: Path
) -> None:
    asked.answer = str(album)
    qtbot.keyClick(picker.start.folder, Qt.Key.Key_Return)
    settled(qtbot, background)
    model = picker.folder.files
    shown = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert shown == ["sist.jpeg", "hus.webp", "trasig.jpg", "katten.png", "Bo.JPG", "Åsa.jpg"]
    assert picker.folder.hasFocus()
    qtbot.keyClick(picker.folder, Qt.Key.Key_Right)
    qtbot.keyClick(picker.folder, Qt.Key.Key_Return)
    settled(qtbot, background)
    assert picker.cut.isVisible()
    qtbot.keyClick(picker.cut.another, Qt.Key.Key_Return)
    assert picker.folder.isVisible() and picker.folder.currentIndex().row() == 1
    qtbot.keyClick(picker.back, Qt.Key.Key_Return)
    assert picker.start.isVisible()


def test_small_pictures_come_one_by_one_and_a_damaged_one_is_told(
    qtbot: QtBot, background: Background, picker: PhotoPicker, album: Path
) -> None:
    picker.open_folder(album)
    settled(qtbot, background)
    picker.folder.repaint()
    settled(qtbot, background)
    tree = accessible_tree(picker.folder)
    assert Words("sv").t("{name}, can not be used", name="trasig.jpg") in tree
    damaged = picker.folder.visualRect(picker.folder.files.index(2)).center()
    qtbot.mouseClick(picker.folder.viewport(), Qt.MouseButton.LeftButton, pos=damaged)
    settled(qtbot, background)
    assert picker.notice.text() and picker.folder.isVisible()
    good = picker.folder.visualRect(picker.folder.files.index(0)).center()
    qtbot.mouseClick(picker.folder.viewport(), Qt.MouseButton.LeftButton, pos=good)
    settled(qtbot, background)
    assert picker.cut.isVisible() and picker.notice.text() == ""


def test_a_folder_without_pictures_and_one_that_is_gone(
    qtbot: QtBot, background: Background, picker: PhotoPicker, tmp_path: Path
) -> None:
    for folder in (tmp_path, tmp_path / "borta"):
        picker.open_folder(folder)
        settled(qtbot, background)
        assert folder.name in picker.notice.text() and picker.start.isVisible()


def test_a_file_is_dropped(qtbot: QtBot, background: Background, picker: PhotoPicker, album: Path) -> None:
    dropped(picker, files(album / "katten.png"))
    settled(qtbot, background)
    assert picker.cut.isVisible()
    assert kept(qtbot, picker).media_type == "image/png"


def test_a_folder_is_dropped(qtbot: QtBot, background: Background, picker: PhotoPicker, album: Path) -> None:
    dropped(picker, files(album))
    settled(qtbot, background)
    assert picker.folder.isVisible() and picker.folder.count() == 6


def test_what_holds_no_picture_is_not_let_in(picker: PhotoPicker) -> None:
    text = QMimeData()
    text.setText("hej")
    dropped(picker, text)
    assert picker.start.isVisible() and picker.notice.text() == ""
    QApplication.sendEvent(picker, QDragLeaveEvent())


def test_an_address_on_the_web_is_never_fetched(picker: PhotoPicker) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.jpg")])
    dropped(picker, mime)
    assert "webb" in picker.notice.text() or "web" in picker.notice.text()


def test_a_copied_picture_is_pasted_by_key_and_by_button(
    qtbot: QtBot, background: Background, picker: PhotoPicker
) -> None:
    image = QImage(120, 80, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 30, 30))
    QGuiApplication.clipboard().setImage(image)
    qtbot.keyClick(picker.start.file, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, background)
    assert picker.cut.isVisible()
    shown = Image.open(BytesIO(kept(qtbot, picker).data)).convert("RGB")
    assert (shown.size, shown.getpixel((40, 40))) == ((80, 80), (200, 30, 30))
    qtbot.mouseClick(picker.cut.another, Qt.MouseButton.LeftButton)
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(picker.start.paste, Qt.MouseButton.LeftButton)
    assert picker.notice.text() and picker.start.isVisible()


def test_a_copied_file_is_read_as_the_file_it_is(
    qtbot: QtBot, background: Background, picker: PhotoPicker, album: Path
) -> None:
    QGuiApplication.clipboard().setMimeData(files(album / "Bo.JPG"))
    picker.paste()
    settled(qtbot, background)
    assert picker.cut.isVisible()


@pytest.mark.parametrize(
    "data", [b"", b"hej", moving("GIF"), png_that_claims(60_000, 60_000), b"<svg></svg>"], ids=len
)
def test_what_cannot_be_used_is_told_and_nothing_else_happens(
    qtbot: QtBot, background: Background, picker: PhotoPicker, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "foto.jpg").write_bytes(data)
    picker.read_file(tmp_path / "foto.jpg")
    settled(qtbot, background)
    assert picker.notice.hasFocus() and len(picker.notice.text()) > 20
    assert picker.start.isVisible() and picker.start.isEnabled()


def test_a_misleading_name_is_told_beside_the_picture(
    qtbot: QtBot, background: Background, picker: PhotoPicker, tmp_path: Path
) -> None:
    (tmp_path / "foto.jpg").write_bytes(encoded(scene(200, 200), "PNG"))
    picker.read_file(tmp_path / "foto.jpg")
    settled(qtbot, background)
    assert ".jpg" in accessible_tree(picker.cut) and "PNG" in accessible_tree(picker.cut)
