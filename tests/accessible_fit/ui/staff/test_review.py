"""What was said is shown as it was said, with every kind of no answer by its own name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given, Talk, Wanted
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.widgets.line_picture import LinePicture
from accessible_fit.ui.widgets.score_bar import ScoreBar
from db.records import Person
from db.vocabulary import HowHelped, InputWay, ProxyView, WhoAnswered
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


def open_review(seat: Seat, home: Home, said: list[Said], change_first: bool = False) -> ReviewPage:
    assert seat.window.actor is not None
    actor = seat.window.actor
    kalle = home.add(actor, "Kalle")
    talk = home.begin(actor, kalle, said)
    if change_first:
        given = Given(talk.instrument.items[0].id, Said(raw=0), InputWay.TOUCH, 1000)
        home.desk.conversations.keep(actor, talk, given)
    home.desk.conversations.stop(actor, talk)
    seat.window.conversation_ended(talk)
    return seat.page(ReviewPage)


def test_every_answer_and_no_answer_is_counted_by_its_name(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    said = [Said(raw=2), Said(missing=Missing.DONT_KNOW), Said(missing=Missing.DECLINED)]
    open_review(seat, home, said)
    expected = "1 answer, 1 “I don't know”, 1 “I don't want to answer”, 9 not asked this time."
    assert expected in seat.texts()


def test_a_question_stands_beside_its_answer(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    open_review(seat, home, [Said(raw=2), Said(missing=Missing.DECLINED)])
    questions = home.questions()
    assert questions.items[0].question["en"] in seat.texts()
    top = questions.options(questions.items[0], 3)
    label = next(option.label["en"] for option in top if option.raw == 2)
    assert label in seat.texts()
    assert "Doesn't want to answer" in seat.texts()


def test_a_changed_answer_is_marked(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    open_review(seat, home, [Said(raw=2)], change_first=True)
    assert "changed once" in seat.texts()


def test_parts_of_life_are_bars_with_words(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    page = open_review(seat, home, [Said(raw=2), Said(missing=Missing.DONT_KNOW)])
    names = [bar.accessibleName() for bar in page.findChildren(ScoreBar)]
    assert any(name.endswith("Mostly good") for name in names)
    assert any(name.endswith("Too few answers") for name in names)


def test_how_the_person_was_helped_is_kept_at_once(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    page = open_review(seat, home, [Said(raw=2)])
    assert page.help is not None
    assert page.help.value() is None
    seat.press("The person answered with support")
    assert seat.window.actor is not None
    held = home.desk.residents.listed(seat.window.actor)[0].person
    kept = home.desk.residents.card(seat.window.actor, held.id).conversations[0]
    assert kept.how_helped is HowHelped.WITH_SUPPORT
    assert "✓ Saved" in seat.texts()


def rate(home: Home, actor: Actor, person: Person, wanted: Wanted, raws: list[int]) -> Talk:
    talk = home.desk.conversations.begin(actor, person.id, find_instrument("talk"), wanted)
    for item_id, raw in zip(talk.flow.item_ids, raws, strict=False):
        home.desk.conversations.keep(actor, talk, Given(item_id, Said(raw=raw), InputWay.TOUCH, 1000))
    home.desk.conversations.finish(actor, talk)
    return talk


def test_a_rating_on_the_line_is_read_in_words_with_its_total_and_leads_to_its_talk(
    sign_in: SignIn, home: Home
) -> None:
    home.lisa()
    seat = sign_in()
    actor = seat.window.actor
    assert actor is not None
    kalle = home.add(actor, "Kalle")
    talk = home.hold(actor, kalle)
    rating = rate(home, actor, kalle, Wanted(steps=LINE_STEPS, of_conversation=talk.id), [72, 50, 48, 100])
    seat.window.conversation_ended(rating)
    page = seat.page(ReviewPage)
    assert [line.accessibleName() for line in page.findChildren(LinePicture)] == [
        "Nearer to “good”",
        "In the middle",
        "In the middle",
        "Good",
    ]
    assert "27.0 of 40" in seat.texts()
    assert "68 of 100" in seat.texts()
    assert "after the talk" in page.subtitle.text()
    seat.press("About the talk 2025-03-03, Group home")
    assert seat.page(ReviewPage).subtitle.text().startswith("Group home")


def test_staff_say_afterwards_which_talk_a_rating_was_about(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    actor = seat.window.actor
    assert actor is not None
    kalle = home.add(actor, "Kalle")
    rating = rate(home, actor, kalle, Wanted(steps=5), [4, 3, 3, 4])
    talk = home.hold(actor, kalle)
    seat.window.conversation_ended(rating)
    page = seat.page(ReviewPage)
    assert "About the talk" not in seat.texts()
    choice = page.about_talk.talk
    assert [choice.itemText(row) for row in range(choice.count())] == ["2025-03-03, Group home", "No talk"]
    assert choice.value() is None, "nobody has said it"
    choice.setFocus()
    seat.key(Qt.Key.Key_Home)
    seat.press("Save")
    assert "✓ Saved" in seat.texts()
    kept = home.desk.review.conversation(actor, rating.id)
    assert kept.about is not None and kept.about.id == talk.id
    seat.press("About the talk 2025-03-03, Group home")
    assert seat.page(ReviewPage).subtitle.text().startswith("Group home")
    seat.window.conversation_ended(rating)
    page = seat.page(ReviewPage)
    assert page.about_talk.talk.value() == talk.id
    page.about_talk.talk.setFocus()
    seat.key(Qt.Key.Key_End)
    seat.press("Save")
    assert "About the talk" not in seat.texts(), "a mistake can be taken back"
    assert home.desk.review.conversation(actor, rating.id).about is None


def test_without_a_talk_there_is_nothing_to_choose(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    assert seat.window.actor is not None
    kalle = home.add(seat.window.actor, "Kalle")
    seat.window.conversation_ended(rate(home, seat.window.actor, kalle, Wanted(steps=5), [4, 3]))
    assert seat.page(ReviewPage).about_talk.isHidden()


def test_several_took_part_in_a_talk_with_questions(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    page = open_review(seat, home, [Said(raw=2)])
    assert not page.took_part.group.isChecked(), "nobody claims it for them"
    assert "in a group" not in page.subtitle.text()
    seat.press("Several took part, as a group")
    assert page.subtitle.text().endswith("in a group")
    assert seat.window.actor is not None
    held = home.desk.residents.listed(seat.window.actor)[0].person
    assert home.desk.residents.card(seat.window.actor, held.id).conversations[0].group_talk
    seat.press("Several took part, as a group")
    assert "in a group" not in page.subtitle.text()


def test_a_total_waits_until_all_four_are_answered(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    assert seat.window.actor is not None
    kalle = home.add(seat.window.actor, "Kalle")
    seat.window.conversation_ended(rate(home, seat.window.actor, kalle, Wanted(steps=5), [4, 3]))
    seat.page(ReviewPage)
    assert "There is a total only when all four are answered." in seat.texts()
    assert "of 40" not in seat.texts()


def test_what_somebody_else_answered_is_never_what_the_person_said(sign_in: SignIn, home: Home) -> None:
    home.lisa()
    seat = sign_in()
    actor = seat.window.actor
    assert actor is not None
    kalle = home.add(actor, "Kalle")
    wanted = Wanted(steps=3, who=WhoAnswered.RELATIVE, view=ProxyView.OWN_VIEW)
    seat.window.conversation_ended(rate(home, actor, kalle, wanted, [2, 1, 2, 2]))
    page = seat.page(ReviewPage)
    assert seat.window.current_page_title() == "Answers for Kalle"
    assert "A relative answered for Kalle, their own view" in seat.texts()
    seat.press("What they think Kalle would say")
    assert "A relative answered for Kalle, what they think Kalle would say" in seat.texts()
    kept = home.desk.residents.card(actor, kalle.id).conversations[0]
    assert (kept.who_answered, kept.proxy_view) == (WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW)
    seat.press("Staff answered for the person")
    kept = home.desk.residents.card(actor, kalle.id).conversations[0]
    assert (kept.who_answered, kept.proxy_view) == (WhoAnswered.STAFF, ProxyView.PERSONS_VIEW)
    seat.press("The person answered with support")
    assert seat.window.current_page_title() == "What Kalle said"
    assert not page.view.isVisible()
    kept = home.desk.residents.card(actor, kalle.id).conversations[0]
    assert (kept.who_answered, kept.proxy_view) == (WhoAnswered.SELF, None)


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (Said(raw=2), "Asked once more: the same answer"),
        (Said(raw=0), "Asked once more: another answer, “No”"),
        (Said(missing=Missing.DONT_KNOW), "Asked once more: Doesn't know"),
    ],
)
def test_what_was_asked_once_more_stands_beside_the_first_answer(
    sign_in: SignIn, home: Home, again: Said, told: str
) -> None:
    home.lisa()
    seat = sign_in()
    assert seat.window.actor is not None
    kalle = home.add(seat.window.actor, "Kalle")
    talk = home.begin(seat.window.actor, kalle, [Said(raw=2)] * 12)
    given = Given(talk.flow.item_ids[-1], again, InputWay.TOUCH, 1000)
    home.desk.conversations.keep(seat.window.actor, talk, given)
    home.desk.conversations.finish(seat.window.actor, talk)
    seat.window.conversation_ended(talk)
    seat.page(ReviewPage)
    assert told in seat.texts()
    assert seat.texts().count("Asked once more") == 1
