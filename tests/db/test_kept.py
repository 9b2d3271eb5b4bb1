"""Stores that were kept by earlier forms of the program come along whole."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from db import (
    actions,
    answers,
    audit,
    consents,
    conversations,
    mats,
    migrate,
    people,
    plans,
    pretests,
    units,
)
from db.addresses import parse
from db.engine import Store, open_store
from db.errors import ConstraintBroken, StoreOlder
from db.records import Placement
from db.revision import REVISIONS
from db.vocabulary import (
    Asking,
    CardKind,
    CardOutcome,
    ConsentKind,
    ConversationKind,
    FormatKind,
    Helped,
    Language,
)
from tests.db.conftest import KEY
from tests.db.kept_stores import Rows, on_file, on_server, rows_of, rows_of_dump

FORMS = ("0001", "0002", "0003")
# What was remade so that a column went by another name afterwards.
RENAMED: dict[str, dict[str, str | None]] = {
    "action": {"helped": None},
    "placement": {"order_in_conversation": "card_order", "step": None, "own_text": None},
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["plain", "encrypted", "server"])
def brought_along(request: pytest.FixtureRequest, form: str, tmp_path: Path) -> str:
    """Address of a kept store that has been upgraded."""
    if request.param == "server":
        url = str(request.getfixturevalue("empty_database"))
        on_server(form, url)
    else:
        url = on_file(form, tmp_path / "fit.db", encrypted=request.param == "encrypted")
        with pytest.raises(StoreOlder):
            open_store(url, KEY)
    upgraded = migrate.upgrade(url, KEY)
    assert (upgraded.before, upgraded.after) == (form, REVISIONS[-1])
    assert (upgraded.copy is None) is (request.param == "server")
    return url


def test_there_was_a_row_in_every_table(form: str) -> None:
    assert all(rows_of_dump(form).values())


def test_every_row_is_there_as_it_was(form: str, tmp_path: Path) -> None:
    before = rows_of_dump(form)
    migrate.upgrade(on_file(form, tmp_path / "fit.db"))
    with closing(sqlite3.connect(tmp_path / "fit.db")) as connection:
        after = rows_of(connection)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for name, rows in before.items():
        if name == "alembic_version":
            continue
        names = {column: RENAMED.get(name, {}).get(column, column) for column in rows[0]}
        kept = {was: now for was, now in names.items() if now is not None}
        assert projected(rows, [*kept]) == projected(after[name], [*kept.values()]), name


def projected(rows: list[dict[str, object]], columns: list[str]) -> list[tuple[str, ...]]:
    return sorted(tuple(repr(row[column]) for column in columns) for row in rows)


def asas_people(store: Store) -> dict[str, UUID]:
    with store.reading() as tx:
        return {one.alias: one.id for one in people.in_units(tx, [one.id for one in units.all_units(tx)])}


def test_what_asa_said_is_read_as_before(brought_along: str) -> None:
    with open_store(brought_along, KEY) as store:
        asa = asas_people(store)["Åsa Ödmjuk"]
        with store.reading() as tx:
            talks = {talk.started_at.day: talk for talk in conversations.of_person(tx, asa)}
            first = talks[2]
            assert (first.choices, first.format_kind, first.own_words) == (3, FormatKind.CHOICE, "")
            assert (first.note, first.observations.engagement) == ("Trött efter lunch.", 4)
            assert not (first.group_talk or first.mirrored or first.on_paper)
            liked, unsure = answers.of_conversation(tx, first.id)
            assert (liked.item_id, liked.raw, liked.changes, liked.repetition) == ("home.like", 1, 2, 0)
            assert (liked.order_shown, liked.order_spoken) == (("2", "1", "0"), ())
            assert unsure.score is None
            assert [one.raw for one in answers.revisions_of(tx, liked.id)] == [2, 0]
            assert len(answers.series(tx, asa)) == 3
            promised = {one.text: one for one in actions.of_person(tx, asa)}
            assert promised["Fisk på fredagar"].answer_id == liked.id
            assert audit.verify(tx) == [] and len(audit.about(tx, asa)) == 2


def test_cards_lie_on_a_mat_where_they_lay(brought_along: str) -> None:
    with open_store(brought_along, KEY) as store:
        known = asas_people(store)
        with store.reading() as tx:
            (asas,) = mats.of_person(tx, known["Åsa Ödmjuk"])
            (bos,) = mats.of_person(tx, known["Bo"])
            assert (asas.mat.positions, bos.mat.positions) == (3, 5)
            assert asas.mat.topic_id == "unknown" and asas.mat.frozen_start == {}
            talk = conversations.get(tx, asas.mat.conversation_id)
            assert (talk.kind, talk.format_kind) == (ConversationKind.MAT, FormatKind.MAT)
            assert asas.mat.started_at == asas.when == talk.started_at
            soup, fish, tea, waffles = mats.placements_of(tx, asas.mat.id)
            assert [place(card) for card in (soup, fish, tea, waffles)] == [
                ("food-soup", CardOutcome.PLACED, 2, 0.83, 2),
                ("food-fish", CardOutcome.PLACED, 1, 0.5, 1),
                ("food-tea", CardOutcome.UNPLACED, None, None, None),
                ("own-1", CardOutcome.PLACED, 0, 0.1, 0),
            ]
            assert (soup.card_kind, soup.words, soup.score) == (CardKind.TOPIC, {}, None)
            assert (waffles.card_kind, waffles.words) == (CardKind.BLANK, {"sv": "Våfflor på lördag"})
            assert waffles.photo_id is not None
            paint, pack, bike = mats.placements_of(tx, bos.mat.id)
            assert [card.position for card in (paint, pack, bike)] == [3, 4, 0]
            english = conversations.get(tx, bos.mat.conversation_id).language
            assert (bike.words, english) == ({"en": "My bike"}, Language.EN)
            promised = {one.text: one for one in actions.of_person(tx, known["Åsa Ödmjuk"])}
            assert promised["Soppa oftare"].placement_id == soup.id


def place(card: Placement) -> tuple[object, ...]:
    return (card.card_key, card.outcome, card.position, card.x, card.column_index)


def test_what_was_agreed_and_tried_is_read_as_before(brought_along: str) -> None:
    with open_store(brought_along, KEY) as store:
        known = asas_people(store)
        with store.reading() as tx:
            newest, oldest = consents.of_person(tx, known["Åsa Ödmjuk"])
            assert (newest.kind, oldest.kind) == (ConsentKind.MAT_PICTURE, ConsentKind.ANSWERS)
            assert (newest.conversation_id, newest.audience) == (None, ())
            hers, his = (pretests.latest(tx, known[name]) for name in ("Åsa Ödmjuk", "Bo"))
            assert hers is not None and his is not None
            assert (hers.asking, his.asking) == (Asking.EITHER_OR, Asking.QUESTIONS)
            assert hers.passed == (
                ("concrete", 2),
                ("concrete", 3),
                ("concrete", 5),
                ("reference", 2),
                ("reference", 3),
                ("feelings", 2),
            )
            assert his.passed == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE answer_revision SET raw = 0, score = 0",
        "UPDATE mat SET topic_id = 'other'",
        "UPDATE audit_entry SET verb = 'nothing'",
        "UPDATE instrument_version SET frozen_text = 'other'",
        "DELETE FROM audit_entry",
    ],
)
def test_what_may_not_change_still_may_not(tmp_path: Path, change: str) -> None:
    url = on_file("0002", tmp_path / "fit.db")
    migrate.upgrade(url)
    with (
        open_store(url) as store,
        pytest.raises(ConstraintBroken, match="_no_"),
        store.writing() as tx,
    ):
        tx.execute(text(change))


def test_a_brought_along_store_equals_a_new_one(form: str, tmp_path: Path, plain_url: str) -> None:
    """Tables, indexes and triggers, statement by statement."""
    migrate.upgrade(on_file(form, tmp_path / "old.db"))
    new = parse(plain_url).path
    assert new is not None
    statements = []
    for path in (tmp_path / "old.db", new):
        with closing(sqlite3.connect(path)) as connection:
            asked = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
            statements.append(asked.fetchall())
    assert statements[0] == statements[1]


def test_the_person_can_be_erased_afterwards(brought_along: str) -> None:
    with open_store(brought_along, KEY) as store:
        with store.writing() as tx:
            tx.execute(text("DELETE FROM person WHERE alias <> 'Bo'"))
        with store.reading() as tx:
            left: Rows = {}
            for table in ("mat", "placement", "conversation", "consent", "pretest"):
                left[table] = [dict(row._mapping) for row in tx.execute(text(f"SELECT * FROM {table}"))]
    assert {table: len(rows) for table, rows in left.items()} == {
        "mat": 1,
        "placement": 3,
        "conversation": 2,
        "consent": 0,
        "pretest": 1,
    }


def test_whether_it_helped_is_a_word(brought_along: str, form: str) -> None:
    with open_store(brought_along, KEY) as store:
        known = asas_people(store)
        with store.reading() as tx:
            said = {one.text: one.helped for one in actions.of_person(tx, known["Åsa Ödmjuk"])}
            assert said == {"Fisk på fredagar": Helped.YES, "Soppa oftare": None}
            if form == "0003":
                said = {one.text: one.helped for one in actions.of_person(tx, known["Cia Ängsklocka"])}
                assert said == {
                    "Bullar på söndagar": Helped.YES,
                    "Tystare på kvällen": Helped.NO,
                    "Ny lampa": None,
                }
            for one in actions.of_person(tx, known["Åsa Ödmjuk"]):
                assert (one.said, one.picture, one.closed_at, one.closed_because) == ("", "", None, "")
            assert {plan.note for unit in units.all_units(tx) for plan in plans.of_unit(tx, unit.id)} == {""}


def test_the_words_of_cards_are_json(tmp_path: Path) -> None:
    migrate.upgrade(on_file("0002", tmp_path / "fit.db"))
    with closing(sqlite3.connect(tmp_path / "fit.db")) as connection:
        rows = connection.execute("SELECT words FROM placement").fetchall()
    assert {tuple(json.loads(words)) for (words,) in rows} == {(), ("sv",), ("en",)}
