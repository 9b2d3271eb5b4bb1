"""Somebody lays every report of a unit beside every other, in every format, to find out about one person."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.services.following.unit_report import UnitSubject
from accessible_fit.services.unit.counting import Counted
from accessible_fit.services.unit.side_by_side import EXACT, HIDDEN, numbers
from accessible_fit.trends.quarters import Span
from db.engine import Store
from tests.accessible_fit.reports.told import (
    NUMBER,
    Planned,
    Told,
    counted_in,
    everything,
    fill,
    in_order,
    planned_in,
)

Persons = frozenset[Hashable]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def reports(store: Store) -> list[Told]:
    return list(everything(store))


def exact(told: Told, found: Counted, plan: Planned) -> Iterator[tuple[str, Span, int, Persons]]:
    """Every number of persons that a report tells exactly: of what, when, how many, who they are."""
    span, made = Span.around(*told.days), told.json
    if told.subject is UnitSubject.REGISTER:
        if made["enrolled"] is not None:
            yield "enrolled", span, made["enrolled"], found.persons_enrolled(span)
        return
    took, who = made["participation"], found.took_part(span)
    if took["enrolled"] is not None:
        yield "enrolled", span, took["enrolled"], who.enrolled
    if took["answered"] is not None:
        yield "answered", span, took["answered"], who.answered
    if told.subject is UnitSubject.PARTICIPATION:
        yield from as_planned(made["planned"], span, plan)
    for area in made.get("life_areas", ()):
        for one in area["periods"]:
            if one["persons"] is not None:
                days = (dt.date.fromisoformat(one["from"]), dt.date.fromisoformat(one["to"]))
                here = Span.around(*days)
                yield (
                    f"area {area['area']}",
                    here,
                    one["persons"],
                    found.mean(area["area"], here).group.persons,
                )
    for share in made.get("shares", ()):
        if share["answered"] is not None:
            item = (share["form"], share["question"])
            yield f"share {item}", span, share["answered"], found.best(item, span).group.persons
    if "persons" in made and made["persons"]["whole"] is not None:
        yield "compared", span, made["persons"]["whole"], who.enrolled


def as_planned(made: Any, span: Span, plan: Planned) -> Iterator[tuple[str, Span, int, Persons]]:
    """What a report tells exactly of asking as planned, for the period and quarter by quarter."""
    if made["asked"] is not None:
        yield "asked as planned", span, made["asked"], plan.asked(span)
    for one in made["quarters"]:
        here = Span.around(dt.date.fromisoformat(one["from"]), dt.date.fromisoformat(one["to"]))
        if one["persons"] is not None:
            yield "planned", here, one["persons"], plan.planned(here)
        if one["asked"] is not None:
            yield "asked as planned", here, one["asked"], plan.asked(here)


def few_more(first: Persons, second: Persons) -> bool:
    """Whether one holds the other and one to four persons more."""
    more, fewer = sorted((first, second), key=len, reverse=True)
    return fewer < more and len(more - fewer) < 5


def test_no_two_numbers_of_one_period_tell_about_fewer_than_five(store: Store, reports: list[Told]) -> None:
    """Enrolled, answered, each part of life, each question, the register: every pair of all tables."""
    compared = 0
    for unit in in_order(store):
        found, plan = counted_in(store, unit), planned_in(store, unit)
        by_span: dict[Span, set[tuple[str, Persons]]] = defaultdict(set)
        for told in (one for one in reports if one.unit == unit):
            for what, span, persons, who in exact(told, found, plan):
                assert persons == len(who) >= 5, (unit.name, what, span)
                by_span[span].add((what, who))
        for shown in by_span.values():
            for (what, first), (other, second) in combinations(shown, 2):
                compared += 1
                assert not few_more(first, second), (unit.name, what, other, len(first), len(second))
    assert compared > 1500


def test_no_two_periods_tell_about_fewer_than_five(store: Store, reports: list[Told]) -> None:
    """The same figure of one period and of another, also of those enrolled and of those who answered."""
    compared = 0
    for unit in in_order(store):
        found, plan = counted_in(store, unit), planned_in(store, unit)
        by_what: dict[str, set[Persons]] = defaultdict(set)
        for told in (one for one in reports if one.unit == unit):
            for what, span, _, who in exact(told, found, plan):
                by_what[f"{what} {span.length}"].add(who)
        for what, groups in by_what.items():
            for first, second in combinations(groups, 2):
                compared += 1
                assert not few_more(first, second), (unit.name, what, len(first), len(second))
    assert compared > 100


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


def small_numbers(told: Told) -> set[int]:
    """Numbers under five that are persons, wherever a format writes them."""
    found: set[int] = set()
    for row in told.csv:
        if row["persons"]:
            found.add(int(row["persons"]))
    for sheet in told.xlsx.worksheets:
        heads = [cell.value for cell in sheet[4]]
        for at, head in enumerate(heads, 1):
            if head in ("Persons", "Answered", "Enrolled", "New", "Ended", "Planned", "Were asked"):
                column = (sheet.cell(row, at).value for row in range(5, sheet.max_row + 1))
                found |= {one for one in column if isinstance(one, int)}
    for line in told.pdf.splitlines():
        if "person" in line or line.startswith("Persons"):
            persons = re.sub(r"(?i)about \d in 10|\d+ questions? (is|are) not", "", line)  # no persons
            found |= {int(one) for one in NUMBER.findall(persons) if len(one) < 4}
    return {one for one in found if 0 < one < 5}


def test_no_format_writes_a_number_of_persons_under_five(reports: list[Told]) -> None:
    for told in reports:
        assert not small_numbers(told), (told.unit.name, told.days, told.subject)


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
        sheet = told.xlsx["How many chose the best"]
        in_sheet = [
            (sheet.cell(row, 3).value, sheet.cell(row, 5).value) for row in range(5, sheet.max_row + 1)
        ]
        told_there = sorted(
            (best if isinstance(best, int) else -1, round(share, 9))
            for best, share in in_sheet
            if not isinstance(share, str | None)
        )
        in_json = sorted(
            (-1 if one["best"] is None else one["best"], round(one["share"]["share"], 9))
            for one in told.json["shares"]
            if one["share"] is not None
        )
        assert told_there == in_json
        for one in told.json["shares"]:
            if one["share"] is None:
                assert f"{one['text']}\n{one['sentence'][:20]}" not in told.pdf
        compared += len(plain) + len(in_json)
    assert compared > 300


def test_a_unit_too_small_is_silent_in_every_format(reports: list[Told]) -> None:
    small = [one for one in reports if one.unit == reports[2 * 9].unit and one.subject is UnitSubject.UNIT]
    assert len(small) == 3
    for told in small:
        assert told.json["participation"]["enrolled"] is None
        assert all(row["persons"] == row["value"] == row["low"] == row["high"] == "" for row in told.csv)
        figures = [
            cell.value
            for sheet in told.xlsx.worksheets
            for row in sheet.iter_rows(min_row=5)
            for cell in row
            if isinstance(cell.value, int | float)
        ]
        assert figures == []
        assert "not shown" in told.pdf


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
        sheet = told.xlsx["Quarter by quarter"]
        for at, one in enumerate(planned["quarters"], 5):
            row = rows["planned_quarter", "asked", one["from"]]
            assert row["persons"] == str(one["asked"] or "")
            in_sheet = sheet.cell(at, 5).value
            assert (in_sheet if isinstance(in_sheet, int) else None) == one["asked"]
            assert sheet.cell(at, 7).value == row["words"]
            counts += one["asked"] is not None
        words = " ".join(told.pdf.split())
        assert planned["sentence"] in words and stage["name"] in words
        for check in stage["checks"]:
            assert rows["stage", check["check"], start]["value"] == str(int(check["holds"]))
            assert check["sentence"] in words
        if stage["stage"] == "too_small":
            assert planned["persons"] is None and not stage["checks"]
            assert all(one["persons"] is None for one in planned["quarters"])
        told_stages.add(stage["stage"])
    assert {"too_small", "practice", "systematic"} <= told_stages and counts > 20
