"""One invented municipality, and every report of its units in every format, read back as a reader does."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pypdf import PdfReader

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.demo.fill import DemoPlan, fill_store
from accessible_fit.services.following.unit_report import UnitReports, UnitSubject
from accessible_fit.services.unit.counting import Counted, counted
from db import unit_figures, units
from db.engine import Store, create_store
from db.records import Unit
from pictograms.catalogue import Catalogue

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
YEARS = [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in (2023, 2024, 2025)]
NUMBER = re.compile(r"(?<![\w,.–-])\d+(?![\w,.–-]|\s*%)")


def fill(folder: Path) -> Store:
    """Make a store of seven units with eighty people over three years."""
    plan = DemoPlan(units=7, people=80, years=3, seed=11, password="hemligt-lösenord", pin="2580")
    store = create_store(f"sqlite:///{folder / 'people.db'}")
    fill_store(store, plan, TODAY, lambda done, total: None)
    return store


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
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.file(FileFormat.JSON))
        return found

    @cached_property
    def csv(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.file(FileFormat.CSV).decode("utf-8-sig"))))

    @cached_property
    def xlsx(self) -> Workbook:
        return load_workbook(io.BytesIO(self.file(FileFormat.XLSX)))

    @cached_property
    def pdf(self) -> str:
        return "\n".join(
            page.extract_text() for page in PdfReader(io.BytesIO(self.file(FileFormat.PDF))).pages
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


def counted_in(store: Store, unit: Unit) -> Counted:
    """Who is in every figure, before anything is hidden."""
    with store.reading() as tx:
        return counted(
            unit_figures.talks(tx, unit.id),
            unit_figures.answers(tx, unit.id),
            unit_figures.enrolments(tx, unit.id),
            unit_figures.not_counted(tx, unit.id),
        )
