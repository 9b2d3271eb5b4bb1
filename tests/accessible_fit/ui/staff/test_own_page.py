"""Staff open the person's own screen: my page, and yes and no with who is there."""

from PySide6.QtWidgets import QLineEdit

from accessible_fit.services.following.page_parts import MyPage, Part
from accessible_fit.services.rights.consent_talk import ConsentTalk, PersonsWord
from accessible_fit.ui.staff.consent_page import ConsentPage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.rights.consent_talk_page import ConsentTalkPage
from accessible_fit.ui.staff.routes.book import Routes
from db.vocabulary import ConsentDecision, ConsentKind, InputWay
from tests.accessible_fit.ui.staff.conftest import Home, Seat


def with_kalle(home: Home, seat: Seat) -> tuple[Routes, list[object]]:
    """Sign Lisa in and collect what is opened for the person."""
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle", 1956)
    home.hold(lisa, kalle)
    seat.window._signed_in(home.desk, lisa, "en")
    routes = seat.window._routes
    assert routes is not None
    begun: list[object] = []
    seat.window.conversation_wanted.connect(begun.append)
    routes.people.person(kalle.id)
    seat.page(PersonPage)
    return routes, begun


def test_the_door_opens_the_persons_page_and_the_way_back_is_where_it_was(home: Home, seat: Seat) -> None:
    routes, begun = with_kalle(home, seat)
    kalle = home.desk.residents.listed(routes._shift.actor)[0].person
    door = next(one for one in routes.doors(kalle.id) if one.word == "My page")
    door.open()
    seat.wait()
    (page,) = begun
    assert isinstance(page, MyPage)
    assert page.resident.alias == "Kalle" and page.start is None
    assert page.then_now
    seat.window.conversation_ended(page)
    seat.page(PersonPage)


def test_another_page_opens_it_at_what_was_done_and_is_told_when_it_has_been_left(
    home: Home, seat: Seat
) -> None:
    routes, begun = with_kalle(home, seat)
    kalle = home.desk.residents.listed(routes._shift.actor)[0].person
    told: list[str] = []
    routes.own_page.show_to_person(kalle.id, then=lambda: told.append("left"))
    seat.wait()
    (page,) = begun
    assert isinstance(page, MyPage) and page.start is Part.DEEDS
    seat.window.conversation_ended(page)
    assert told == ["left"]
    routes.own_page.my_page(kalle.id)
    seat.wait()
    seat.window.conversation_ended(begun[-1])
    assert told == ["left"], "nobody is told twice"


def test_who_is_there_is_written_before_the_person_says_yes_or_no(home: Home, seat: Seat) -> None:
    routes, begun = with_kalle(home, seat)
    actor = routes._shift.actor
    kalle = home.desk.residents.listed(actor)[0].person
    next(one for one in routes.doors(kalle.id) if one.word == "Yes and no").open()
    page = seat.page(ConsentTalkPage)
    assert page.present.text() == "Lisa Holm"
    page.present.clear()
    seat.press("Show to the person")
    assert begun == []
    assert "Write who is there." in seat.texts()
    seat.named(QLineEdit, "Who is there").setFocus()
    seat.write("Lisa and Maj")
    seat.press("Show to the person")
    (talk,) = begun
    assert isinstance(talk, ConsentTalk) and talk.present == "Lisa and Maj"
    home.desk.consent_talks.say(actor, talk, ConsentKind.VOICE, PersonsWord.YES, InputWay.TOUCH)
    seat.window.conversation_ended(talk)
    seat.page(ConsentPage)
    assert "with Lisa and Maj" in seat.texts()
    held = home.desk.consents.latest(actor, kalle.id, ConsentKind.VOICE)
    assert held is not None and held.decision is ConsentDecision.GIVEN
