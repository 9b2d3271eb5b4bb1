"""Kalle says no to more of the staff seeing what he says: every page says so calmly, and leads back."""

from dataclasses import dataclass

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.following.actions import Promise
from accessible_fit.services.following.actions_said import FromAnswer
from accessible_fit.services.following.follow_ups import Written
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.ui.staff.consent_page import ConsentPage
from accessible_fit.ui.staff.following.actions_page import ActionsPage
from accessible_fit.ui.staff.following.follow_ups_page import FollowUpsPage
from accessible_fit.ui.staff.mats.over_time_page import MatsOverTimePage
from accessible_fit.ui.staff.mats.review_page import MatReviewPage
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.routes.book import Routes
from db.records import Conversation, Person
from db.vocabulary import ConsentDecision, ConsentKind, Language, Role
from tests.accessible_fit.services.mats.mat_talks import laid, plan
from tests.accessible_fit.ui.staff.conftest import PASSWORD, PIN, Home, Seat

CLOSED = "Kalle has said no to more of the staff seeing the answers."
ASK = "Ask Kalle under “Consent” on the person's page. No is a good answer as well."


@dataclass
class Scene:
    """Lisa has talked with Kalle, and Bo has not."""

    home: Home
    seat: Seat
    lisa: Actor
    bo: Actor
    kalle: Person
    said: str

    def decide(self, decision: ConsentDecision) -> None:
        said = Said(decision, HowSaid.SHOWED, "Lisa")
        self.home.desk.consents.decide(self.lisa, self.kalle.id, ConsentKind.STAFF_SEE, said)

    def as_(self, who: Actor) -> Routes:
        """Come to Kalle's page as one of them."""
        self.seat.window._signed_in(self.home.desk, who, "en")
        routes = self.seat.window._routes
        assert routes is not None
        routes.people.person(self.kalle.id)
        self.seat.page(PersonPage)
        return routes

    def held(self, mat: bool) -> Conversation:
        card = self.home.desk.residents.card(self.lisa, self.kalle.id)
        return next(one for one in card.conversations if (one.instrument_version_id is None) is mat)

    def hold_a_mat(self) -> None:
        mats: Mats = self.home.desk.mats
        talk = mats.begin(self.lisa, self.kalle.id, plan())
        mats.finish(self.lisa, talk, laid(talk.tree, [0, 1, 2]))


@pytest.fixture
def scene(home: Home, seat: Seat) -> Scene:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle", 1956)
    account = NewAccount("bo", "Bo Ek", PASSWORD, PIN, Language.EN)
    bo = home.desk.accounts.add(lisa, account, Role.STAFF, lisa.unit_ids)
    talk = home.hold(lisa, kalle)
    source = FromAnswer(talk.id, talk.instrument.items[0].id)
    made = home.desk.actions.make(lisa, kalle.id, Promise("We paint the wall", "Lisa"), source)
    home.desk.follow_ups.keep(lisa, kalle.id, Written(home.clock.now.date(), persons_view="I like it here"))
    scene = Scene(home, seat, lisa, Actor(bo, "Bo Ek", Role.STAFF, lisa.unit_ids), kalle, made.said)
    scene.hold_a_mat()
    home.clock.pass_days(1)
    return scene


def closed(page: Page) -> str:
    """What the calm page says, or nothing."""
    return page.closed.accessibleName() if page.closed is not None else ""


def test_the_persons_page_says_it_and_offers_a_talk_all_the_same(scene: Scene) -> None:
    scene.decide(ConsentDecision.DECLINED)
    scene.as_(scene.bo)
    told = scene.seat.texts()
    assert CLOSED in told and ASK in told
    assert "To talk about next" not in told and "The same values as a table" not in told
    assert "Start a conversation" in told and "Conversations" in told
    assert scene.said not in told
    assert scene.seat.page(PersonPage).notice.text() == "", "nothing has gone wrong"


@pytest.mark.parametrize("page", ["person", "review", "mats"])
def test_where_it_is_closed_a_button_leads_to_where_kalle_is_asked(scene: Scene, page: str) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.bo)
    if page == "review":
        routes.review(scene.held(mat=False), "Kalle")
    elif page == "mats":
        routes.mats.over_time(scene.kalle.id)
    scene.seat.wait()
    scene.seat.press("Go to Consent")
    scene.seat.page(ConsentPage)
    assert "Ask Kalle again" in scene.seat.texts()
    scene.seat.press("Back")
    scene.seat.page(PersonPage)


