"""The server goes away in the middle of a conversation: everything said is kept, and arrives exactly once."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.conversation import Talk
from accessible_fit.services.journal.errors import StillWaiting
from accessible_fit.services.journal.guard import Guard
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.whole_person.erasure import Erasure
from db import answers, audit, conversations, users
from db.errors import ConnectionLost, DiskFull
from db.journal import open_journal
from db.vocabulary import ConversationState, Role
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of, given
from tests.journeys.people import ALIAS, PASSWORD, Home, form, now


def kept(home: Home, talk: UUID) -> dict[str, int | None]:
    with home.store.reading() as tx:
        return {one.item_id: one.raw for one in answers.of_conversation(tx, talk)}


def begun(computer: Computer) -> Talk:
    return computer.conversations.begin(computer.actor, computer.home.person_id, form())


def test_a_whole_conversation_goes_on_without_the_server_and_arrives_in_order(computer: Computer) -> None:
    talk = begun(computer)
    items = [item.id for item in talk.instrument.items]
    computer.conversations.keep(computer.actor, talk, given(items[0], 2))
    computer.line.gone = True
    for number, item_id in enumerate(items[1:]):
        computer.conversations.keep(computer.actor, talk, given(item_id, number % 3))
    computer.conversations.keep(computer.actor, talk, given(items[1], 2))  # thinks better of it
    computer.conversations.finish(computer.actor, talk)
    assert kept(computer.home, talk.id) == {items[0]: 2}
    assert computer.waiting.counted().said == len(items)
    assert computer.waiting.counted().all == len(items) + 1

    computer.line.gone = False
    computer.sent()

    told = kept(computer.home, talk.id)
    assert told == {items[0]: 2, **{item: n % 3 for n, item in enumerate(items[1:])}, items[1]: 2}
    with computer.home.store.reading() as tx:
        held = conversations.get(tx, talk.id)
        (changed,) = (one for one in answers.of_conversation(tx, talk.id) if one.item_id == items[1])
        assert held.state is ConversationState.FINISHED and held.confirmed_at is not None
        assert [one.raw for one in answers.revisions_of(tx, changed.id)] == [0]
        assert audit.verify(tx) == []
    assert computer.waiting.counted().all == 0


def test_a_connection_lost_after_the_commit_doubles_nothing(computer: Computer) -> None:
    talk = begun(computer)
    items = [item.id for item in talk.instrument.items]
    computer.line.lost_after = 1
    computer.conversations.keep(computer.actor, talk, given(items[0], 1))
    computer.sent()
    computer.line.lost_after = 1
    computer.conversations.finish(computer.actor, talk)
    computer.line.lost_after = 1  # and the answer to the sending is lost as well
    computer.sent()
    with computer.home.store.reading() as tx:
        (only,) = answers.of_conversation(tx, talk.id)
        assert only.changes == 0
        ends = [one for one in audit.about(tx, computer.home.person_id) if one.verb == "finished"]
        assert len(ends) == 1


def test_a_server_that_says_nothing_keeps_the_person_waiting_only_once(computer: Computer) -> None:
    talk = begun(computer)
    items = [item.id for item in talk.instrument.items]
    computer.line.silent = Event()
    for item_id in items[:5]:
        computer.conversations.keep(computer.actor, talk, given(item_id, 0))
    assert computer.waiting.counted().said == 5
    computer.line.silent.set()  # what was on its way all the time arrives now, before what waits
    computer.sent()
    assert kept(computer.home, talk.id) == dict.fromkeys(items[:5], 0)
    with computer.home.store.reading() as tx:
        assert all(one.changes == 0 for one in answers.of_conversation(tx, talk.id))


def test_what_waits_survives_the_end_of_the_program_and_two_that_send_at_once(
    home: Home, tmp_path: Path, keyring: Keyring
) -> None:
    first = computer_of(home, tmp_path, keyring)
    talk = begun(first)
    items = [item.id for item in talk.instrument.items]
    first.line.gone = True
    for item_id in items:
        first.conversations.keep(first.actor, talk, given(item_id, 1))
    first.guard.close()

    again, beside = (computer_of(home, tmp_path, keyring) for _ in range(2))
    again.sent()
    beside.sent()
    assert kept(home, talk.id) == dict.fromkeys(items, 1)
    with home.store.reading() as tx:
        assert all(one.changes == 0 for one in answers.of_conversation(tx, talk.id))
    again.guard.close()
    beside.guard.close()


def test_nobody_goes_on_with_a_conversation_before_what_waits_of_it_has_arrived(computer: Computer) -> None:
    talk = begun(computer)
    items = [item.id for item in talk.instrument.items]
    computer.line.gone = True
    computer.conversations.keep(computer.actor, talk, given(items[0], 2))
    computer.conversations.pause(computer.actor, talk)
    with pytest.raises(StillWaiting):
        computer.conversations.go_on(computer.actor, talk.id)
    computer.line.gone = False
    assert computer.conversations.go_on(computer.actor, talk.id).flow.unanswered == tuple(items[1:])


def test_the_journal_holds_nothing_in_clear_and_nothing_when_it_is_empty(
    computer: Computer, tmp_path: Path, keyring: Keyring
) -> None:
    talk = begun(computer)
    item = talk.instrument.items[0].id
    computer.line.gone = True
    computer.conversations.keep(computer.actor, talk, given(item, 2))
    path = tmp_path / "waiting.db"
    raw = path.read_bytes()
    for secret in (item.encode(), str(talk.id).encode(), b"answer", b"SQLite format"):
        assert secret not in raw
    with open_journal(path, keyring) as beside:
        (entry,) = beside.waiting(computer.guard.place)
        assert entry.body["answer"]["item_id"] == item
    computer.line.gone = False
    computer.sent()
    (key,) = keyring.keys.values()
    assert str(talk.id).encode() not in clear_text(path, key)
    assert {one.name for one in tmp_path.glob("waiting.db*")} <= {"waiting.db", "waiting.db.sending"}


def clear_text(path: Path, key: bytes) -> bytes:
    """What the file holds under the encryption."""
    from sqlcipher3 import dbapi2

    plain = path.with_name("plain.db")
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    raw.execute(f"ATTACH DATABASE '{plain}' AS plain KEY ''")
    raw.execute("SELECT sqlcipher_export('plain')")
    raw.close()
    read = plain.read_bytes()
    plain.unlink()
    return read


# ---------------------------------------------------------------------- what cannot arrive


def one_that_waits(computer: Computer) -> tuple[Talk, str]:
    talk = begun(computer)
    item = talk.instrument.items[0].id
    computer.line.gone = True
    computer.conversations.keep(computer.actor, talk, given(item, 2))
    return talk, item


def test_an_answer_that_was_changed_elsewhere_since_is_told_and_not_thrown_away(computer: Computer) -> None:
    talk, item = one_that_waits(computer)
    computer.home.conversations.keep(computer.actor, talk, given(item, 0))
    computer.line.gone = False
    computer.sent()
    assert kept(computer.home, talk.id) == {item: 0}
    (left,) = computer.waiting.not_arrived(computer.actor).refused
    assert (left.alias, left.who, left.kind, left.why) == (ALIAS, "Eva Ek", "answer", "AnswerNewer")
    computer.waiting.let_go(computer.actor, left.id)
    assert computer.waiting.not_arrived(computer.actor).refused == ()
    with computer.home.store.reading() as tx:
        assert "removed" in {one.verb for one in audit.about(tx, computer.home.person_id)}


def test_somebody_whose_right_was_taken_away_keeps_nothing_and_gets_it_back_with_the_right(
    computer: Computer,
) -> None:
    talk = begun(computer)
    accounts = computer.home.accounts
    unit = next(iter(computer.actor.unit_ids))
    karin = accounts.add(
        computer.actor, NewAccount("karin", "Karin", PASSWORD, "2580"), Role.STAFF, frozenset({unit})
    )
    actor = replace(computer.actor, user_id=karin, role=Role.STAFF)
    computer.line.gone = True
    item = talk.instrument.items[0].id
    computer.conversations.keep(actor, talk, given(item, 2))
    with computer.home.store.writing() as tx:
        users.set_disabled(tx, karin, True)
    computer.line.gone = False
    computer.sent()
    assert kept(computer.home, talk.id) == {}
    (left,) = computer.waiting.not_arrived(computer.actor).refused
    assert left.why == "NotAllowed" and left.who == "Karin"
    with pytest.raises(NotAllowed):
        computer.waiting.not_arrived(actor)
    with computer.home.store.writing() as tx:
        users.set_disabled(tx, karin, False)
    computer.waiting.ask_again(computer.actor, left.id)
    computer.sent()
    assert kept(computer.home, talk.id) == {item: 2}


def test_an_erasure_on_this_computer_takes_what_waits_with_it(computer: Computer) -> None:
    one_that_waits(computer)
    erasure = Erasure(computer.home.store, now, forget_waiting=computer.waiting.forget)
    erasure.erase(computer.actor, computer.home.person_id, ALIAS)
    assert computer.waiting.counted().all == 0


def test_an_erasure_elsewhere_takes_it_when_a_superuser_looks(computer: Computer) -> None:
    one_that_waits(computer)
    Erasure(computer.home.store, now).erase(computer.actor, computer.home.person_id, ALIAS)
    computer.line.gone = False
    computer.sent()
    assert computer.waiting.counted().refused == 1
    found = computer.waiting.not_arrived(computer.actor)
    assert found.refused == () and found.erased == 1
    assert computer.waiting.counted().refused == 0


def test_where_this_computer_cannot_keep_it_either_the_person_is_told_as_before(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = begun(computer)
    computer.line.gone = True

    def full(entry: object) -> None:
        raise DiskFull

    monkeypatch.setattr(computer.journal, "add", full)
    with pytest.raises(ConnectionLost):
        computer.conversations.keep(computer.actor, talk, given(talk.instrument.items[0].id, 2))


def test_what_belongs_to_another_server_is_not_sent_to_this_one(
    computer: Computer, tmp_path: Path, keyring: Keyring
) -> None:
    one_that_waits(computer)
    (entry,) = computer.journal.waiting(computer.guard.place)
    computer.journal.remove(entry.id)
    computer.journal.add(replace(entry, store="postgresql+psycopg://fit@another/fit"))
    computer.line.gone = False
    computer.guard.send_now()
    assert computer.waiting.counted().all == 0 and computer.waiting.counted().elsewhere == 1
    assert isinstance(computer.guard, Guard)
