"""Stores that were kept by earlier forms of the program come along whole, and today's program reads them."""

import datetime as dt
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import make_url, text

from accessible_fit.services.following.actions import Actions
from accessible_fit.services.following.follow_ups import FollowUps
from accessible_fit.services.following.occasions import Occasions
from accessible_fit.services.following.over_time import Following
from accessible_fit.services.following.plans import Plans
from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.residents import Residents
from accessible_fit.services.review.series import WHOLE, Review
from accessible_fit.services.rights.consents import Consents
from accessible_fit.services.rights.log import Log
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.unit.overview import UnitOverview
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
from db.addresses import file_url, parse
from db.engine import Store, open_store
from db.errors import ConstraintBroken, StoreOlder
from db.files import connect
from db.health import examine
from db.keys import NewKey
from db.migrations.sixth.roles import named
from db.records import Placement
from db.restore import restore_backup
from db.revision import REVISIONS
from db.vocabulary import (
    Asking,
    AskingOutcome,
    CardKind,
    CardOutcome,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    FormatKind,
    Helped,
    Language,
    Outcome,
)
from tests.db import keep_form
from tests.db.conftest import KEY, sql_on_server
from tests.db.kept_life import LEADER, MARTA, PASSWORD, SOLVE, STAFF, SUPERUSER, UNIT
from tests.db.kept_stores import (
    FORMS,
    Row,
    Rows,
    as_on_server,
    on_file,
    on_server,
    rows_of,
    rows_of_dump,
    rows_on_server,
)

NEWEST = REVISIONS[-1]
# What was remade so that a column went by another name afterwards.
RENAMED: dict[str, dict[str, str | None]] = {
    "action": {"helped": None},
    "placement": {"order_in_conversation": "card_order", "step": None, "own_text": None},
}


SINCE_LIVED_ON = "0004"
"""From this form on a year was lived with the program of the form itself, after a year with that of 0003."""
TOLD = {"0001": (6, 62.5), "0002": (6, 62.5), "0003": (5, 61.7)}
"""Persons and mean that a leader is told: Sölve has said no to being counted, in 0003 for the first time."""
LATER = dt.datetime(2027, 11, 22, 12, tzinfo=dt.UTC)


def now() -> dt.datetime:
    return LATER


