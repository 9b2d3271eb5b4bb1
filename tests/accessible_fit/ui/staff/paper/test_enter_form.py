"""A colleague sits with a filled-in form and types it in, by its code, with mouse and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from accessible_fit.instruments.model import LINE_STEPS, Instrument, Line, Option
from accessible_fit.paper.form_code import code_of
from accessible_fit.services.paper.sheets import Paper
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.paper.answer_row import LineRow
from accessible_fit.ui.staff.paper.enter_form import EnterFormPage, Step
from accessible_fit.ui.staff.paper.hub import PaperPage
from accessible_fit.ui.staff.paper.whose import WhosePage
from accessible_fit.ui.staff.person import PersonPage
from db import answers, conversations
from db.engine import Store
from db.records import Answer, Conversation
from db.vocabulary import FormatKind, HowHelped, InputWay, Outcome, ProxyView, WhoAnswered
from tests.accessible_fit.ui.staff.paper.conftest import Desk, Quick
from tests.accessible_fit.ui.staff.test_every_page import check

DAY = "2025-03-20"
ALONE, BY_STAFF = 1, 4


@pytest.fixture
def page(desk: Desk) -> EnterFormPage:
    desk.open("A filled-in form")
    return desk.seat.page(EnterFormPage)


def kept(store: Store, desk: Desk) -> list[tuple[Conversation, list[Answer]]]:
    with store.reading() as tx:
        return [
            (one, answers.of_conversation(tx, one.id)) for one in conversations.of_person(tx, desk.kalle.id)
        ]


def fill_head(desk: Desk, page: EnterFormPage, day: str = DAY, helped: int = ALONE) -> None:
    assert page.head is not None
    page.head.day_line.setFocus()
    page.head.day_line.selectAll()
    desk.seat.write(day)
    page.head.help.setFocus()
    for _press in range(helped - page.head.help.currentIndex()):
        desk.seat.key(Qt.Key.Key_Down)


def to_answers(desk: Desk, page: EnterFormPage) -> None:
    fill_head(desk, page)
    desk.press_in_page("Next")
    assert page.step is Step.ANSWERS, page.notice.text()


def answer_all(desk: Desk, page: EnterFormPage, number: int = 0) -> None:
    for row in page.rows:
        desk.click(row.buttons[number])


def form_of(page: Page) -> Instrument:
    assert isinstance(page, EnterFormPage) and page.which is not None
    return page.which.instrument()


def test_a_paper_is_entered_step_by_step_and_kept(desk: Desk, page: EnterFormPage, store: Store) -> None:
    check("enter form, head", desk.seat.window)
    assert page.head is not None
    assert page.head.led_by.currentText() == "Lisa Holm"
    assert page.head.help.value() is None, "who answered is never guessed"
    to_answers(desk, page)
    check("enter form, answers", desk.seat.window)
    answer_all(desk, page, 0)
    desk.click(page.rows[1].buttons[3])
    desk.click(page.rows[2].buttons[4])
    desk.click(page.rows[3].buttons[5])
    page.own_words.setFocus()
    desk.seat.write("Mer kaffe")
    desk.press_in_page("Next")
    assert page.step is Step.CHECK
    check("enter form, check", desk.seat.window)
    assert "The person answered alone." in desk.seat.texts()
    assert "Mer kaffe" in desk.seat.texts()
    desk.press_in_page("Keep the answers")
    desk.seat.page(PersonPage)
    ((held, given),) = kept(store, desk)
    assert held.started_at.astimezone().date().isoformat() == DAY
    assert (held.on_paper, held.entered_by, held.led_by) == (True, desk.lisa.user_id, desk.lisa.user_id)
    assert (held.how_helped, held.own_words) == (HowHelped.ALONE, "Mer kaffe")
    assert [one.outcome for one in given[:4]] == [
        Outcome.ANSWERED,
        Outcome.DONT_KNOW,
        Outcome.DECLINED,
        Outcome.NOT_ASKED,
    ]
    assert given[0].raw == 2
    assert {one.input_way for one in given} == {InputWay.PAPER}


def test_the_code_chooses_form_choices_language_and_sides(desk: Desk, page: EnterFormPage) -> None:
    form = next(one for one in desk.home.desk.instruments if one.id == "practical_help")
    which = page.which
    assert which is not None
    which.code_line.setFocus()
    desk.seat.write(code_of(form, 5, "en", turned=True).written().replace("-", " "))
    desk.seat.key(Qt.Key.Key_Tab)
    assert form_of(page).id == "practical_help"
    assert (which.steps.value(), which.language.value(), which.turned.isChecked()) == (5, "en", True)
    to_answers(desk, page)
    assert len(page.rows) == len(form.items)
    words = [button.text() for button in page.rows[0].buttons[:5]]
    assert words == [option.label["en"] for option in reversed(form.options(form.items[0], 5))]


@pytest.mark.parametrize(
    ("code", "told"),
    [("group", "is not the code of a form"), ("group_home-1-ffffff-3-sv", "No form here has the code")],
)
def test_a_wrong_code_is_told_beside_it_and_nothing_else_is_lost(
    desk: Desk, page: EnterFormPage, code: str, told: str
) -> None:
    assert page.which is not None and page.head is not None
    fill_head(desk, page)
    page.which.code_line.setFocus()
    desk.seat.write(code)
    desk.seat.key(Qt.Key.Key_Tab)
    assert told in page.which.code.error()
    desk.press_in_page("Next")
    assert page.step is Step.HEAD
    assert page.head.day_line.text() == DAY
    assert page.which.code_line.text() == code


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("", "Write the day"),
        ("20 mars", "This is no day"),
        ("2025-02-30", "This is no day"),
        ("2025-04-03", "has not come yet"),
        ("2025-03-02", "The first day is 2025-03-03"),
    ],
)
def test_a_day_that_can_not_be_is_told_beside_it(
    desk: Desk, page: EnterFormPage, day: str, told: str
) -> None:
    fill_head(desk, page, day)
    desk.press_in_page("Next")
    assert page.head is not None
    assert told in page.head.day.error()
    assert page.step is Step.HEAD
    fill_head(desk, page)
    desk.press_in_page("Next")
    assert page.step is Step.ANSWERS


def test_who_answered_must_be_said_and_for_somebody_else_what_they_told(
    desk: Desk, page: EnterFormPage, store: Store
) -> None:
    assert page.head is not None
    fill_head(desk, page, helped=0)
    desk.press_in_page("Next")
    assert page.head.help_field.error()
    fill_head(desk, page, helped=BY_STAFF)
    desk.press_in_page("Next")
    assert page.head.view_field.error()
    desk.press_in_page("What they believe the person would say")
    desk.press_in_page("Next")
    answer_all(desk, page)
    desk.press_in_page("Next")
    assert "what they believe the person would say" in desk.seat.texts()
    desk.press_in_page("Keep the answers")
    ((held, _given),) = kept(store, desk)
    assert (held.who_answered, held.proxy_view) == (WhoAnswered.STAFF, ProxyView.PERSONS_VIEW)


def test_a_question_without_anything_is_asked_for_and_the_rest_stays(desk: Desk, page: EnterFormPage) -> None:
    to_answers(desk, page)
    answer_all(desk, page, 1)
    page.rows[4]._ways.mark(-1)
    desk.press_in_page("Next")
    assert page.step is Step.ANSWERS
    assert "Not answered" in page.rows[4].error()
    assert desk.seat.window.focusWidget() is page.rows[4].buttons[0]
    desk.seat.key(Qt.Key.Key_Right)
    desk.press_in_page("Next")
    assert page.step is Step.CHECK
    assert {row.said() for row in page.rows} == {page.rows[0].said()}


def test_going_back_and_forth_keeps_what_was_entered(desk: Desk, page: EnterFormPage) -> None:
    to_answers(desk, page)
    answer_all(desk, page, 2)
    desk.press_in_page("Back")
    assert page.step is Step.HEAD
    assert page.head is not None and page.head.day_line.text() == DAY
    desk.press_in_page("Next")
    assert [row.said() for row in page.rows] == [row._values[2] for row in page.rows]
    desk.press_in_page("Back")
    desk.press_in_page("Back")
    desk.seat.page(PaperPage)


def test_the_same_paper_twice_is_asked_about_and_leaving_it_is_the_safe_answer(
    desk: Desk, page: EnterFormPage, store: Store
) -> None:
    to_answers(desk, page)
    answer_all(desk, page)
    desk.press_in_page("Next")
    desk.press_in_page("Keep the answers")
    desk.seat.page(PersonPage)
    for way in ("On paper", "A filled-in form"):
        desk.press_in_page(way)
    again = desk.seat.page(EnterFormPage)
    to_answers(desk, again)
    answer_all(desk, again, 2)
    desk.press_in_page("Next")
    desk.press_in_page("Keep the answers")
    assert again.once_more.isVisible()
    check("enter form, once more", desk.seat.window)
    assert desk.seat.window.focusWidget() is again.once_more.leave
    desk.seat.key(Qt.Key.Key_Escape)
    assert len(kept(store, desk)) == 1
    assert again.step is Step.CHECK
    desk.press_in_page("Keep the answers")
    desk.press_in_page("Yes, there are two papers")
    desk.seat.page(PersonPage)
    assert len(kept(store, desk)) == 2


def test_an_error_while_keeping_loses_nothing(
    desk: Desk, page: EnterFormPage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_answers(desk, page)
    answer_all(desk, page)
    desk.press_in_page("Next")
    with monkeypatch.context() as broken:
        broken.setattr(conversations, "finish", _no_room)
        desk.press_in_page("Keep the answers")
    assert page.notice.text()
    assert kept(store, desk) == []
    desk.press_in_page("Keep the answers")
    assert len(kept(store, desk)) == 1


def _no_room(*_given: object) -> None:
    raise OSError("the disk is full")


def test_from_the_sidebar_it_is_asked_whose_paper_it_is(desk: Desk) -> None:
    assert desk.seat.window._routes is not None
    desk.seat.window._routes.go("paper")
    desk.seat.wait()
    desk.press_in_page("A filled-in form")
    desk.seat.page(WhosePage)
    check("whose paper", desk.seat.window)
    desk.press_in_page("Kalle")
    page = desk.seat.page(EnterFormPage)
    assert page.title == "Enter a form for Kalle"
    desk.press_in_page("Back")
    desk.seat.page(WhosePage)


# ---------------------------------------------------------------------- a line


@pytest.fixture
def on_line(desk: Desk, store: Store) -> EnterFormPage:
    """The page with a form that is answered on a line."""

    def end(raw: int, words: str) -> Option:
        return Option(raw, {"sv": words, "en": words}, {"sv": words, "en": words}, "own:yes")

    form = next(one for one in desk.home.desk.instruments if one.id == "group_home")
    line = Line(end(0, "Bad"), end(100, "Good"))
    form = replace(form, answer_sets={key: replace(one, line=line) for key, one in form.answer_sets.items()})
    paper = Paper.over(store, desk.home.clock, Quick, lambda: [form])
    desk.home.desk = replace(desk.home.desk, paper=paper)
    desk.seat.window._signed_in(desk.home.desk, desk.lisa, "en")
    desk.seat.wait()
    desk.open("A filled-in form")
    page = desk.seat.page(EnterFormPage)
    assert page.which is not None
    page.which.steps.choose(LINE_STEPS)
    return page


def write_all(desk: Desk, page: EnterFormPage, first: str) -> LineRow:
    rows = [row for row in page.rows if isinstance(row, LineRow)]
    assert len(rows) == len(page.rows)
    for number, row in enumerate(rows):
        row.line.setFocus()
        row.line.selectAll()
        desk.seat.write(first if number == 0 else "50")
    return rows[0]


def test_millimetres_become_tenths(desk: Desk, on_line: EnterFormPage, store: Store) -> None:
    to_answers(desk, on_line)
    check("enter form, lines", desk.seat.window)
    row = write_all(desk, on_line, "37,5")
    assert "from “Bad”, towards “Good”" in desk.seat.texts()
    desk.click(on_line.rows[1].buttons[0])
    assert on_line.rows[1].said() == on_line.rows[1]._values[0]
    desk.press_in_page("Next")
    assert "37,5 mm: 3.8 of 10" in desk.seat.texts()
    assert row.line.text() == "37,5"
    desk.press_in_page("Keep the answers")
    ((held, given),) = kept(store, desk)
    assert (held.format_kind, held.choices) == (FormatKind.LINE, None)
    assert [one.raw for one in given[:3]] == [38, None, 50]
    assert given[1].outcome is Outcome.DONT_KNOW


@pytest.mark.parametrize("wrong", ["nan", "101", "-3", "12 cm"])
def test_what_is_no_place_on_the_line_is_told_beside_it_and_nothing_else_is_lost(
    desk: Desk, on_line: EnterFormPage, wrong: str
) -> None:
    to_answers(desk, on_line)
    row = write_all(desk, on_line, wrong)
    desk.press_in_page("Next")
    assert on_line.step is Step.ANSWERS
    assert "Measure" in row.error()
    assert desk.seat.window.focusWidget() is row.line
    assert row.line.text() == wrong
    assert [one.error() for one in on_line.rows[1:]] == [""] * (len(on_line.rows) - 1)
    row.line.selectAll()
    desk.seat.write("12")
    assert row.error() == ""
    desk.press_in_page("Next")
    assert on_line.step is Step.CHECK


def test_a_line_that_was_printed_too_short_counts_by_its_share(
    desk: Desk, on_line: EnterFormPage, store: Store
) -> None:
    which = on_line.which
    assert which is not None
    which.length_line.setFocus()
    which.length_line.selectAll()
    desk.seat.write("30")
    fill_head(desk, on_line)
    desk.press_in_page("Next")
    assert "between 60 and 140" in which.length.error()
    which.length_line.selectAll()
    desk.seat.write("96")
    to_answers(desk, on_line)
    write_all(desk, on_line, "96")
    desk.press_in_page("Next")
    desk.press_in_page("Keep the answers")
    ((_held, given),) = kept(store, desk)
    assert [one.raw for one in given[:2]] == [100, 52]


def test_on_a_turned_paper_the_left_end_is_most(desk: Desk, on_line: EnterFormPage, store: Store) -> None:
    assert on_line.which is not None
    desk.click(on_line.which.turned)
    to_answers(desk, on_line)
    write_all(desk, on_line, "10")
    assert "from “Good”, towards “Bad”" in desk.seat.texts()
    desk.press_in_page("Next")
    desk.press_in_page("Keep the answers")
    ((held, given),) = kept(store, desk)
    assert held.mirrored
    assert given[0].raw == 90
