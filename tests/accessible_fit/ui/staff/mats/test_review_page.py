"""After a mat: the picture, what it tells, what is written and agreed, and who may see it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.after import MatReview
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.ui.staff.mats.review_page import MatReviewPage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.prepare_ratings import RatingsPreparation
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.ticks import Tick
from db.records import Person
from db.vocabulary import ConsentAudience, HowHelped
from pictograms.boards.reader import read_boards
from talking_mats.cards import Off, blank_card
from talking_mats.described import read_description
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from tests.accessible_fit.services.mats.mat_talks import added, laid, put
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.mats.conftest import begin_mat, hold_mat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.accessible_fit.ui.staff.test_photo_page import sit
from tests.journeys.people import now


def rich_mat(home: Home, actor: Actor, person: Person) -> MatTalk:
    """Cards everywhere, one moved on looking again, one gone deeper into, one of the person's own."""
    talk = begin_mat(home, actor, person, [2, 1, 0, Off.ASIDE])
    tree = added(laid(talk.tree, [2, 1, 0, Off.ASIDE]), blank_card(new_mat_id(), "Bullar", "en"), 2)
    first = next(iter(tree.here.cards))
    tree = tree.do(lambda mat: mat.look_again(now(), "touch", [first]))
    tree = put(tree, first, 0)
    card = tree.here.cards[first]
    start = about_card(card, top_scale("like"), {"en": "How is it?"}, [blank_card("b", "Too cold", "en")])
    tree = laid(tree.open(first, new_mat_id(), start, now(), "touch"), [0])
    home.desk.mats.finish(actor, talk, tree)
    return talk


def open_page(seat: Seat, home: Home, talk: MatTalk) -> MatReviewPage:
    routes = seat.window._routes
    assert routes is not None
    routes.after(talk)
    seat.wait()
    return seat.page(MatReviewPage)


def kept(home: Home, actor: Actor, talk: MatTalk) -> MatReview:
    return home.desk.mat_after.review(actor, talk.id)


def look(name: str, seat: Seat) -> None:
    seat.page(MatReviewPage)._scroll.verticalScrollBar().setValue(0)
    seat.qtbot.wait(20)
    check(name, seat.window)


