"""A person in front of the line: nothing stands there before, and only what was meant is kept."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Resident, Talk
from accessible_fit.services.flow import Flow, Said, Step
from accessible_fit.services.turns import turns_of
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.line import LineScreen
from accessible_fit.ui.resident.line_bar import LineBar
from accessible_fit.ui.widgets.tree import accessible_tree
from db.records import AccessProfile
from db.vocabulary import ActivateOn, Language, ProxyView, ScanMode, WhoAnswered
from tests.accessible_fit.ui.resident.room import NOBODY, Room

EN = Language.EN


def line_talk(
    profile: AccessProfile,
    mirrored: bool = False,
    said: dict[str, Said] | None = None,
    form: str = "life",
    steps: int = LINE_STEPS,
    flow: Flow | None = None,
    who: WhoAnswered = WhoAnswered.SELF,
    view: ProxyView | None = None,
) -> Talk:
    instrument = find_instrument(form)
    course = flow or Flow(turns_of(instrument), step=Step.ASKING, said=said or {})
    resident = Resident(NOBODY, NOBODY, "Kim")
    return Talk(UUID(int=7), resident, instrument, profile, steps, mirrored, course, who=who, proxy_view=view)


class AtTheLine:
    """A room with the line on screen, and what happens there."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._rooms: list[Room] = []

    def __call__(self, profile: AccessProfile | None = None, **more: object) -> Room:
        given = profile or AccessProfile(language=EN)
        room = Room(self._background, line_talk(given, **more))  # type: ignore[arg-type]  # as line_talk takes them
        self._rooms.append(room)
        room.voice.end()
        return room

    def go(self) -> None:
        for room in self._rooms:
            room.go()


@pytest.fixture
def sit_down(background: Background) -> Iterator[AtTheLine]:
    made = AtTheLine(background)
    yield made
    made.go()


def screen(room: Room) -> LineScreen:
    assert isinstance(room.window.question, LineScreen)
    return room.window.question


def bar(room: Room) -> LineBar:
    return screen(room).bar


def down(room: Room, place: QPoint) -> None:
    QTest.touchEvent(bar(room), room._touchscreen).press(0, place, bar(room)).commit()


def move(room: Room, place: QPoint) -> None:
    QTest.touchEvent(bar(room), room._touchscreen).move(0, place, bar(room)).commit()


def up(room: Room, place: QPoint) -> None:
    QTest.touchEvent(bar(room), room._touchscreen).release(0, place, bar(room)).commit()


def tap(room: Room, tenths: int) -> None:
    room.passes(1000)
    down(room, bar(room).place_of(tenths))
    up(room, bar(room).place_of(tenths))
    room.kept()


def kept(room: Room) -> list[int | None]:
    room.kept()
    return [one.said.raw for one in room.forgetful.given]


def test_nothing_stands_on_the_line_before_the_person_points(sit_down: AtTheLine) -> None:
    room = sit_down()
    assert (bar(room).marked, bar(room).proposed, bar(room).isChecked()) == (None, None, False)
    assert not room.window.bar.next.isVisible()
    assert bar(room).words() == "nothing is chosen"
    tap(room, 64)
    assert kept(room) == [64]
    assert room.window.bar.next.isVisible()
    assert room.told[-1] == "Nearer to “good” is chosen"


