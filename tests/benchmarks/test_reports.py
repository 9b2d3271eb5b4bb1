"""How long a leader waits for the report of a year, and how much memory it takes, as PDF and spreadsheet.

A unit of eight years with the most answers of ten. The peers are a sheet of as many plain cells by openpyxl
and as many pages of plain words by the PDF library itself: no charts, no pictures, nothing counted.
"""

import datetime as dt
import io
import tracemalloc
from collections.abc import Callable, Iterator

import pytest
from openpyxl import Workbook
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.following.unit_report import UnitReports
from db import unit_figures, units
from db.engine import Store, create_store
from pictograms.catalogue import Catalogue

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
MEGABYTE = 2**20
ROOM_MB = 200
"""What a report may take on top of what is there; more would be felt on a small computer."""


@pytest.fixture(scope="module")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, str]]:
    """A store of eight years, and the name of the unit in it with the most answers."""
    large = request.config.getoption("benchmark_enable")
    people, years = (200, 8) if large else (40, 2)
    plan = DemoPlan(units=10, people=people, years=years, seed=3, password="hemligt-lösenord", pin="2580")
    with create_store(f"sqlite:///{tmp_path_factory.mktemp('reported') / 'people.db'}") as store:
        fill_store(store, plan, TODAY, lambda done, total: None)
        with store.reading() as tx:
            known = units.all_units(tx)
            yield store, max(known, key=lambda one: len(unit_figures.answers(tx, one.id))).name


def report(filled: tuple[Store, str], way: FileFormat) -> Callable[[], bytes]:
    store, name = filled
    catalogue = Catalogue.bundled()
    reports = UnitReports(store, lambda: NOW, lambda: catalogue)
    return lambda: reports.make_with_key(name, YEAR, way, "sv").data


@pytest.mark.benchmark(group="report of a year")
@pytest.mark.parametrize("way", [FileFormat.PDF, FileFormat.XLSX, FileFormat.CSV])
def test_the_report_of_a_year(
    benchmark: BenchmarkFixture, filled: tuple[Store, str], way: FileFormat
) -> None:
    make = report(filled, way)
    tracemalloc.start()
    data = make()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    benchmark.extra_info["peak_mb"] = round(peak / MEGABYTE, 1)
    benchmark.extra_info["file_kb"] = round(len(data) / 1024)
    assert peak < ROOM_MB * MEGABYTE
    assert benchmark.pedantic(make, rounds=5, warmup_rounds=1)


@pytest.mark.benchmark(group="report of a year")
def test_plain_pages_by_the_pdf_library(benchmark: BenchmarkFixture) -> None:
    def make() -> bytes:
        kept = io.BytesIO()
        canvas = Canvas(kept)
        for _ in range(8):
            for line in range(60):
                canvas.drawString(40, 800 - 12 * line, "Stabilt och bra. 82 av 100, 24 personer.")
            canvas.showPage()
        canvas.save()
        return kept.getvalue()

    assert benchmark(make).startswith(b"%PDF")


@pytest.mark.benchmark(group="report of a year")
def test_plain_cells_by_openpyxl(benchmark: BenchmarkFixture) -> None:
    def make() -> bytes:
        kept, book = io.BytesIO(), Workbook()
        sheet = book.create_sheet()
        for row in range(700):
            sheet.append([f"Rad {row}", YEAR[0], YEAR[1], row, row / 7, "Mest bra, 24 personer"])
        book.save(kept)
        return kept.getvalue()

    assert benchmark(make)
