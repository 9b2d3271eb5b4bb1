"""Yes and no on the person's screen, and the own page, when the server goes away: kept, and arrived once."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.following.page_parts import MyPage
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.rights.consent_talk import ConsentTalk, ConsentTalks, PersonsWord
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.services.rights.log import Log
from accessible_fit.services.whole_person.erasure import Erasure
from db import actions, audit, consents, log_lines, people, photos
from db.journal import open_journal
from db.records import Action, AuditEntry, Consent
from db.vocabulary import ConsentDecision, ConsentKind, Helped, InputWay, Role
from tests.accessible_fit.services.journal.conftest import Computer, Keyring, computer_of
from tests.accessible_fit.services.journal.test_guard import clear_text
from tests.accessible_fit.services.mats.mat_talks import a_photo
from tests.journeys.own_page import DONE, WILL_NOT, lived
from tests.journeys.people import ALIAS, Home, now

GIVEN, DECLINED, WITHDRAWN = ConsentDecision.GIVEN, ConsentDecision.DECLINED, ConsentDecision.WITHDRAWN
YES, NO, NOT_YET = PersonsWord
SEE, PHOTO = ConsentKind.STAFF_SEE, ConsentKind.PHOTO
TOUCH = InputWay.TOUCH


def asked(computer: Computer) -> ConsentTalk:
    return computer.consent_talks.begin(computer.actor, computer.home.person_id, "Eva Ek")


def say(
    computer: Computer, talk: ConsentTalk, word: PersonsWord, kind: ConsentKind = SEE
) -> tuple[ConsentDecision | None, ConsentTalk]:
    """What the window is told, and the talk as the window goes on with it."""
    holds = computer.consent_talks.say(computer.actor, talk, kind, word, TOUCH)
    return holds, replace(talk, held={**talk.held, kind: holds})


def decided(home: Home, kind: ConsentKind = SEE) -> list[Consent]:
    """Oldest first."""
    with home.store.reading() as tx:
        return [one for one in reversed(consents.of_person(tx, home.person_id)) if one.kind is kind]


def lines(home: Home, verb: str) -> list[AuditEntry]:
    with home.store.reading() as tx:
        assert audit.verify(tx) == []
        found = log_lines.about_person(tx, home.person_id)
    return [one for one in reversed(found) if one.verb == verb]


def promised(home: Home, text: str) -> Action:
    with home.store.reading() as tx:
        return next(one for one in actions.of_person(tx, home.person_id) if one.text == text)


def shown(computer: Computer) -> MyPage:
    lived(computer.home)
    return computer.my_pages.open(computer.actor, computer.home.person_id)


# ---------------------------------------------------------------------- yes and no


def test_she_says_yes_and_no_without_the_server_and_it_arrives_in_order(computer: Computer) -> None:
    talk = asked(computer)
    computer.line.gone = True
    holds, talk = say(computer, talk, NO)
    assert holds is DECLINED
    holds, talk = say(computer, talk, YES)
    assert holds is GIVEN
    holds, talk = say(computer, talk, NO)
    assert holds is WITHDRAWN, "the window says the same as with the server"
    assert say(computer, talk, NOT_YET)[0] is WITHDRAWN
    assert decided(computer.home) == []
    assert computer.waiting.counted().said == 4
    computer.line.gone = False
    computer.sent()
    assert [one.decision for one in decided(computer.home)] == [DECLINED, GIVEN, WITHDRAWN]
    assert {(one.how, one.present) for one in decided(computer.home)} == {("on_screen", "Eva Ek")}
    (noted,) = lines(computer.home, "noted")
    assert noted.details["said"] == "not_yet"
    told = [(one.details["decision"], one.details["way"]) for one in lines(computer.home, "decided")]
    assert told == [("declined", "touch"), ("given", "touch"), ("withdrawn", "touch")]
    assert computer.waiting.counted().all == 0


@pytest.mark.parametrize("word", list(PersonsWord))
def test_a_connection_lost_after_the_commit_keeps_her_word_once(
    computer: Computer, word: PersonsWord
) -> None:
    talk = asked(computer)
    computer.line.lost_after = 1
    say(computer, talk, word)
    computer.line.lost_after = 1  # and the answer to the sending is lost as well
    computer.sent()
    assert len(decided(computer.home)) == (word is not NOT_YET)
    assert len(lines(computer.home, "decided")) + len(lines(computer.home, "noted")) == 1
    assert computer.waiting.counted().refused == 0


def test_a_server_that_says_nothing_takes_her_word_once(computer: Computer) -> None:
    talk = asked(computer)
    computer.line.silent = Event()
    _, talk = say(computer, talk, YES)
    _, talk = say(computer, talk, NOT_YET)
    assert computer.waiting.counted().said == 2
    computer.line.silent.set()  # what was on its way all the time arrives now, before what waits
    computer.sent()
    assert [one.decision for one in decided(computer.home)] == [GIVEN]
    assert len(lines(computer.home, "decided")) == len(lines(computer.home, "noted")) == 1


def a_photo_of_her(home: Home) -> UUID:
    """Her yes, and a photo beside her name."""
    yes = Said(GIVEN, HowSaid.SHOWED, "Eva Ek")
    Consents(home.store, now).decide(home.actor, home.person_id, PHOTO, yes)
    photo = a_photo()
    with home.store.writing() as tx:
        person = people.get(tx, home.person_id)
        kept = photos.put(
            tx, person.unit_id, "image/jpeg", photo.width, photo.height, photo.data, now(), person.id
        )
        people.update(tx, replace(person, photo_id=kept.id))
    return kept.id


def has_photo(home: Home) -> bool:
    with home.store.reading() as tx:
        return people.get(tx, home.person_id).photo_id is not None


def test_her_photo_goes_when_the_no_arrives(computer: Computer) -> None:
    a_photo_of_her(computer.home)
    talk = asked(computer)
    computer.line.gone = True
    assert say(computer, talk, NO, PHOTO)[0] is WITHDRAWN
    assert has_photo(computer.home)
    computer.line.gone = False
    computer.sent()
    assert not has_photo(computer.home)
    assert [one.decision for one in decided(computer.home, PHOTO)] == [GIVEN, WITHDRAWN]


def test_what_she_has_decided_elsewhere_since_holds_and_the_late_word_stands_where_it_was_said(
    computer: Computer,
) -> None:
    talk = asked(computer)
    computer.line.gone = True
    say(computer, talk, NO, PHOTO)
    a_photo_of_her(computer.home)  # on another computer, later
    computer.line.gone = False
    computer.sent()
    assert [one.decision for one in decided(computer.home, PHOTO)] == [DECLINED, GIVEN]
    assert has_photo(computer.home), "the newer yes holds"


def test_her_word_survives_the_end_of_the_program_and_two_that_send_at_once(
    home: Home, tmp_path: Path, keyring: Keyring
) -> None:
    first = computer_of(home, tmp_path, keyring)
    talk = asked(first)
    first.line.gone = True
    say(first, talk, NO)
    first.guard.close()
    again, beside = (computer_of(home, tmp_path, keyring) for _ in range(2))
    again.sent()
    beside.sent()
    assert [one.decision for one in decided(home)] == [DECLINED]
    again.guard.close()
    beside.guard.close()


def test_the_journal_holds_her_word_in_no_clear_text(
    computer: Computer, tmp_path: Path, keyring: Keyring
) -> None:
    talk = asked(computer)
    computer.line.gone = True
    say(computer, talk, NO)
    path = tmp_path / "waiting.db"
    raw = path.read_bytes()
    for secret in (b"staff_see", b"Eva Ek", str(computer.home.person_id).encode(), b"SQLite format"):
        assert secret not in raw
    with open_journal(path, keyring) as beside:
        (entry,) = beside.waiting(computer.guard.place)
        assert (entry.kind, entry.body["word"]) == ("consent", "no")
    computer.line.gone = False
    computer.sent()
    (key,) = keyring.keys.values()
    assert b"staff_see" not in clear_text(path, key)


def test_who_has_lost_the_right_meanwhile_keeps_no_yes_for_her(computer: Computer) -> None:
    talk = asked(computer)
    leader = replace(computer.actor, role=Role.LEADER)
    with pytest.raises(NotAllowed):
        computer.consent_talks.say(leader, talk, SEE, YES, TOUCH)
    assert computer.waiting.counted().all == 0
    computer.line.gone = True
    say(computer, talk, YES)
    (entry,) = computer.journal.waiting(computer.guard.place)
    nobody = replace(entry, id=UUID(int=1), user_id=UUID(int=2), body={**entry.body, "id": str(UUID(int=3))})
    computer.journal.add(nobody)
    computer.line.gone = False
    computer.sent()
    assert len(decided(computer.home)) == 1
    (left,) = computer.waiting.not_arrived(computer.actor).refused
    assert (left.alias, left.kind) == (ALIAS, "consent")


def test_straight_to_a_file_nothing_waits(home: Home) -> None:
    talks = ConsentTalks(home.store, now)
    talk = talks.begin(home.actor, home.person_id, "Eva Ek")
    assert talks.say(home.actor, talk, SEE, NO, TOUCH) is DECLINED
    assert [one.decision for one in decided(home)] == [DECLINED]


# ---------------------------------------------------------------------- the own page


def test_what_she_sees_and_says_of_a_promise_waits_and_arrives_once(computer: Computer) -> None:
    page = shown(computer)
    done = promised(computer.home, DONE).id
    before = {verb: len(lines(computer.home, verb)) for verb in ("showed", "noted")}
    computer.line.gone = True
    computer.my_pages.seen(computer.actor, page, done)
    computer.my_pages.helped(computer.actor, page, done, Helped.NO, TOUCH)
    computer.my_pages.helped(computer.actor, page, done, Helped.SOME, InputWay.SWITCH)
    computer.my_pages.seen(computer.actor, page, promised(computer.home, WILL_NOT).id)
    counted = computer.waiting.counted()
    assert (counted.said, counted.all) == (2, 4)
    assert promised(computer.home, DONE).shown_at is None
    computer.line.gone = False
    computer.sent()
    kept = promised(computer.home, DONE)
    assert kept.helped is Helped.SOME and kept.shown_at is not None
    assert promised(computer.home, WILL_NOT).shown_at is not None
    assert len(lines(computer.home, "showed")) == before["showed"] + 2
    told = [(one.details["helped"], one.details["way"]) for one in lines(computer.home, "noted")]
    assert told[before["noted"] :] == [("no", "touch"), ("some", "switch")]


@pytest.mark.parametrize("helped", [Helped.YES, None])
def test_a_connection_lost_after_the_commit_doubles_nothing_on_the_own_page(
    computer: Computer, helped: Helped | None
) -> None:
    page = shown(computer)
    done = promised(computer.home, DONE).id
    writes: tuple[Callable[[], None], ...] = (
        lambda: computer.my_pages.seen(computer.actor, page, done),
        lambda: computer.my_pages.helped(computer.actor, page, done, helped, TOUCH),
    )
    for write in writes:
        computer.line.lost_after = 1
        write()
        computer.line.lost_after = 1
        computer.sent()
    assert promised(computer.home, DONE).helped is helped
    assert len([one for one in lines(computer.home, "showed") if one.subject_id == done]) == 1
    assert len(lines(computer.home, "noted")) == 1
    assert computer.waiting.counted().refused == 0


def test_the_first_day_she_saw_it_stays_the_day_she_saw_it(computer: Computer) -> None:
    page = shown(computer)
    done = promised(computer.home, DONE).id
    computer.line.gone = True
    computer.my_pages.seen(computer.actor, page, done)
    (entry,) = computer.journal.waiting(computer.guard.place)
    computer.line.gone = False
    computer.sent()
    at = promised(computer.home, DONE).shown_at
    assert at is not None and at.isoformat() == entry.body["at"]


def test_a_newer_word_from_another_computer_stands_and_the_late_one_is_told(computer: Computer) -> None:
    page = shown(computer)
    done = promised(computer.home, DONE).id
    computer.line.gone = True
    computer.my_pages.helped(computer.actor, page, done, Helped.YES, TOUCH)
    elsewhere = computer_of_the_other(computer)
    elsewhere.helped(computer.actor, page, done, Helped.NO, TOUCH)
    computer.line.gone = False
    computer.sent()
    assert promised(computer.home, DONE).helped is Helped.NO
    (left,) = computer.waiting.not_arrived(computer.actor).refused
    assert (left.alias, left.who, left.kind, left.why) == (ALIAS, "Eva Ek", "helped", "AnswerNewer")


def computer_of_the_other(computer: Computer) -> MyPages:
    return MyPages(computer.home.store, now, MatHistory(computer.home.store, now))


def test_an_erasure_takes_her_word_with_it(computer: Computer) -> None:
    page = shown(computer)
    talk = asked(computer)
    computer.line.gone = True
    say(computer, talk, NO)
    computer.my_pages.helped(computer.actor, page, promised(computer.home, DONE).id, Helped.YES, TOUCH)
    erasure = Erasure(computer.home.store, now, forget_waiting=computer.waiting.forget)
    erasure.erase(computer.actor, computer.home.person_id, ALIAS)
    assert computer.waiting.counted().all == 0


def test_the_log_reads_as_if_the_server_had_been_there(computer: Computer) -> None:
    page, talk = shown(computer), asked(computer)
    computer.line.gone = True
    say(computer, talk, YES)
    computer.my_pages.helped(computer.actor, page, promised(computer.home, DONE).id, Helped.YES, TOUCH)
    computer.line.gone = False
    computer.sent()
    read = Log(computer.home.store, now).of_person(computer.actor, computer.home.person_id)
    told = [(one.verb, one.kind, one.who) for one in read.lines]
    assert told.count(("decided", "consent", "Eva Ek")) == 1
    assert told.count(("noted", "action", "Eva Ek")) == 1
