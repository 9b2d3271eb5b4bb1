"""Speed of finding a picture and of taking in a photo."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pytest
from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.picture import Draw
from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser
from accessible_fit.words.catalogue import Words
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from pictograms.photos import RawPhoto, finish_photo, read_photo
from pictograms.widgets.pixmaps import PixmapStore


@pytest.fixture(scope="module")
def browsing() -> Browsing:
    return Browsing.of(Catalogue.bundled())


@pytest.fixture
def browser(qtbot: QtBot, browsing: Browsing) -> Iterator[SymbolBrowser]:
    background = Background("benchmark")
    store = PixmapStore(browsing.catalogue)

    def draw(key: str) -> Draw:
        return lambda side, ratio: store.pixmap(key, side, ratio)

    look = Look(load_theme("light"), "Atkinson Hyperlegible", 3.78)
    made = SymbolBrowser(look, Words("sv"), draw, background, cache(lambda: browsing))
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    qtbot.waitUntil(lambda: made.grid.count() > 0)
    yield made
    background.close()


@pytest.fixture(scope="module")
def from_a_phone() -> bytes:
    """Twelve million pixels, as most phones take."""
    kept = BytesIO()
    Image.effect_noise((4032, 3024), 40).convert("RGB").save(kept, "JPEG", quality=85)
    return kept.getvalue()


def test_making_all_pictures_ready_to_be_looked_through(benchmark: BenchmarkFixture) -> None:
    assert benchmark(lambda: Browsing.of(Catalogue.bundled())).by_category


@pytest.mark.parametrize("typed", ["s", "st", "hund"])
def test_one_keystroke_in_the_browser(
    typed: str, benchmark: BenchmarkFixture, browser: SymbolBrowser
) -> None:
    """From the letter to the pictures painted; they were drawn before."""

    def stroke() -> None:
        browser.search.setText(typed[:-1])
        browser.search.setText(typed)
        browser.grid.repaint()

    benchmark(stroke)
    assert browser.grid.count() > 0


def test_taking_in_a_photo_from_a_phone(benchmark: BenchmarkFixture, from_a_phone: bytes) -> None:
    assert benchmark(lambda: read_photo(from_a_phone)).width == 4032


def test_one_small_picture_of_a_folder(benchmark: BenchmarkFixture, from_a_phone: bytes) -> None:
    assert benchmark(lambda: read_photo(from_a_phone, "", 240 * 240)).width < 400


def test_cutting_out_the_square(benchmark: BenchmarkFixture, from_a_phone: bytes) -> None:
    raw: RawPhoto = read_photo(from_a_phone)
    assert benchmark(lambda: finish_photo(raw, raw.middle())).width == 800
