"""Pictures on a screen: sharp, whole, drawn once, and never a hole where one is missing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter, qAlpha
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from pictograms.catalogue import Catalogue
from pictograms.own import ART, OwnSet
from pictograms.widgets.pixmaps import PixmapStore

CODES = sorted(path.stem for path in ART.glob("*.svg"))


@pytest.fixture
def store(qtbot: QtBot, catalogue: Catalogue) -> PixmapStore:
    return PixmapStore(catalogue)


@pytest.fixture
def imported(tmp_path: Path) -> Catalogue:
    (tmp_path / "photo.svg").write_bytes(b"\x89PNG\r\n\x1a\n not a drawing")
    (tmp_path / "cut-short.svg").write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0,')
    wide = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
    (tmp_path / "wide.svg").write_text(wide, encoding="utf-8")
    return Catalogue([OwnSet(tmp_path)])


def painted(image: QImage) -> Iterator[tuple[int, int]]:
    for y in range(image.height()):
        for x in range(image.width()):
            if qAlpha(image.pixel(x, y)) > 0:
                yield x, y


@pytest.mark.parametrize("code", CODES)
def test_our_drawings_are_drawn_and_stay_inside_their_square(code: str, qtbot: QtBot) -> None:
    renderer = QSvgRenderer(QByteArray((ART / f"{code}.svg").read_bytes()))
    assert renderer.isValid()
    renderer.setViewBox(QRectF(-12, -12, 96, 96))
    image = QImage(96, 96, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 96, 96))
    painter.end()
    places = list(painted(image))
    assert len(places) > 72 * 72 * 0.12
    assert all(12 <= x < 84 and 12 <= y < 84 for x, y in places)


def test_no_two_of_our_drawings_look_the_same(store: PixmapStore) -> None:
    images = [store.pixmap(f"own:{code}", 24).toImage() for code in CODES]
    assert not any(a == b for at, a in enumerate(images) for b in images[:at])


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_picture_has_the_screen_s_own_pixels(ratio: float, store: PixmapStore) -> None:
    pixmap = store.pixmap("openmoji:1F604", 100, ratio)
    assert (pixmap.width(), pixmap.height()) == (round(100 * ratio), round(100 * ratio))
    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.hasAlpha()
    assert qAlpha(pixmap.toImage().pixel(0, 0)) == 0


def test_a_wide_picture_keeps_its_proportions(qtbot: QtBot, imported: Catalogue) -> None:
    image = PixmapStore(imported).pixmap("own:wide", 40).toImage()
    rows = {y for _x, y in painted(image)}
    assert (min(rows), max(rows)) == (10, 29)


def test_a_picture_is_drawn_once_per_size(store: PixmapStore) -> None:
    first = store.pixmap("own:staff", 80)
    assert store.pixmap("own:staff", 80).cacheKey() == first.cacheKey()
    assert store.pixmap("own:staff", 81).cacheKey() != first.cacheKey()
    store.forget()
    assert store.bytes_kept == 0
    assert store.pixmap("own:staff", 80).cacheKey() != first.cacheKey()


def test_memory_has_a_bound_and_the_least_used_goes_first(qtbot: QtBot, catalogue: Catalogue) -> None:
    room_for_two = 2 * 50 * 50 * 4
    store = PixmapStore(catalogue, max_bytes=room_for_two)
    staff = store.pixmap("own:staff", 50).cacheKey()
    store.pixmap("own:help", 50)
    store.pixmap("own:staff", 50)
    store.pixmap("own:more", 50)
    assert store.bytes_kept == room_for_two
    assert store.pixmap("own:staff", 50).cacheKey() == staff
    large = store.pixmap("own:staff", 500)
    assert store.bytes_kept == room_for_two
    assert store.pixmap("own:staff", 500).cacheKey() != large.cacheKey()


def test_a_missing_picture_is_drawn_as_missing_and_logged_once(
    store: PixmapStore, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for side in (60, 90):
            assert any(painted(store.pixmap("own:nobody-drew-this", side).toImage()))
        store.pixmap("own:nor-this", 60)
    assert [record.getMessage().split(". ")[0] for record in caplog.records] == [
        "There is no picture called own:nobody-drew-this",
        "There is no picture called own:nor-this",
    ]


@pytest.mark.parametrize("key", ["own:photo", "own:cut-short"])
def test_a_file_that_is_no_drawing_looks_like_a_missing_one(
    key: str, qtbot: QtBot, imported: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    store = PixmapStore(imported)
    with caplog.at_level(logging.WARNING):
        shown = store.pixmap(key, 60).toImage()
    assert f"The picture {key} can not be drawn" in caplog.text
    assert shown == store.pixmap("own:unknown", 60).toImage()


@pytest.mark.parametrize(("side", "ratio"), [(0, 1.0), (-5, 1.0), (50, 0.0)])
def test_a_picture_without_a_size_is_a_mistake_of_the_caller(
    side: int, ratio: float, store: PixmapStore
) -> None:
    with pytest.raises(ValueError, match="size above zero"):
        store.pixmap("own:staff", side, ratio)