def test_the_picture_and_what_it_tells_are_seen_and_heard(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    page = open_page(seat, home, rich_mat(home, lisa, kalle))
    assert not page.picture._picture.isNull()
    texts = seat.texts()
    assert "Food. Like: Bullar. So-so: Lunch. Don’t like: Dinner, Breakfast." in texts
    assert "Not for me" in texts
    assert "Moved when Kalle looked it over again:" in texts
    assert "“Breakfast”: from Like to Don’t like" in texts
    assert "Fewer than half" not in texts
    look("mat afterwards", seat)
    seat.press("Breakfast", PictureButton)
    assert "Too cold" in seat.texts()
    assert "None of the cards belongs to the set that is followed." in seat.texts()


def test_it_opens_from_the_list_of_conversations_and_leads_back(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    hold_mat(home, lisa, kalle, [2, 1], scale="want")
    routes = seat.window._routes
    assert routes is not None
    routes.people.person(kalle.id)
    seat.wait()
    seat.press_starting("2025-03-03")
    seat.page(MatReviewPage)
    assert "No end of this top scale is the good one" in seat.texts()
    seat.press("Done")
    seat.page(PersonPage)


def test_what_is_worth_asking_is_told_as_facts(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    open_page(seat, home, hold_mat(home, lisa, kalle, [2] * 6))
    texts = seat.texts()
    assert "All the cards lie in one place: Like. It may well be so." in texts
    assert "Every card was first put furthest to the left." in texts
    assert "Worth showing again: “Breakfast”" in texts


def test_notes_are_kept_while_they_are_written(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2, 1, 0])
    page = open_page(seat, home, talk)
    seat.press("Write about “Lunch” or agree on something")
    seat.write("För lite sås")
    seat.key(Qt.Key.Key_Tab)
    seat.write("Fråga köket")
    look("mat afterwards, a card", seat)
    seat.press("Close “Lunch”")
    line = kept(home, lisa, talk).mats[0].lines[1]
    assert (line.own_words, line.comment) == ("För lite sås", "Fråga köket")
    assert "Kalle said: “För lite sås”" in seat.texts()
    page.own_words.setFocus()
    seat.write("Jag vill laga mat")
    seat.press("Done")
    assert kept(home, lisa, talk).conversation.own_words == "Jag vill laga mat", "leaving keeps it"


def test_something_is_agreed_from_a_card(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2, 1, 0])
    page = open_page(seat, home, talk)
    seat.press("Write about “Dinner” or agree on something")
    sheet = page.sheets[2]
    seat.press("Agree on it")
    assert "Write this too." in seat.texts()
    seat.write("Köpa mer sås")
    sheet.who.setFocus()
    seat.write("Lisa")
    sheet.when.setText("nästa vecka")
    seat.press("Agree on it")
    assert "Write the day as 2026-03-04." in seat.texts()
    assert kept(home, lisa, talk).actions == ()
    sheet.when.setText("2026-12-01")
    seat.press("Agree on it")
    assert "We will: Köpa mer sås (Lisa, by 2026-12-01)" in seat.texts()
    (action,) = kept(home, lisa, talk).actions
    assert (action.text, action.who, action.due_on) == ("Köpa mer sås", "Lisa", dt.date(2026, 12, 1))
    assert sheet.what.text() == "", "ready for more"


def test_seven_observations_are_kept_one_by_one_and_added_up_together(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2])
    page = open_page(seat, home, talk)
    assert "7 observations are left" in seat.texts()
    for number, choices in enumerate(page.observing.choices.values()):
        choices.dots[3].click()
        seat.wait()
        left = 6 - number
        assert (f"{left} observation" in seat.texts()) == (left > 0)
    assert "21 of 28. The line is at 21: the circumstances were good." in seat.texts()
    page.observing.choices["calm"].dots[0].click()
    seat.wait()
    assert "18 of 28." in seat.texts()
    assert "not about the person" in seat.texts()
    assert kept(home, lisa, talk).conversation.observations.calm == 0


def test_the_person_decides_who_sees_the_picture(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2])
    page = open_page(seat, home, talk)
    assert "Kalle has not been asked yet who may see the picture." in seat.texts()
    assert [page.handing.to.itemText(n) for n in range(page.handing.to.count())] == ["Kalle"]
    seat.press("Ask Kalle")
    look("mat afterwards, asking", seat)
    seat.press("Keep the answer")
    assert "Choose how Kalle answered." in seat.texts()
    seat.press("Relatives and friends", Tick)
    seat.press("Showed, signed or looked", QRadioButton)
    seat.press("Keep the answer")
    consent = kept(home, lisa, talk).consent
    assert consent is not None
    assert consent.audience == (ConsentAudience.ME, ConsentAudience.RELATIVES)
    assert "Kalle says that these may see the picture: relatives and friends." in seat.texts()
    assert page.handing.to.count() == 2
    assert page.picture._picture.isNull(), "the staff were not named"
    assert "has not said that they may see the picture" in page.picture.accessibleDescription()


def test_the_picture_is_saved_and_printed_for_the_person(seat: Seat, home: Home, tmp_path: Path) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2, 0])
    page = open_page(seat, home, talk)
    names = []

    def place(_parent: object, name: str) -> str:
        names.append(name)
        return str(tmp_path / name)

    page.ask_place = place
    for button, kind in (("Save as a picture", "png"), ("Save as PDF", "pdf")):
        seat.press(button)
        (saved,) = tmp_path.glob(f"*.{kind}")
        told = read_description(saved.read_bytes())
        assert [one["position"] for one in told["placements"]] == [2, 0]
        assert page.notice.text() == f"The picture is saved as {saved.name}."
    assert names[0] == "Mat Kalle 2025-03-03.png"
    printed: list[bytes] = []
    page.print_picture = lambda _parent, _name, data: printed.append(data)
    seat.press("Print")
    assert read_description(printed[0])["mat"] == kept(home, lisa, talk).mats[0].mat.id


