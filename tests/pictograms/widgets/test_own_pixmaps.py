"""A photo stands where the symbol stood; everything else stays as it was."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtGui import QColor, qAlpha
from pytestqt.qtbot import QtBot

from pictograms.catalogue import Catalogue
from pictograms.widgets.own_pixmaps import OwnPixmaps
from pictograms.widgets.pixmaps import PixmapStore
from tests.pictograms.photo_files import encoded, scene


@pytest.fixture
def plain(qtbot: QtBot, catalogue: Catalogue) -> PixmapStore:
    return PixmapStore(catalogue)


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_photo_is_shown_instead_of_the_symbol(plain: PixmapStore, ratio: float) -> None:
    own = OwnPixmaps(plain, {"own:staff": encoded(scene(200, 200), "PNG")})
    shown = own.pixmap("own:staff", 100, ratio)
    assert (shown.width(), shown.devicePixelRatio()) == (round(100 * ratio), ratio)
    image = shown.toImage()
    assert qAlpha(image.pixel(0, 0)) == 0
    middle = image.width() // 2
    assert QColor(image.pixel(middle - 20, middle)).red() > 180
    assert QColor(image.pixel(middle + 20, middle - 20)).green() > 160
    assert own.pixmap("own:staff", 100, ratio).cacheKey() == shown.cacheKey()
    assert own.pixmap("own:help", 100, ratio).cacheKey() == plain.pixmap("own:help", 100, ratio).cacheKey()
    own.forget()
    assert own.pixmap("own:staff", 100, ratio).cacheKey() != shown.cacheKey()


def test_a_photo_that_is_damaged_leaves_the_symbol(
    plain: PixmapStore, caplog: pytest.LogCaptureFixture
) -> None:
    own = OwnPixmaps(plain, {"own:staff": b"nothing"})
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert own.pixmap("own:staff", 80).cacheKey() == plain.pixmap("own:staff", 80).cacheKey()
    assert [record.getMessage() for record in caplog.records] == ["The photo on own:staff can not be shown."]


def test_a_size_above_zero_is_asked_for_here_as_well(plain: PixmapStore) -> None:
    with pytest.raises(ValueError, match="size above zero"):
        OwnPixmaps(plain, {"own:staff": b""}).pixmap("own:staff", 0)
