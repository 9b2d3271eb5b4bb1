"""A unit leader follows units in an invented municipality, and no figure tells about fewer than five."""

import datetime as dt
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.demo.stories import TURN_NAME
from accessible_fit.services.unit.named import DaysBackwards, NoSuchUnit
from accessible_fit.services.unit.overview import UnitOverview
from accessible_fit.trends.participation import Taken
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.unit import WHOLE, Overview
from accessible_fit.trends.verdicts import Change
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import LANGUAGES, Words
from db import consents, units
from db.engine import Store, open_store
from db.records import NewConsent, Unit
from db.tables import audit_entry_table
from db.vocabulary import ConsentDecision, ConsentKind, Role
from tests.accessible_fit import made_once
from tests.accessible_fit.made_once import copied

TODAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
IMPROVING, GOOD, SMALL, FEW = range(4)


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = made_once.municipality(tmp_path_factory)
    with open_store(copied(made, tmp_path_factory.mktemp("followed") / "people.db")) as store:
        yield store


@pytest.fixture(scope="module")
def in_order(municipality: Store) -> list[Unit]:
    with municipality.reading() as tx:
        return sorted(units.all_units(tx), key=lambda unit: unit.id)


@pytest.fixture
def following(municipality: Store) -> UnitOverview:
    return UnitOverview(municipality, lambda: NOW)


def leader_of(*led: Unit) -> Actor:
    return Actor(uuid4(), "Bo", Role.LEADER, frozenset(one.id for one in led))


@pytest.fixture
def look(following: UnitOverview, in_order: list[Unit], municipality: Store) -> "Look":
    return Look(following, in_order, municipality)


class Look:
    """A superuser looks at the latest twelve months of a unit."""

    def __init__(self, following: UnitOverview, in_order: list[Unit], store: Store) -> None:
        self._following = following
        self._in_order = in_order
        with store.reading() as tx:
            user = UUID(bytes=tx.exec_driver_sql("SELECT id FROM app_user WHERE role = 'superuser'").scalar())
        self.anna = Actor(user, "Anna", Role.SUPERUSER, frozenset())

    def at(self, number: int, year: int = 0) -> Overview:
        unit = self._in_order[number]
        years = self._following.years(self.anna, unit.id)
        return self._following.of_unit(self.anna, unit.id, years[year])


# ---------------------------------------------------------------------- the planted stories


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unit_that_improves_says_since_when(look: Look, language: str) -> None:
    w, found = Words(language), look.at(IMPROVING)
    assert found.event is not None and found.event.compared is not None
    said = w.t(
        "Since “{event}” ({day}) it has become better: {before} quarters before, {after} after.",
        event=TURN_NAME,
        day=found.event.on.isoformat(),
        before=found.event.compared.n_before,
        after=found.event.compared.n_after,
    )
    assert say.headline(w, found) == said
    whole = found.whole
    assert whole is not None and whole.change.change is Change.CHANGED_UP


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unit_that_stays_good_is_good_in_every_period(look: Look, language: str) -> None:
    w, found = Words(language), look.at(GOOD)
    assert say.headline(w, found) == w.t("Good in every period that is shown.")
    assert any(row.change.change is Change.STABLE_GOOD for row in found.rows)
    assert found.participation.everybody
    told = say.participation_sentence(w, found.participation)
    assert told == w.t("All {all} persons have answered.", all=11)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unit_that_is_too_small_shows_nothing_at_all(look: Look, language: str) -> None:
    w, found = Words(language), look.at(SMALL)
    assert found.too_small and found.something_hidden
    assert say.headline(w, found) == w.t(
        "There are too few persons here to show what they say without telling who said it."
    )
    assert found.participation.enrolled is None
    assert found.participation.answered.parts == {Taken.ANSWERED: None, Taken.NOT: None}
    assert found.persons.whole is None
    assert (found.done.opened, found.done.closed) == (None, None)
    assert all(one.score is None for row in found.rows for one in row.cells)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_unit_with_few_answers_says_that_first(look: Look, language: str) -> None:
    w, found = Words(language), look.at(FEW)
    assert say.headline(w, found).startswith(
        w.t("There are few answers to show: little can be said about the unit as a whole.")
    )


