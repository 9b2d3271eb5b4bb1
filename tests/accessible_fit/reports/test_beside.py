"""A leader lays the unit's year beside what is published and units of the same kind, in every format."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from accessible_fit.reports.csv_file import HEADINGS, csv_file
from accessible_fit.reports.plain import json_file
from accessible_fit.reports.unit_json import unit_plain
from accessible_fit.reports.unit_pages import unit_pages
from accessible_fit.reports.unit_rows import unit_rows
from accessible_fit.reports.unit_tables import unit_tables
from accessible_fit.reports.unit_told import UnitTold
from accessible_fit.reports.xlsx_file import xlsx_file
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.services.unit.published import beside
from accessible_fit.trends.same_kind import Kind, Kinds, PooledArea
from accessible_fit.trends.unit import WHOLE, AreaSpread, Level, Parted
from accessible_fit.words.catalogue import LANGUAGES, Words
from db.engine import Store
from pictograms.catalogue import Catalogue
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.accessible_fit.reports.told import NOW, YEARS, fill, in_order

LARGE, SMALL = 5, 2
HOUSING = Kind("housing_support", 4, {WHOLE: PooledArea(85, 76, 0.55), "deciding": PooledArea(60, 48, 0.3)})
HOMES = Kind("group_home", 5, {WHOLE: PooledArea(20, 71, 0.5), "food": PooledArea(20, 33, 0.1)})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


def told_of(store: Store, number: int) -> UnitTold:
    use = UnitOverview(store, lambda: NOW)
    found = use.with_key(in_order(store)[number].name, *YEARS[-1])
    forms = use.forms(found)
    kinds = Kinds(found.span, (WHOLE, "deciding", "food"), (HOMES, HOUSING))
    with store.reading() as tx:
        return UnitTold(found, forms, beside(tx, forms), kinds)


@pytest.fixture(scope="module")
def told(store: Store) -> UnitTold:
    """A large unit, and a spread in which everything that a spread can be is there."""
    made = told_of(store, LARGE)
    spread = (
        AreaSpread("food", Parted(None, dict.fromkeys(Level))),
        AreaSpread(WHOLE, Parted(28, {Level.GOOD: 15, Level.BOTH: 7, Level.BAD: 6})),
        AreaSpread("safety", Parted(28, {Level.GOOD: None, Level.BOTH: 11, Level.BAD: None})),
        AreaSpread("deciding", Parted(28, dict.fromkeys(Level), Level.GOOD)),
    )
    return replace(made, found=replace(made.found, service_type="housing_support", spread=spread))


def rows_of(told: UnitTold) -> list[dict[str, str]]:
    data = csv_file(HEADINGS, unit_rows(Words("en"), told)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data)))


def text_of(told: UnitTold, language: str) -> str:
    data = unit_pages(Words(language), told, Catalogue.bundled(), NOW.date())
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())


def test_each_question_has_a_sheet_with_cells_of_its_own_kind(told: UnitTold) -> None:
    book = load_workbook(io.BytesIO(xlsx_file(Words("en"), unit_tables(Words("en"), told, NOW.date()))))
    spread = book["How answers are spread"]
    assert [cell.value for cell in spread[5]][:5] == ["Everything that was asked", 28, 15, 7, 6]
    rest = [[cell.value for cell in row][:5] for row in spread.iter_rows(min_row=6)]
    assert rest == [
        ["Deciding", 28, "at least 24 persons", "not shown", "not shown"],
        ["Being safe", 28, "not shown", 11, "not shown"],
        ["Food", *["not shown"] * 4],
    ]
    published = book["Published elsewhere"]
    for row in published.iter_rows(min_row=5):
        _, _, own, share, place, year, source, words = (cell.value for cell in row)
        assert isinstance(share, float) and row[3].number_format == "0 %"
        assert own == "not shown" or isinstance(own, float | int)
        assert isinstance(year, int) and f"{source} {year}, {place}: {round(100 * share)} %" in words
    assert published.max_row > 10
    kinds = book["Units of the same kind"]
    rows = [[cell.value for cell in row] for row in kinds.iter_rows(min_row=5)]
    assert rows[1][1:6] == ["Housing support", 4, 85, 76, 0.55]  # the unit's own kind stands first
    assert rows[2][1:6] == ["Group home", 5, 20, 71, 0.5]
    assert {row[0] for row in rows} == {"Everything that was asked", "Deciding", "Food"}


def test_a_sheet_without_anything_to_say_is_not_there(told: UnitTold) -> None:
    bare = replace(
        told, published={}, kinds=replace(told.kinds, kinds=()), found=replace(told.found, spread=())
    )
    names = {one.name for one in unit_tables(Words("en"), bare, NOW.date()).sheets}
    assert names.isdisjoint({"How answers are spread", "Published elsewhere", "Units of the same kind"})
    assert "Units of the same kind" not in text_of(bare, "en")


def test_json_and_csv_tell_the_same_of_spread_kinds_and_what_is_published(told: UnitTold) -> None:
    made: dict[str, Any] = json.loads(json_file(unit_plain(Words("en"), told)))
    rows = {(row["section"], row["what"]): row for row in rows_of(told)}
    for one in made["spread"]:
        assert rows["spread", one["area"]]["persons"] == str(one["persons"] or "")
        for level in Level:
            assert rows["spread", f"{one['area']}/{level}"]["persons"] == str(one[level.value] or "")
    assert made["spread"][1]["nearly_all"] == {"part": "good", "at_least": 24}
    assert [one["service_type"] for one in made["same_kind"]["kinds"]] == ["housing_support", "group_home"]
    for kind in made["same_kind"]["kinds"]:
        assert rows["same_kind_units", kind["service_type"]]["value"] == str(kind["units"])
        for area in kind["areas"]:
            row = rows["same_kind", f"{kind['service_type']}/{area['area']}"]
            assert row["value"] == str(area["score"]) and row["persons"] == ""
            assert f"at least {area['at_least']} persons" in row["words"]
    published = 0
    for share in made["shares"]:
        for one in share["published"]:
            row = rows["published", f"{share['form']}/{share['question']}/{one['place']}"]
            assert float(row["value"]) == one["share"] and row["from"] == f"{one['year']}-01-01"
            published += 1
    assert published > 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_say_it_in_a_sentence_beside_each_chart(told: UnitTold, language: str) -> None:
    w, said = Words(language), text_of(told, language)
    for text in (
        w.t("How the answers are spread"),
        w.t("Units of the same kind together"),
        w.t("{level}, at least {n} persons", level=w.t("Mostly good"), n=85),
        w.t(
            "{level}: nearly everybody, at least {least} of {all} persons",
            level=w.t("mostly good"),
            least=24,
            all=28,
        ),
        "Påhittade tal 2025, Riket (påhittat): ",
    ):
        assert text in said, text


def test_every_chart_is_lines_and_areas_and_no_picture(told: UnitTold) -> None:
    pdf = read_pdf(unit_pages(Words("en"), told, Catalogue.bundled(), NOW.date()))
    assert not [one for page in pdf.pages for one in page.pictures if one.width > 20]
    spread = next(page for page in pdf.pages if "How the answers are spread" in page.text())
    assert sum(not line.level for line in spread.lines) > 3  # slopes of the striped part


def test_a_unit_too_small_is_silent_of_itself_and_shows_its_kind(store: Store) -> None:
    small = told_of(store, SMALL)
    small = replace(small, found=replace(small.found, service_type="group_home"))
    said = text_of(small, "en")
    assert "Group home: 5 units together. Mostly good, at least 20 persons." in said
    assert "Here: Not shown" in said and "How the answers are spread" not in said
    sheet = next(
        one
        for one in unit_tables(Words("en"), small, NOW.date()).sheets
        if one.name == "Units of the same kind"
    )
    own = [row for row in sheet.rows if row[1] == small.found.unit_name]
    assert own and not [cell for row in own for cell in row if isinstance(cell, int | float)]
