"""Somebody lays every report of a unit beside every other, in every format, to find out about one person."""

import datetime as dt
import re
from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.reports.tables import HIDDEN as NOT_SHOWN
from accessible_fit.reports.tables import Cell, Holds
from accessible_fit.services.following.as_planned import Asking
from accessible_fit.services.following.unit_report import UnitSubject
from accessible_fit.services.unit.changed import changes_of
from accessible_fit.services.unit.counting import Counted
from accessible_fit.services.unit.side_by_side import EXACT, HIDDEN, numbers
from accessible_fit.services.unit.standing import levels_of
from accessible_fit.trends.planned_unit import AsPlanned
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import Level
from accessible_fit.trends.verdicts import Change
from db.engine import Store
from tests.accessible_fit.reports.every_table import (
    ANSWERED,
    ASKED,
    ENROLLED,
    SAID,
    WAS_ASKED,
    became,
    nothing_follows,
)
from tests.accessible_fit.reports.told import NUMBER, Told, asking_in, counted_in, everything, fill, in_order
from tests.accessible_fit.services.unit.every_figure import Figure, few_more

Persons = frozenset[Hashable]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def reports(store: Store) -> list[Told]:
    return list(everything(store))


def exact(told: Told, found: Counted, asking: Asking) -> Iterator[Figure]:
    """Every number of persons that a report tells exactly: of what, when, how many, who they are."""
    span, made = Span.around(*told.days), told.json
    if told.subject is UnitSubject.REGISTER:
        if made["enrolled"] is not None:
            yield Figure(ENROLLED, span, "register", made["enrolled"], found.persons_enrolled(span))
        return
    took, who = made["participation"], found.took_part(span)
    if took["enrolled"] is not None:
        yield Figure(ENROLLED, span, "participation", took["enrolled"], who.enrolled)
    if took["answered"] is not None:
        yield Figure(ANSWERED, span, "participation", took["answered"], who.answered)
    if told.subject is UnitSubject.PARTICIPATION:
        yield from as_planned(made["planned"], span, asking)
        return
    for area in made["life_areas"]:
        for one in area["periods"]:
            if one["persons"] is not None:
                here = period_of(one)
                persons = found.mean(area["area"], here).group.persons
                yield Figure(f"area {area['area']}", here, "areas", one["persons"], persons)
    for share in made["shares"]:
        if share["answered"] is not None:
            item = (share["form"], share["question"])
            persons = found.best(item, span).group.persons
            yield Figure(f"share {item}", span, "shares", share["answered"], persons)
    for one in made["spread"]:
        levels = levels_of(found, one["area"], span)
        if one["persons"] is not None:
            whole = frozenset().union(*levels.values())
            yield Figure(f"area {one['area']}", span, "spread", one["persons"], whole)
        for level in Level:
            if one[level.value] is not None:
                yield Figure(f"area {one['area']} {level}", span, "spread", one[level.value], levels[level])
    changed, by = made["persons"], changes_of(found, span, who.enrolled)
    if changed["whole"] is not None:
        yield Figure(ENROLLED, span, "changes", changed["whole"], who.enrolled)
    for change in Change:
        if changed[change.value] is not None:
            yield Figure(f"change {change.value}", span, "changes", changed[change.value], by[change])


def as_planned(made: Any, span: Span, asking: Asking) -> Iterator[Figure]:
    """What a report tells exactly of asking as planned, for the period and quarter by quarter."""
    by = became(asking, span)
    if made["asked"] is not None:
        yield Figure(ASKED, span, "planned", made["asked"], among(by, *WAS_ASKED))
    for part in AsPlanned:
        if made["parts"][part.value] is not None:
            count = made["parts"][part.value]
            yield Figure(f"as planned {part}", span, "planned", count, among(by, part))
    said = [made["parts"][one.value] for one in (AsPlanned.ANSWERED, AsPlanned.WITH_HELP)]
    if None not in said:
        persons = among(by, AsPlanned.ANSWERED, AsPlanned.WITH_HELP)
        yield Figure(SAID, span, "planned", sum(said), persons)
    for one in made["quarters"]:
        here = period_of(one)
        due = {who: went for who, went in became(asking, here).items() if went is not AsPlanned.NO_PLAN}
        if one["persons"] is not None:
            yield Figure("planned", here, "quarters", one["persons"], frozenset(due))
        if one["asked"] is not None:
            yield Figure(ASKED, here, "quarters", one["asked"], among(due, *WAS_ASKED))


