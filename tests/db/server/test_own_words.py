"""On a server: yes and no and the own page arrive once, for whoever was there; and what a no closes.

The server knows who works where, not whose look it is for: what a no to staff closes, the program closes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from accessible_fit.errors import OnlyWhoWasThere
from accessible_fit.services.access import Actor
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.journal.guard import Guard
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.review.series import Review
from accessible_fit.services.rights.consent_talk import ConsentTalks, PersonsWord
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.whole_person.export import PersonExport
from db import actions, answers, audit, consents, conversations, log_lines
from db.engine import Store, open_store
from db.journal import open_journal
from db.vocabulary import ConsentDecision, ConsentKind, Helped, InputWay
from pictograms.catalogue import Catalogue
from tests.accessible_fit.services.journal.conftest import Keyring, all_sent
from tests.db.server.test_waiting import Line
from tests.db.server.town import Town
from tests.journeys.people import PASSWORD, now

SEE, TOUCH = ConsentKind.STAFF_SEE, InputWay.TOUCH
YES, NO, NOT_YET = PersonsWord


@dataclass
class Desk:
    """A computer in the town, where persons say yes and no and look at their own pages."""

    store: Store
    line: Line
    guard: Guard

    def __post_init__(self) -> None:
        reached = cast(Store, self.line)
        self.accounts = Accounts(self.store, now)
        self.asking = ConsentTalks(reached, now, self.guard)
        self.pages = MyPages(reached, now, MatHistory(reached, now), self.guard)
        self.guard.begin({**self.asking.arriving(), **self.pages.arriving()})

    def sign_in(self, name: str) -> Actor:
        return self.accounts.sign_in(name, PASSWORD)[0]


@pytest.fixture
def desk(town: Town, tmp_path: Path) -> Iterator[Desk]:
    with open_store(town.url()) as store:
        line = Line(store)
        journal = open_journal(tmp_path / "waiting.db", Keyring())
        guard = Guard(cast(Store, line), journal, now, patience_s=5, longest_pause_s=0.1)
        yield Desk(store, line, guard)
        line.gone = False
        guard.close()


def test_her_words_arrive_once_in_the_name_of_who_was_there(town: Town, desk: Desk) -> None:
    anna = desk.sign_in("anna")
    talk = desk.asking.begin(anna, town.asa, "Anna")
    desk.line.lost_after = 1
    desk.asking.say(anna, talk, SEE, NO, TOUCH)
    all_sent(desk.guard)
    desk.line.lost_after = 1
    desk.asking.say(anna, talk, SEE, NOT_YET, TOUCH)
    all_sent(desk.guard)
    desk.line.gone = True
    desk.asking.say(anna, talk, SEE, YES, TOUCH)
    desk.line.gone = False
    all_sent(desk.guard)
    assert not desk.guard.journal.refused()
    with open_store(town.owner_url()) as store, store.reading() as tx:
        said = [one for one in consents.of_person(tx, town.asa) if one.kind is SEE and one.present == "Anna"]
        lines = [one for one in log_lines.about_person(tx, town.asa) if one.actor_id == anna.user_id]
        assert audit.verify(tx) == []
    assert [one.decision for one in said] == [ConsentDecision.GIVEN, ConsentDecision.WITHDRAWN]
    assert [one.verb for one in lines if one.subject_kind == "consent"] == ["decided", "noted", "decided"]


def test_what_she_says_of_a_promise_arrives_once(town: Town, desk: Desk) -> None:
    anna = desk.sign_in("anna")
    made = Actions(desk.store, now, dict).make(anna, town.asa, Promise("Vi ringer", "Anna"))
    Actions(desk.store, now, dict).done(anna, made.id)
    page = desk.pages.open(anna, town.asa)
    desk.line.lost_after = 1
    desk.pages.seen(anna, page, made.id)
    all_sent(desk.guard)
    desk.line.lost_after = 1
    desk.pages.helped(anna, page, made.id, Helped.SOME, TOUCH)
    all_sent(desk.guard)
    assert not desk.guard.journal.refused()
    with open_store(town.owner_url()) as store, store.reading() as tx:
        kept = actions.get(tx, made.id)
        lines = [one for one in log_lines.about_person(tx, town.asa) if one.subject_id == made.id]
    assert kept.helped is Helped.SOME and kept.shown_at is not None
    assert sorted(one.verb for one in lines) == ["agreed", "finished", "noted", "showed"]


def test_after_her_no_the_program_closes_what_the_server_would_hand_out(town: Town, desk: Desk) -> None:
    anna = desk.sign_in("anna")
    with desk.store.reading() as tx:
        held = [one for one in conversations.of_person(tx, town.asa) if one.instrument_version_id is not None]
        (first,) = [one for one in held if one.led_by == town.users["eva.ek"]]
    assert Review(desk.store).conversation(anna, first.id).lines
    desk.asking.say(anna, desk.asking.begin(anna, town.asa, "Anna"), SEE, NO, TOUCH)
    for look in (
        lambda: Review(desk.store).conversation(anna, first.id),
        lambda: Review(desk.store).person(anna, town.asa),
        lambda: MatHistory(desk.store, now).topics(anna, town.asa),
    ):
        with pytest.raises(OnlyWhoWasThere):
            look()
    assert desk.pages.open(anna, town.asa).then_now, "her own page is hers"
    assert PersonExport(desk.store, now, Catalogue.bundled).make(anna, town.asa).data
    with desk.store.reading() as tx:
        assert answers.of_conversation(tx, first.id), (
            "the rows are those of her own page and of what she takes along"
        )
    eva = desk.sign_in("eva.ek")
    assert Review(desk.store).conversation(eva, first.id).lines
