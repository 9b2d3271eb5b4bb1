"""Whatever is said, changed, taken back or erased: the summaries are what the answers say."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from db import answers, bulk, conversations, people, person_rows, summaries, units, year_sheets
from db.addresses import parse
from db.backup import make_backup
from db.connections import make_engine
from db.copying import build_and_copy
from db.engine import Store, Tx, open_store
from db.health import examine
from db.ids import new_id
from db.records import Answer, NewAnswer, Person
from db.tables import (
    answer_table,
    conversation_table,
    month_summary_table,
    year_sheet_table,
)
from db.vocabulary import ConversationKind, FormatKind, HowHelped, Outcome, ServiceType, WhoAnswered
from tests.db.conftest import KEY
from tests.db.scene import NOON, Scene, not_said, questions, said, set_scene

LAST = 2026 * 4  # the first quarter of 2026, when NOON is
SUMS = ("asked", "answered", "best", "points", "dont_know", "declined")


# ---------------------------------------------------------------------- what the answers say, counted by hand


def by_hand(tx: Tx) -> dict[tuple[Any, ...], tuple[int, ...]]:
    rows = tx.execute(
        select(
            conversation_table.c.unit_id,
            answer_table.c.life_area,
            conversation_table.c.started_at,
            conversation_table.c.person_id,
            conversation_table.c.format_kind,
            conversation_table.c.choices,
            conversation_table.c.who_answered,
            answer_table.c.score,
            answer_table.c.outcome,
        )
        .join_from(
            answer_table, conversation_table, answer_table.c.conversation_id == conversation_table.c.id
        )
        .where(conversation_table.c.kind == ConversationKind.QUESTIONS, answer_table.c.repetition == 0)
    )
    found: dict[tuple[Any, ...], list[int]] = defaultdict(lambda: [0] * len(SUMS))
    for unit, area, when, person, kind, choices, who, score, outcome in rows:
        key = (
            unit,
            area,
            when.year * 12 + when.month - 1,
            person,
            kind,
            choices or 0,
            who is WhoAnswered.SELF,
        )
        more = (
            1,
            score is not None,
            score == 100,
            round((score or 0) * 1_000_000),
            outcome is Outcome.DONT_KNOW,
            outcome is Outcome.DECLINED,
        )
        found[key] = [one + other for one, other in zip(found[key], more, strict=True)]
    return {key: tuple(sums) for key, sums in found.items()}


def kept(tx: Tx) -> dict[tuple[Any, ...], tuple[int, ...]]:
    columns = month_summary_table.c
    names = [column.name for column in month_summary_table.primary_key]
    rows = tx.execute(select(*(columns[name] for name in names), *(columns[name] for name in SUMS)))
    return {tuple(row[: len(names)]): tuple(row[len(names) :]) for row in rows}


def see_that_all_is_right(tx: Tx) -> None:
    assert kept(tx) == by_hand(tx)
    assert summaries.differences(tx).told() == []


# ---------------------------------------------------------------------- any course of events


@dataclass(frozen=True)
class Put:
    talk: int
    item: int
    saying: int | Outcome
    repetition: int


@dataclass(frozen=True)
class Begin:
    person: int
    days: int
    choices: int | None
    kind: ConversationKind


@dataclass(frozen=True)
class Whose:
    talk: int
    who: WhoAnswered


@dataclass(frozen=True)
class Move:
    talk: int
    days: int


@dataclass(frozen=True)
class TakeBack:
    talk: int


@dataclass(frozen=True)
class EraseTalk:
    talk: int


@dataclass(frozen=True)
class ErasePerson:
    person: int


@dataclass(frozen=True)
class Look:
    quarter: int


NUMBER = st.integers(0, 5)
DAYS = st.sampled_from([0, 20, 29, 30, 200, 400, -70])
HAPPENINGS = st.one_of(
    st.builds(
        Begin,
        NUMBER,
        DAYS,
        st.sampled_from([2, 3, 5, None]),
        st.sampled_from([ConversationKind.QUESTIONS, ConversationKind.QUESTIONS, ConversationKind.RATINGS]),
    ),
    st.builds(
        Put,
        NUMBER,
        NUMBER,
        st.sampled_from([0, 1, 2, Outcome.DONT_KNOW, Outcome.DECLINED, Outcome.STOPPED]),
        st.sampled_from([0, 0, 0, 1]),
    ),
    st.builds(Whose, NUMBER, st.sampled_from([WhoAnswered.SELF, WhoAnswered.STAFF])),
    st.builds(Move, NUMBER, DAYS),
    st.builds(TakeBack, NUMBER),
    st.builds(EraseTalk, NUMBER),
    st.builds(ErasePerson, NUMBER),
    st.builds(Look, st.integers(LAST - 1, LAST + 2)),
)


class Course:
    """Some persons in a home, and their conversations so far. A number that is too large goes round."""

    def __init__(self, tx: Tx, scene: Scene, alias: str) -> None:
        self._tx = tx
        self._scene = scene
        self._people = [people.add(tx, scene.unit.id, f"{alias} {number}") for number in range(3)]
        self._talks = [self._talk(self._people[0], 0, 3, ConversationKind.QUESTIONS)]

    def go(self, step: object) -> None:
        match step:
            case Begin(number, days, choices, kind):
                if self._people:
                    person = self._people[number % len(self._people)]
                    self._talks.append(self._talk(person, days, choices, kind))
            case ErasePerson(number):
                if self._people:
                    person = self._people.pop(number % len(self._people))
                    person_rows.erase(self._tx, person.id)
                    self._talks = [one for one in self._talks if one[1] != person.id]
            case Look(quarter):
                year_sheets.make(self._tx, [self._scene.unit.id], quarter)
            case _:
                if self._talks:
                    self._in_talk(step)

    def _in_talk(self, step: Any) -> None:
        at = step.talk % len(self._talks)
        talk = self._talks[at][0]
        match step:
            case Put(_, item, saying, repetition):
                answers.put(self._tx, self._answer(talk, item, saying, repetition))
            case Whose(_, who):
                helped = HowHelped.ALONE if who is WhoAnswered.SELF else HowHelped.PROXY
                conversations.set_help(self._tx, talk, helped, who)
            case Move(_, days):
                change = update(conversation_table).where(conversation_table.c.id == talk)
                self._tx.execute(change.values(started_at=NOON + timedelta(days=days)))
            case TakeBack():
                self._tx.execute(delete(answer_table).where(answer_table.c.conversation_id == talk))
            case EraseTalk():
                self._tx.execute(delete(conversation_table).where(conversation_table.c.id == talk))
                del self._talks[at]

    def _answer(self, talk: UUID, item: int, saying: int | Outcome, repetition: int) -> NewAnswer:
        if isinstance(saying, Outcome):
            new = not_said(talk, saying)
        else:
            new = replace(said(talk, raw=saying), score=saying * 100 / 3)
        area = ("home", "food", "work")[item % 3]
        return replace(new, item_id=f"item-{item}", life_area=area, repetition=repetition)

    def _talk(
        self, person: Person, days: int, choices: int | None, kind: ConversationKind
    ) -> tuple[UUID, UUID]:
        new = replace(
            questions(person, self._scene.version, started_at=NOON + timedelta(days=days)),
            choices=choices,
            format_kind=FormatKind.LINE if choices is None else FormatKind.CHOICE,
            kind=kind,
        )
        return conversations.start(self._tx, new).id, person.id


class _UndoError(Exception):
    pass


@contextmanager
def undone(store: Store) -> Iterator[Tx]:
    """A transaction that leaves nothing."""
    try:
        with store.writing() as tx:
            yield tx
            raise _UndoError
    except _UndoError:
        pass


def play(store: Store, steps: list[object]) -> None:
    with undone(store) as tx:
        course = Course(tx, set_scene(tx), "Bo")
        for step in steps:
            course.go(step)
        see_that_all_is_right(tx)


MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEWER = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(steps=st.lists(HAPPENINGS, min_size=1, max_size=20))
def test_in_a_file_any_course_of_events_is_summed_up(file_store: Store, steps: list[object]) -> None:
    play(file_store, steps)


@FEWER
@given(steps=st.lists(HAPPENINGS, min_size=1, max_size=20))
def test_on_a_server_any_course_of_events_is_summed_up(server_store: Store, steps: list[object]) -> None:
    play(server_store, steps)


# ---------------------------------------------------------------------- one thing at a time


def some_answers(tx: Tx, scene: Scene, count: int = 6) -> None:
    for number in range(count):
        answers.put(tx, said(scene.conversation.id, f"item-{number}", raw=number % 3, order=number))


def test_asa_answers_changes_her_mind_and_is_erased(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene)
        (before,) = kept(tx).values()
        answers.put(tx, said(scene.conversation.id, "item-0", raw=2))
        (after,) = kept(tx).values()
        assert before == (6, 6, 2, 300_000_000, 0, 0)
        assert after == (6, 6, 3, 400_000_000, 0, 0)
        see_that_all_is_right(tx)
        person_rows.erase(tx, scene.person.id)
        assert kept(tx) == {}


def test_thousands_at_once_are_summed_up_as_well(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        new = said(scene.conversation.id)
        known = {name: getattr(new, name) for name in new.__dataclass_fields__ if name != "item_id"}
        bulk.add_answers(
            tx,
            (
                Answer(**known, item_id=f"item-{number}", id=new_id(), unit_id=scene.unit.id)
                for number in range(2500)
            ),
        )
        assert [row[0] for row in kept(tx).values()] == [2500]
        see_that_all_is_right(tx)


def test_the_check_tells_what_is_wrong_and_a_rebuild_mends_it(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene)
        year_sheets.make(tx, [scene.unit.id], LAST)
        tx.execute(text("UPDATE month_summary SET points = points - 1"))
        if tx.dialect.name != "sqlite":  # where nothing watches the summaries themselves
            assert summaries.differences(tx).stale == 1
        assert summaries.differences(tx).wrong == summaries.differences(tx).wanting == 1
    with store.reading() as tx:
        found = examine(tx, encrypted=store.address.encrypted)
        assert "month_summary: 1 rows are not what the answers say" in found.faults
    with store.writing() as tx:
        assert summaries.rebuild(tx) == 1
        see_that_all_is_right(tx)


def test_a_trigger_that_is_gone_is_told(store: Store) -> None:
    name, table = next(iter(summaries.TRIGGERS[store_kind(store)].items()))
    with undone(store) as tx:
        on = "" if store_kind(store) == "sqlite" else f" ON {table}"
        tx.execute(text(f"DROP TRIGGER {name}{on}"))
        assert summaries.differences(tx).told() == [f"the trigger {name} is gone"]


def store_kind(store: Store) -> str:
    return "postgresql" if store.address.path is None else "sqlite"


def test_a_backup_and_a_copy_have_the_same_summaries(
    store: Store, tmp_path: Path, empty_database: str
) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene)
        year_sheets.make(tx, [scene.unit.id], LAST)
        before = kept(tx)
    made = make_backup(store, tmp_path / "a.backup", KEY, bytes(16))
    with open_store(f"sqlite+sqlcipher:///{made.place}", KEY) as copy, copy.reading() as tx:
        assert kept(tx) == before
        see_that_all_is_right(tx)
    with store.reading() as tx:
        build_and_copy(tx, make_engine(parse(empty_database)), parse(empty_database))
    with open_store(empty_database) as copy, copy.reading() as tx:
        assert kept(tx) == before
        see_that_all_is_right(tx)


# ---------------------------------------------------------------------- sheets


def test_a_sheet_holds_what_was_said_in_its_four_quarters(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene)
        answers.put(tx, not_said(scene.conversation.id, Outcome.DECLINED, "item-9"))
        long_ago = questions(scene.person, scene.version, started_at=NOON - timedelta(days=500))
        answers.put(tx, said(conversations.start(tx, long_ago).id))
        other = units.add(tx, "Linden", ServiceType.GROUP_HOME)
        assert year_sheets.missing(tx, [scene.unit.id, other.id], LAST) == sorted([scene.unit.id, other.id])
        year_sheets.make(tx, [scene.unit.id, other.id], LAST)
        assert year_sheets.missing(tx, [scene.unit.id, other.id], LAST) == []
        found = year_sheets.read(tx, [scene.unit.id, other.id], LAST)
    assert found.areas == ("home",) and found.persons == (scene.person.id.bytes,)
    assert found.units[found.unit[0]] == scene.unit.id
    rows = (found.quarter, found.asked, found.answered, found.best, found.points)
    assert [column.tolist() for column in rows] == [[3], [7], [6], [2], [300_000_000]]


@pytest.mark.parametrize("months", [0, 3, 6, 9])
def test_a_sheet_goes_with_any_answer_in_it_and_stays_with_any_other(store: Store, months: int) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene, 1)
        year_sheets.make(tx, [scene.unit.id], LAST + months // 3)
        year_sheets.make(tx, [scene.unit.id], LAST + 4)
        answers.put(tx, said(scene.conversation.id, "one more"))
        left = tx.execute(select(year_sheet_table.c.last_quarter)).scalars().all()
    assert left == [LAST + 4]


def test_nobody_erased_is_left_in_a_sheet(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        some_answers(tx, scene)
        year_sheets.make(tx, [scene.unit.id], LAST)
        (sheet,) = tx.execute(select(year_sheet_table.c.body)).scalars()
        assert scene.person.id.bytes in sheet
        person_rows.erase(tx, scene.person.id)
        assert tx.execute(select(year_sheet_table.c.body)).scalars().all() == []


def test_a_conversation_just_before_a_new_year_in_sweden_is_in_the_month_of_utc(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        late = datetime.fromisoformat("2026-01-01T00:30:00+01:00")
        talk = conversations.start(tx, questions(scene.person, scene.version, started_at=late))
        answers.put(tx, said(talk.id))
        assert [key[2] for key in kept(tx)] == [2025 * 12 + 11]
        see_that_all_is_right(tx)
