"""What the organisation is called: superusers say it, and it stands on the reports."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.access import Actor
from accessible_fit.services.following.person_report import PersonReports
from accessible_fit.services.following.unit_report import UnitReports, UnitSubject
from accessible_fit.services.organisation_name import LONGEST_NAME, OrganisationName
from accessible_fit.ui.staff import settings_page
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import staff_line
from db import log_lines, people, settings
from db.engine import Store
from db.records import Person, Unit
from db.vocabulary import Role
from pictograms.catalogue import Catalogue
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.accessible_fit.reports.told import NOW, YEARS, fill, in_order
from tests.journeys.people import Home, new_home

NAME = "Omsorgsförvaltningen i Ekhamra & Östra Nabbelunds kommunalförbund"
WIDEST = "W" * LONGEST_NAME
EVERY = [UnitSubject.UNIT, UnitSubject.REGISTER, UnitSubject.PARTICIPATION]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def test_it_is_empty_until_a_superuser_writes_it_and_the_log_tells(home: Home) -> None:
    names = OrganisationName(home.store)
    assert names.now(home.actor) == ""
    assert names.write(home.actor, f"  {NAME}\n ") == NAME
    assert names.now(home.actor) == NAME
    with home.store.reading() as tx:
        newest = log_lines.found(tx, log_lines.Wanted())[0]
    assert newest.details == {"name": NAME}
    told = staff_line(Words("en"), newest.verb, newest.subject_kind, "Eva")
    assert told == "Eva changed the name of the organisation."
    assert names.write(home.actor, "") == ""


def test_too_long_a_name_is_refused_and_the_field_takes_no_more(home: Home) -> None:
    with pytest.raises(FieldMissing):
        OrganisationName(home.store).write(home.actor, "W" * (LONGEST_NAME + 1))
    assert settings_page.LONGEST_NAME == LONGEST_NAME


def test_nobody_else_writes_it(home: Home) -> None:
    for role in (Role.STAFF, Role.LEADER):
        other = Actor(uuid4(), "Annan", role, frozenset())
        with pytest.raises(NotAllowed):
            OrganisationName(home.store).write(other, NAME)


# ---------------------------------------------------------------------- on reports


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


@pytest.fixture
def unit(store: Store) -> Unit:
    return in_order(store)[5]


@pytest.fixture
def person(store: Store, unit: Unit) -> Person:
    with store.reading() as tx:
        return people.in_units(tx, [unit.id])[0]


def called(store: Store, name: str) -> None:
    with store.writing() as tx:
        settings.write(tx, settings.ORGANISATION, name)


def of_unit(store: Store, unit: Unit, way: FileFormat, subject: UnitSubject) -> bytes:
    reports = UnitReports(store, lambda: NOW, Catalogue.bundled)
    return reports.make_with_key(unit.name, YEARS[-1], way, "sv", subject).data


def of_person(store: Store, person: Person, way: FileFormat) -> bytes:
    reports = PersonReports(store, lambda: NOW, Catalogue.bundled)
    return reports.make_with_key(str(person.id), (YEARS[0][0], YEARS[-1][1]), way, "sv").data


def whole(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("subject", EVERY)
def test_it_stands_at_the_foot_of_every_page_of_a_unit_and_in_its_tables(
    store: Store, unit: Unit, subject: UnitSubject
) -> None:
    called(store, NAME)
    assert all(NAME in page for page in whole(of_unit(store, unit, FileFormat.PDF, subject)))
    assert json.loads(of_unit(store, unit, FileFormat.JSON, subject))["organisation"] == NAME
    book = load_workbook(io.BytesIO(of_unit(store, unit, FileFormat.XLSX, subject)))
    heads = {str(sheet.oddHeader.left.text) for sheet in book.worksheets}
    assert heads == {NAME.replace("&", "&&")}


def test_it_stands_on_the_persons_pages_and_in_the_tables(store: Store, person: Person) -> None:
    called(store, NAME)
    assert all(NAME in page for page in whole(of_person(store, person, FileFormat.PDF)))
    assert json.loads(of_person(store, person, FileFormat.JSON))["organisation"] == NAME


def test_without_a_name_nothing_is_said(store: Store, unit: Unit, person: Person) -> None:
    called(store, "")
    before = of_unit(store, unit, FileFormat.PDF, UnitSubject.UNIT)
    assert NAME not in " ".join(whole(before))
    assert json.loads(of_unit(store, unit, FileFormat.JSON, UnitSubject.UNIT))["organisation"] == ""
    assert json.loads(of_person(store, person, FileFormat.JSON))["organisation"] == ""


def test_the_widest_name_stays_beside_the_page_number_and_inside_the_page(
    store: Store, unit: Unit, person: Person
) -> None:
    called(store, WIDEST)
    for data in (
        of_unit(store, unit, FileFormat.PDF, UnitSubject.UNIT),
        of_person(store, person, FileFormat.PDF),
    ):
        for page in read_pdf(data).pages:
            (name,) = [one for one in page.words if one.text.startswith("WWW")]
            number = next(one for one in page.words if one.text.startswith("sida"))
            assert name.x > 0 and 0 < name.y < page.height
            assert name.y != number.y
            assert all(one is name or abs(one.y - name.y) > 1 or one.x > name.x for one in page.words)
