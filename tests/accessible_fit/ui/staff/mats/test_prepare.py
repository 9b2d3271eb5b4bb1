"""A mat is prepared in a few presses: everything is filled in, and everything can be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton

from accessible_fit.services.mats.setup import CardWish, Whose
from accessible_fit.services.mats.talk import MatTalk
from accessible_fit.ui.staff.mats.prepare import MatPreparation
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.ticks import Tick
from db.records import Person
from db.vocabulary import OwnCardKind
from tests.accessible_fit.ui.staff.conftest import PASSWORD, Home, Seat
from tests.accessible_fit.ui.staff.mats.conftest import begin_mat, hold_mat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.accessible_fit.ui.staff.test_photo_page import sit


def choose_mat(seat: Seat) -> MatPreparation:
    seat.press("Mat", PictureButton)
    kind = seat.page(PreparePage).now
    assert isinstance(kind, MatPreparation)
    return kind


def open_page(seat: Seat, person: Person) -> MatPreparation:
    routes = seat.window._routes
    assert routes is not None
    routes.people.prepare(person.id)
    seat.wait()
    return choose_mat(seat)


def look(name: str, seat: Seat) -> None:
    """Check the page from its top, as it is seen when it comes."""
    seat.page(PreparePage)._scroll.verticalScrollBar().setValue(0)
    check(name, seat.window)


def start(seat: Seat) -> MatTalk:
    with seat.qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Start")
    (talk,) = wanted.args
    assert isinstance(talk, MatTalk)
    return talk


def test_a_first_mat_is_begun_in_two_presses(seat: Seat, home: Home) -> None:
    _, kalle = sit(seat, home)
    kind = open_page(seat, kalle)
    assert kind.ready
    assert f"{len(kind.list.chosen())} cards." in seat.texts()
    talk = start(seat)
    assert talk.resident.alias == "Kalle"
    assert talk.tree.here.start.topic == "my_home"
    assert len(talk.tree.here.cards) == len(kind.list.chosen())
    assert talk.tree.here.start.question == kind.offer.topics[0].topic.questions[0]  # type: ignore[union-attr]  # it is ready
    assert not in_a_group(home, kalle)


def in_a_group(home: Home, person: Person) -> bool:
    """Whether the person's latest conversation is a group's."""
    lisa = home.desk.accounts.sign_in("lisa", PASSWORD)[0]
    return home.desk.residents.card(lisa, person.id).conversations[0].group_talk


def test_a_mat_is_begun_for_several_as_a_group(seat: Seat, home: Home) -> None:
    _, kalle = sit(seat, home)
    kind = open_page(seat, kalle)
    assert not kind.taking_part.group.isChecked(), "nobody claims it for them"
    seat.press("Several take part, as a group", Tick)
    start(seat)
    assert in_a_group(home, kalle)


def test_the_next_one_is_filled_in_as_the_last_was(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold_mat(home, lisa, kalle, [2, 1], cards=4, scale="enough")
    open_page(seat, kalle)
    assert "Last talked about 2025-03-03" in seat.texts()
    talk = start(seat)
    assert (talk.tree.here.start.topic, talk.tree.here.start.scale.id) == ("food", "enough")
    assert len(talk.tree.here.cards) == 4


def test_topic_scale_cards_and_places_are_chosen(seat: Seat, home: Home) -> None:
    _, kalle = sit(seat, home)
    kind = open_page(seat, kalle)
    seat.press("Food", PictureButton)
    seat.press("Choose and order the cards", QPushButton)
    seat.press("Breakfast", Tick)
    seat.press("Move “Lunch” down")
    seat.press("Move “Lunch” down")
    look("prepare, cards", seat)
    kind.scale.choose("want")
    kind.question.choose(1)
    seat.press("Plain pictures instead of faces", Tick)
    seat.press("Also between the columns", QRadioButton)
    seat.press("Left and right change places", Tick)
    mat = start(seat).tree.here
    words = [card.words["en"] for card in mat.cards.values()]
    assert words[:3] == ["Dinner", "Coffee break", "Lunch"]
    assert "Breakfast" not in words
    assert (mat.start.scale.id, mat.start.positions, mat.start.turned) == ("want", 5, True)
    assert mat.start.scale.columns[0].picture == "own:no"
    assert kind.offer is not None
    assert mat.start.question == kind.offer.topic("food").topic.questions[1]


def test_without_cards_or_with_too_many_it_cannot_be_started(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    unit = home.desk.residents.units(lisa)[0]
    whose = Whose(unit.id, kalle.id)
    for number in range(3):
        home.desk.mat_setup.add_card(lisa, whose, "food", CardWish(words_sv=f"Rätt {number}"))
    open_page(seat, kalle)
    page = seat.page(PreparePage)
    kind = page.now
    assert isinstance(kind, MatPreparation)
    assert page.primary is not None
    seat.press("Food", PictureButton)
    assert page.primary.isEnabled(), "no more are ticked than there is room for"
    seat.press("Choose and order the cards", QPushButton)
    for row in kind.list.rows:
        row.tick.setChecked(True)
    assert "too many to look over" in seat.texts()
    assert not page.primary.isEnabled()
    for row in kind.list.rows:
        row.tick.setChecked(False)
    assert "Tick at least one card." in seat.texts()
    assert not page.primary.isEnabled()


def test_a_card_is_added_on_the_way(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold_mat(home, lisa, kalle, [2], cards=3)
    kind = open_page(seat, kalle)
    seat.press("Add a card")
    seat.key(Qt.Key.Key_Return)
    assert "Write a word in one of the languages." in seat.texts()
    seat.write("Mammas soppa")
    look("prepare, a card of one's own", seat)
    seat.press("Save the card")
    assert "Mammas soppa" in [card.words["sv"] for card in kind.list.chosen()]
    talk = start(seat)
    assert len(talk.tree.here.cards) == 4


def test_known_cards_are_mixed_in_unless_staff_say_otherwise(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    unit = home.desk.residents.units(lisa)[0]
    for kind_of, word in ((OwnCardKind.LIKED, "Glass"), (OwnCardKind.DISLIKED, "Tandläkaren")):
        wish = CardWish(kind_of, words_sv=word)
        home.desk.mat_setup.add_card(lisa, Whose(unit.id, kalle.id), "food", wish)
    open_page(seat, kalle)
    with_known = start(seat).tree.here
    assert [card.words["sv"] for card in with_known.cards.values() if not card.counts] == [
        "Glass",
        "Tandläkaren",
    ]
    assert len(with_known.cards) <= 15
    open_page(seat, kalle)
    seat.press("Mix in cards that are known to be liked or disliked: “Glass”, “Tandläkaren”", Tick)
    assert all(card.counts for card in start(seat).tree.here.cards.values())


def test_a_mat_that_waits_is_gone_on_with_from_the_persons_page(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = begin_mat(home, lisa, kalle, [2, 0])
    routes = seat.window._routes
    assert routes is not None
    routes.people.person(kalle.id)
    seat.wait()
    with seat.qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Continue the conversation")
    (again,) = wanted.args
    assert again.id == talk.id
    assert list(again.tree.here.positions.values()) == [2, 0]


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_is_named_ordered_and_whole(make_window: object, home: Home, percent: int) -> None:
    seat: Seat = make_window(percent)  # type: ignore[operator]  # the fixture gives a function
    _, kalle = sit(seat, home)
    kind = open_page(seat, kalle)
    seat.qtbot.wait(20)
    look("prepare a mat", seat)
    kind._open_list()
    seat.qtbot.wait(20)
    look("prepare a mat, cards", seat)
