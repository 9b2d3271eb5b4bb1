"""A leader sees a single person only when it was given, and only as long as it holds."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.given_persons import GivenPersons
from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.residents import Residents
from accessible_fit.services.review.series import Review
from accessible_fit.services.rights.consents import ConsentMissing, Consents, HowSaid, Said, WhoWasThere
from accessible_fit.services.rights.grants import Grants, NewGrant, NoLeader, TooFarOff
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db import conversations, users
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind, Role
from tests.accessible_fit.services.every_use_case import light
from tests.accessible_fit.services.theirs import log_of
from tests.journeys.people import now
from tests.journeys.whole_life import Home

YES = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin, Eva")
TODAY = now().date()


@dataclass
class Scene:
    """A home with two persons, Eva who works there and Lena who leads it."""

    home: Home
    accounts: Accounts
    lena: Actor
    today: dt.datetime

    def __post_init__(self) -> None:
        store, clock = self.home.store, lambda: self.today
        self.grants = Grants(store, clock)
        self.given = GivenPersons(
            store, clock, Residents(store, clock), Review(store), MatAfter(store, clock)
        )
        self.eva, self.person, self.other = self.home.eva, self.home.person, self.home.other
        with store.reading() as tx:
            held = conversations.of_person(tx, self.person)
        self.talk = next(one.id for one in held if one.instrument_version_id is not None)
        self.mat = next(one.id for one in held if one.instrument_version_id is None)

    def give(self, days: int = 30) -> None:
        until = TODAY + dt.timedelta(days=days)
        self.grants.give(self.eva, self.person, NewGrant(self.lena.user_id, until, YES))

    def reads(self) -> list[Callable[[], object]]:
        return [
            lambda: self.given.page(self.lena, self.person),
            lambda: self.given.answers(self.lena, self.talk),
            lambda: self.given.mats(self.lena, self.mat),
        ]

    def sees_nobody(self) -> bool:
        for read in self.reads():
            with pytest.raises(NotAllowed):
                read()
        return self.given.listed(self.lena) == []


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with light():
        home = Home(tmp_path_factory.mktemp("home"))
        accounts = Accounts(home.store, now)
        account = NewAccount("lena", "Lena Lind", "fyra glada ord", "2580")
        accounts.add(home.eva, account, Role.LEADER, frozenset({home.unit.id}))
        lena, _ = accounts.sign_in("lena", "fyra glada ord")
        with home.store:
            yield Scene(home, accounts, lena, now())


@pytest.fixture
def scene(life: Scene) -> Iterator[Scene]:
    life.today = now()
    yield life
    for line in life.grants.of_person(life.eva, life.person).lines:
        life.grants.take_back(life.eva, line.grant.id)
    Consents(life.home.store, now).decide(life.eva, life.person, ConsentKind.STAFF_SEE, YES)


def test_a_leader_sees_nobody_before_it_is_given(scene: Scene) -> None:
    assert scene.sees_nobody()


def test_what_was_given_is_read_and_nobody_else_is(scene: Scene) -> None:
    scene.give()
    (one,) = scene.given.listed(scene.lena)
    assert (one.person.id, one.given_by, one.unit) == (scene.person, "Eva Ek", scene.home.unit.name)
    page = scene.given.page(scene.lena, scene.person)
    assert page.series
    assert page.card.photo is not None
    assert scene.given.answers(scene.lena, scene.talk).lines
    assert scene.given.mats(scene.lena, scene.mat).mats
    with pytest.raises(NotAllowed):
        scene.given.page(scene.lena, scene.other)


def test_each_reading_is_in_the_log_under_the_leaders_name(scene: Scene) -> None:
    scene.give()
    before = len(log_of(scene.home.store))
    for read in scene.reads():
        read()
    done = log_of(scene.home.store)[before:]
    assert [(verb, kind) for verb, kind, _ in done] == [
        ("looked_at", "person"),
        ("looked_at", "conversation"),
        ("looked_at", "conversation"),
    ]
    from accessible_fit.services.rights.log import Log

    told = Log(scene.home.store, now).of_person(scene.eva, scene.person)
    assert "Lena Lind" in {line.who for line in told.lines}


def test_the_leader_changes_nothing_and_reads_by_no_other_way(scene: Scene) -> None:
    scene.give()
    store = scene.home.store
    for attempt in (
        lambda: Residents(store, now).card(scene.lena, scene.person),
        lambda: Residents(store, now).listed(scene.lena),
        lambda: Review(store).conversation(scene.lena, scene.talk),
        lambda: MatAfter(store, now).set_own_words(scene.lena, scene.mat, "ändrat"),
        lambda: Consents(store, now).of_person(scene.lena, scene.person),
        lambda: scene.grants.of_person(scene.lena, scene.person),
        lambda: _give_as(scene, scene.lena),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def _give_as(scene: Scene, actor: Actor) -> None:
    scene.grants.give(actor, scene.other, NewGrant(scene.lena.user_id, TODAY, YES))


def test_it_ends_with_its_last_day_also_for_a_window_that_is_open(scene: Scene) -> None:
    scene.give(days=2)
    scene.today = now() + dt.timedelta(days=2)
    assert scene.given.page(scene.lena, scene.person)
    scene.today = now() + dt.timedelta(days=3)
    assert scene.sees_nobody()


def test_it_ends_when_it_is_taken_back(scene: Scene) -> None:
    scene.give()
    (line,) = [one for one in scene.grants.of_person(scene.eva, scene.person).lines if one.holds]
    assert line.leader == "Lena Lind"
    scene.grants.take_back(scene.eva, line.grant.id)
    assert scene.sees_nobody()
    assert not any(one.holds for one in scene.grants.of_person(scene.eva, scene.person).lines)


def test_it_ends_when_the_person_says_no(scene: Scene) -> None:
    scene.give()
    no = replace(YES, decision=ConsentDecision.WITHDRAWN)
    Consents(scene.home.store, now).decide(scene.eva, scene.person, ConsentKind.STAFF_SEE, no)
    assert scene.sees_nobody()
    with pytest.raises(ConsentMissing):
        scene.give()


@pytest.mark.parametrize("change", ["moved", "closed", "demoted"])
def test_it_ends_when_somebody_leads_the_unit_no_more(scene: Scene, change: str) -> None:
    scene.give()
    lena, store = scene.lena.user_id, scene.home.store
    with store.writing() as tx:
        kept = users.get(tx, lena)
        if change == "moved":
            users.unassign(tx, lena, scene.home.unit.id)
        elif change == "closed":
            users.set_disabled(tx, lena, True)
        else:
            users.change(tx, lena, kept.display_name, Role.STAFF, kept.language)
    try:
        assert scene.sees_nobody()
    finally:
        with store.writing() as tx:
            users.assign(tx, lena, scene.home.unit.id)
            users.set_disabled(tx, lena, False)
            users.change(tx, lena, kept.display_name, Role.LEADER, kept.language)


def test_it_takes_the_persons_yes_a_leader_of_the_unit_and_a_day(scene: Scene) -> None:
    lena, until = scene.lena.user_id, TODAY + dt.timedelta(days=30)
    for new, refusal in (
        (NewGrant(lena, until, replace(YES, present=" ")), WhoWasThere),
        (NewGrant(lena, until, replace(YES, decision=ConsentDecision.DECLINED)), ConsentMissing),
        (NewGrant(scene.eva.user_id, until, YES), NoLeader),
        (NewGrant(lena, TODAY - dt.timedelta(days=1), YES), TooFarOff),
        (NewGrant(lena, TODAY + dt.timedelta(days=400), YES), TooFarOff),
    ):
        with pytest.raises(refusal):
            scene.grants.give(scene.eva, scene.person, new)
    assert scene.sees_nobody()


def test_the_yes_is_kept_with_who_was_there(scene: Scene) -> None:
    scene.give()
    kept = Consents(scene.home.store, now).latest(scene.eva, scene.person, ConsentKind.STAFF_SEE)
    assert kept is not None
    assert (kept.decision, kept.present) == (ConsentDecision.GIVEN, "Karin, Eva")
    assert ConsentAudience.LEADER in kept.audience
