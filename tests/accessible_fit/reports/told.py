"""One invented municipality, and every report of its units in every format, read back as a reader does."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pypdf import PdfReader

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.reports.tables import Cell, Tables
from accessible_fit.services.following.as_planned import Asking
from accessible_fit.services.following.asking import Stay, occasions_of
from accessible_fit.services.following.unit_report import UnitReport, UnitReports, UnitSubject
from accessible_fit.services.unit.counting import Counted, counted
from accessible_fit.words.catalogue import Words
from db import registered, unit_figures, units
from db.engine import Store, open_store
from db.records import Unit
from db.unit_figures import as_bytes
from pictograms.catalogue import Catalogue
from tests.accessible_fit.made_once import copied, municipality

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEARS = [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in (2023, 2024, 2025)]
NUMBER = re.compile(r"(?<![\w,.–-])\d+(?![\w,.–-]|\s*%)")


def fill(factory: pytest.TempPathFactory) -> Store:
    """Open a store of seven units with eighty people over three years."""
    return open_store(copied(municipality(factory), factory.mktemp("told") / "people.db"))


@dataclass
class Told:
    """What one report says in each format."""

    reports: UnitReports
    unit: Unit
    days: tuple[dt.date, dt.date]
    subject: UnitSubject

    def file(self, way: FileFormat, language: str = "en") -> bytes:
        return self.reports.make_with_key(self.unit.name, self.days, way, language, self.subject).data

    @cached_property
    def read(self) -> UnitReport:
        """The report before it is written: counted once for all formats."""
        return self.reports.read_with_key(self.unit.name, self.days, "en", self.subject)

    def data(self, way: FileFormat) -> bytes:
        """The report in a format, counted once for all of them."""
        return self.read.written(Words("en"), way).data

    @cached_property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.data(FileFormat.JSON))
        return found

    @cached_property
    def csv(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.data(FileFormat.CSV).decode("utf-8-sig"))))

    @cached_property
    def tables(self) -> Tables:
        """The tables that are written as a spreadsheet."""
        return self.read.tables()

    def sheet(self, name: str) -> tuple[tuple[Cell, ...], ...]:
        """The rows of one table by its name; none where there is no such table."""
        return next((one.rows for one in self.tables.sheets if one.name == name), ())

    @cached_property
    def xlsx(self) -> Workbook:
        return load_workbook(io.BytesIO(self.data(FileFormat.XLSX)))

    @cached_property
    def pdf(self) -> str:
        return "\n".join(
            page.extract_text() for page in PdfReader(io.BytesIO(self.data(FileFormat.PDF))).pages
        )


def everything(store: Store) -> Iterator[Told]:
    """Every report of every unit and year, of which somebody could lay two beside each other."""
    reports = UnitReports(store, lambda: NOW, Catalogue.bundled)
    for unit in in_order(store):
        for days in YEARS:
            for subject in UnitSubject:
                yield Told(reports, unit, days, subject)


def in_order(store: Store) -> list[Unit]:
    """The units in the order of their stories."""
    with store.reading() as tx:
        return sorted(units.all_units(tx), key=lambda one: one.id)


def asking_in(store: Store, unit: Unit) -> Asking:
    """Who had support, and what became of every occasion to ask them, by the ids that figures have."""
    with store.reading() as tx:
        rows = registered.of_units(tx, [unit.id])
        stays = [Stay(one.person_id, one.started_on, one.ended_on, one.reason_out) for one in rows]
        occasions = occasions_of(tx, unit.id, stays, dt.date(2020, 1, 1), YEARS[-1][1], NOW.date())
    # The register reads UUIDs, figures what the database gives: two that are never alike cannot be compared.
    key: Any = as_bytes
    return Asking(
        [one._replace(person_id=key(one.person_id)) for one in rows],
        [replace(one, person_id=key(one.person_id)) for one in occasions],
        (),
        0,
        0,
    )


def counted_in(store: Store, unit: Unit) -> Counted:
    """Who is in every figure, before anything is hidden."""
    with store.reading() as tx:
        return counted(
            unit_figures.talks(tx, unit.id),
            unit_figures.answers(tx, unit.id),
            unit_figures.enrolments(tx, unit.id),
            unit_figures.not_counted(tx, unit.id),
        )