def test_the_mat_is_saved_as_a_board_for_the_person(seat: Seat, home: Home, tmp_path: Path) -> None:
    lisa, kalle = sit(seat, home)
    page = open_page(seat, home, rich_mat(home, lisa, kalle))
    names = []

    def place(_parent: object, name: str) -> str:
        names.append(name)
        return str(tmp_path / name)

    page.ask_board_place = place
    seat.press("Breakfast", PictureButton)
    seat.press("Save as a communication board")
    assert names == ["Mat Kalle 2025-03-03.obz"]
    assert page.notice.text() == "The mat is saved as Mat Kalle 2025-03-03.obz."
    mat, deeper = read_boards(tmp_path / names[0]).boards
    assert mat.name == "Mat 3 mars 2025", "the whole conversation, whichever of its mats is looked at"
    assert any(button.leads_to == deeper.id for button in mat.buttons)
    page.ask_board_place = lambda _parent, _name: ""
    seat.press("Save as a communication board")
    assert len(list(tmp_path.glob("*.obz"))) == 1
    page.ask_board_place = lambda _parent, name: str(tmp_path / "nowhere" / name)
    seat.press("Save as a communication board")
    assert "can not be written" in page.notice.text()


def test_what_the_person_has_decided_of_the_picture_holds_for_the_board(
    seat: Seat, home: Home, tmp_path: Path
) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2])
    home.desk.mats.who_may_see(lisa, talk.id, [ConsentAudience.RELATIVES])
    page = open_page(seat, home, talk)
    page.handing.to.setFocus()
    seat.key(Qt.Key.Key_End)
    home.desk.mats.who_may_see(lisa, talk.id, [])
    page.ask_board_place = lambda _parent, name: str(tmp_path / name)
    seat.press("Save as a communication board")
    assert "Kalle has said that nobody else may see the picture of the mat." in page.notice.text()
    assert list(tmp_path.glob("*.obz")) == []


def test_several_laid_a_mat_together_as_a_group(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2, 1])
    page = open_page(seat, home, talk)
    assert not page.took_part.group.isChecked(), "nobody claims it for them"
    assert "A group has laid the mat together" not in seat.texts()
    seat.press("Several took part, as a group", Tick)
    assert "A group has laid the mat together" in seat.texts()
    assert kept(home, lisa, talk).conversation.group_talk
    seat.press("Say how the talk was")
    kind = seat.page(PreparePage).now
    assert isinstance(kind, RatingsPreparation)
    chosen = kind.chosen()
    assert chosen is not None and chosen.id == "group_talk", "the form for groups is offered"
    assert kind.how.summary.text().endswith("after the talk 2025-03-03, Food")
    page = open_page(seat, home, talk)
    assert page.took_part.group.isChecked()
    page.took_part.group.setFocus()
    seat.key(Qt.Key.Key_Space)
    assert not kept(home, lisa, talk).conversation.group_talk
    assert "A group has laid the mat together" not in seat.texts()


def test_a_place_that_cannot_be_written_is_told(seat: Seat, home: Home, tmp_path: Path) -> None:
    lisa, kalle = sit(seat, home)
    page = open_page(seat, home, hold_mat(home, lisa, kalle, [2]))
    page.ask_place = lambda _parent, name: str(tmp_path / "nowhere" / name)
    seat.press("Save as PDF")
    assert "cannot be used" in page.notice.text()
    page.ask_place = lambda _parent, _name: ""
    seat.press("Save as PDF")


def test_how_the_person_was_helped_is_noted(seat: Seat, home: Home) -> None:
    lisa, kalle = sit(seat, home)
    talk = hold_mat(home, lisa, kalle, [2])
    open_page(seat, home, talk)
    seat.press("The person answered with support", QRadioButton)
    assert kept(home, lisa, talk).conversation.how_helped is HowHelped.WITH_SUPPORT


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_is_named_ordered_and_whole(
    make_window: Callable[..., Seat], home: Home, percent: int
) -> None:
    seat = make_window(percent)
    lisa, kalle = sit(seat, home)
    open_page(seat, home, rich_mat(home, lisa, kalle))
    look("mat afterwards", seat)
