"""What was said is shown as it was said, with every kind of no answer by its own name."""

from collections.abc import Callable

from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.widgets.score_bar import ScoreBar
from db.vocabulary import HowHelped, InputWay
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