def among(by: Mapping[object, AsPlanned], *parts: AsPlanned) -> Persons:
    return frozenset(person for person, went in by.items() if went in parts)


def period_of(made: Any) -> Span:
    return Span.around(dt.date.fromisoformat(made["from"]), dt.date.fromisoformat(made["to"]))


def test_no_two_numbers_of_all_tables_and_years_tell_about_fewer_than_five(
    store: Store, reports: list[Told]
) -> None:
    """Enrolled, answered, parts of life, questions, spread, changes, what was planned, the register."""
    compared, tables = 0, set()
    for unit in in_order(store):
        found, asking = counted_in(store, unit), asking_in(store, unit)
        figures = [figure for told in reports if told.unit == unit for figure in exact(told, found, asking)]
        compared += nothing_follows(figures, unit.name)
        tables |= {one.table for one in figures}
    assert compared > 2500
    assert tables == {
        "register",
        "participation",
        "areas",
        "shares",
        "spread",
        "changes",
        "planned",
        "quarters",
    }


def test_a_number_told_as_at_least_has_four_values_it_may_be(store: Store, reports: list[Told]) -> None:
    rough = 0
    for told in (one for one in reports if one.subject is UnitSubject.UNIT):
        found = counted_in(store, told.unit)
        for share in told.json["shares"]:
            if share["at_least"] is not None:
                persons = len(
                    found.best((share["form"], share["question"]), Span.around(*told.days)).group.persons
                )
                assert 0 < share["at_least"] <= persons <= share["at_least"] + 4
                assert share["best"] is None and share["answered"] is None
                assert round(10 * share["share"]["share"], 6) % 1 == 0
                rough += 1
    assert rough > 10


PERSONS = ("Persons", "Answered", "Enrolled", "New", "Ended", "Planned", "Were asked", "Persons, at least")
LEVELS = ("Mostly good", "Both good and bad", "Mostly bad")


def small_numbers(told: Told) -> set[int]:
    """Numbers under five that are persons, in the rows and in the tables behind every format."""
    found = {int(row["persons"]) for row in told.csv if row["persons"]}
    for sheet in told.tables.sheets:
        for at, column in enumerate(sheet.columns):
            if column.heading in (*PERSONS, *LEVELS):
                assert column.holds is Holds.COUNT
                found |= {cell for row in sheet.rows if isinstance(cell := row[at], int)}
    for sentence in sentences(told.json):
        found |= said_of_persons(sentence)
    return {one for one in found if 0 < one < 5}


def sentences(made: Any) -> Iterator[str]:
    """Every sentence in a report, wherever it stands."""
    if isinstance(made, str) and "person" in made:
        yield made
    elif isinstance(made, dict | list):
        for one in made.values() if isinstance(made, dict) else made:
            yield from sentences(one)


def said_of_persons(line: str) -> set[int]:
    """Numbers of persons in a line; "1 of 9 persons chose the best" is a share of nine."""
    if "chose the best" in line:
        return set()
    rest = re.sub(r"(?i)about \d in 10|\d+ questions? (is|are) not|\d+ units? together|unit \d", "", line)
    return {int(one) for one in NUMBER.findall(rest) if len(one) < 4}


def test_no_report_tells_a_number_of_persons_under_five(reports: list[Told]) -> None:
    for told in reports:
        assert not small_numbers(told), (told.unit.name, told.days, told.subject)


LARGE, SMALL = 5, 2


@pytest.fixture(scope="module")
def written(reports: list[Told]) -> list[Told]:
    """The latest reports of a large and of a small unit, of each subject."""
    units = [reports[9 * number].unit for number in (LARGE, SMALL)]
    return [one for one in reports if one.unit in units and one.days == reports[-1].days]


