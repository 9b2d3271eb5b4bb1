"""What a server tells of a unit is what the program tells of its rows or less; no pair tells of few."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from accessible_fit.services.following import register_by_server
from accessible_fit.services.following.register import register_of
from accessible_fit.services.unit import told_by_server
from accessible_fit.services.unit.counting import Counted, counted
from accessible_fit.services.unit.overview import done_in, shared_event, told_of
from accessible_fit.services.unit.same_kind import kinds
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.register import Moved, Register
from accessible_fit.trends.unit import Overview, Parted
from db import registered, unit_aims, unit_figures, units, year_sheets
from db.engine import Store, Tx
from db.records import Unit
from tests.accessible_fit.services.unit.every_figure import Figure, of_overview
from tests.accessible_fit.services.unit.test_every_pair import nothing_follows
from tests.db.server.many import last_year
from tests.db.server.town import Town, at_work
from tests.journeys.people import now

NEWEST = quarter_of(now()) - 1
YEARS = [last_year().moved(-number) for number in range(3)]


@pytest.fixture(scope="module")
def sam(municipality: Town) -> Iterator[Store]:
    """Sam is told the figures of every unit, and sees the rows as well."""
    with at_work(municipality, "sam") as (store, _):
        yield store


def rows_of(tx: Tx, unit: Unit) -> Counted:
    """Everything of a unit until the last quarter that has ended: the server tells of nothing later."""
    talks = [one for one in unit_figures.talks(tx, unit.id) if quarter_of(one.started_at) <= NEWEST]
    keys = {one.key for one in talks}
    answers = [one for one in unit_figures.answers(tx, unit.id) if one.talk in keys]
    enrolled = unit_figures.enrolments(tx, unit.id)
    return counted(talks, answers, enrolled, unit_figures.not_counted(tx, unit.id))


def of_rows(tx: Tx, unit: Unit, found: Counted, span: Span) -> Overview:
    event = shared_event(tx, unit.id, found.persons_enrolled(span), span)
    done = done_in(tx, unit.id, span, unit_figures.not_counted(tx, unit.id))
    return told_of(found, unit, span, NEWEST, event, done)


def plain(parted: Parted[Any]) -> list[object]:
    return [parted.whole, parted.nearly_all, *parted.parts.values()]


class Compared:
    """Counts what was laid beside each other; `wrong` is what both show and differs."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()
        self.wrong: list[tuple[str, object, object]] = []

    def lay(self, what: str, by_server: object, by_rows: object) -> None:
        if by_server is None or by_rows is None:
            which = "neither" if by_server is by_rows else "server less" if by_server is None else "more"
        else:
            which = "both"
            if by_server != by_rows:
                self.wrong.append((what, by_server, by_rows))
        self.counts[what, which] += 1

    def all_of(self, what: str, by_server: list[object], by_rows: list[object]) -> None:
        for one, other in zip(by_server, by_rows, strict=True):
            self.lay(what, one, other)


def overviews(compared: Compared, told: Overview, wanted: Overview) -> None:
    compared.all_of("who took part", plain(told.participation.answered), plain(wanted.participation.answered))
    compared.all_of("in detail", plain(told.participation.detail), plain(wanted.participation.detail))
    assert told.participation.everybody == wanted.participation.everybody
    compared.all_of("changes", plain(told.persons), plain(wanted.persons))
    shares = {(one.instrument_id, one.item_id): one for one in told.shares}
    assert shares.keys() == {(one.instrument_id, one.item_id) for one in wanted.shares}
    for share in wanted.shares:
        here = shares[share.instrument_id, share.item_id]
        compared.lay("share", here.share and here, share.share and share)
    spread = {one.area: one.persons for one in told.spread}
    for one in wanted.spread:
        compared.all_of("spread", plain(spread[one.area]), plain(one.persons))
    cells = {(row.area, cell.span): cell for row in told.rows for cell in row.shown}
    for row in wanted.rows:
        for cell in row.cells:
            mean = cells.get((row.area, cell.span))
            compared.lay("mean", mean and mean.score, cell.score)
            if mean is not None and cell.persons is not None:
                assert mean.at_least and 5 <= (mean.persons or 0) <= cell.persons
    compared.all_of("done", [told.done.opened, told.done.closed], [wanted.done.opened, wanted.done.closed])
    compared.lay(
        "event",
        told.event and (told.event.name, told.event.on),
        wanted.event and (wanted.event.name, wanted.event.on),
    )


