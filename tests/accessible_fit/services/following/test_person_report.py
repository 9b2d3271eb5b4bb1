"""A report of one person: everything for staff, and pages of pictures for the person."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from accessible_fit.errors import NotAllowed
from accessible_fit.reports.kinds import FileFormat
from accessible_fit.reports.person_json import PERSON_HEADINGS
from accessible_fit.services.access import Actor
from accessible_fit.services.following.person_report import NoSuchPerson, PersonReports, SeveralPersons
from accessible_fit.services.unit.named import DaysBackwards
from db import actions, answers, people, units, users
from db.engine import Store
from db.records import Person
from db.vocabulary import Outcome, Role, WhoAnswered
from pictograms.catalogue import Catalogue
from tests.accessible_fit.reports.told import NOW, fill

ALL = (dt.date(2023, 1, 1), dt.date(2026, 3, 2))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def everybody(store: Store) -> list[Person]:
    """Those with most promises first."""
    with store.reading() as tx:
        found = people.in_units(tx, [one.id for one in units.all_units(tx)])
        return sorted(found, key=lambda one: -len(actions.of_person(tx, one.id)))


@pytest.fixture
def reports(store: Store) -> PersonReports:
    return PersonReports(store, lambda: NOW, Catalogue.bundled)


def plain(reports: PersonReports, person: Person, days: tuple[dt.date, dt.date] = ALL) -> dict:  # type: ignore[type-arg]  # as JSON has it
    found: dict = json.loads(reports.make_with_key(str(person.id), days, FileFormat.JSON, "en").data)  # type: ignore[type-arg]  # the same
    return found


def test_every_answer_is_there_once_with_its_format_score_and_who_answered(
    reports: PersonReports, store: Store, everybody: list[Person]
) -> None:
    for person in everybody[:8]:
        with store.reading() as tx:
            kept = answers.series(tx, person.id)
        told = [
            (
                series["question"],
                series["format"],
                series["steps"],
                series["who"],
                one["outcome"],
                one["score"],
            )
            for series in plain(reports, person)["questions"]
            for one in series["points"]
            if not series["question"].startswith("card:")
        ]
        assert sorted(map(str, told)) == sorted(
            str(
                (
                    one.item_id,
                    one.format_kind.value,
                    one.format_steps,
                    one.who_answered.value,
                    one.outcome.value,
                    one.score,
                )
            )
            for one in kept
        )


def test_nobody_else_s_answers_are_in_a_series_of_the_person_s_own(
    reports: PersonReports, everybody: list[Person]
) -> None:
    others = 0
    for person in everybody[:40]:
        for series in plain(reports, person)["areas"]:
            others += series["who"] != WhoAnswered.SELF.value
    assert others


def test_only_the_days_asked_for_are_told(reports: PersonReports, everybody: list[Person]) -> None:
    first, last = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
    made = plain(reports, everybody[0], (first, last))
    days = [one["day"] for series in made["questions"] for one in series["points"]]
    assert days and all("2024-01-01" <= day <= "2024-12-31" for day in days)
    assert made["conversations"] < plain(reports, everybody[0])["conversations"]


def test_csv_and_spreadsheet_have_a_row_for_every_answer(
    reports: PersonReports, everybody: list[Person]
) -> None:
    name = str(everybody[0].id)
    data = reports.make_with_key(name, ALL, FileFormat.CSV, "en").data
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(rows[0]) == PERSON_HEADINGS
    book = load_workbook(io.BytesIO(reports.make_with_key(name, ALL, FileFormat.XLSX, "en").data))
    assert book.sheetnames == [
        "What is said",
        "What has changed",
        "Every answer",
        "Worth asking again",
        "You said – we did",
    ]
    sheet = book["Every answer"]
    assert sheet.max_row - 4 == len(rows)
    assert isinstance(sheet["A5"].value, dt.datetime)
    answered = sum(one["outcome"] == Outcome.ANSWERED.value for one in rows)
    assert (
        sum(isinstance(sheet.cell(row, 6).value, int | float) for row in range(5, sheet.max_row + 1))
        == answered
    )


def test_the_pages_are_for_the_person_pictures_few_words_and_no_figures(
    reports: PersonReports, everybody: list[Person]
) -> None:
    person = everybody[0]
    data = reports.make_with_key(str(person.id), ALL, FileFormat.PDF, "en").data
    pages = PdfReader(io.BytesIO(data)).pages
    said = [page.extract_text() for page in pages]
    assert person.alias in said[0]
    assert any("Ja" in text and "Nej" in text for text in said)  # in the person's own language
    for text in said:
        around = r"page \d+ of \d+|sida \d+ av \d+|CC BY-SA 4.0|2026-03-02"  # page number, credits, the day
        assert not re.search(r"\d", re.sub(around, "", text)), text
    for page in pages:
        assert len(page.images) >= 1


def test_a_name_or_a_number_finds_the_person(
    reports: PersonReports, everybody: list[Person], store: Store
) -> None:
    names = [one.alias for one in everybody]
    twice = next((name for name in names if names.count(name) > 1), None)
    alone = next(one for one in everybody if names.count(one.alias) == 1)
    assert reports.make_with_key(f" {alone.alias.upper()} ", ALL, FileFormat.CSV, "en").data
    with pytest.raises(NoSuchPerson):
        reports.make_with_key("Ingen Alls", ALL, FileFormat.CSV, "en")
    with pytest.raises(DaysBackwards):
        reports.make_with_key(alone.alias, (ALL[1], ALL[0]), FileFormat.CSV, "en")
    if twice is None:
        with store.writing() as tx:
            twice = people.add(tx, everybody[0].unit_id, alone.alias).alias
    with pytest.raises(SeveralPersons):
        reports.make_with_key(twice, ALL, FileFormat.CSV, "en")


def test_staff_of_the_unit_may_and_the_person_can_see_that_it_was_saved(
    reports: PersonReports, everybody: list[Person], store: Store
) -> None:
    person = everybody[0]
    with store.reading() as tx:
        user: UUID = users.all_users(tx)[0].id
    karin = Actor(user, "Karin", Role.STAFF, frozenset({person.unit_id}))
    assert reports.make(karin, person.id, ALL, FileFormat.JSON, "sv").name.endswith(".json")
    with store.reading() as tx:
        last = tx.exec_driver_sql(
            "SELECT verb, subject_kind, subject_id FROM audit_entry ORDER BY seq DESC LIMIT 1"
        ).one()
    assert (last[0], last[1]) == ("exported", "series")
    for role, unit_ids in ((Role.STAFF, {uuid4()}), (Role.LEADER, {person.unit_id})):
        with pytest.raises(NotAllowed):
            reports.make(Actor(user, "X", role, frozenset(unit_ids)), person.id, ALL, FileFormat.PDF, "sv")
