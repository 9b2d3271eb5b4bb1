"""What leaves the program about a unit: the same figures as on the page, behind the same gate, in a file."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.reports.csv_file import HEADINGS, csv_file
from accessible_fit.reports.kinds import FileFormat, ReportFile, file_name
from accessible_fit.reports.plain import json_file
from accessible_fit.reports.planned_plain import planned_plain, planned_rows, stage_plain
from accessible_fit.reports.register_plain import register_plain, register_rows
from accessible_fit.reports.register_tables import register_tables
from accessible_fit.reports.unit_json import participation_plain, unit_plain
from accessible_fit.reports.unit_rows import participation_rows, unit_rows
from accessible_fit.reports.unit_tables import participation_tables, unit_tables
from accessible_fit.reports.unit_told import UnitTold
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.register import UnitRegister
from accessible_fit.services.following.stage import UnitAsking
from accessible_fit.services.organisation_name import organisation_name
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.overview import UnitOverview, overview
from accessible_fit.services.unit.published import beside
from accessible_fit.services.unit.same_kind import SameKind
from accessible_fit.trends.quarters import A_YEAR, Span, quarter_of
from accessible_fit.words.catalogue import Words
from db import audit, units
from db.engine import Store, Tx
from db.records import Unit

if TYPE_CHECKING:
    from accessible_fit.paper.drawn import Drawings
    from accessible_fit.reports.tables import Tables
    from accessible_fit.trends.planned_unit import PlannedParticipation
    from accessible_fit.trends.register import Register
    from accessible_fit.trends.same_kind import Kinds
    from accessible_fit.trends.unit import Overview


class UnitSubject(StrEnum):
    """What of a unit a report tells."""

    UNIT = "unit"
    REGISTER = "register"
    PARTICIPATION = "participation"


@dataclass(frozen=True, slots=True)
class UnitReport:
    """A report that has been counted and not written yet: the same figures for every format.

    `name` is the file's without its ending, `organisation` what the organisation is called.
    """

    name: tuple[str, ...]
    organisation: str
    plain: Callable[[], dict[str, object]]
    rows: Callable[[], Iterable[tuple[object, ...]]]
    tables: Callable[[], "Tables"]
    pages: Callable[[], bytes]

    def written(self, w: Words, file_format: FileFormat) -> ReportFile:
        """Return the report as a file."""
        match file_format:
            case FileFormat.JSON:
                data = json_file({"organisation": self.organisation} | self.plain())
            case FileFormat.CSV:
                data = csv_file(HEADINGS, self.rows())
            case FileFormat.XLSX:
                from accessible_fit.reports.xlsx_file import xlsx_file

                data = xlsx_file(w, replace(self.tables(), organisation=self.organisation))
            case FileFormat.PDF:
                data = self.pages()
        return ReportFile(file_name(self.name, file_format.value), data)


class UnitReports:
    """The use cases of writing a report of a unit. `drawings` gives the pictograms of a PDF."""

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
            return self._registered(w, register).written(w, file_format)
        with self._store.reading() as tx:
            found = self._overview(tx, units.get(tx, unit_id), span)
        if subject is UnitSubject.PARTICIPATION:
            planned = UnitAsking(self._store, self._clock).of_unit(actor, unit_id, span)
            return self._taken(w, found, planned).written(w, file_format)
        kinds = SameKind(self._store, self._clock).beside(actor, unit_id, _a_year(span))
        return self._told(w, found, kinds).written(w, file_format)

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
        return self.read_with_key(name, days, language, subject).written(Words(language), file_format)

    def read_with_key(
        self,
        name: str,
        days: tuple[dt.date, dt.date],
        language: str,
        subject: UnitSubject = UnitSubject.UNIT,
    ) -> UnitReport:
        """Return the same, counted and not written yet. Raises NoSuchUnit, DaysBackwards."""
        w = Words(language)
        if subject is UnitSubject.REGISTER:
            return self._registered(w, self._register_with_key(name, days))
        found = UnitOverview(self._store, self._clock).with_key(name, *days)
        if subject is UnitSubject.PARTICIPATION:
            asking = UnitAsking(self._store, self._clock)
            planned = asking.with_key(found.unit_name, found.span.first_day, found.span.last_day)
            return self._taken(w, found, planned)
        kinds = SameKind(self._store, self._clock).with_key(found.unit_id, _a_year(found.span))
        return self._told(w, found, kinds)

    def _register_with_key(self, name: str, days: tuple[dt.date, dt.date]) -> "Register":
        today = self._clock().astimezone().date()
        kept = UnitRegister(self._store, self._clock)
        found = kept.with_key(" ".join(name.split()), days[0], min(days[1], today))
        with self._store.writing() as tx:
            about = {"from": found.span.first_day.isoformat(), "to": found.span.last_day.isoformat()}
            audit.append(tx, None, "exported", "register", found.unit_id, found.unit_id, about)
        return found

    def _registered(self, w: Words, found: "Register") -> UnitReport:
        tables = partial(register_tables, w, found, self._clock().astimezone().date())
        whose = self._organisation()

        def pages() -> bytes:
            from accessible_fit.reports.sheet_pages import sheet_pages

            return sheet_pages(w, replace(tables(), organisation=whose), self._drawings())

        return UnitReport(
            (w.t("Register"), found.unit_name, found.span.last_day.isoformat()),
            whose,
            partial(register_plain, w, found),
            partial(register_rows, w, found),
            tables,
            pages,
        )

    def _told(self, w: Words, found: "Overview", kinds: "Kinds") -> UnitReport:
        forms = UnitOverview(self._store, self._clock).forms(found)
        with self._store.reading() as tx:
            told = UnitTold(found, forms, beside(tx, forms), kinds)
            whose = organisation_name(tx)
        today = self._clock().astimezone().date()

        def pages() -> bytes:
            from accessible_fit.reports.unit_pages import unit_pages

            return unit_pages(w, told, self._drawings(), today, whose)

        return UnitReport(
            (w.t("Report"), found.unit_name, found.span.last_day.isoformat()),
            whose,
            partial(unit_plain, w, told),
            lambda: [*participation_rows(w, found), *unit_rows(w, told)],
            partial(unit_tables, w, told, today),
            pages,
        )

    def _taken(self, w: Words, found: "Overview", planned: "PlannedParticipation") -> UnitReport:
        today, whose = self._clock().astimezone().date(), self._organisation()

        def plain() -> dict[str, object]:
            asked = {"planned": planned_plain(w, planned), "stage": stage_plain(w, planned.stage)}
            return participation_plain(w, found) | asked

        def pages() -> bytes:
            from accessible_fit.reports.unit_pages import participation_pages

            return participation_pages(w, found, planned, self._drawings(), today, whose)

        return UnitReport(
            (w.t("Who took part"), found.unit_name, found.span.last_day.isoformat()),
            whose,
            plain,
            lambda: [*participation_rows(w, found), *planned_rows(w, planned)],
            partial(participation_tables, w, found, planned, today),
            pages,
        )

    def _organisation(self) -> str:
        with self._store.reading() as tx:
            return organisation_name(tx)


def _a_year(span: Span) -> Span:
    """Return the twelve months that a span ends with: units of one kind are counted over a year."""
    return Span(span.last - A_YEAR + 1, span.last)