def test_a_spreadsheet_holds_exactly_its_tables(written: list[Told]) -> None:
    """Nothing is added or left out on the way into cells, so what holds for the tables holds for the file."""
    assert len(written) == 6
    for told in written:
        book = told.xlsx
        assert len(book.worksheets) == len(told.tables.sheets)
        for page, sheet in zip(book.worksheets, told.tables.sheets, strict=True):
            assert [page["A1"].value, page["A2"].value or "", page["A3"].value or ""] == [
                sheet.question,
                sheet.sentence,
                sheet.note,
            ]
            assert [cell.value for cell in page[4]] == [one.heading for one in sheet.columns]
            assert page.max_row == 4 + len(sheet.rows)
            for row, cells in enumerate(sheet.rows, 5):
                for at, cell in enumerate(cells, 1):
                    holds = sheet.columns[at - 1].holds
                    assert same(page.cell(row, at), cell, holds), (sheet.name, row, at, cell)


def same(kept: Any, cell: Cell, holds: Holds) -> bool:
    """Whether a cell of a file is of the right kind and says what the table says."""
    if cell is None:
        return kept.value is None
    if cell is NOT_SHOWN:
        return bool(kept.value == "not shown")
    if isinstance(cell, str):
        return bool(kept.value == cell and kept.data_type == "s")
    if isinstance(cell, dt.date):
        return bool(kept.is_date and kept.value.date() == cell)
    percent = holds is Holds.SHARE
    shown_so = ("%" in kept.number_format) is percent
    return bool(kept.data_type == "n" and abs(kept.value - cell) < 1e-9 and shown_so)


def test_pages_tell_no_number_of_persons_that_the_tables_do_not(written: list[Told]) -> None:
    told_any = 0
    for told in written:
        known = {int(row["persons"]) for row in told.csv if row["persons"]}
        for text in [*sentences(told.json), *(row["words"] for row in told.csv)]:
            known |= {int(one) for one in NUMBER.findall(text)}
        for sheet in told.tables.sheets:
            for cell in (cell for row in sheet.rows for cell in row):
                known |= {cell} if isinstance(cell, int) else set()
                known |= {int(one) for one in NUMBER.findall(cell)} if isinstance(cell, str) else set()
        lines = told.pdf.splitlines()
        here = {
            one
            for line in lines
            if "person" in line or line.startswith("Persons")
            for one in said_of_persons(line)
        }
        assert here <= known, (told.unit.name, told.subject, here - known)
        assert not {one for one in here if 0 < one < 5}
        told_any += len(here)
    assert told_any > 5


def test_every_format_tells_the_same(reports: list[Told]) -> None:
    """A figure hidden in one is hidden in all: numbers of persons are those of the JSON, and no more."""
    compared = 0
    for told in (one for one in reports if one.subject is UnitSubject.UNIT):
        plain = {
            (area["area"], one["from"]): (one["persons"], one["score"])
            for area in told.json["life_areas"]
            for one in area["periods"]
        }
        rows = {
            (row["what"], row["from"]): (
                int(row["persons"]) if row["persons"] else None,
                float(row["value"]) if row["value"] else None,
            )
            for row in told.csv
            if row["section"] == "life_area"
        }
        assert rows == plain
        chose = told.sheet("How many chose the best")
        in_sheet = sorted(
            (best if isinstance(best, int) else -1, round(share, 9))
            for _, _, best, _, share, *_ in chose
            if isinstance(share, float)
        )
        in_json = sorted(
            (-1 if one["best"] is None else one["best"], round(one["share"]["share"], 9))
            for one in told.json["shares"]
            if one["share"] is not None
        )
        assert in_sheet == in_json
        compared += len(plain) + len(in_json) + spread_told(told)
    assert compared > 500


def spread_told(told: Told) -> int:
    """Assert that the spread is the same in every format, and return how many figures were compared."""
    plain = {one["area"]: one for one in told.json["spread"]}
    rows = {row["what"]: row for row in told.csv if row["section"] == "spread"}
    for area, one in plain.items():
        assert rows[area]["persons"] == str(one["persons"] or "")
        for level in Level:
            assert rows[f"{area}/{level}"]["persons"] == str(one[level.value] or "")
    by_name = {one["name"]: one for one in plain.values()}
    sheet = told.sheet("How answers are spread")
    assert len(sheet) == len(plain)
    for name, whole, *counts, _ in sheet:
        one = by_name[str(name)]
        figures = [cell if isinstance(cell, int) else None for cell in (whole, *counts)]
        assert figures == [one["persons"], *(one[level.value] for level in Level)]
    return 4 * len(plain)