@pytest.fixture(scope="module", params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["plain", "encrypted", "server"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def brought_along(
    request: pytest.FixtureRequest, kind: str, form: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of a kept store that has been upgraded, which nobody writes in."""
    older = form != NEWEST
    if kind == "server":
        server, name = str(request.getfixturevalue("server")), f"kept_{form}_{uuid4().hex[:8]}"
        url = _database_of_a_keeper(server, name)
        on_server(form, url)
    else:
        path = tmp_path_factory.mktemp("kept") / "fit.db"
        url = on_file(form, path, encrypted=kind == "encrypted")
    if older:
        with pytest.raises(StoreOlder):
            open_store(url, KEY)
    upgraded = migrate.upgrade(url, KEY)
    assert (upgraded.before, upgraded.after) == (form, NEWEST)
    assert (upgraded.copy is not None) is (older and kind != "server")
    yield url
    if kind == "server":
        sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def own(request: pytest.FixtureRequest, brought_along: str, kind: str, tmp_path: Path) -> Iterator[str]:
    """Address of a copy of it to write in."""
    path = parse(brought_along).path
    if path is not None:
        yield file_url(Path(shutil.copy(path, tmp_path / "fit.db")), encrypted=kind == "encrypted")
        return
    server, name, kept = str(request.getfixturevalue("server")), f"t{uuid4().hex}", make_url(brought_along)
    sql_on_server(server, f"CREATE DATABASE {name} TEMPLATE {kept.database} OWNER {kept.username}")
    yield as_login(server, str(kept.username)).format(name=name)
    sql_on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _database_of_a_keeper(server: str, name: str) -> str:
    """Return the address of an empty database for whoever looks after it and is nobody special otherwise."""
    keeper = f"keeper_of_{name}"
    sql_on_server(server, f"CREATE ROLE {keeper} LOGIN CREATEROLE PASSWORD 'x'")
    # only so that old rows can be put there as they were
    sql_on_server(server, f"GRANT SET ON PARAMETER session_replication_role TO {keeper}")
    sql_on_server(server, f"CREATE DATABASE {name} OWNER {keeper}")
    return as_login(server, keeper).format(name=name)


def as_login(server: str, role: str) -> str:
    return server.replace("//postgres:", f"//{role}:x")


def test_there_is_a_kept_store_of_every_form() -> None:
    assert FORMS == REVISIONS, "keep the missing one: docs/architecture.md, “A new form of the database”"


def test_one_command_keeps_a_store_of_the_newest_form(tmp_path: Path) -> None:
    made = keep_form.keep(tmp_path)
    assert made.name == f"{NEWEST}.sql"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(made.read_text("utf-8"))
        assert all(rows_of(connection).values())


def test_there_was_a_row_in_every_table(form: str) -> None:
    assert all(rows_of_dump(form).values())


def test_every_row_is_there_as_it_was(brought_along: str, kind: str, form: str) -> None:
    before = {name: rows for name, rows in rows_of_dump(form).items() if name != "alembic_version"}
    if kind == "server":
        found = rows_on_server(brought_along)
        before = {name: as_on_server(rows, found[name][0]) for name, rows in before.items()}
        after = {name: rows for name, (_, rows) in found.items()}
    else:
        with closing(connect(parse(brought_along), KEY)) as connection:
            after = rows_of(connection)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert_same(before, after)


def assert_same(before: Rows, after: Rows) -> None:
    """Every row there was is there in every column that has not been remade, and no other."""
    for name, rows in before.items():
        names = {column: RENAMED.get(name, {}).get(column, column) for column in rows[0]}
        kept = {was: now for was, now in names.items() if now is not None}
        assert projected(rows, [*kept]) == projected(after[name], [*kept.values()]), name


def projected(rows: list[Row], columns: list[str]) -> list[tuple[str, ...]]:
    return sorted(tuple(repr(row[column]) for column in columns) for row in rows)


def test_the_check_finds_nothing(brought_along: str, kind: str) -> None:
    with open_store(brought_along, KEY) as store, store.reading() as tx:
        assert examine(tx, encrypted=kind == "encrypted").faults == ()
        assert store.check() == []


def test_an_older_backup_is_put_back_whole(form: str, tmp_path: Path) -> None:
    backup = tmp_path / "older.backup"
    on_file(form, backup, encrypted=True)
    old, new = backup.read_bytes(), NewKey(b"k" * 32, b"salt of new file")
    done = restore_backup(backup, KEY, file_url(tmp_path / "fit.db"), LATER.date(), new)
    assert (done.before, done.after) == (form, NEWEST)
    assert backup.read_bytes() == old, "the backup itself is only read"
    with closing(connect(parse(file_url(tmp_path / "fit.db")), new.key)) as connection:
        after = rows_of(connection)
    before = {name: rows for name, rows in rows_of_dump(form).items() if name != "alembic_version"}
    # whoever puts a backup back is in the log
    (restored,) = [row for row in after["audit_entry"] if row["verb"] == "restored"]
    after["audit_entry"].remove(restored)
    assert after.pop("audit_head")[0]["seq"] == restored["seq"] == before.pop("audit_head")[0]["seq"] + 1
    assert_same(before, after)


def test_an_older_backup_fills_a_server(empty_database: str, tmp_path: Path) -> None:
    older = "0006"
    on_file(older, tmp_path / "older.backup", encrypted=True)
    done = restore_backup(tmp_path / "older.backup", KEY, empty_database, LATER.date())
    assert (done.before, done.after) == (older, NEWEST)
    with open_store(empty_database) as store, store.reading() as tx:
        assert examine(tx, encrypted=False).faults == ()
        assert len(people.in_units(tx, [one.id for one in units.all_units(tx)])) == 9


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


def test_the_person_can_be_erased_afterwards(own: str) -> None:
    with open_store(own, KEY) as store:
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
            if form >= "0003":
                said = {one.text: one.helped for one in actions.of_person(tx, known["Cia Ängsklocka"])}
                assert said == {
                    "Bullar på söndagar": Helped.YES,
                    "Tystare på kvällen": Helped.NO,
                    "Ny lampa": None,
                }
            for one in actions.of_person(tx, known["Åsa Ödmjuk"]):
                assert (one.said, one.picture, one.closed_at, one.closed_because) == ("", "", None, "")
            (home,) = [one for one in units.all_units(tx) if one.name == "Björkens gruppbostad"]
            assert {plan.note for plan in plans.of_unit(tx, home.id)} == {""}


def test_the_words_of_cards_are_json(tmp_path: Path) -> None:
    migrate.upgrade(on_file("0002", tmp_path / "fit.db"))
    with closing(sqlite3.connect(tmp_path / "fit.db")) as connection:
        rows = connection.execute("SELECT words FROM placement").fetchall()
    assert {tuple(json.loads(words)) for (words,) in rows} == {(), ("sv",), ("en",)}


def test_staff_read_what_was_said_and_promised(own: str, form: str) -> None:
    """Märta-Lisa answered twice, from 0003 on laid a mat, and a year later did it all again."""
    lived_on = form >= SINCE_LIVED_ON
    with open_store(own, KEY) as store:
        asa, language = Accounts(store, now).sign_in(STAFF, PASSWORD)
        assert (asa.name, language) == ("Åsa Lind", Language.SV)
        known = {one.person.alias: one.person.id for one in Residents(store, now).listed(asa)}
        assert sorted(known) == ["Göran", MARTA, SOLVE, "Ylva", "Åke", "Östen"]
        card = Residents(store, now).card(asa, known[MARTA])
        assert {one.id for one in card.conversations} == {*card.titles}
        assert (card.photo is not None, card.unfinished is not None) == (lived_on, lived_on)
        series = Review(store).person(asa, known[MARTA])
        (whole,) = [one for one in series if one.area == WHOLE]
        assert [round(one.score or -1) for one in whole.points][:2] == [58, 83]
        assert len(whole.scored) == (3 if lived_on else 2)
        first = Review(store).conversation(asa, whole.points[0].conversation_id)
        assert first.lines[0].item.question["sv"] == "Tycker du om att bo här?"
        assert (len(first.lines), first.lines[0].changes, first.outcomes[Outcome.ANSWERED]) == (12, 1, 12)
        lines = Following(store, now, dict).person(asa, known[MARTA], series)
        assert [one.name for one in lines.events] == ["Flyttade till vån. två"] * lived_on
        promised = Actions(store, now, dict).of_person(asa, known[MARTA])
        assert [one.action.text for one in promised.open] == ["Öppna fönstret före läggdags"] * (
            form >= "0003"
        )
        assert [(one.action.text, one.action.helped) for one in promised.over] == [
            ("Måla köket gult", Helped.SOME)
        ] * lived_on
        written = FollowUps(store, now).of_person(asa, known[MARTA]).found
        assert [one.persons_view for one in written] == ["Trivs bättre nu"] * lived_on


def test_staff_read_mats_consents_and_plans(own: str, form: str) -> None:
    since_mats, lived_on = form >= "0003", form >= SINCE_LIVED_ON
    with open_store(own, KEY) as store:
        asa, _ = Accounts(store, now).sign_in(STAFF, PASSWORD)
        known = {one.person.alias: one.person.id for one in Residents(store, now).listed(asa)}
        topics = MatHistory(store, now).topics(asa, known[MARTA])
        assert [(one.topic_id, one.mats) for one in topics] == [("my_home", 1 + lived_on)] * since_mats
        for topic in topics:
            laid = MatHistory(store, now).line(asa, known[MARTA], topic.topic_id).laid
            (looked,) = MatAfter(store, now).review(asa, laid[0].conversation_id).mats
            assert [one.position for one in looked.lines] == [0, 2, 1]
        kept = Consents(store, now)
        of_marta = {one.kind: one.decision for one in kept.of_person(asa, known[MARTA])}
        assert of_marta == dict.fromkeys(ConsentKind, ConsentDecision.GIVEN) if since_mats else of_marta == {}
        said = kept.latest(asa, known[SOLVE], ConsentKind.STATISTICS)
        assert (said is not None and said.decision is ConsentDecision.DECLINED) is since_mats
        planned = Plans(store, now, tuple).of_person(asa, known[MARTA])
        assert len(planned) == 2 * lived_on
        over = Occasions(store, now).of_person(asa, known[SOLVE]).over
        assert [(one.kept.outcome, one.kept.reason) for one in over if one.kept] == [
            (AskingOutcome.COULD_NOT, "Låg på sjukhus")
        ] * lived_on


def test_a_leader_reads_the_unit_and_a_superuser_the_log(own: str, form: str) -> None:
    with open_store(own, KEY) as store:
        orjan, _ = Accounts(store, now).sign_in(LEADER, PASSWORD)
        overview = UnitOverview(store, now)
        (unit,) = overview.units(orjan)
        assert unit.name == UNIT
        year = overview.years(orjan, unit.id)[0]
        row = overview.of_unit(orjan, unit.id, year).whole
        assert row is not None
        assert [(one.persons, one.score) for one in row.shown] == [TOLD.get(form, (5, 62.7))]
        maj, _ = Accounts(store, now).sign_in(SUPERUSER, PASSWORD)
        assert Log(store, now).whole(maj) == []
        asa = next(one for one in Residents(store, now).listed(maj) if one.person.alias == MARTA)
        read = Log(store, now).of_person(maj, asa.person.id).lines
        assert {"Åsa Lind"} <= {one.who for one in read}
        with store.reading() as tx:
            assert audit.verify(tx) == []


@pytest.mark.parametrize("kind", ["server"], indirect=True)
@pytest.mark.parametrize("form", ["0003", "0006"], indirect=True)
def test_a_server_lets_them_in_as_before_and_to_what_is_theirs(
    own: str, brought_along: str, server: str
) -> None:
    _, program = named(str(make_url(brought_along).database))
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    with open_store(as_login(server, program).format(name=make_url(own).database)) as store:
        asa, _ = Accounts(store, now).sign_in(STAFF, PASSWORD)
        known = {one.person.alias: one.person.id for one in Residents(store, now).listed(asa)}
        assert {MARTA, SOLVE} <= {*known} and "Åsa Ödmjuk" not in known
        (whole,) = [one for one in Review(store).person(asa, known[MARTA]) if one.area == WHOLE]
        assert round(whole.scored[0].score or 0) == 58
        orjan, _ = Accounts(store, now).sign_in(LEADER, PASSWORD)
        overview = UnitOverview(store, now)
        (unit,) = overview.units(orjan)
        told = [overview.of_unit(orjan, unit.id, year).unit_name for year in overview.years(orjan, unit.id)]
        assert {unit.name, *told} == {UNIT}  # which years there are goes by the server's own clock
