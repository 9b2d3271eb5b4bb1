"""A pretest held with a real window and real input, from the greeting to what is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from accessible_fit.scales.pretest import Level
from accessible_fit.services.pretests.keeping import Pretests
from accessible_fit.services.pretests.run import YES, Step
from accessible_fit.services.pretests.tasks import LineTask, PictureTask, Question, Task
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.widgets.tree import accessible_tree
from db import pretests
from db.errors import DiskFull
from db.records import AccessProfile, Pretest
from db.vocabulary import ScanMode
from tests.accessible_fit.services.pretests.test_run import fitting, missing, up_to
from tests.accessible_fit.ui.pretest.room import (
    Hand,
    PretestRoom,
    by_keyboard,
    by_one_switch,
    by_touch,
)
from tests.journeys.people import Home, new_home, now

Enter = Callable[..., PretestRoom]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background("store")
    yield made
    made.close()


@pytest.fixture
def enter(home: Home, background: Background) -> Iterator[Enter]:
    """Enter a room where a pretest is held with somebody who has this profile."""
    rooms: list[PretestRoom] = []

    def make(profile: AccessProfile | None = None, service: Pretests | None = None) -> PretestRoom:
        home.residents.save_profile(home.actor, home.person_id, profile or AccessProfile())
        held = service or Pretests(home.store, now)
        room = PretestRoom(background, held.begin(home.actor, home.person_id), held, home.actor)
        rooms.append(room)
        return room

    yield make
    for room in rooms:
        room.go()


def kept(home: Home) -> list[Pretest]:
    with home.store.reading() as tx:
        return pretests.of_person(tx, home.person_id)


WAYS: dict[str, tuple[AccessProfile, Hand]] = {
    "touch": (AccessProfile(), by_touch),
    "keyboard": (AccessProfile(), by_keyboard),
    "one switch": (AccessProfile(scan_mode=ScanMode.ONE_SWITCH), by_one_switch),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("level", [Level.TWO, Level.FIVE])
def test_every_way_ends_in_the_same_result(home: Home, enter: Enter, way: str, level: Level) -> None:
    profile, hand = WAYS[way]
    room = enter(profile)
    # After the last level that goes well nothing more is known; so no way has to miss on the line.
    room.run_through(hand, up_to(level, after=lambda _: None))
    held = kept(home)[0]
    assert (held.offered, held.chosen, held.reason) == (level.value, level.value, "")
    assert (held.concrete, held.with_reference, held.feelings) == (level.value,) * 3
    assert not held.yes_to_both
    assert home.residents.card(home.actor, home.person_id).profile == profile, "nothing is changed by itself"


def test_the_line_is_shown_to_who_came_so_far_and_any_hand_reaches_its_places(
    home: Home, enter: Enter
) -> None:
    room = enter()
    room.begin(by_touch)
    while not isinstance(put := room.put, LineTask):
        assert put is not None
        room.choose(room.card_for(fitting(put)), by_touch)
        room.choose(room.pretest.bar.next, by_touch)
    while (put := room.put) is not None:
        line = room.pretest.line.bar
        room.kept()
        room.passes(1000)
        place = line.place_of(fitting(put))
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert room.leading.run.chosen is not None
        assert room.leading.run.chosen.said == pytest.approx(fitting(put), abs=1)
        room.choose(room.pretest.bar.next, by_touch)
    assert kept(home)[0].offered == 101


def test_a_switch_reaches_the_line_as_well(home: Home, enter: Enter) -> None:
    room = enter(AccessProfile(scan_mode=ScanMode.ONE_SWITCH))
    room.run_through(by_one_switch, lambda put: fitting(put) if not isinstance(put, LineTask) else put.right)
    assert kept(home)[0].offered == 101


def test_somebody_who_points_at_random_is_not_given_five(home: Home, enter: Enter) -> None:
    chance = Random(7)

    def point(put: Task | Question) -> int:
        return chance.randrange(len(put.cards)) if isinstance(put, PictureTask) else chance.randrange(2)

    room = enter()
    room.run_through(by_touch, point)
    assert kept(home)[0].offered in (0, 2)


def test_yes_to_everything_is_seen(home: Home, enter: Enter) -> None:
    room = enter()
    room.run_through(by_touch, lambda put: YES if isinstance(put, Question) else up_to(Level.TWO)(put))
    assert kept(home)[0].yes_to_both


def test_no_screen_tells_right_from_wrong(enter: Enter) -> None:
    """What a screen reader and the eye meet after a task does not depend on what was chosen."""
    texts: list[list[str]] = []
    for points in (fitting, missing):
        room = enter()
        room.begin(by_touch)
        seen = []
        for _ in range(2):
            put = room.put
            assert put is not None
            room.choose(room.card_for(points(put)), by_touch)
            room.choose(room.pretest.bar.next, by_touch)
            seen.append(accessible_tree(room.pretest.top))
            assert room.voice.said[-1][0] == room.pretest.kit.words.t("Thank you!")
        texts.append(seen)
    assert texts[0] == texts[1]
    assert "Tack!" in texts[0][0] or "Thank you!" in texts[0][0]


def test_the_end_is_the_same_for_everybody(enter: Enter) -> None:
    ends = set()
    for points in (missing, up_to(Level.TWO)):
        room = enter()
        room.run_through(by_touch, points)
        ends.add(accessible_tree(room.pretest.message))
    assert len(ends) == 1
    assert "%" not in ends.pop()


def test_i_dont_know_is_on_every_screen_and_as_large_to_press(enter: Enter) -> None:
    room = enter()
    room.begin(by_touch)
    least = room.pretest.kit.look.px(20)
    while (put := room.put) is not None:
        unknown = room.card(room.pretest.kit.words.t("I don't know"))
        assert unknown.height() >= least
        for card in room.pretest.screen_now.cards():
            foot = card.mapTo(room.pretest, QPoint(0, card.height())).y()
            assert foot <= room.pretest.bar.y(), f"{put.id}: {card.accessibleName()}"
        room.choose(room.card_for(fitting(put)), by_touch)
        room.choose(room.pretest.bar.next, by_touch)


def test_pictures_have_no_words_and_their_names_are_not_said(enter: Enter) -> None:
    room = enter(AccessProfile(speak_on_touch=True))
    room.begin(by_touch)
    assert isinstance(room.put, PictureTask)
    card = room.card_for(room.put.right)
    assert not card.show_text
    assert card.accessibleName() == room.pretest.kit.words.pick(room.put.cards[room.put.right].name)
    room.choose(card, by_touch)
    assert room.voice.said[-1] == [room.pretest.kit.words.t("This one")]


def test_going_back_shows_what_was_chosen(enter: Enter) -> None:
    room = enter()
    room.begin(by_touch)
    first = room.put
    assert isinstance(first, PictureTask)
    room.choose(room.card_for(first.right), by_touch)
    room.choose(room.pretest.bar.next, by_touch)
    room.choose(room.pretest.bar.back, by_touch)
    assert room.put == first
    assert room.card_for(first.right).isChecked()
    assert room.pretest.bar.next.isVisible()


def test_nothing_is_chosen_beforehand_and_next_comes_with_a_choice(enter: Enter) -> None:
    room = enter()
    room.begin(by_touch)
    assert not any(card.isChecked() for card in room.pretest.screen_now.cards())
    assert not room.pretest.bar.next.isVisible()


def test_stopping_keeps_what_was_done(home: Home, enter: Enter) -> None:
    room = enter()
    room.begin(by_touch)
    while len(room.leading.run.outcome.passed) < 2:
        assert room.put is not None
        room.choose(room.card_for(fitting(room.put)), by_touch)
        room.choose(room.pretest.bar.next, by_touch)
    room.choose(room.pretest.bar.stop, by_touch)
    room.choose(room.card(room.pretest.kit.words.t("Yes, stop")), by_touch)
    assert room.leading.run.step is Step.THANKS
    (held,) = Pretests(home.store, now).card(home.actor, home.person_id).held
    assert held.unfinished
    assert len(held.pretest.passed) == 2


def test_staff_leave_by_their_code_in_the_middle_and_what_was_done_is_kept(home: Home, enter: Enter) -> None:
    room = enter()
    room.begin(by_touch)
    assert room.put is not None
    room.choose(room.card_for(fitting(room.put)), by_touch)
    room.choose(room.pretest.bar.pause, by_touch)
    room.choose(room.pretest.top.staff, by_touch)
    assert room.pretest.screen_now is room.pretest.pin
    for digit in "2580":
        room.key(Qt.Key(ord(digit)))
    room.key(Qt.Key.Key_Return)
    room.kept()
    assert room.left
    assert Pretests(home.store, now).card(home.actor, home.person_id).held[0].unfinished


def test_a_pause_is_offered_after_so_many_tasks_as_the_profile_says(enter: Enter) -> None:
    room = enter(AccessProfile(break_after_items=2))
    room.begin(by_touch)
    for _ in range(2):
        assert room.pretest.screen_now is room.pretest.pictures
        assert room.put is not None
        room.choose(room.card_for(fitting(room.put)), by_touch)
        room.choose(room.pretest.bar.next, by_touch)
    assert room.pretest.screen_now is room.pretest.message
    room.choose(room.pretest.message.cards()[0], by_touch)
    assert room.pretest.screen_now is room.pretest.pictures


def test_a_helper_may_press_and_the_line_says_so(enter: Enter) -> None:
    room = enter(AccessProfile(dwell_ms=1250))
    room.tap(room.pretest.top.partner)
    room.begin(by_touch)
    assert room.pretest.kit.words.t("Somebody presses for me") in accessible_tree(room.pretest)


class Refusing(Pretests):
    """A disk that is full until it is not."""

    refuses = True

    def keep(self, *args: object) -> None:
        if self.refuses:
            raise DiskFull
        super().keep(*args)  # type: ignore[arg-type]  # handed on as it came


def test_what_cannot_be_written_waits_and_staff_are_asked_for(home: Home, enter: Enter) -> None:
    service = Refusing(home.store, now)
    room = enter(service=service)
    room.begin(by_touch)
    assert room.put is not None
    room.choose(room.card_for(fitting(room.put)), by_touch)
    room.choose(room.pretest.bar.next, by_touch)
    assert room.pretest.screen_now is room.pretest.message
    service.refuses = False
    room.choose(room.pretest.message.cards()[0], by_touch)
    assert room.pretest.screen_now is room.pretest.pictures
    assert len(kept(home)) == 1


def test_the_window_keeps_to_the_glass_with_the_largest_text(home: Home, background: Background) -> None:
    service = Pretests(home.store, now)
    for size in ((1280, 800), (960, 600), (1920, 1080)):
        talk = service.begin(home.actor, home.person_id)
        room = PretestRoom(background, talk, service, home.actor, percent=200, size=size)
        try:
            room.leading.forward()
            while (put := room.put) is not None:
                QApplication.processEvents()
                assert (room.pretest.width(), room.pretest.height()) == size
                for card in room.pretest.screen_now.cards():
                    foot = card.mapTo(room.pretest, QPoint(0, card.height())).y()
                    assert foot <= room.pretest.bar.y(), f"{put.id} at {size}"
                    assert min(card.width(), card.height()) >= room.pretest.kit.look.px(20) - 1
                room.leading.say(fitting(put))
                room.leading.forward()
        finally:
            room.go()


def test_who_does_better_without_text_still_has_it_for_the_ear(enter: Enter) -> None:
    room = enter(AccessProfile(show_text=False))
    room.begin(by_touch)
    heading = room.pretest.screen_now.heading
    assert heading.text() == ""
    assert heading.accessibleName() in room.voice.said[-1]
