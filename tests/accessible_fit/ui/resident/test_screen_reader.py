"""What a screen reader meets on every screen of the resident's window, and what it may press."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from accessible_fit.services.flow import Step
from accessible_fit.ui.widgets.cards import Card
from db.vocabulary import InputWay, Language
from tests.accessible_fit.ui.resident.conftest import Enter
from tests.accessible_fit.ui.resident.room import Room

TELLING = {
    QAccessible.Role.StaticText,
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
}


def practise(room: Room) -> None:
    use(room.window.message.cards()[0])
    settle(room)


def choose_and_go_on(room: Room) -> None:
    use(room.window.question.cards()[0])
    room.kept()
    use(room.window.bar.next)
    settle(room)


def to_first_question(room: Room) -> None:
    practise(room)
    choose_and_go_on(room)


def to_looking_back(room: Room) -> None:
    to_first_question(room)
    while room.window.conductor.flow.step is Step.ASKING:
        choose_and_go_on(room)


def to_thanks(room: Room) -> None:
    to_looking_back(room)
    use(room.window.bar.next)
    room.kept()


def chosen(room: Room) -> None:
    to_first_question(room)
    use(room.window.question.cards()[1])
    room.kept()


def pause(room: Room) -> None:
    use(room.window.bar.pause)


def stop(room: Room) -> None:
    use(room.window.bar.stop)


def code(room: Room) -> None:
    use(room.window.top.staff)


def trouble(room: Room) -> None:
    room.window._show_trouble(OSError("full"))


def nothing(room: Room) -> None:
    pass


SCREENS: dict[str, Callable[[Room], None]] = {
    "greeting": nothing,
    "practice": practise,
    "question": to_first_question,
    "chosen": chosen,
    "looking back": to_looking_back,
    "thanks": to_thanks,
    "pause": pause,
    "stop": stop,
    "trouble": trouble,
    "code": code,
}


def settle(room: Room) -> None:
    room.kept()
    QApplication.processEvents()


def use(button: QAbstractButton) -> None:
    """Press as an assistive technology does: the first action of the thing itself."""
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    actions: QAccessibleActionInterface = interface.actionInterface()
    actions.doAction(actions.actionNames()[0])
    # Pressing is animated by Qt, so that it can be seen.
    while button.isDown():
        QApplication.processEvents()
    QApplication.processEvents()


def focusable(window: QWidget) -> list[QWidget]:
    """Everything Tab reaches, in Tab's order, from the top of the window."""
    chain: list[QWidget] = []
    now = window.nextInFocusChain()
    while now is not window:
        if now.focusPolicy() & Qt.FocusPolicy.TabFocus and now.isVisible() and now.isEnabled():
            chain.append(now)
        now = now.nextInFocusChain()
    return chain


def as_read(widgets: list[QWidget], window: QWidget) -> list[QWidget]:
    """The same from top to bottom and, in a row, from left to right."""

    def top(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).y()

    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=top):
        middle = top(widget) + widget.height() / 2
        if rows and top(rows[-1][0]) <= middle <= top(rows[-1][0]) + rows[-1][0].height():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [one for row in rows for one in sorted(row, key=lambda w: w.mapTo(window, QPoint(0, 0)).x())]


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None and interface.isValid()
    return interface.role(), interface.text(QAccessible.Text.Name).strip()


def test_who_has_only_tab_comes_to_every_choice_again_and_again(enter: Enter) -> None:
    room = enter(language=Language.EN)
    SCREENS["question"](room)
    settle(room)
    first, *others = (told(one)[1] for one in focusable(room.window))
    assert others[:5] == ["Yes", "Sometimes", "No", "I don't know", "I don't want to answer"]
    room.window.screen_now.heading.setFocus()
    for _ in range(2):
        for name in (*others, first):
            room.key(Qt.Key.Key_Tab)
            now = room.window.focusWidget()
            assert now is not None and told(now)[1] == name


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_tab_reaches_has_a_role_a_name_and_its_place(
    enter: Enter, screen: str, percent: int
) -> None:
    room = enter(percent=percent)
    SCREENS[screen](room)
    settle(room)
    reached = focusable(room.window)
    for widget in reached:
        role, name = told(widget)
        assert role in TELLING and name, f"{widget} is {role}, {name!r}"
    names = [told(one)[1] for one in reached]
    assert names == [told(one)[1] for one in as_read(reached, room.window)]
    cards = [one for one in room.window.findChildren(Card) if one.isVisible() and one.isEnabled()]
    assert set(cards) <= set(reached), "nothing is for fingers only"
    smallest = min(min(card.width(), card.height()) for card in cards)
    assert smallest >= round(20 * 96 / 25.4), "every target is at least 20 mm"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_says_itself_when_it_appears(enter: Enter, screen: str) -> None:
    room = enter()
    SCREENS[screen](room)
    settle(room)
    assert room.told[-1].startswith(room.window.screen_now.announcement() or "?") or screen == "chosen"
    assert told(room.window.screen_now.heading)[1] in room.window.screen_now.announcement()


def test_choices_are_one_of_several_and_what_is_chosen_is_announced(enter: Enter) -> None:
    room = enter()
    chosen(room)
    cards = room.window.question.cards()
    assert {told(card)[0] for card in cards} == {QAccessible.Role.RadioButton}
    states = [QAccessible.queryAccessibleInterface(card).state() for card in cards]
    assert [bool(state.checked) for state in states] == [False, True, False, False, False]
    assert cards[1].accessibleName() in room.told[-1]


def test_every_answer_can_be_given_and_changed_by_its_name_alone(enter: Enter) -> None:
    room = enter(ignore_repeats_ms=2000, hear_first=True)
    to_first_question(room)
    room.forgetful.given.clear()
    for card in [*room.window.question.cards(), *reversed(room.window.question.cards())]:
        use(card)
        room.kept()
        assert card.isChecked()
    said = [given.said for given in room.forgetful.given]
    assert len(said) == 9, "the last one is chosen already when its turn comes again"
    assert {given.way for given in room.forgetful.given} == {InputWay.KEYBOARD}


def test_a_mark_is_never_there_without_an_answer_behind_it(enter: Enter) -> None:
    room = enter()
    to_first_question(room)
    card = room.window.question.cards()[0]
    use(card)
    use(card)
    room.kept()
    said = room.window.conductor.flow.chosen
    assert card.isChecked() and said is not None and [one.said for one in room.forgetful.given][-1] == said


def test_help_by_a_hand_is_a_box_to_tick(enter: Enter) -> None:
    room = enter()
    partner = room.window.top.partner
    assert told(partner)[0] is QAccessible.Role.CheckBox
    use(partner)
    assert room.window.conductor.partner and partner.isChecked()
    use(partner)
    assert not room.window.conductor.partner and not partner.isChecked()
