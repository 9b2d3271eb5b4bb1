"""A leader takes the report of the year along: as pages to read, and as tables to work on."""

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from accessible_fit.errors import NotAllowed
from accessible_fit.reports.kinds import FileFormat, file_name
from accessible_fit.services.access import Actor
from accessible_fit.services.following.unit_report import UnitReports, UnitSubject
from accessible_fit.trends.quarters import Span
from db.engine import Store
from db.vocabulary import Role
from pictograms.catalogue import Catalogue
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.accessible_fit.reports.told import NOW, YEARS, Told, fill, in_order

IMPROVING, SMALL, LARGE = 0, 2, 5


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


def told(store: Store, number: int, subject: UnitSubject = UnitSubject.UNIT) -> Told:
    reports = UnitReports(store, lambda: NOW, Catalogue.bundled)
    return Told(reports, in_order(store)[number], YEARS[-1], subject)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_begin_with_the_story_and_put_participation_first(store: Store, language: str) -> None:
    report = told(store, IMPROVING)
    data = report.file(FileFormat.PDF, language)
    pages = PdfReader(io.BytesIO(data)).pages
    first = pages[0].extract_text()
    assert report.unit.name in first
    assert "Ny samordnare" in first
    if language == "en":
        assert (
            first.index("it has become better") < first.index("Who took part?") < first.index("What do they")
        )
        for number, page in enumerate(pages, 1):
            assert f"page {number} of {len(pages)}" in page.extract_text()
    assert "OpenMoji" in "".join(page.extract_text() for page in pages)  # whom to thank


def test_the_pages_are_a4_with_title_language_own_type_and_charts_as_lines(store: Store) -> None:
    data = told(store, LARGE).file(FileFormat.PDF)
    pdf = read_pdf(data)
    assert b"/Lang (en)" in pdf.catalog
    assert b"/DisplayDocTitle true" in data
    assert {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"} <= pdf.embedded
    for page in pdf.pages:
        assert (round(page.width), round(page.height)) == (210, 297)
        for one in page.words:
            assert 0 <= one.x <= page.width and 0 <= one.y <= page.height
    chart = next(page for page in pdf.pages if "What has changed?" in page.text())
    assert sum(not line.level for line in chart.lines) > 10  # slopes, drawn as lines
    assert not [one for page in pdf.pages for one in page.pictures if one.width > 20]  # no chart is a picture


def test_no_table_is_divided_from_its_head(store: Store) -> None:
    for page in read_pdf(told(store, LARGE).file(FileFormat.PDF)).pages:
        said = [one.text for one in page.words]
        for at, text in enumerate(said):
            if text == "Score 0–100":
                assert any("Q" in before for before in said[max(0, at - 14) : at])


def test_a_spreadsheet_has_a_sheet_for_each_question(store: Store) -> None:
    book = told(store, LARGE).xlsx
    assert book.sheetnames == [
        "Who took part",
        "What do they think",
        "How many chose the best",
        "What has changed",
        "Up, down or stable",
        "What did we do",
        "How answers are spread",
        "Published elsewhere",
    ]
    for sheet in book.worksheets:
        assert sheet["A1"].value and sheet["A2"].value and sheet["A3"].value
        assert "fewer than five" in sheet["A3"].value
    periods = book["What has changed"]
    assert isinstance(periods["C5"].value, dt.datetime)


def test_the_register_and_participation_come_in_every_format(store: Store) -> None:
    for subject in (UnitSubject.REGISTER, UnitSubject.PARTICIPATION):
        report = told(store, LARGE, subject)
        assert report.json["unit"] == report.unit.name
        assert report.csv[0]["persons"] == "28"
        assert report.xlsx.worksheets[0].cell(5, 1).value
        assert "28 persons" in report.pdf


def test_only_who_follows_the_unit_may_and_it_stands_in_the_log(store: Store) -> None:
    unit, other = in_order(store)[LARGE], in_order(store)[SMALL]
    with store.reading() as tx:
        from db import users

        user = next(one for one in users.all_users(tx) if one.role is Role.LEADER)
    bo = Actor(user.id, "Bo", Role.LEADER, frozenset({unit.id}))
    reports, span = UnitReports(store, lambda: NOW, Catalogue.bundled), Span.around(*YEARS[-1])
    made = reports.make(bo, unit.id, span, FileFormat.CSV, "sv")
    assert made.name.endswith("2025-12-31.csv") and unit.name in made.name
    with store.reading() as tx:
        noted = tx.exec_driver_sql(
            "SELECT verb, subject_kind FROM audit_entry ORDER BY seq DESC LIMIT 2"
        ).all()
    assert [*noted] == [("looked_at", "service_types"), ("exported", "unit")]
    li = Actor(user.id, "Li", Role.STAFF, frozenset({unit.id}))
    for actor, unit_id in ((bo, other.id), (li, unit.id)):
        for subject in UnitSubject:
            with pytest.raises(NotAllowed):
                reports.make(actor, unit_id, span, FileFormat.CSV, "sv", subject)


def test_a_file_name_has_no_sign_that_a_system_refuses() -> None:
    assert file_name(("Rapport", 'Åsas "hem": A/B?', ""), "pdf") == "Rapport Åsas hem A B.pdf"
