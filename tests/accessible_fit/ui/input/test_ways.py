"""Every way of choosing on the real window: what lies between the person's hand and the engine."""

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.services.flow import Step
from accessible_fit.tour.hands import live
from accessible_fit.ui.input.keys import USUAL_SWITCH_KEYS, key_name, switch_keys
from accessible_fit.ui.input.ways import Ways
from db.records import AccessProfile
from db.vocabulary import ActivateOn, ScanMode
from tests.accessible_fit.ui.resident.conftest import Enter, background, enter
from tests.accessible_fit.ui.resident.room import Room, middle

__all__ = ["background", "enter"]  # fixtures


def to_practice(room: Room) -> None:
    """Get past the greeting with a finger."""
    room.passes(1000)
    room.tap(room.window.message.cards()[0])
    assert room.window.conductor.flow.step is Step.PRACTICE
    QApplication.processEvents()
    room.passes(1000)


# ---------------------------------------------------------------------- fingers and mice


def test_a_finger_chooses_when_lifted_and_not_when_it_slides_off(enter: Enter) -> None:
    room = enter()
    to_practice(room)
    first, second = room.window.question.cards()[:2]
    room.press(first)
    assert first.isDown() and room.chosen is None
    room.lift(first, QPoint(-200, 10))
    assert room.chosen is None and not first.isDown()
    room.passes(100)
    room.tap(second)
    assert room.chosen == second.accessibleName()


@pytest.mark.parametrize("way", [ActivateOn.PRESS, ActivateOn.HOLD])
def test_choosing_on_press_or_by_holding(enter: Enter, way: ActivateOn) -> None:
    hold = 600 if way is ActivateOn.HOLD else 0
    room = enter(activate_on=way, hold_ms=hold)
    room.passes(1000)
    start = room.window.message.cards()[0]
    room.press(start)
    if hold:
        room.passes(300)
        assert 0.3 < start.progress < 0.7, "the wait is seen"
        assert room.window.conductor.flow.step is Step.GREETING
        room.passes(300)
    assert room.window.conductor.flow.step is Step.PRACTICE


def test_a_hold_that_is_let_go_too_early_is_nothing(enter: Enter) -> None:
    room = enter(activate_on=ActivateOn.HOLD, hold_ms=600)
    room.passes(1000)
    start = room.window.message.cards()[0]
    room.press(start)
    room.passes(500)
    room.lift(start)
    room.passes(2000)
    assert room.window.conductor.flow.step is Step.GREETING
    assert start.progress == 0.0


def test_a_trembling_hand_presses_once(enter: Enter) -> None:
    room = enter()
    to_practice(room)
    first, second = room.window.question.cards()[:2]
    room.click(first)
    room.passes(200)
    room.click(second)
    assert room.chosen == first.accessibleName()
    room.passes(400)
    room.click(second)
    assert room.chosen == second.accessibleName()


def test_a_double_click_is_not_lost_to_those_who_are_quick(enter: Enter) -> None:
    room = enter(ignore_repeats_ms=0, dead_zone_ms=0)
    to_practice(room)
    first, second = room.window.question.cards()[:2]
    room.click(first)
    # Qt gives the second of two quick presses as a double click of its own kind, without a press before it.
    QTest.mouseDClick(second, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle(second))
    room.lift(second)
    assert room.chosen == second.accessibleName()


def test_a_finger_resting_where_the_page_changed_chooses_nothing(enter: Enter) -> None:
    room = enter(ignore_repeats_ms=0)
    to_practice(room)
    first = room.window.question.cards()[0]
    place = first.mapToGlobal(middle(first))
    room.click(first)
    room.key(Qt.Key.Key_N)
    QApplication.processEvents()
    under = room.window.question.cards()[0]
    room.passes(300)
    room.press(under, under.mapFromGlobal(place))
    room.lift(under, under.mapFromGlobal(place))
    assert room.chosen is None
    room.passes(500)
    room.press(under, under.mapFromGlobal(place))
    room.lift(under, under.mapFromGlobal(place))
    assert room.chosen == under.accessibleName()


# ---------------------------------------------------------------------- keys