def test_a_large_unit_is_shown_quarter_by_quarter_and_judged(look: Look) -> None:
    found = look.at(5)
    whole = found.whole
    assert whole is not None and not whole.pooled and len(whole.shown) >= 8
    assert say.signal(Words("en"), whole) == "Up and down as usual – nothing has surely changed."


def test_a_share_says_how_sure_it_is(look: Look) -> None:
    row = next(one for one in look.at(IMPROVING).shares if (one.best, one.answered) == (4, 6))
    assert say.row_share(Words("en"), row) == (
        "4 of 6 chose the best alternative. Everybody answered."
        " Asked another time it may be anything from about 3 in 10 to about 9 in 10."
    )


# ---------------------------------------------------------------------- what may not be told


@dataclass(frozen=True)
class Asked:
    """One question put to one person, read by plain SQL."""

    who: bytes
    quarter: int
    area: str
    item: str
    answered: bool


def asked_in(store: Store, unit_id: UUID) -> list[Asked]:
    path = store.address.path
    assert path is not None
    plain = sqlite3.connect(path)
    rows = plain.execute(
        "SELECT c.person_id, c.started_at, a.life_area, v.instrument_id || '/' || a.item_id,"
        " a.outcome = 'answered'"
        " FROM conversation c JOIN answer a ON a.conversation_id = c.id"
        " JOIN instrument_version v ON v.id = c.instrument_version_id"
        " WHERE c.unit_id = ? AND c.kind = 'questions' AND c.who_answered = 'self' AND a.repetition = 0",
        (unit_id.bytes,),
    ).fetchall()
    plain.close()
    return [Asked(who, quarter_of(dt.datetime.fromisoformat(at)), *rest) for who, at, *rest in rows]


def who_is_in(asked: list[Asked], span: Span, area: str) -> frozenset[bytes]:
    """Those who answered at least half of what they were asked about a part of life."""
    counts: Counter[tuple[bytes, bool]] = Counter(
        (one.who, one.answered) for one in asked if one.quarter in span and area in (WHOLE, one.area)
    )
    return frozenset(who for (who, yes), n in counts.items() if yes and n >= counts[who, False])


def published(found: Overview, asked: list[Asked]) -> Iterator[tuple[str, int, frozenset[bytes]]]:
    """Every shown cell: its quantity, how many persons it says, and who they are."""
    for row in found.rows:
        for one in row.shown:
            assert one.persons is not None
            if one.at_least:
                continue
            yield f"area {row.area}", one.persons, who_is_in(asked, one.span, row.area)
    for share in found.shares:
        if share.answered is not None:
            item = f"{share.instrument_id}/{share.item_id}"
            said = [one for one in asked if one.item == item and one.answered and one.quarter in found.span]
            yield f"share {item}", share.answered, frozenset(one.who for one in said)


def test_no_two_published_cells_tell_about_fewer_than_five(
    look: Look, municipality: Store, in_order: list[Unit]
) -> None:
    compared = 0
    for number, unit in enumerate(in_order):
        asked = asked_in(municipality, unit.id)
        seen: dict[str, set[frozenset[bytes]]] = defaultdict(set)
        for year in range(3):  # what a leader sees who looks at every period there is
            for quantity, persons, who in published(look.at(number, year), asked):
                assert persons == len(who) >= 5
                seen[quantity].add(who)
        for groups in seen.values():
            for first, second in combinations(groups, 2):
                compared += 1
                more, fewer = sorted((first, second), key=len, reverse=True)
                assert not fewer < more or len(more - fewer) >= 5
    assert compared > 150


def test_parts_of_a_whole_never_leave_fewer_than_five(look: Look) -> None:
    for number in range(7):
        for year in range(3):
            found = look.at(number, year)
            for told in (found.participation.answered, found.participation.detail, found.persons):
                shown = [count for count in told.parts.values() if count is not None]
                assert all(count >= 5 for count in shown)
                if told.whole is not None and len(shown) < len(told.parts):
                    assert told.whole >= 5
                    assert told.whole - sum(shown) >= 5 or not shown