def test_a_mirrored_line_keeps_tenths_from_its_bad_end(sit_down: AtTheLine) -> None:
    room = sit_down(mirrored=True)
    left, line, right = screen(room).rows()[0]
    assert (left.text(), right.text()) == ("Good", "Bad")
    place = QPoint(line.width() // 5, line.height() // 2)
    room.passes(1000)
    down(room, place)
    up(room, place)
    (raw,) = kept(room)
    assert raw is not None and raw > 75


def test_a_finger_still_resting_where_next_was_chooses_nothing(sit_down: AtTheLine) -> None:
    room = sit_down()
    tap(room, 50)
    room.passes(1000)
    window = room.window
    where = window.bar.next.mapToGlobal(QPoint(10, 10))
    room.click(window.bar.next)
    room.kept()
    assert window.conductor.flow.index == 1
    # The line of the next question lies elsewhere; a second touch at once is a slip of the same finger.
    assert where.y() > bar(room).mapToGlobal(QPoint(0, 0)).y()
    down(room, bar(room).place_of(30))
    up(room, bar(room).place_of(30))
    assert kept(room) == [50]
    tap(room, 30)
    assert kept(room) == [50, 30]


def test_a_trembling_press_on_the_handle_is_no_move(sit_down: AtTheLine) -> None:
    room = sit_down()
    tap(room, 40)
    room.passes(1000)
    at = bar(room).place_of(40)
    down(room, at + QPoint(9, 4))
    move(room, at + QPoint(20, 6))
    up(room, at + QPoint(14, 5))
    assert kept(room) == [40]


def test_the_handle_is_dragged_from_where_it_is_held(sit_down: AtTheLine) -> None:
    room = sit_down()
    tap(room, 40)
    room.passes(1000)
    held = QPoint(12, 0)
    down(room, bar(room).place_of(40) + held)
    move(room, bar(room).place_of(55) + held)
    assert (bar(room).proposed, bar(room).marked) == (55, 40), "nothing is said while the hand holds it"
    move(room, bar(room).place_of(80) + held)
    up(room, bar(room).place_of(80) + held)
    assert kept(room) == [40, 80]


def test_let_go_far_below_the_line_it_goes_back(sit_down: AtTheLine) -> None:
    room = sit_down()
    tap(room, 40)
    room.passes(1000)
    down(room, bar(room).place_of(40))
    move(room, bar(room).place_of(70))
    move(room, QPoint(300, bar(room).height() + 120))
    assert bar(room).proposed is None
    up(room, QPoint(300, bar(room).height() + 120))
    assert (kept(room), bar(room).now) == ([40], 40)


def test_beyond_its_ends_the_line_ends(sit_down: AtTheLine) -> None:
    room = sit_down()
    room.passes(1000)
    down(room, bar(room).place_of(80))
    move(room, QPoint(bar(room).width() + 200, 20))
    up(room, QPoint(bar(room).width() + 200, 20))
    assert kept(room) == [100]


def test_pressing_a_picture_puts_the_mark_at_its_end(sit_down: AtTheLine) -> None:
    room = sit_down()
    low, high = room.card("Bad"), room.card("Good")
    room.passes(1000)
    room.tap(high)
    assert (kept(room), bar(room).marked) == ([100], 100)
    assert high.isChecked() and bar(room).isChecked() and not low.isChecked()
    room.passes(1000)
    room.tap(room.card("I don't know"))
    assert kept(room) == [100, None]
    assert (bar(room).marked, high.isChecked()) == (None, False), "not knowing is no place on the line"


def test_heard_first_and_confirmed_with_a_second_press(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, hear_first=True))
    tap(room, 20)
    assert kept(room) == []
    assert room.voice.said[-1] == ["Close to “bad”"]
    assert room.told[-1] == "Close to “bad”. Press again to choose."
    tap(room, 21)
    assert kept(room) == [20], "what was heard is what is kept"


def test_a_second_press_elsewhere_is_heard_before_it_counts(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, hear_first=True))
    tap(room, 20)
    tap(room, 80)
    assert kept(room) == []
    assert room.voice.said[-1] == ["Close to “good”"]
    tap(room, 80)
    tap(room, 80)
    assert kept(room) == [80]


def test_who_holds_to_choose_is_not_heard_before(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, activate_on=ActivateOn.HOLD, hold_ms=600))
    tap(room, 30)
    assert kept(room) == [], "a short touch is a slip"
    room.passes(1000)
    down(room, bar(room).place_of(70))
    room.passes(700)
    assert kept(room) == [70]
    up(room, bar(room).place_of(70))
    assert kept(room) == [70]


def test_on_press_the_place_counts_at_once(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, activate_on=ActivateOn.PRESS))
    room.passes(1000)
    down(room, bar(room).place_of(25))
    assert kept(room) == [25]
    up(room, bar(room).place_of(25))
    assert kept(room) == [25]


def test_keys_hold_the_mark_and_enter_chooses_it(sit_down: AtTheLine) -> None:
    room = sit_down()
    bar(room).setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Right)
    assert (bar(room).proposed, kept(room)) == (50, []), "in the middle, and no answer"
    for key, stands in (
        (Qt.Key.Key_Right, 51),
        (Qt.Key.Key_PageUp, 61),
        (Qt.Key.Key_Left, 60),
        (Qt.Key.Key_PageDown, 50),
        (Qt.Key.Key_End, 100),
        (Qt.Key.Key_Right, 100),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_PageUp, 10),
    ):
        room.key(key)
        assert bar(room).proposed == stands
    room.passes(1000)
    room.key(Qt.Key.Key_Return)
    assert kept(room) == [10]
    room.passes(1000)
    room.key(Qt.Key.Key_Return)
    assert kept(room) == [10], "nothing more is said by pressing again"


