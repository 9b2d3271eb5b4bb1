"""What leaves the program about a unit: the same figures as on the page, behind the same gate, in a file."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.reports.csv_file import HEADINGS, csv_file
from accessible_fit.reports.kinds import FileFormat, ReportFile, file_name
from accessible_fit.reports.planned_plain import planned_plain, planned_rows, stage_plain
from accessible_fit.reports.register_plain import register_plain, register_rows
from accessible_fit.reports.register_tables import register_tables
from accessible_fit.reports.unit_json import json_file, participation_plain, unit_plain
from accessible_fit.reports.unit_rows import participation_rows, unit_rows
from accessible_fit.reports.unit_tables import participation_tables, unit_tables
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.register import UnitRegister
from accessible_fit.services.following.stage import UnitAsking
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.overview import UnitOverview, overview
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.words.catalogue import Words
from db import audit, units
from db.engine import Store, Tx
from db.records import Unit

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.paper.drawn import Drawings
    from accessible_fit.trends.planned_unit import PlannedParticipation
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
            audit.append(tx, actor.user_id, "exported", subject.value, unit_id, unit_id, about)
        w = Words(language)
        if subject is UnitSubject.REGISTER:
            register = UnitRegister(self._store, self._clock).of_unit(actor, unit_id, span)
            return self._registered(w, register, file_format)
        with self._store.reading() as tx:
            found = self._overview(tx, units.get(tx, unit_id), span)
        if subject is UnitSubject.PARTICIPATION:
            planned = UnitAsking(self._store, self._clock).of_unit(actor, unit_id, span)
            return self._taken(w, found, planned, file_format)
        return self._written(w, found, file_format)

    def _overview(self, tx: Tx, unit: Unit, span: Span) -> "Overview":
        if told_by_server.counts(tx):
            return told_by_server.overview(tx, unit, span)
        return overview(tx, unit, span, quarter_of(self._clock()) - 1)

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
        w = Words(language)
        if subject is UnitSubject.REGISTER:
            return self._registered(w, self._register_with_key(name, days), file_format)
        found = UnitOverview(self._store, self._clock).with_key(name, *days)
        if subject is UnitSubject.PARTICIPATION:
            asking = UnitAsking(self._store, self._clock)
            planned = asking.with_key(found.unit_name, found.span.first_day, found.span.last_day)
            return self._taken(w, found, planned, file_format)
        return self._written(w, found, file_format)

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

    def _written(self, w: Words, found: "Overview", file_format: FileFormat) -> ReportFile:
        forms = UnitOverview(self._store, self._clock).forms(found)
        data = _unit(w, found, forms, file_format, self._drawings, self._clock().astimezone().date())
        last = found.span.last_day.isoformat()
        return ReportFile(file_name((w.t("Report"), found.unit_name, last), file_format.value), data)

    def _taken(
        self, w: Words, found: "Overview", planned: "PlannedParticipation", file_format: FileFormat
    ) -> ReportFile:
        today = self._clock().astimezone().date()
        match file_format:
            case FileFormat.JSON:
                asked = {"planned": planned_plain(w, planned), "stage": stage_plain(w, planned.stage)}
                data = json_file(participation_plain(w, found) | asked)
            case FileFormat.CSV:
                data = csv_file(HEADINGS, [*participation_rows(w, found), *planned_rows(w, planned)])
            case FileFormat.XLSX:
                from accessible_fit.reports.xlsx_file import xlsx_file

                data = xlsx_file(w, participation_tables(w, found, planned, today))
            case FileFormat.PDF:
                from accessible_fit.reports.unit_pages import participation_pages

                data = participation_pages(w, found, planned, self._drawings(), today)
        last = found.span.last_day.isoformat()
        return ReportFile(file_name((w.t("Who took part"), found.unit_name, last), file_format.value), data)


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