def test_a_conversation_that_lisa_held_is_closed_to_bo_and_the_way_back_leads_to_the_person(
    scene: Scene,
) -> None:
    scene.decide(ConsentDecision.WITHDRAWN)
    routes = scene.as_(scene.bo)
    for mat, kind in ((False, ReviewPage), (True, MatReviewPage)):
        routes.review(scene.held(mat), "Kalle")
        page = scene.seat.page(kind)
        assert closed(page) == f"{CLOSED} {ASK}"
        assert page.notice.text() == ""
        scene.seat.press("Done")
        scene.seat.page(PersonPage)


def test_mats_over_time_are_closed(scene: Scene) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.bo)
    routes.review(scene.held(True), "Kalle")
    scene.seat.page(MatReviewPage)
    scene.seat.press("Mats over time")
    page = scene.seat.page(MatsOverTimePage)
    assert closed(page).startswith(CLOSED)
    assert not page.together.isVisible()


def test_a_promise_stands_without_what_he_said_also_on_the_first_page(scene: Scene) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.bo)
    routes.actions.actions(scene.kalle.id, None)
    scene.seat.page(ActionsPage)
    assert "We paint the wall" in scene.seat.texts()
    assert scene.said not in scene.seat.texts()
    routes.actions.all_actions()
    scene.seat.wait()
    assert "We paint the wall" in scene.seat.texts()
    assert scene.said not in scene.seat.texts()


def test_follow_ups_of_colleagues_are_counted_and_not_shown(scene: Scene) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.bo)
    next(one for one in routes.doors(scene.kalle.id) if one.word == "Follow-ups").open()
    page = scene.seat.page(FollowUpsPage)
    told = scene.seat.texts()
    assert "1 follow-up is open to whoever wrote it" in told and CLOSED in told
    assert "I like it here" not in told
    assert page.primary is not None, "a new one can be written"


def test_lisa_who_was_there_sees_what_she_was_there_for(scene: Scene) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.lisa)
    assert CLOSED not in scene.seat.texts()
    routes.review(scene.held(False), "Kalle")
    page = scene.seat.page(ReviewPage)
    assert page.closed is None and "Questions and answers" in scene.seat.texts()


def test_who_was_there_for_some_is_told_that_it_is_not_everything(scene: Scene) -> None:
    scene.home.hold(scene.bo, scene.kalle, 1)
    scene.decide(ConsentDecision.DECLINED)
    scene.as_(scene.bo)
    told = scene.seat.texts()
    assert "Here is what Kalle said when you were there." in told
    assert "The same values as a table" in told
    scene.as_(scene.lisa)
    assert "Here is what Kalle said when you were there." in scene.seat.texts()


@pytest.mark.parametrize("mat", [False, True])
def test_a_yes_opens_the_same_page_again(scene: Scene, mat: bool) -> None:
    scene.decide(ConsentDecision.DECLINED)
    routes = scene.as_(scene.bo)
    routes.review(scene.held(mat), "Kalle")
    page: Page = scene.seat.page(MatReviewPage) if mat else scene.seat.page(ReviewPage)
    assert closed(page)
    scene.decide(ConsentDecision.GIVEN)
    page.shown()
    scene.seat.wait()
    assert page.closed is None
    assert page.column.count() > 1


def test_an_unfinished_talk_is_gone_on_with_by_who_began_it(scene: Scene) -> None:
    talk = scene.home.begin(scene.lisa, scene.kalle, [])
    scene.home.desk.conversations.pause(scene.lisa, talk)
    scene.decide(ConsentDecision.DECLINED)
    scene.as_(scene.bo)
    scene.seat.press("Continue the conversation")
    assert CLOSED in scene.seat.page(PersonPage).notice.text()
    opened: list[object] = []
    scene.seat.window.conversation_wanted.connect(opened.append)
    scene.as_(scene.lisa)
    scene.seat.press("Continue the conversation")
    assert len(opened) == 1
