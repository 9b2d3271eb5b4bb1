"""What leaves the program about a unit: the same figures as on the page, behind the same gate, in a file."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.reports.csv_file import HEADINGS, csv_file
from accessible_fit.reports.kinds import FileFormat, ReportFile, file_name
from accessible_fit.reports.register_plain import register_plain, register_rows
from accessible_fit.reports.register_tables import register_tables
from accessible_fit.reports.unit_json import json_file, participation_plain, unit_plain
from accessible_fit.reports.unit_rows import participation_rows, unit_rows
from accessible_fit.reports.unit_tables import participation_tables, unit_tables
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.register import UnitRegister
from accessible_fit.services.unit.overview import UnitOverview, overview
from accessible_fit.trends.quarters import Span
from accessible_fit.words.catalogue import Words
from db import audit, units
from db.engine import Store

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.paper.drawn import Drawings
    from accessible_fit.trends.register import Register
    from accessible_fit.trends.unit import Overview


class UnitSubject(StrEnum):
    """What of a unit a report tells."""

    UNIT = "unit"
    REGISTER = "register"
    PARTICIPATION = "participation"


class UnitReports:
    """The use case of writing a report of a unit. `drawings` gives the pictograms of a PDF."""

    def __init__(self, store: Store, clock: Clock, drawings: "Callable[[], Drawings]") -> None:
        self._store = store
        self._clock = clock
        self._drawings = drawings

    def make(
        self,
        actor: Actor,
        unit_id: UUID,
        span: Span,
        file_format: FileFormat,
        language: str,
        subject: UnitSubject = UnitSubject.UNIT,
    ) -> ReportFile:
        """Return the report of a unit in whole quarters, and note in the log that it was made.

        Raises NotAllowed.
        """
        actor.require(Right.FOLLOW_UNIT, unit_id)
        with self._store.writing() as tx:
            about = {"from": span.first_day.isoformat(), "to": span.last_day.isoformat()}
            about["format"] = file_format.value
            what = "register" if subject is UnitSubject.REGISTER else "unit"
            audit.append(tx, actor.user_id, "exported", what, unit_id, unit_id, about)
        if subject is UnitSubject.REGISTER:
            register = UnitRegister(self._store, self._clock).of_unit(actor, unit_id, span)
            return self._registered(Words(language), register, file_format)
        with self._store.reading() as tx:
            found = overview(tx, units.get(tx, unit_id), span)
        return self._written(Words(language), found, subject, file_format)

    def make_with_key(
        self,
        name: str,
        days: tuple[dt.date, dt.date],
        file_format: FileFormat,
        language: str,
        subject: UnitSubject = UnitSubject.UNIT,
    ) -> ReportFile:
        """Return the report of a unit by its name, for whoever has the key of the store.

        Raises NoSuchUnit, DaysBackwards.
        """
        if subject is UnitSubject.REGISTER:
            return self._registered(Words(language), self._register_with_key(name, days), file_format)
        found = UnitOverview(self._store, self._clock).with_key(name, *days)
        return self._written(Words(language), found, subject, file_format)

    def _register_with_key(self, name: str, days: tuple[dt.date, dt.date]) -> "Register":
        today = self._clock().astimezone().date()
        kept = UnitRegister(self._store, self._clock)
        found = kept.with_key(" ".join(name.split()), days[0], min(days[1], today))
        with self._store.writing() as tx:
            about = {"from": found.span.first_day.isoformat(), "to": found.span.last_day.isoformat()}
            audit.append(tx, None, "exported", "register", found.unit_id, found.unit_id, about)
        return found

    def _registered(self, w: Words, found: "Register", file_format: FileFormat) -> ReportFile:
        today = self._clock().astimezone().date()
        match file_format:
            case FileFormat.JSON:
                data = json_file(register_plain(w, found))
            case FileFormat.CSV:
                data = csv_file(HEADINGS, register_rows(w, found))
            case FileFormat.XLSX:
                from accessible_fit.reports.xlsx_file import xlsx_file

                data = xlsx_file(w, register_tables(w, found, today))
            case FileFormat.PDF:
                from accessible_fit.reports.sheet_pages import sheet_pages

                data = sheet_pages(w, register_tables(w, found, today), self._drawings())
        last = found.span.last_day.isoformat()
        return ReportFile(file_name((w.t("Register"), found.unit_name, last), file_format.value), data)

    def _written(
        self, w: Words, found: "Overview", subject: UnitSubject, file_format: FileFormat
    ) -> ReportFile:
        forms = UnitOverview(self._store, self._clock).forms(found)
        make = _unit if subject is UnitSubject.UNIT else _taken
        data = make(w, found, forms, file_format, self._drawings, self._clock().astimezone().date())
        last = found.span.last_day.isoformat()
        title = w.t("Report") if subject is UnitSubject.UNIT else w.t("Who took part")
        return ReportFile(file_name((title, found.unit_name, last), file_format.value), data)


def _unit(
    w: Words,
    found: "Overview",
    forms: "Mapping[str, Instrument]",
    file_format: FileFormat,
    drawings: "Callable[[], Drawings]",
    today: dt.date,
) -> bytes:
    match file_format:
        case FileFormat.JSON:
            return json_file(unit_plain(w, found, forms))
        case FileFormat.CSV:
            return csv_file(HEADINGS, [*participation_rows(w, found), *unit_rows(w, found, forms)])
        case FileFormat.XLSX:
            from accessible_fit.reports.xlsx_file import xlsx_file

            return xlsx_file(w, unit_tables(w, found, forms, today))
        case FileFormat.PDF:
            from accessible_fit.reports.unit_pages import unit_pages

            return unit_pages(w, found, forms, drawings(), today)


def _taken(
    w: Words,
    found: "Overview",
    _forms: "Mapping[str, Instrument]",
    file_format: FileFormat,
    drawings: "Callable[[], Drawings]",
    today: dt.date,
) -> bytes:
    match file_format:
        case FileFormat.JSON:
            return json_file(participation_plain(w, found))
        case FileFormat.CSV:
            return csv_file(HEADINGS, participation_rows(w, found))
        case FileFormat.XLSX:
            from accessible_fit.reports.xlsx_file import xlsx_file

            return xlsx_file(w, participation_tables(w, found, today))
        case FileFormat.PDF:
            from accessible_fit.reports.unit_pages import participation_pages

            return participation_pages(w, found, drawings(), today)
