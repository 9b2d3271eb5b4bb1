"""Speed of board files: opening, looking through and writing one of 80 boards with their pictures."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pictograms.boards.check import check
from pictograms.boards.compose import Cell, Page, compose
from pictograms.boards.model import BoardSet
from pictograms.boards.pictures import content_of
from pictograms.boards.reader import read_boards
from pictograms.boards.svg_safety import clean_svg
from pictograms.boards.writer import package_bytes, write_boards
from pictograms.catalogue import Catalogue

BOARDS, ROWS, COLUMNS = 80, 5, 8


@pytest.fixture(scope="module")
def eighty() -> BoardSet:
    catalogue = Catalogue.bundled()
    keys = cycle(islice(catalogue, 1_000))

    def page(number: int) -> Page:
        rows = tuple(
            tuple(
                Cell(f"ord {row} {column}", next(keys), opens=f"b{(number + column) % BOARDS}")
                for column in range(COLUMNS)
            )
            for row in range(ROWS)
        )
        return Page(f"b{number}", f"Tavla {number}", "sv", rows)

    return compose([page(number) for number in range(BOARDS)], catalogue)


@pytest.fixture(scope="module")
def file(eighty: BoardSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("boards") / "eighty.obz"
    write_boards(eighty, path)
    return path


def test_opening_an_obz_of_80_boards(benchmark: BenchmarkFixture, file: Path) -> None:
    boards = benchmark(read_boards, file)
    assert len(boards.boards) == BOARDS and boards.faults == ()


def test_opening_it_and_the_pictures_of_its_first_board(benchmark: BenchmarkFixture, file: Path) -> None:
    def first_board() -> int:
        boards = read_boards(file)
        return sum(len(content_of(image, boards.files)) for image in boards.boards[0].images)

    assert benchmark(first_board) > 10_000


def test_looking_through_all_its_pictures(benchmark: BenchmarkFixture, file: Path) -> None:
    report = benchmark(check, file)
    assert (report.boards, report.images_resolved) == (BOARDS, BOARDS * ROWS * COLUMNS)


def test_writing_it(benchmark: BenchmarkFixture, eighty: BoardSet) -> None:
    assert len(benchmark(package_bytes, eighty)) > 500_000


def test_making_one_drawing_safe(benchmark: BenchmarkFixture) -> None:
    drawing = Catalogue.bundled().svg("openmoji:1F9D1-200D-1F373")
    assert benchmark(clean_svg, drawing).content
