"""The log of who did what to whom, and how it shows that somebody tampered with it."""

from datetime import UTC, datetime, timedelta, timezone
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import audit
from db.engine import Store, Tx
from db.errors import ConstraintBroken
from db.records import AuditProblem
from db.vocabulary import AuditFault
from tests.db.scene import Scene, set_scene

AT = datetime(2026, 5, 4, 8, 30, 12, 345678, tzinfo=timezone(timedelta(hours=2)))


def some_lines(tx: Tx, count: int = 5) -> Scene:
    scene = set_scene(tx)
    for number in range(count):
        audit.append(
            tx,
            scene.staff.id,
            "looked at",
            "person",
            scene.person.id,
            scene.unit.id,
            {"page": "Översikt", "number": number, "share": 0.1},
            at=AT + timedelta(seconds=number),
        )
    return scene


def without_triggers(tx: Tx) -> None:
    """What somebody who owns the database can do."""
    on = "" if tx.dialect.name == "sqlite" else " ON audit_entry"
    for name in ("audit_entry_no_update", "audit_entry_no_delete"):
        tx.execute(text(f"DROP TRIGGER {name}{on}"))


def test_lines_follow_each_other(store: Store) -> None:
    with store.writing() as tx:
        scene = some_lines(tx, 3)
        sign_in = audit.append(tx, None, "signed in", "program")
    with store.reading() as tx:
        lines = audit.about(tx, scene.person.id)
        assert [line.seq for line in lines] == [1, 2, 3] and sign_in.seq == 4
        assert [line.previous_hash for line in lines] == [audit.BEGINNING, lines[0].hash, lines[1].hash]
        assert lines[0].at == AT and lines[0].at.tzinfo is UTC
        assert lines[2].details == {"page": "Översikt", "number": 2, "share": 0.1}
        assert audit.verify(tx) == []


def test_looking_at_a_persons_conversation_is_about_the_person(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        line = audit.append(tx, scene.staff.id, "looked at", "conversation", scene.conversation.id)
        audit.append(tx, scene.staff.id, "looked at", "conversation", uuid4())
        assert audit.about(tx, scene.person.id) == [line]


@pytest.mark.parametrize(
    "change", ["UPDATE audit_entry SET verb = 'nothing'", "DELETE FROM audit_entry"], ids=["update", "delete"]
)
def test_lines_cannot_be_changed_or_removed(store: Store, change: str) -> None:
    with store.writing() as tx:
        some_lines(tx)
    with pytest.raises(ConstraintBroken, match="audit_entry_no_"), store.writing() as tx:
        tx.execute(text(change))
    with store.reading() as tx:
        assert audit.verify(tx) == []


def test_a_server_does_not_empty_the_log_either(server_store: Store) -> None:
    with server_store.writing() as tx:
        some_lines(tx)
    with pytest.raises(ConstraintBroken, match="no_truncate"), server_store.writing() as tx:
        tx.execute(text("TRUNCATE audit_entry"))


@pytest.mark.parametrize(
    ("tampering", "problems"),
    [
        ("UPDATE audit_entry SET verb = 'exported' WHERE seq = 3", [(3, AuditFault.CHANGED)]),
        ("UPDATE audit_entry SET at = '2026-05-04 00:00:00' WHERE seq = 1", [(1, AuditFault.CHANGED)]),
        ("DELETE FROM audit_entry WHERE seq = 2", [(2, AuditFault.MISSING)]),
        ("DELETE FROM audit_entry WHERE seq >= 4", [(4, AuditFault.MISSING), (5, AuditFault.MISSING)]),
        ("DELETE FROM audit_entry", [(seq, AuditFault.MISSING) for seq in range(1, 6)]),
        ("DELETE FROM audit_head", [(5, AuditFault.NO_END)]),
        ("UPDATE audit_head SET seq = 4", [(5, AuditFault.ADDED)]),
        (f"UPDATE audit_head SET hash = '{'f' * 64}'", [(5, AuditFault.CHANGED)]),
        (
            "UPDATE audit_entry SET previous_hash = 'x' WHERE seq = 4",
            [(4, AuditFault.UNLINKED), (4, AuditFault.CHANGED)],
        ),
    ],
)
def test_tampering_is_found(store: Store, tampering: str, problems: list[tuple[int, AuditFault]]) -> None:
    with store.writing() as tx:
        some_lines(tx)
        without_triggers(tx)
        tx.execute(text(tampering))
    with store.reading() as tx:
        assert audit.verify(tx) == [AuditProblem(seq, fault) for seq, fault in problems]


def test_a_line_slipped_in_at_the_end_is_found(store: Store) -> None:
    with store.writing() as tx:
        some_lines(tx)
        tx.execute(
            text(
                "INSERT INTO audit_entry (seq, at, verb, subject_kind, details, previous_hash, hash)"
                " VALUES (6, '2026-05-04 00:00:00', 'looked at', 'person', '{}', 'x', 'y')"
            )
        )
        faults = {problem.fault for problem in audit.verify(tx)}
    assert faults == {AuditFault.UNLINKED, AuditFault.CHANGED, AuditFault.ADDED}


def test_writers_at_the_same_time_make_one_chain(store: Store) -> None:
    def write() -> None:
        for _ in range(10):
            with store.writing() as tx:
                audit.append(tx, None, "looked at", "person")

    writers = [Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with store.reading() as tx:
        assert tx.execute(text("SELECT count(*), max(seq) FROM audit_entry")).one() == (40, 40)
        assert audit.verify(tx) == []


def test_a_line_can_only_hold_what_json_can(file_store: Store) -> None:
    with file_store.writing() as tx:
        with pytest.raises(TypeError):
            audit.append(tx, None, "looked at", "person", details={"what": object()})
        with pytest.raises(ValueError, match="JSON"):
            audit.append(tx, None, "looked at", "person", details={"what": float("nan")})
        assert audit.append(tx, None, "looked at", "person", details={"who": str(uuid4())}).seq == 1
