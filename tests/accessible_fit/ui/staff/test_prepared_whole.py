"""What is opened and chosen around a conversation is named, ordered and whole, also in large text."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton

from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given, Talk, Wanted
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.prepare import PreparePage
from db.records import Person
from db.vocabulary import InputWay, ProxyView, WhoAnswered
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check


@pytest.fixture(params=[100, 200])
def seat(request: pytest.FixtureRequest, make_window: Callable[..., Seat], home: Home) -> Seat:
    made = make_window(request.param)
    made.window._signed_in(home.desk, home.lisa(), "en")
    made.wait()
    return made


@pytest.fixture
def lisa(seat: Seat) -> Actor:
    assert seat.window.actor is not None
    return seat.window.actor


@pytest.fixture
def kalle(lisa: Actor, home: Home) -> Person:
    return home.add(lisa, "Kalle")


def look(seat: Seat, name: str) -> None:
    seat.wait()
    seat.qtbot.wait(20)
    check(name, seat.window)


def press(seat: Seat, name: str) -> None:
    """Press wherever it stands, also below what is seen."""
    seat.named(QAbstractButton, name).click()
    seat.wait()


def rated(home: Home, lisa: Actor, kalle: Person, wanted: Wanted) -> Talk:
    talk = home.desk.conversations.begin(lisa, kalle.id, find_instrument("talk"), wanted)
    for item_id in talk.flow.item_ids:
        home.desk.conversations.keep(lisa, talk, Given(item_id, Said(raw=2), InputWay.TOUCH, 900))
    home.desk.conversations.finish(lisa, talk)
    return talk


@pytest.mark.parametrize("kind", ["Picture questions", "Life and talk"])
def test_a_conversation_being_prepared(seat: Seat, home: Home, lisa: Actor, kalle: Person, kind: str) -> None:
    home.hold(lisa, kalle)
    routes = seat.window._routes
    assert routes is not None
    routes.people.prepare(kalle.id)
    seat.page(PreparePage)
    press(seat, kind)
    look(seat, kind)
    press(seat, "Change how Kalle answers")
    look(seat, f"{kind}, opened")
    press(seat, "Somebody else answers for Kalle")
    look(seat, f"{kind}, by somebody else")
    if kind == "Picture questions":
        press(seat, "Show 4 more")
        look(seat, f"{kind}, every form")


def test_what_comes_after_a_talk(seat: Seat, home: Home, lisa: Actor, kalle: Person) -> None:
    talk = home.hold(lisa, kalle)
    seat.window.conversation_ended(talk)
    look(seat, "after a talk")
    press(seat, "Say how the talk was")
    look(seat, "the talk is to be rated")


def test_ratings_looked_at(seat: Seat, home: Home, lisa: Actor, kalle: Person) -> None:
    talk = home.hold(lisa, kalle)
    own = Wanted(steps=LINE_STEPS, of_conversation=talk.id)
    others = Wanted(steps=3, who=WhoAnswered.GUARDIAN, view=ProxyView.PERSONS_VIEW)
    for name, wanted in (("on the line", own), ("by somebody else", others)):
        seat.window.conversation_ended(rated(home, lisa, kalle, wanted))
        look(seat, name)
    routes = seat.window._routes
    assert routes is not None
    routes.people.person(kalle.id)
    look(seat, "the person")