def test_on_a_mirrored_line_right_still_goes_right(sit_down: AtTheLine) -> None:
    room = sit_down(mirrored=True)
    bar(room).setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Home)
    at_home = bar(room).place_of(bar(room).proposed or 0).x()
    room.key(Qt.Key.Key_Right)
    assert bar(room).proposed == 99
    assert bar(room).place_of(99).x() > at_home


def test_arrows_lead_to_the_line_and_down_from_it(sit_down: AtTheLine) -> None:
    room = sit_down()
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Right)
    assert room.window.focusWidget() is bar(room)
    room.key(Qt.Key.Key_Down)
    assert room.window.focusWidget() in screen(room).rows()[1]


def test_a_screen_reader_meets_a_slider_that_speaks_in_words(sit_down: AtTheLine) -> None:
    room = sit_down()
    assert "slider: Line from “Bad” to “Good” = nothing is chosen" in accessible_tree(room.window)
    bar(room).setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_End)
    assert room.told[-1] == "Good"
    told = len(room.told)
    room.key(Qt.Key.Key_Left)
    assert len(room.told) == told, "only another word is worth saying"
    tap(room, 20)
    tree = accessible_tree(room.window)
    assert "= Close to “bad”" in tree
    where = [tree.index(name) for name in ("Bad", "Good", "I don't know", "Hear again")]
    assert where == sorted(where), "in the order it stands"


def test_a_light_walks_along_the_line_in_eleven_places(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, scan_mode=ScanMode.TWO_SWITCHES))
    walked = screen(room).cards()[:11]
    across = [card.mapTo(room.window, card.rect().center()).x() for card in walked]
    assert across == sorted(across)
    assert [getattr(card, "tenths", None) for card in walked[1:-1]] == list(range(10, 100, 10))
    for place in screen(room).bar.places:
        middle = place.geometry().center().x()
        assert abs(middle - bar(room).place_of(place.tenths).x()) <= 1, "the light stands where it chooses"


def test_a_bit_more_goes_on_from_there_and_the_light_stays_with_it(sit_down: AtTheLine) -> None:
    room = sit_down(
        AccessProfile(language=EN, scan_mode=ScanMode.TWO_SWITCHES), said={"how_i_am": Said(raw=98)}
    )
    less, more = screen(room).rows()[1][0], screen(room).rows()[1][-1]
    assert (less.accessibleName(), more.accessibleName()) == ("A bit towards “bad”", "A bit towards “good”")
    room.passes(1000)
    room.tap(more)
    assert kept(room) == [100]
    room.passes(1000)
    room.key(Qt.Key.Key_Space)
    assert room.lit == "A bit towards “good”"
    room.passes(1000)
    room.tap(less)
    assert kept(room) == [100, 97]


def test_before_anything_is_chosen_there_is_nothing_to_move(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, dwell_ms=1250))
    assert not any(card.isVisible() for card, _ in screen(room)._bits)
    assert not screen(sit_down())._bits, "a hand is exact by itself"


def test_the_ends_are_said_and_the_place_afterwards_for_who_wants_it(sit_down: AtTheLine) -> None:
    room = sit_down(AccessProfile(language=EN, speak_on_touch=True))
    said = room.voice.said[0]
    assert said[0].startswith("How do you feel?")
    assert set(said[1:3]) == {"Bad", "Good"}
    assert said[3:] == ["I don't know", "I don't want to answer"]
    tap(room, 80)
    assert room.voice.said[-1] == ["Close to “good”"]


