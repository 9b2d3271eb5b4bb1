"""The own page in front of the person: looked at, heard and answered by every hand; only a code leaves it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.following.page_parts import Part
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.my_page.walk import At
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.tree import accessible_tree
from db import actions, log_lines
from db.errors import DiskFull
from db.records import AccessProfile, Action, AuditEntry
from db.vocabulary import (
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    Helped,
    InputWay,
    Language,
    ScanMode,
)
from tests.accessible_fit.ui.my_page.room import MyPageRoom
from tests.accessible_fit.ui.resident.test_screen_reader import TELLING, focusable, told
from tests.journeys.own_page import DONE, UNDER_WAY, WHY, WILL_NOT, OwnLife, lived, pages
from tests.journeys.people import Home, new_home

Enter = Callable[..., MyPageRoom]
Hand = Callable[[MyPageRoom, Card], None]
MM = 96 / 25.4


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(language=Language.EN))
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def enter(home: Home, background: Background) -> Iterator[Enter]:
    """Enter a room where the page is open; `profile` by name, the rest as the room and the page take it."""
    rooms: list[MyPageRoom] = []

    def make(
        start: Part | None = None,
        action_id: Any = None,
        service: MyPages | None = None,
        percent: int = 100,
        theme: str = "light",
        **profile: Any,
    ) -> MyPageRoom:
        kept = AccessProfile(**{"language": Language.EN, **profile})
        home.residents.save_profile(home.actor, home.person_id, kept)
        held = service or pages(home)
        page = held.open(home.actor, home.person_id, start, action_id)
        room = MyPageRoom(background, page, held, home.actor, theme, percent)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.go()


def entries(home: Home) -> list[AuditEntry]:
    with home.store.reading() as tx:
        return list(reversed(log_lines.about_person(tx, home.person_id)))


def equally_large(cards: Sequence[Card]) -> bool:
    """To the pixel that is left when a row is divided."""
    widths, heights = [one.width() for one in cards], [one.height() for one in cards]
    return max(widths) - min(widths) <= 1 and len(set(heights)) == 1


def by_touch(room: MyPageRoom, card: Card) -> None:
    room.tap(card)


def by_mouse(room: MyPageRoom, card: Card) -> None:
    room.click(card)


def by_keyboard(room: MyPageRoom, card: Card) -> None:
    cards = list(room.own.screen_now.cards())
    if card is room.own.bar.next:
        room.key(Qt.Key.Key_PageDown)
    else:
        room.key(Qt.Key(Qt.Key.Key_1 + cards.index(card)))


def by_one_switch(room: MyPageRoom, card: Card) -> None:
    steps = 0
    while not card._scanned:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
        steps += 1
        assert steps < 40, f"the light never comes to {card.accessibleName()}"
    room.key_down(Qt.Key.Key_Space)
    room.passes(450)
    room.key_up(Qt.Key.Key_Space)


def by_two_switches(room: MyPageRoom, card: Card) -> None:
    steps = 0
    while not card._scanned:
        room.key(Qt.Key.Key_Space)
        room.passes(600)
        steps += 1
        assert steps < 40, f"the light never comes to {card.accessibleName()}"
    room.key(Qt.Key.Key_Return)


def by_dwell(room: MyPageRoom, card: Card) -> None:
    room.point_beside()
    room.passes(1000)
    room.point(card)
    room.passes(3000)


WAYS: dict[str, tuple[dict[str, Any], Hand, InputWay]] = {
    "touch": ({}, by_touch, InputWay.TOUCH),
    "mouse": ({}, by_mouse, InputWay.MOUSE),
    "keyboard": ({}, by_keyboard, InputWay.KEYBOARD),
    "dwell": ({"dwell_ms": 1250}, by_dwell, InputWay.DWELL),
    "one switch": ({"scan_mode": ScanMode.ONE_SWITCH}, by_one_switch, InputWay.SWITCH),
    "two switches": ({"scan_mode": ScanMode.TWO_SWITCHES}, by_two_switches, InputWay.SWITCH),
}


def choose(room: MyPageRoom, card: Card, hand: Hand = by_touch) -> None:
    room.rest()
    hand(room, card)
    room.kept()


def begin(room: MyPageRoom, hand: Hand = by_touch) -> None:
    choose(room, room.own.message.cards()[0], hand)


def labelled(room: MyPageRoom, word: str) -> Card:
    (found,) = [one for one in room.own.screen_now.cards() if word in one.accessibleName()]
    return found


def action(home: Home, text: str) -> Action:
    with home.store.reading() as tx:
        return next(one for one in actions.of_person(tx, home.person_id) if one.text == text)


def logged(home: Home) -> list[tuple[str, str]]:
    return [(one.verb, one.subject_kind) for one in entries(home)]


# ---------------------------------------------------------------------- did it help


@pytest.mark.parametrize("way", WAYS)
def test_every_hand_says_whether_it_helped_in_the_persons_own_word(
    home: Home, enter: Enter, way: str
) -> None:
    lived(home)
    profile, hand, used = WAYS[way]
    room = enter(**profile)
    begin(room, hand)
    choose(room, labelled(room, "You said – we did"), hand)
    choose(room, labelled(room, DONE), hand)
    assert room.at() is At.DEED
    assert action(home, DONE).shown_at is not None, "the person has seen it"
    assert action(home, DONE).helped is None, "nothing is said for the person"
    choose(room, room.own.bar.next, hand)
    assert room.at() is At.HELPED
    cards = room.own.helped.cards()
    assert [one.accessibleName() for one in cards] == ["Yes", "A little", "No", "I don't know"]
    assert not any(one.isChecked() for one in cards), "nothing is chosen beforehand"
    assert equally_large(cards), "none looks more right than another"
    assert not room.own.bar.next.isVisible()
    choose(room, cards[1], hand)
    assert action(home, DONE).helped is Helped.SOME
    noted = [one for one in entries(home) if one.verb == "noted"]
    assert [(one.details["helped"], one.details["way"]) for one in noted] == [("some", used.value)]
    choose(room, room.own.bar.next, hand)
    assert room.at() is At.DEED and room.leading.deed(room.leading.walk.here.key).text == UNDER_WAY


def test_a_word_can_be_changed_and_not_to_know_is_kept_as_not_knowing(home: Home, enter: Enter) -> None:
    lived(home)
    room = enter(Part.DEEDS, action(home, DONE).id)
    begin(room)
    choose(room, room.own.bar.next)
    first = action(home, DONE).shown_at
    choose(room, labelled(room, "Yes"))
    assert action(home, DONE).helped is Helped.YES
    choose(room, labelled(room, "I don't know"))
    assert action(home, DONE).helped is None
    assert action(home, DONE).shown_at == first, "the day it was shown stays"
    assert labelled(room, "I don't know").isChecked()
    assert room.own.bar.next.isVisible()


def test_what_is_under_way_and_what_will_not_be_done_are_told_and_ask_nothing(
    home: Home, enter: Enter
) -> None:
    lived(home)
    room = enter(Part.DEEDS, action(home, UNDER_WAY).id)
    begin(room)
    said, did = (card.accessibleName() for card in room.own.deed.cards())
    assert said == "You said: Det är mörkt på natten."
    assert did == f"We are working on it: {UNDER_WAY}. Karin Ek works on this."
    assert action(home, UNDER_WAY).shown_at is None, "it is shown when it is done"
    choose(room, room.own.bar.next)
    did = room.own.deed.cards()[1].accessibleName()
    assert did == f"This will not happen: {WILL_NOT}. This is why: {WHY}."
    assert not room.own.bar.next.isVisible()
    choose(room, room.own.bar.back)
    assert room.at() is At.DEEDS


def test_what_somebody_else_said_is_not_put_into_the_persons_mouth(home: Home, enter: Enter) -> None:
    life = OwnLife(home)
    life.promise("Ny säng", from_talk=life.by_somebody_else([0]))
    room = enter(Part.DEEDS, action(home, "Ny säng").id)
    begin(room)
    assert room.own.deed.cards()[0].accessibleName().startswith("Somebody said for you:")


def test_the_word_waits_when_the_disk_is_full_and_is_kept_on_try_again(home: Home, enter: Enter) -> None:
    lived(home)

    class Full(MyPages):
        full = True

        def helped(self, *given: Any) -> None:
            if self.full:
                raise DiskFull
            super().helped(*given)

    held = Full(home.store, pages(home)._clock, pages(home)._history)
    room = enter(Part.DEEDS, action(home, DONE).id, service=held)
    begin(room)
    choose(room, room.own.bar.next)
    choose(room, labelled(room, "No"))
    assert room.own.screen_now is room.own.message
    Full.full = False
    choose(room, labelled(room, "Try again"))
    assert action(home, DONE).helped is Helped.NO
    assert room.at() is At.HELPED and labelled(room, "No").isChecked()


# ---------------------------------------------------------------------- then and now


def test_then_and_now_stand_beside_each_other_and_are_said_when_touched(home: Home, enter: Enter) -> None:
    lived(home)
    room = enter()
    begin(room)
    choose(room, labelled(room, "What I say"))
    choose(room, labelled(room, "This is different now"))
    card = labelled(room, "Do you like living here?")
    choose(room, card)
    assert room.voice.said[-1] == ["Do you like living here? Last time you said: no. Today you say: yes."]
    shown = [half.words for half in card.halves]  # type: ignore[attr-defined]  # every card here has them
    assert shown == ["No", "Yes"]


def test_no_screen_shows_a_figure_a_share_or_a_norm(home: Home, enter: Enter) -> None:
    lived(home)
    room = enter()
    for screen in SCREENS.values():
        screen(room)
        room.kept()
        tree = accessible_tree(room.own)
        assert not any(sign.isdigit() or sign == "%" for sign in tree), tree


def test_an_empty_page_says_what_will_come_there(enter: Enter) -> None:
    room = enter()
    begin(room)
    for at, text in (
        (At.AREAS, "Here is what you say when we talk next time."),
        (At.DEEDS, "Here is what we do when you tell us something."),
        (At.MATS, "Here are your mats when you have made one."),
    ):
        room.leading.to(at)
        assert room.own.message.announcement() == f"It is empty here. {text}"
        choose(room, room.own.bar.back)
        assert room.at() is At.HOME


def test_many_cards_come_a_page_at_a_time_and_back_turns_the_page(home: Home, enter: Enter) -> None:
    life = OwnLife(home)
    for number in range(8):
        life.promise("Vi gör " + "m" * (number + 1))
    room = enter(Part.DEEDS)
    begin(room)
    assert len(room.own.deeds.cards()) == 6
    choose(room, room.own.bar.next)
    assert len(room.own.deeds.cards()) == 2
    assert not room.own.bar.next.isVisible()
    choose(room, room.own.bar.back)
    assert room.own.deeds.page == 0
    choose(room, room.own.bar.back)
    assert room.at() is At.HOME


# ---------------------------------------------------------------------- mats


def test_two_mats_lie_beside_each_other_and_a_card_is_said(home: Home, enter: Enter) -> None:
    lived(home)
    room = enter(Part.MATS)
    begin(room)
    choose(room, labelled(room, "Food"))
    assert room.at() is At.MAT
    assert room.voice.said[-1][0] == "Food. This has changed."
    choose(room, room.own.screen_now.cards()[0])
    assert room.voice.said[-1] == ["Breakfast", "Last time: Don’t like.", "Today: Like."]
    choose(room, room.own.bar.back)
    assert room.at() is At.MATS


def test_a_mat_that_is_the_persons_alone_is_shown_only_when_the_person_says_so(
    home: Home, enter: Enter
) -> None:
    from accessible_fit.services.mats.holding import Mats
    from tests.accessible_fit.services.mats.mat_talks import held
    from tests.journeys.people import now

    talk = held(home, [0, 1, 2])
    Mats(home.store, now).who_may_see(home.actor, talk.id, (ConsentAudience.ME,))
    room = enter(Part.MATS)
    begin(room)
    choose(room, labelled(room, "Food"))
    assert room.own.screen_now is room.own.message
    choose(room, labelled(room, "No, keep it to me"))
    assert room.at() is At.MATS
    choose(room, labelled(room, "Food"))
    choose(room, labelled(room, "Yes, show it"))
    assert room.own.screen_now is not room.own.message
    assert room.own.screen_now.announcement().startswith("Food. This is your mat.")


# ---------------------------------------------------------------------- coming and leaving


def test_who_has_said_no_to_staff_looking_is_asked_first(home: Home, enter: Enter) -> None:
    from tests.journeys.people import now

    lived(home)
    no = Said(ConsentDecision.DECLINED, HowSaid.SHOWED, "Karin")
    Consents(home.store, now).decide(home.actor, home.person_id, ConsentKind.STAFF_SEE, no)
    room = enter(Part.DEEDS)
    assert "Staff beside you see it too." in room.own.message.announcement()
    choose(room, labelled(room, "No, another time"))
    assert room.at() is At.THANKS
    assert action(home, DONE).shown_at is None


def test_only_a_code_leaves_it(home: Home, enter: Enter) -> None:
    room = enter()
    begin(room)
    QTest.keyClick(room.own, Qt.Key.Key_Escape)
    room.own.close()
    assert room.own.isVisible() and room.own.screen_now is room.own.pin
    room.own.pin.entered.emit("2580")
    room.kept()
    assert room.left


# ---------------------------------------------------------------------- who does not see or presses little


def stay(room: MyPageRoom) -> None:
    pass


def to(*steps: tuple[At, str]) -> Callable[[MyPageRoom], None]:
    def go(room: MyPageRoom) -> None:
        room.leading.begin()
        for at, key in steps:
            if at is At.AREA and key == "first":
                key = room.leading.page.then_now[0].area
            if at in (At.DEED, At.HELPED):
                key = str(room.leading.page.deeds[int(key)].action_id)
            if at is At.MAT:
                key = room.leading.page.topics[0].topic_id
            room.leading.to(at, key)
        room.kept()

    return go


SCREENS: dict[str, Callable[[MyPageRoom], None]] = {
    "greeting": stay,
    "home": to(),
    "areas": to((At.AREAS, "")),
    "different": to((At.AREAS, ""), (At.AREA, "different")),
    "area": to((At.AREAS, ""), (At.AREA, "first")),
    "deeds": to((At.DEEDS, "")),
    "done": to((At.DEEDS, ""), (At.DEED, "0")),
    "under way": to((At.DEEDS, ""), (At.DEED, "1")),
    "will not": to((At.DEEDS, ""), (At.DEED, "2")),
    "helped": to((At.DEEDS, ""), (At.HELPED, "0")),
    "mats": to((At.MATS, "")),
    "mat": to((At.MATS, ""), (At.MAT, "")),
    "pause": lambda room: room.own._show_pause(),
    "stop": lambda room: room.own._show_stop(),
    "thanks": lambda room: room.leading.stop(),
}


@pytest.mark.parametrize("percent", [100, 200])
def test_every_screen_is_named_large_enough_and_said(home: Home, enter: Enter, percent: int) -> None:
    lived(home)
    room = enter(percent=percent)
    for name, go in SCREENS.items():
        go(room)
        room.kept()
        for widget in focusable(room.own):
            role, called = told(widget)
            assert role in TELLING and called, f"{name}: {widget} is {role}, {called!r}"
        cards = [one for one in room.own.findChildren(Card) if one.isVisible() and one.isEnabled()]
        assert set(cards) <= set(focusable(room.own)), f"{name}: nothing is for fingers only"
        smallest = min(min(card.width(), card.height()) for card in cards)
        assert smallest >= round(20 * MM), f"{name}: a card is too small"
        for card in cards:
            place = card.mapTo(room.own, card.rect().topLeft())
            whole = room.own.rect().contains(card.rect().translated(place))
            assert whole, f"{name}: {card.accessibleName()} is cut"
        assert room.told[-1].startswith(room.own.screen_now.announcement()), name


def test_the_page_as_a_screen_reader_meets_it(home: Home, enter: Enter) -> None:
    lived(home)
    room = enter(Part.DEEDS, action(home, DONE).id)
    begin(room)
    assert accessible_tree(room.own.deed) == (
        "statictext: You said something. We did something., focus\n"
        "button: You said: Do you like living here? No.\n"
        f"button: We did: {DONE}."
    )
    choose(room, room.own.bar.next)
    assert accessible_tree(room.own.helped) == (
        "statictext: Did it help?, focus\n"
        f"statictext: {DONE}.\n"
        "radiobutton: Yes\n"
        "radiobutton: A little\n"
        "radiobutton: No\n"
        "radiobutton: I don't know"
    )
    assert told(room.own.helped.cards()[0])[0] is QAccessible.Role.RadioButton


def test_the_log_tells_the_person_who_was_there(home: Home, enter: Enter) -> None:
    lived(home)
    before = len(logged(home))
    room = enter(Part.DEEDS, action(home, DONE).id)
    begin(room)
    choose(room, room.own.bar.next)
    choose(room, labelled(room, "Yes"))
    assert logged(home)[before:] == [
        ("changed", "profile"),
        ("showed", "own_page"),
        ("showed", "action"),
        ("noted", "action"),
    ]