def test_keys_alone_lead_through_a_question(enter: Enter) -> None:
    room = enter()
    room.passes(600)
    room.key(Qt.Key.Key_1)
    assert room.window.conductor.flow.step is Step.PRACTICE
    room.passes(600)
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Return)
    assert room.chosen == room.window.question.cards()[1].accessibleName()
    room.passes(600)
    room.key(Qt.Key.Key_PageDown)
    assert room.window.conductor.flow.step is Step.ASKING, "one key goes on"
    room.passes(600)
    room.key(Qt.Key.Key_N)
    assert room.window.conductor.flow.index == 0, "nothing is chosen, so nothing goes on"
    room.key(Qt.Key.Key_3)
    room.kept()
    room.passes(600)
    room.key(Qt.Key.Key_N)
    assert room.window.conductor.flow.index == 1
    room.passes(600)
    room.key(Qt.Key.Key_PageUp)
    assert room.window.conductor.flow.index == 0
    assert [given.way.value for given in room.forgetful.given] == ["keyboard"]


def test_a_held_key_that_repeats_presses_once(enter: Enter) -> None:
    room = enter(ignore_repeats_ms=0)
    to_practice(room)
    card = room.window.question.cards()[0]
    card.setFocus()
    times: list[bool] = []
    card.clicked.connect(lambda: times.append(True))
    space, none = Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier
    for kind, repeat in [
        (QEvent.Type.KeyPress, False),
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyRelease, True),
        (QEvent.Type.KeyPress, True),
        (QEvent.Type.KeyRelease, False),
    ]:
        QApplication.sendEvent(card, QKeyEvent(kind, space, none, " ", repeat))
    assert len(times) == 1


# ---------------------------------------------------------------------- a pointer that stays


def test_staying_on_a_card_fills_it_and_chooses_it(enter: Enter) -> None:
    room = enter(dwell_ms=1250)
    to_practice(room)
    room.point_beside()
    card = room.window.question.cards()[1]
    room.point(card)
    room.passes(240)
    assert card.progress == 0.0
    room.passes(635)
    assert card.progress == pytest.approx(0.5, abs=0.05)
    room.passes(700)
    assert room.chosen == card.accessibleName()
    assert card.progress == 0.0
    room.kept()
    room.passes(5000)
    assert not room.window.ways.awake, "nothing more is due while the pointer stays"


def test_a_pointer_that_slips_away_keeps_its_progress_for_a_moment(enter: Enter) -> None:
    room = enter(dwell_ms=1250)
    to_practice(room)
    room.point_beside()
    card = room.window.question.cards()[0]
    room.point(card)
    room.passes(1000)
    room.point_beside()
    assert card.progress == 0.0
    room.passes(500)
    room.point(card)
    room.passes(520)
    assert room.chosen == card.accessibleName()


def test_a_pointer_that_rests_through_a_page_change_chooses_nothing(enter: Enter) -> None:
    room = enter(dwell_ms=500)
    room.passes(1000)
    room.point_beside()
    room.point(room.window.message.cards()[0])
    room.passes(800)
    assert room.window.conductor.flow.step is Step.PRACTICE
    QApplication.processEvents()
    room.passes(10_000)
    assert room.chosen is None


def test_a_finger_that_was_there_is_no_pointer_that_stays(enter: Enter) -> None:
    room = enter(dwell_ms=500)
    to_practice(room)
    card, other = room.window.question.cards()[:2]
    room.tap(card)
    room.passes(600)
    room.tap(other, slide=QPoint(0, -300))
    room.passes(5000)
    assert room.chosen == card.accessibleName()


def test_without_motion_the_wait_is_shown_in_quarters(enter: Enter) -> None:
    room = enter(dwell_ms=1000, reduce_motion=True)
    to_practice(room)
    room.point_beside()
    card = room.window.question.cards()[0]
    room.point(card)
    seen = set()
    for _ in range(24):
        room.passes(50)
        seen.add(card.progress)
    assert seen <= {0.0, 0.25, 0.5, 0.75} and len(seen) == 4


def test_neither_dwell_nor_light_reaches_the_buttons_of_staff(enter: Enter) -> None:
    room = enter(dwell_ms=500)
    room.passes(1000)
    room.point_beside()
    room.point(room.window.top.staff)
    room.passes(5000)
    assert room.window.screen_now is room.window.message


# ---------------------------------------------------------------------- switches


def test_the_light_waits_for_the_voice_and_then_goes_over_cards_and_bar(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO)
    to_practice(room)
    assert room.lit is None and room.voice.speaking
    room.passes(60_000)
    assert room.lit is None
    room.voice.end()
    seen = [room.lit]
    room.passes(3000)
    for _ in range(8):
        seen.append(room.lit)
        room.passes(2000)
    cards = [one.accessibleName() for one in room.window.question.cards()]
    bar = [one.accessibleName() for one in room.window.bar.buttons() if one.isVisible()]
    assert seen[: len(cards) + len(bar)] == cards + bar