def registers(compared: Compared, told: Register, wanted: Register) -> None:
    compared.all_of(
        "came and left",
        [told.enrolled, *plain(told.came), *plain(told.went)],
        [wanted.enrolled, *plain(wanted.came), *plain(wanted.went)],
    )
    compared.lay("years", told.open.mean_years and told.open, wanted.open.mean_years and wanted.open)
    compared.lay("years", told.closed.mean_years and told.closed, wanted.closed.mean_years and wanted.closed)
    for some, others in ((told.by_sex, wanted.by_sex), (told.by_age, wanted.by_age)):
        assert [one.group for one in some] == [one.group for one in others]
        for one, other in zip(some, others, strict=True):
            compared.lay("group", one.persons[Moved.ENROLLED], other.persons[Moved.ENROLLED])
            assert {one.persons[Moved.NEW], one.persons[Moved.ENDED]} == {None}


def test_what_both_show_is_the_same(sam: Store) -> None:
    compared = Compared()
    with sam.reading() as tx:
        for unit in units.all_units(tx):
            found = rows_of(tx, unit)
            for span in told_by_server.years(tx, unit.id):
                overviews(compared, told_by_server.overview(tx, unit, span), of_rows(tx, unit, found, span))
                rows, aims = registered.of_units(tx, [unit.id]), unit_aims.of(tx, unit.id)
                told = register_by_server.register(tx, unit, aims, span)
                registers(compared, told, register_of(rows, aims, unit, span, now().date()))
    assert compared.wrong == []
    both = {what: count for (what, which), count in compared.counts.items() if which == "both"}
    assert both["mean"] > 300
    assert both["share"] > 60
    for what in ("who took part", "in detail", "changes", "spread", "came and left", "years", "group"):
        assert both.get(what, 0) >= 3, (what, compared.counts)
    # the program also hides what would be told by numbers that a server tells in fives
    more = {what for (what, which), _ in compared.counts.items() if which == "more"}
    assert more <= {"mean", "share", "spread", "group"}


def test_no_pair_of_all_that_is_told_of_a_unit_tells_of_fewer_than_five(sam: Store) -> None:
    compared = 0
    with sam.reading() as tx:
        for unit in units.all_units(tx):
            found = rows_of(tx, unit)
            figures: list[Figure] = []
            for span in told_by_server.years(tx, unit.id):
                figures += of_overview(told_by_server.overview(tx, unit, span), found)
            compared += nothing_follows(figures, unit.name)
    assert compared > 1000


def test_kinds_are_counted_alike(sam: Store) -> None:
    shown = 0
    with sam.writing() as tx:
        every = units.all_units(tx)
        for span in YEARS[:2]:
            year_sheets.make(tx, [one.id for one in every], span.last)
            told, wanted = told_by_server.kinds(tx, span), kinds(tx, every, span)
            assert {one.service_type: (one.units, one.areas) for one in told.kinds} == {
                one.service_type: (one.units, one.areas) for one in wanted.kinds
            }
            shown += sum(len(one.areas) for one in told.kinds)
    assert shown > 5


def test_hidden_parts_do_not_follow_from_the_shown_ones(sam: Store) -> None:
    with sam.reading() as tx:
        for unit in units.all_units(tx):
            for span in told_by_server.years(tx, unit.id):
                told = told_by_server.overview(tx, unit, span)
                took = told.participation
                answered, missed = took.answered.parts[Taken.ANSWERED], took.answered.parts[Taken.NOT]
                assert (answered is None) == (missed is None)
                tables: list[Parted[Any]] = [told.persons, took.detail]
                for some in (*tables, *(one.persons for one in told.spread)):
                    shown = [one for one in some.parts.values() if one is not None]
                    assert all(one >= 5 for one in shown)
                    if some.whole is not None and len(shown) < len(some.parts):
                        assert some.whole - sum(shown) >= 5 or some.whole == sum(shown)
                assert set(took.detail.parts) == set(Part)
