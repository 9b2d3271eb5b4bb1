"""A person's page: conversations start and go on from it, and it shows how it goes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import find_instrument
from accessible_fit.services.conversation import Given, Talk, Wanted
from accessible_fit.services.flow import Said
from accessible_fit.ui.staff.chart_panel import ChartPanel
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.prepare_questions import QuestionsPreparation
from accessible_fit.ui.staff.pretest_page import PretestPage
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.widgets.chart import Chart
from accessible_fit.ui.widgets.list_row import ListRow
from accessible_fit.ui.widgets.sidebar import PlaceButton
from db import pretests
from db.engine import Store
from db.records import NewPretest
from db.vocabulary import HowHelped, InputWay, ProxyView, WhoAnswered
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SignIn = Callable[[], Seat]


def test_a_conversation_is_prepared_and_started_with_the_keyboard(
    sign_in: SignIn, home: Home, qtbot: QtBot
) -> None:
    actor = home.lisa()
    home.add(actor, "Kalle")
    seat = sign_in()
    seat.press_starting("Kalle")
    page = seat.page(PersonPage)
    assert "No conversation yet" in seat.texts()
    assert page.primary is not None
    page.primary.setFocus()
    seat.key(Qt.Key.Key_Return)
    prepare = seat.page(PreparePage).now
    assert isinstance(prepare, QuestionsPreparation)
    chosen = prepare.chosen()
    assert chosen is not None
    assert chosen.id == "group_home"  # made for this kind of unit, so it comes first and is chosen
    assert "three choices" in seat.texts()
    assert "The person may stop at any time" in seat.texts()
    seat.key(Qt.Key.Key_Down)
    other = prepare.chosen()
    assert other is not None
    assert other.id != "group_home"
    seat.key(Qt.Key.Key_Up)
    with qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.key(Qt.Key.Key_Return)
    talk = wanted.args[0]
    assert isinstance(talk, Talk)
    assert talk.resident.alias == "Kalle"
    assert talk.instrument.id == "group_home"


def test_an_unfinished_conversation_is_gone_on_with(sign_in: SignIn, home: Home, qtbot: QtBot) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    begun = home.begin(actor, kalle, [Said(raw=2), Said(raw=0)])
    home.desk.conversations.pause(actor, begun)
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    with qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Continue the conversation")
    assert wanted.args[0].id == begun.id
    assert len(wanted.args[0].flow.said) == 2


def test_pressing_for_the_person_is_chosen_before_the_start(
    sign_in: SignIn, home: Home, qtbot: QtBot
) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    seat = sign_in()
    seat.press_starting("Kalle")
    primary = seat.page(PersonPage).primary
    assert primary is not None
    seat.qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)
    seat.page(PreparePage)
    seat.press("Change how Kalle answers")
    seat.press("Kalle points, somebody else presses")
    with qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Start")
    assert wanted.args[0].partner
    (kept,) = home.desk.residents.card(actor, kalle.id).conversations
    assert kept.how_helped is HowHelped.PARTNER_PLACED


def test_after_the_conversation_what_was_said_is_shown(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    seat = sign_in()
    seat.press_starting("Kalle")
    primary = seat.page(PersonPage).primary
    assert primary is not None
    seat.qtbot.mouseClick(primary, Qt.MouseButton.LeftButton)
    seat.page(PreparePage)
    with seat.qtbot.waitSignal(seat.window.conversation_wanted) as wanted:
        seat.press("Start")
    home.desk.conversations.stop(actor, wanted.args[0])
    seat.window.conversation_ended(wanted.args[0])
    seat.page(ReviewPage)
    assert seat.window.current_page_title() == "What Kalle said"
    assert "The person chose to stop" in seat.texts()
    seat.press("Done")
    seat.page(PersonPage)
    assert home.desk.residents.card(actor, kalle.id).conversations[0].id == wanted.args[0].id


def test_the_chart_stands_between_its_sentence_and_its_table(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    for raw in (2, 1, 2):
        home.hold(actor, kalle, raw)
        home.clock.pass_days(90)
    seat = sign_in()
    seat.press_starting("Kalle")
    page = seat.page(PersonPage)
    panel = page.findChild(ChartPanel)
    assert panel is not None
    seat.qtbot.waitUntil(lambda: panel.findChild(Chart) is not None)
    assert panel.sentence.text() == "Too early to say: 3 conversations, at least 8 are needed."
    assert panel.findChild(Chart).accessibleName() == panel.sentence.text()
    assert panel.table.rowCount() == 3
    cells = [panel.table.item(0, column).text() for column in range(4)]
    assert cells[0] == "2025-08-30"  # newest first
    assert cells[2:] == ["12 of 12", "three choices"]


def test_choosing_a_part_of_life_shows_that_part(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    home.hold(actor, kalle, 2)
    seat = sign_in()
    seat.press_starting("Kalle")
    panel = seat.page(PersonPage).findChild(ChartPanel)
    assert panel is not None
    whole = [panel.table.item(0, column).text() for column in range(3)]
    panel.area.setFocus()
    seat.key(Qt.Key.Key_Down)
    part = [panel.table.item(0, column).text() for column in range(3)]
    assert whole[2] == "12 of 12"
    assert part[2] != whole[2]


def test_a_value_of_the_table_leads_to_its_conversation(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    home.hold(actor, kalle, 2)
    seat = sign_in()
    seat.press_starting("Kalle")
    panel = seat.page(PersonPage).findChild(ChartPanel)
    assert panel is not None
    panel.table.setFocus()
    seat.key(Qt.Key.Key_Return)
    seat.page(ReviewPage)


def test_the_list_of_conversations_leads_to_what_was_said(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    talk = home.hold(actor, kalle)
    home.desk.conversations.describe_help(actor, talk.id, HowHelped.ALONE)
    seat = sign_in()
    seat.press_starting("Kalle")
    page = seat.page(PersonPage)
    row = page.findChildren(ListRow)[-1]
    assert row.accessibleName() == "2025-03-03, Group home\u00a0· Finished\u00a0· The person answered alone"
    row.setFocus()
    seat.key(Qt.Key.Key_Return)
    seat.page(ReviewPage)


def test_the_list_says_which_form_it_was_and_whose_answers(sign_in: SignIn, home: Home) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    wanted = Wanted(steps=LINE_STEPS, who=WhoAnswered.STAFF, view=ProxyView.PERSONS_VIEW)
    talk = home.desk.conversations.begin(actor, kalle.id, find_instrument("life"), wanted)
    home.desk.conversations.keep(actor, talk, Given(talk.flow.item_ids[0], Said(raw=40), InputWay.MOUSE, 900))
    home.desk.conversations.stop(actor, talk)
    seat = sign_in()
    seat.press_starting("Kalle")
    page = seat.page(PersonPage)
    (row,) = [one for one in page.findChildren(ListRow) if one.accessibleName().startswith("2025-03-03, My")]
    assert row.row_text.about.replace("\u00a0", " ") == (
        "My life · before the talk · The person chose to stop · "
        "Staff answered for Kalle, what they think Kalle would say"
    )
    panel = page.findChild(ChartPanel)
    assert panel is not None
    assert panel.instrument.currentText() == "My life"


def test_an_old_trial_is_reminded_of_in_one_line_that_leads_to_a_new_one(
    sign_in: SignIn, home: Home, store: Store
) -> None:
    actor = home.lisa()
    kalle = home.add(actor, "Kalle")
    with store.writing() as tx:
        new = NewPretest(
            person_id=kalle.id,
            done_at=home.clock.now,
            led_by=None,
            passed=(),
            yes_to_both=False,
            offered=3,
            chosen=3,
        )
        pretests.keep(tx, new)
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.page(PersonPage)
    assert "which way to answer suits" not in seat.texts()
    home.clock.pass_days(400)
    seat.press("People", PlaceButton)
    seat.press_starting("Kalle")
    assert "It was tried 2025-03-03 which way to answer suits." in seat.texts()
    seat.press("Try again")
    seat.page(PretestPage)