def test_any_key_or_click_anywhere_is_the_switch(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, speak_questions=False, speak_options=False)
    to_practice(room)
    names = [one.accessibleName() for one in room.window.question.cards()]
    room.passes(3100)
    assert room.lit == names[1]
    room.click(room.window.question.cards()[0])
    assert room.chosen == names[1], "the mouse is a switch, wherever it stands"
    assert room.lit == room.card("Nästa").accessibleName(), "going on is what one wants next"
    room.passes(600)
    room.key(Qt.Key.Key_Tab)
    assert room.window.conductor.flow.step is Step.ASKING


def test_a_finger_on_a_card_presses_that_card_while_the_light_moves(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, speak_questions=False, speak_options=False)
    to_practice(room)
    third = room.window.question.cards()[2]
    room.tap(third)
    assert room.chosen == third.accessibleName()


def test_the_first_switch_stops_the_voice_and_starts_the_light(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO)
    to_practice(room)
    assert room.voice.speaking and room.lit is None
    room.key(Qt.Key.Key_Space)
    assert not room.voice.speaking
    assert room.lit == room.window.question.cards()[0].accessibleName()
    assert room.chosen is None


def test_the_light_rests_after_its_rounds_and_nothing_ever_times_out(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, scan_rounds=1, scan_ms=500, speak_questions=False)
    room.passes(1000)
    room.voice.end()
    room.passes(60_000)
    assert room.lit is None and not room.window.ways.awake
    room.passes(24 * 3600 * 1000)
    room.key(Qt.Key.Key_F5)
    assert room.lit == room.window.message.cards()[0].accessibleName()


def test_the_lit_card_is_named_when_the_person_wants_that(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, scan_cue=True, speak_questions=False, speak_options=False)
    to_practice(room)
    room.passes(2100)
    cards = room.window.question.cards()
    spoken = [room.window.question.spoken_of(card) for card in cards]
    assert [said[0] for said in room.voice.said[-2:]] == spoken[:2]
    assert room.lit == cards[1].accessibleName(), "a cue never stops the light"
    room.voice.end()
    assert room.lit == cards[1].accessibleName()


def test_one_switch_taps_on_and_holds_to_choose(enter: Enter) -> None:
    room = enter(
        scan_mode=ScanMode.ONE_SWITCH, ignore_repeats_ms=0, speak_questions=False, speak_options=False
    )
    to_practice(room)
    cards = room.window.question.cards()
    assert room.lit == cards[0].accessibleName()
    room.key(Qt.Key.Key_Space)
    assert room.lit == cards[1].accessibleName()
    room.key_down(Qt.Key.Key_Space)
    room.passes(200)
    assert cards[1].progress == pytest.approx(0.5)
    room.passes(200)
    assert room.chosen == cards[1].accessibleName()
    room.key_up(Qt.Key.Key_Space)
    assert room.lit == "Nästa"


def test_two_switches_on_keys_and_on_mouse_buttons(enter: Enter) -> None:
    room = enter(
        scan_mode=ScanMode.TWO_SWITCHES, ignore_repeats_ms=0, speak_questions=False, speak_options=False
    )
    to_practice(room)
    cards = room.window.question.cards()
    assert room.lit is None
    room.key(Qt.Key.Key_Space)
    room.key(Qt.Key.Key_Space)
    room.key(Qt.Key.Key_3)
    assert room.lit == cards[1].accessibleName() and room.chosen is None, "other keys are no switches"
    room.key(Qt.Key.Key_Return)
    assert room.chosen == cards[1].accessibleName()
    room.click(room.window)
    assert room.lit == "Nästa"
    QTest.mouseClick(room.window, Qt.MouseButton.RightButton)
    assert room.window.conductor.flow.step is Step.ASKING


@pytest.mark.parametrize(
    ("go_on", "choose", "keys"),
    [
        ("F13", "1", (Qt.Key.Key_F13, Qt.Key.Key_1)),
        ("Return", "Tab", (Qt.Key.Key_Enter, Qt.Key.Key_Tab)),
        ("Ctrl+Q", "X", (Qt.Key.Key_Q, Qt.Key.Key_X)),
    ],
)
def test_two_switches_on_the_keys_of_the_persons_own(
    enter: Enter, go_on: str, choose: str, keys: tuple[Qt.Key, Qt.Key]
) -> None:
    room = enter(
        scan_mode=ScanMode.TWO_SWITCHES,
        switch_next=go_on,
        switch_choose=choose,
        ignore_repeats_ms=0,
        speak_questions=False,
        speak_options=False,
    )
    to_practice(room)
    cards = room.window.question.cards()
    room.key(Qt.Key.Key_Space)
    assert room.lit is None, "the usual key is no switch of this person"
    room.key(keys[0])
    room.key(keys[0])
    assert room.lit == cards[1].accessibleName() and room.chosen is None
    room.key(keys[1])
    assert room.chosen == cards[1].accessibleName()