def test_a_row_has_quarters_or_twelve_months_never_both(look: Look) -> None:
    for number in range(7):
        for row in look.at(number).rows:
            assert {one.span.length for one in row.cells} == ({4} if row.pooled else {1})


def test_the_reason_is_the_same_text_whatever_hides() -> None:
    assert "fewer than five" in say.why_hidden(Words("en"))


# ---------------------------------------------------------------------- who may look, and who is counted


def test_a_leader_sees_the_own_units_only_and_staff_none(
    following: UnitOverview, in_order: list[Unit]
) -> None:
    bo, span = leader_of(in_order[0]), Span.around(TODAY, TODAY)
    assert following.units(bo) == [in_order[0]]
    with pytest.raises(NotAllowed):
        following.of_unit(bo, in_order[1].id, span)
    with pytest.raises(NotAllowed):
        following.years(bo, in_order[1].id)
    staff = Actor(uuid4(), "Li", Role.STAFF, frozenset({in_order[0].id}))
    with pytest.raises(NotAllowed):
        following.of_unit(staff, in_order[0].id, span)
    with pytest.raises(NotAllowed):
        following.units(staff)


def test_looking_is_written_to_the_log(look: Look, municipality: Store, in_order: list[Unit]) -> None:
    look.at(GOOD)
    with municipality.reading() as tx:
        row = tx.exec_driver_sql(
            "SELECT verb, subject_kind, unit_id FROM audit_entry ORDER BY seq DESC LIMIT 1"
        ).one()
    assert (row[0], row[1], UUID(bytes=row[2])) == ("looked_at", "unit", in_order[GOOD].id)


def test_who_says_no_to_statistics_is_counted_nowhere(
    look: Look, municipality: Store, in_order: list[Unit]
) -> None:
    before = look.at(6).participation.enrolled
    with municipality.reading() as tx:
        person = UUID(
            bytes=tx.exec_driver_sql(
                "SELECT person_id FROM enrolment WHERE unit_id = ? AND ended_on IS NULL LIMIT 1",
                (in_order[6].id.bytes,),
            ).scalar()
        )
    with municipality.writing() as tx:
        consents.decide(
            tx,
            NewConsent(
                person_id=person,
                kind=ConsentKind.STATISTICS,
                decision=ConsentDecision.DECLINED,
                decided_at=NOW,
                how="in_words",
                present="Li",
            ),
        )
    assert before == 6
    assert look.at(6).participation.enrolled == 5


def test_a_report_asks_for_a_unit_that_is_there_and_days_in_order(
    following: UnitOverview, in_order: list[Unit]
) -> None:
    first, last = dt.date(2025, 2, 10), dt.date(2025, 5, 3)
    found = following.with_key(f"  {in_order[5].name.upper()} ", first, last)
    assert (found.span.first_day, found.span.last_day) == (dt.date(2025, 1, 1), dt.date(2025, 6, 30))
    with pytest.raises(NoSuchUnit):
        following.with_key("Ingenstans", first, last)
    with pytest.raises(DaysBackwards):
        following.with_key(in_order[5].name, last, first)
    assert following.with_key(in_order[5].name, dt.date(1, 1, 1), dt.date(9999, 12, 31)).rows


def test_who_took_part_is_told_first_and_is_the_same(
    following: UnitOverview, in_order: list[Unit], municipality: Store
) -> None:
    for unit in in_order:
        leader = leader_of(unit)
        for span in following.years(leader, unit.id):
            before = looks(municipality)
            told = following.participation(leader, unit.id, span)
            assert following.of_unit(leader, unit.id, span, after=told).participation == told
            assert looks(municipality) == before + 1, "one look is one line of the log"
    with pytest.raises(NotAllowed):
        following.participation(leader_of(in_order[0]), in_order[1].id, span)


def looks(municipality: Store) -> int:
    with municipality.reading() as tx:
        return tx.scalar(select(func.count()).where(audit_entry_table.c.verb == "looked_at")) or 0
