"""A person's mats over the years: whose they are, what may be seen, and what moved between them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.mats.history import MatHistory, MatLine, Teller
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan, MatTalk
from accessible_fit.services.rights.leave import mat_picture_leave, mat_picture_leaves
from db import audit, consents, conversations, life_events, mats
from db.errors import UnknownRow
from db.records import NewConsent
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind, HowHelped, ProxyView, WhoAnswered
from talking_mats.beside import beside
from talking_mats.cards import Off, Where, blank_card
from talking_mats.compare import Moved
from talking_mats.errors import NothingToCompare
from talking_mats.scores import WhyNot
from tests.accessible_fit.services.mats.mat_talks import a_photo, added, laid, plan, strangers
from tests.journeys.people import Home, new_home

OWN = Teller()
FIRST_DAY = dt.datetime(2025, 3, 12, 10, tzinfo=dt.UTC)


class Years:
    """A home where mats are held on the days that a test says."""

    def __init__(self, folder: Path) -> None:
        self.home: Home = new_home(folder)
        self.now = FIRST_DAY

    def clock(self) -> dt.datetime:
        return self.now

    @property
    def mats(self) -> Mats:
        return Mats(self.home.store, self.clock)

    @property
    def history(self) -> MatHistory:
        return MatHistory(self.home.store, self.clock)

    def begin(self, what: MatPlan | None = None) -> MatTalk:
        return self.mats.begin(self.home.actor, self.home.person_id, what or plan(cards=6))

    def hold(self, places: Sequence[Where], what: MatPlan | None = None, days: int = 365) -> MatTalk:
        """Lay a mat from beginning to end, and let so many days pass."""
        talk = self.begin(what)
        self.mats.finish(self.home.actor, talk, laid(talk.tree, places))
        self.now += dt.timedelta(days=days)
        return talk

    def told_by(self, talk: MatTalk, who: WhoAnswered, view: ProxyView | None = None) -> None:
        with self.home.store.writing() as tx:
            conversations.set_help(tx, talk.id, HowHelped.PROXY, who, view)

    def line(self, topic: str = "food", teller: Teller = OWN) -> MatLine:
        return self.history.line(self.home.actor, self.home.person_id, topic, teller)


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Years]:
    made = Years(tmp_path)
    yield made
    made.home.store.close()


def test_two_mats_a_year_apart_name_exactly_the_cards_that_moved(years: Years) -> None:
    years.hold([0, 1, 2, 0, 1, 2])
    years.hold([2, 1, 1, 0, Off.ASIDE, 2])
    line = years.line()
    assert [one.when.date().isoformat() for one in line.mats] == ["2025-03-12", "2026-03-12"]
    found = beside(*(one.mat for one in line.mats))
    words = {
        moved: [one.card.words["en"] for one in found.those(moved)]
        for moved in (Moved.UP, Moved.DOWN, Moved.OUT)
    }
    assert words == {Moved.UP: ["Breakfast"], Moved.DOWN: ["Dinner"], Moved.OUT: ["Fruit"]}
    assert len(found.those(Moved.SAME)) == 3
    assert found.those(Moved.OUT)[0].now is Off.ASIDE


def test_what_somebody_else_has_laid_is_never_mixed_with_the_persons_own(years: Years) -> None:
    own = years.hold([0] * 6)
    mother = years.hold([2] * 6)
    years.told_by(mother, WhoAnswered.RELATIVE, ProxyView.OWN_VIEW)
    guess = years.hold([1] * 6)
    years.told_by(guess, WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW)
    staff = years.hold([2] * 6)
    years.told_by(staff, WhoAnswered.STAFF)
    group = years.hold([1] * 6)
    with years.home.store.writing() as tx:
        conversations.set_group_talk(tx, group.id, True)
    last = years.hold([1] * 6)
    tellers = {one.teller: one.mats for one in years.history.topics(years.home.actor, years.home.person_id)}
    assert tellers == {
        Teller(): 2,
        Teller(WhoAnswered.RELATIVE, ProxyView.OWN_VIEW): 1,
        Teller(WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW): 1,
        Teller(WhoAnswered.STAFF): 1,
        Teller(group=True): 1,
    }
    assert [one.conversation_id for one in years.line().mats] == [own.id, last.id]
    for teller in tellers:
        assert len(years.line(teller=teller).mats) == tellers[teller]
    with pytest.raises(UnknownRow):
        years.history.together(years.home.actor, years.home.person_id, own.tree.root, mother.tree.root)


def test_another_top_scale_says_why_nothing_can_be_told(years: Years) -> None:
    years.hold([0, 1, 2, 0, 1, 2])
    years.hold([2] * 6, plan(scale="going", cards=6))
    found = beside(*(one.mat for one in years.line().mats))
    assert found.why_not is WhyNot.OTHER_SCALE
    assert found.found.scores is WhyNot.OTHER_SCALE
    assert not found.seen


def test_topics_are_listed_latest_first_and_those_that_wait_are_not_there(years: Years) -> None:
    years.hold([0] * 3, plan("money", cards=6))
    years.hold([0] * 3)
    years.hold([1] * 3)
    years.begin(plan("my_home", cards=6))
    found = years.history.topics(years.home.actor, years.home.person_id)
    assert [(one.topic_id, one.mats) for one in found] == [("food", 2), ("money", 1)]
    assert found[0].name["sv"] == "Mat"
    assert years.line("my_home").mats == ()


def test_a_stopped_and_an_empty_mat_are_shown_as_what_they_are(years: Years) -> None:
    talk = years.begin()
    years.mats.stop(years.home.actor, talk, talk.tree)
    years.now += dt.timedelta(days=1)
    years.hold([1])
    line = years.line()
    assert [(one.stopped, one.empty) for one in line.mats] == [(True, True), (False, False)]
    assert [one.stopped for one in line.laid] == [False]


def test_who_may_see_the_picture_comes_with_each_mat(years: Years) -> None:
    first, second, third = (years.hold([1]) for _ in range(3))
    decide = years.mats.who_may_see
    decide(years.home.actor, first.id, [ConsentAudience.RELATIVES])
    decide(years.home.actor, second.id, [])
    decide(years.home.actor, second.id, [ConsentAudience.STAFF])
    held = {one.conversation_id: one.for_staff for one in years.line().mats}
    assert held == {first.id: False, second.id: True, third.id: True}
    no = NewConsent(
        person_id=years.home.person_id,
        kind=ConsentKind.MAT_PICTURE,
        decision=ConsentDecision.WITHDRAWN,
        decided_at=years.now,
        how="in_words",
        present="Eva Ek",
    )
    with years.home.store.writing() as tx:
        consents.decide(tx, no)
    assert not any(one.for_staff for one in years.line().mats), "a no to all pictures goes before"


def test_what_is_read_at_once_is_what_is_read_one_by_one(years: Years) -> None:
    talks = [years.hold([number % 3] * 3) for number in range(3)]
    years.mats.who_may_see(years.home.actor, talks[1].id, [ConsentAudience.STAFF])
    ids = [UUID(talk.tree.root) for talk in talks]
    with years.home.store.reading() as tx:
        at_once = mats.steps_of_many(tx, ids)
        assert at_once == {mat_id: mats.steps_of(tx, mat_id) for mat_id in ids}
        person_id = years.home.person_id
        leaves = mat_picture_leaves(tx, person_id, [talk.id for talk in talks])
        assert leaves == {talk.id: mat_picture_leave(tx, person_id, talk.id) for talk in talks}
        assert mats.steps_of_many(tx, []) == {}


def test_photos_and_what_happened_meanwhile_come_along(years: Years) -> None:
    talk = years.begin()
    photo = years.mats.keep_photo(years.home.actor, talk, a_photo())
    tree = added(laid(talk.tree, [1]), blank_card("b", "Bröd", "sv", photo=photo), 2)
    years.mats.finish(years.home.actor, talk, tree)
    with years.home.store.writing() as tx:
        life_events.add(tx, years.home.person_id, "Flyttade", dt.date(2025, 6, 1))
    line = years.line()
    assert set(line.photos) == {photo}
    assert [one.name for one in line.events] == ["Flyttade"]


def test_only_colleagues_of_the_unit_look_and_every_look_is_in_the_log(years: Years) -> None:
    first, second = years.hold([0] * 3), years.hold([2] * 3)
    person_id = years.home.person_id
    for stranger in strangers():
        with pytest.raises(NotAllowed):
            years.history.topics(stranger, person_id)
        with pytest.raises(NotAllowed):
            years.history.line(stranger, person_id, "food")
        with pytest.raises(NotAllowed):
            years.history.found_in(stranger, first.id)
        with pytest.raises(NotAllowed):
            years.history.together(stranger, person_id, first.tree.root, second.tree.root)
    years.line()
    years.history.together(years.home.actor, person_id, first.tree.root, second.tree.root)
    with years.home.store.reading() as tx:
        looked = [
            (one.verb, one.details["what"])
            for one in audit.about(tx, person_id)
            if one.details.get("what") == "mats"
        ]
        assert audit.verify(tx) == []
    assert looked == [("looked_at", "mats"), ("showed", "mats")]


def test_two_mats_are_given_to_be_looked_at_together(years: Years) -> None:
    first, second = years.hold([0] * 3), years.hold([2] * 3, days=0)
    years.mats.who_may_see(years.home.actor, first.id, [])
    together = years.history.together(
        years.home.actor, years.home.person_id, second.tree.root, first.tree.root
    )
    assert (together.beside.then.id, together.beside.now.id) == (first.tree.root, second.tree.root)
    assert together.today, "the later one is from today"
    assert len(together.beside.those(Moved.UP)) == 3
    years.now += dt.timedelta(days=2)
    again = years.history.together(years.home.actor, years.home.person_id, first.tree.root, second.tree.root)
    assert not again.today
    with pytest.raises(NothingToCompare):
        years.history.together(years.home.actor, years.home.person_id, first.tree.root, first.tree.root)
    with pytest.raises(UnknownRow):
        years.history.together(years.home.actor, years.home.person_id, str(uuid4()), first.tree.root)


def test_the_line_of_a_conversation_is_found(years: Years) -> None:
    talk = years.hold([1], plan("money", cards=6))
    years.told_by(talk, WhoAnswered.STAFF)
    assert years.history.found_in(years.home.actor, talk.id) == ("money", Teller(WhoAnswered.STAFF))
    assert years.history.found_in(years.home.actor, None) is None