def test_choices_are_said_in_the_kept_order_while_the_screen_stays(sit_down: AtTheLine) -> None:
    orders = set()
    room = sit_down(form="practical_help", steps=3)
    stands = [card.text() for card in room.window.question.cards()[:3]]
    assert stands == ["Yes", "Sometimes", "No"]
    for index in range(4):
        room.passes(1000)
        room.tap(room.window.question.cards()[0])
        room.kept()
        said = next(phrases for phrases in reversed(room.voice.said) if len(phrases) > 3)
        turn = room.window.conductor.flow.item_ids[index]
        talk = room.window.conductor.talk
        assert said[1:4] == [option.spoken["en"] for option in talk.spoken(turn)]
        assert [card.text() for card in room.window.question.cards()[:3]] == stands
        orders.add(tuple(said[1:4]))
        room.passes(1000)
        room.tap(room.window.bar.next)
        room.kept()
        room.voice.end()
    assert len(orders) > 1


def test_what_is_asked_once_more_comes_after_a_friendly_word(sit_down: AtTheLine) -> None:
    form = find_instrument("practical_help")
    said = {item.id: Said(raw=2) for item in form.items}
    flow = Flow(turns_of(form), step=Step.ASKING, index=len(form.items) - 1, said=said)
    room = sit_down(form="practical_help", steps=3, flow=flow)
    room.passes(1000)
    room.tap(room.window.bar.next)
    room.kept()
    assert room.window.screen_now is room.window.message
    assert room.voice.said[-1][0] == "I ask once more."
    room.passes(1000)
    room.tap(room.card("Go on"))
    assert room.window.conductor.flow.item_id == "likes_food#1"
    assert room.chosen is None, "the first answer is not shown"
    room.passes(1000)
    room.tap(room.card("No"))
    room.kept()
    assert [(one.item_id, one.said.raw) for one in room.forgetful.given] == [("likes_food#1", 0)]
    room.passes(1000)
    room.tap(room.window.bar.next)
    room.kept()
    tiles = room.window.looking_back.cards()
    assert "Yes" in tiles[0].accessibleName(), "the answer that counts stays"


def test_looking_back_says_where_on_the_line_it_was(sit_down: AtTheLine) -> None:
    form = find_instrument("life")
    said = {"how_i_am": Said(raw=80), "my_days": Said(missing=Missing.DONT_KNOW)}
    room = sit_down(flow=Flow(turns_of(form), step=Step.LOOKING_BACK, said=said))
    first, second = room.window.looking_back.cards()
    assert first.accessibleName() == "How do you feel? Close to “good”"
    assert second.accessibleName() == "How are your days? I don't know"


@pytest.mark.parametrize(
    ("view", "asked", "sign"),
    [
        (ProxyView.OWN_VIEW, "Say what you think yourself.", "Somebody answers for Kim"),
        (ProxyView.PERSONS_VIEW, "Say what you think Kim would say.", "What Kim would say"),
        (None, "Your answers are kept as answers by somebody else.", "Somebody answers for Kim"),
    ],
)
def test_who_answers_for_somebody_is_told_whose_view_is_asked_for(
    sit_down: AtTheLine, view: ProxyView | None, asked: str, sign: str
) -> None:
    flow = Flow(turns_of(find_instrument("life")))
    room = sit_down(flow=flow, who=WhoAnswered.RELATIVE, view=view)
    assert room.voice.said[0][:2] == ["You answer for Kim", asked]
    room.passes(1000)
    room.tap(room.card("Start"))
    assert sign in accessible_tree(room.window), "it stands there all the time"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1280, 800), (1280, 720), (1920, 1080), (960, 600)])
@pytest.mark.parametrize("scan", [ScanMode.OFF, ScanMode.AUTO])
def test_the_line_fits_every_glass(
    background: Background, size: tuple[int, int], percent: int, scan: ScanMode
) -> None:
    talk = line_talk(AccessProfile(scan_mode=scan), said={"how_i_am": Said(raw=40)}, form="life_practical")
    room = Room(background, talk, percent=percent)
    try:
        room.window.resize(*size)
        for index in range(len(talk.flow.item_ids)):
            room.window.conductor._go(Flow(talk.flow.item_ids, Step.ASKING, index, talk.flow.said))
            room.kept()
            assert (room.window.width(), room.window.height()) == size
            left, line, right = screen(room).rows()[0]
            least = room.window.kit.look.px(20) - 1
            assert line.height() >= least and line.width() >= room.window.kit.look.px(90)
            for card in (left, right, *screen(room).rows()[1]):
                assert min(card.width(), card.height()) >= least, card.text()
                foot = card.mapTo(room.window, card.rect().bottomRight())
                assert foot.y() <= room.window.bar.y() and foot.x() <= size[0]
    finally:
        room.go()