@pytest.mark.parametrize(
    ("go_on", "choose"), [("Escape", "A"), ("Moon key", "A"), ("Shift", "A"), ("F13", "F13"), ("A, B", "C")]
)
def test_keys_that_cannot_be_switches_leave_the_usual_ones(go_on: str, choose: str) -> None:
    assert switch_keys(AccessProfile(switch_next=go_on, switch_choose=choose)) == USUAL_SWITCH_KEYS


@pytest.mark.parametrize("key", [Qt.Key.Key_F13, Qt.Key.Key_1, Qt.Key.Key_Space, Qt.Key.Key_Adiaeresis])
def test_a_key_is_found_again_by_the_name_it_was_kept_by(key: Qt.Key) -> None:
    assert switch_keys(AccessProfile(switch_next=key_name(key), switch_choose="Tab"))[key] == 1


def test_a_switch_made_like_a_mouse_never_reaches_the_staffs_code_but_a_hand_does(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, speak_questions=False)
    room.passes(1000)
    window = room.window
    room.click(window.top.staff)
    assert window.screen_now is window.question, "a click under a still pointer is the switch"
    window._show_pause()
    room.passes(1000)
    room.point_beside()
    room.point(window.top.staff)
    room.click(window.top.staff)
    assert window.screen_now is window.pin
    assert not window.ways.awake
    window.pin.cancelled.emit()
    room.passes(1000)
    room.key(Qt.Key.Key_Escape)
    assert window.screen_now is window.pin


# ---------------------------------------------------------------------- hearing first


def test_the_first_press_says_the_choice_and_the_second_confirms_it(enter: Enter) -> None:
    room = enter(hear_first=True)
    room.passes(1000)
    start = room.window.message.cards()[0]
    room.tap(start)
    assert start.heard and room.window.conductor.flow.step is Step.GREETING
    room.passes(600)
    room.tap(start)
    room.passes(1000)
    cards = room.window.question.cards()
    room.click(cards[0])
    assert room.voice.said[-1] == [room.window.question.spoken_of(cards[0])]
    assert cards[0].heard and room.chosen is None
    room.passes(600)
    room.key(Qt.Key.Key_2)
    assert cards[1].heard and not cards[0].heard, "another card is heard first too"
    room.passes(600)
    room.key(Qt.Key.Key_2)
    assert room.chosen == cards[1].accessibleName() and not cards[1].heard
    room.passes(600)
    room.click(room.window.bar.next)
    assert room.window.conductor.flow.step is Step.ASKING, "the bar acts at once"


def test_hearing_first_with_one_switch_the_light_stays_with_what_was_heard(enter: Enter) -> None:
    room = enter(hear_first=True, scan_mode=ScanMode.AUTO, speak_questions=False, speak_options=False)
    room.passes(1000)
    room.key(Qt.Key.Key_Space)
    assert room.lit is None and room.voice.speaking
    room.voice.end()
    assert room.lit == "Börja"
    room.passes(1000)
    room.key(Qt.Key.Key_Space)
    assert room.window.conductor.flow.step is Step.PRACTICE


# ---------------------------------------------------------------------- the timer


def test_the_real_timer_moves_the_light_and_sleeps_when_nothing_is_due(qtbot: QtBot, enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, scan_ms=500, scan_rounds=1, speak_questions=False)
    room.window.ways._pulse._clock = room.window.ways._clock = lambda: time.monotonic() * 1000
    room.window._give_ways()
    room.voice.end()
    room.window._place_light()
    names = [room.window.message.cards()[0].accessibleName(), room.window.bar.hear_again.accessibleName()]
    assert room.lit == names[0]
    qtbot.waitUntil(lambda: room.lit == names[1], timeout=5000)
    qtbot.waitUntil(lambda: room.lit is None, timeout=5000)
    assert not room.window.ways.awake


def test_nothing_ticks_after_the_window_has_closed(enter: Enter) -> None:
    room = enter(scan_mode=ScanMode.AUTO, scan_ms=500, speak_questions=False)
    room.voice.end()
    room.passes(100)
    ways: Ways = room.window.ways
    assert ways.awake
    room.window._leave()
    assert not ways.awake and room.left
    live(50)
    assert not ways.awake
