"""Speed of pictures: opening the catalogue, one keystroke of a search, drawing a board."""

from __future__ import annotations

from itertools import islice

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from pictograms.catalogue import Catalogue
from pictograms.search import SearchIndex
from pictograms.widgets.pixmaps import PixmapStore


@pytest.fixture(scope="module")
def searched() -> Catalogue:
    catalogue = Catalogue.bundled()
    catalogue.prepare("sv")
    return catalogue


def test_opening_the_catalogue(benchmark: BenchmarkFixture) -> None:
    assert "own:staff" in benchmark(Catalogue.bundled)


@pytest.mark.parametrize("typed", ["s", "a", "st", "frukost", "mörk hy hand"])
def test_one_keystroke(typed: str, benchmark: BenchmarkFixture, searched: Catalogue) -> None:
    assert benchmark(searched.search, typed, "sv")


def test_building_the_index_at_the_first_search(benchmark: BenchmarkFixture, searched: Catalogue) -> None:
    symbols = [searched.get(key) for key in searched]
    index = benchmark(SearchIndex, symbols, "sv")
    assert index.find("städa", 1)


def test_reading_all_names(benchmark: BenchmarkFixture) -> None:
    assert benchmark(lambda: len(list(Catalogue.bundled()))) > 4500


@pytest.mark.parametrize("cards", [60, 200])
def test_drawing_a_board(cards: int, benchmark: BenchmarkFixture, qtbot: QtBot, searched: Catalogue) -> None:
    keys = list(islice(searched, cards))

    def draw() -> PixmapStore:
        store = PixmapStore(searched)
        for key in keys:
            store.pixmap(key, 192)
        return store

    store = benchmark(draw)
    assert store.bytes_kept == cards * 192 * 192 * 4


def test_the_board_again_from_memory(benchmark: BenchmarkFixture, qtbot: QtBot, searched: Catalogue) -> None:
    store = PixmapStore(searched)
    keys = list(islice(searched, 60))
    for key in keys:
        store.pixmap(key, 192)
    benchmark(lambda: [store.pixmap(key, 192) for key in keys])