def test_a_unit_too_small_is_silent_in_every_format(reports: list[Told]) -> None:
    small = [
        one for one in reports if one.unit == reports[SMALL * 9].unit and one.subject is UnitSubject.UNIT
    ]
    assert len(small) == 3
    for told in small:
        assert told.json["participation"]["enrolled"] is None
        own = [row for row in told.csv if not row["section"].startswith(("same_kind", "published"))]
        assert all(row["persons"] == row["value"] == row["low"] == row["high"] == "" for row in own)
        figures = [
            cell
            for sheet in told.tables.sheets
            if sheet.name not in ("Units of the same kind", "Published elsewhere")
            for row in sheet.rows
            for cell in row
            if isinstance(cell, int | float)
        ]
        assert figures == []
    assert "not shown" in small[-1].pdf


groups = st.lists(st.frozensets(st.integers(1, 16), min_size=5), max_size=7)


@given(groups, groups)
def test_whatever_the_groups_exact_numbers_never_differ_by_few(
    standing: list[Persons], asked: list[Persons]
) -> None:
    before = [one for one in standing if not any(few_more(one, other) for other in standing)]
    said = numbers(before, asked)
    exact_ones = [*before, *(one for one, number in zip(asked, said, strict=True) if number == EXACT)]
    assert not any(few_more(one, other) for one, other in combinations(exact_ones, 2))
    for one, number in zip(asked, said, strict=True):
        if number not in (EXACT, HIDDEN):
            assert number.at_least is not None
            assert 5 <= number.at_least <= len(one) <= number.at_least + 4


def test_what_was_planned_is_the_same_in_every_format(reports: list[Told]) -> None:
    told_stages, counts = set(), 0
    for told in (one for one in reports if one.subject is UnitSubject.PARTICIPATION):
        planned, stage = told.json["planned"], told.json["stage"]
        rows = {(row["section"], row["what"], row["from"]): row for row in told.csv}
        start = told.json["period"]["from"]
        assert rows["planned", "asked", start]["persons"] == str(planned["asked"] or "")
        assert rows["planned", "asked", start]["words"] == planned["sentence"]
        for part, count in planned["parts"].items():
            assert rows["planned", part, start]["persons"] == str(count or "")
        sheet = told.sheet("Quarter by quarter")
        for at, one in enumerate(planned["quarters"]):
            row = rows["planned_quarter", "asked", one["from"]]
            assert row["persons"] == str(one["asked"] or "")
            in_sheet = sheet[at][4]
            assert (in_sheet if isinstance(in_sheet, int) else None) == one["asked"]
            assert sheet[at][6] == row["words"]
            counts += one["asked"] is not None
        said = [sheet.sentence for sheet in told.tables.sheets]
        assert planned["sentence"] in said
        assert any(one.startswith(stage["name"]) for one in said)
        for check in stage["checks"]:
            assert rows["stage", check["check"], start]["value"] == str(int(check["holds"]))
            assert check["sentence"] in [row[0] for row in told.sheet("How far the unit has come")]
        if stage["stage"] == "too_small":
            assert planned["persons"] is None and not stage["checks"]
            assert all(one["persons"] is None for one in planned["quarters"])
        told_stages.add(stage["stage"])
    assert {"too_small", "practice", "systematic"} <= told_stages and counts > 20


def test_pages_say_what_was_planned_and_how_far_the_unit_has_come(written: list[Told]) -> None:
    for told in (one for one in written if one.subject is UnitSubject.PARTICIPATION):
        words = " ".join(told.pdf.split())
        assert told.json["planned"]["sentence"] in words and told.json["stage"]["name"] in words
        for check in told.json["stage"]["checks"]:
            assert check["sentence"] in words


def test_pages_leave_out_the_questions_whose_share_is_hidden(written: list[Told]) -> None:
    hidden = 0
    for told in (one for one in written if one.subject is UnitSubject.UNIT):
        for one in told.json["shares"]:
            if one["share"] is None:
                assert f"{one['text']}\n{one['sentence'][:20]}" not in told.pdf
                hidden += 1
    assert hidden
