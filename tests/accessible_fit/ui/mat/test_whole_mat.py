"""A person's way through a mat: from the open question to who may see the picture, and back another day."""

import pytest
from PySide6.QtTest import QTest

from accessible_fit.errors import ConversationOver
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.mat.blank import Made
from accessible_fit.ui.mat.conductor import MatConductor, Stage
from db.errors import DiskFull
from db.vocabulary import ConsentAudience, Language
from pictograms.catalogue import Catalogue
from pictograms.photos import finish_photo, read_photo
from talking_mats.cards import CardKind, Off
from talking_mats.replay import replayed
from talking_mats.steps import Deed
from tests.accessible_fit.ui.mat.conftest import Enter
from tests.accessible_fit.ui.mat.room import NOBODYS_ACTOR, MatRoom, Shelf, mat_of, talk_of
from tests.pictograms.photo_files import encoded, scene
from tests.talking_mats.mats import later


def tap(room: MatRoom, key: str) -> None:
    """Tap a choice of the screen with pictures."""
    room.rest()
    room.tap(room.window.showing.card_of(key))
    room.rest()


def next_page(room: MatRoom) -> None:
    room.rest()
    assert room.window.bar.next.isVisible()
    room.tap(room.window.bar.next)
    room.rest()


def say_all_is_right(room: MatRoom) -> None:
    while room.conductor.stage is Stage.LOOKING:
        tap(room, "right")


# ---------------------------------------------------------------------- from beginning to end


def test_from_the_open_question_to_thanks(enter: Enter) -> None:
    room = enter(talk_of(mat_of(cards=3)))
    assert room.voice.said[-1][0] == "Vad brukar du äta?"
    tap(room, "begin")
    assert room.voice.said[-1][:2] == ["Att äta frukost", "Vad tycker du om det här?"]
    assert room.voice.said[-1][2:] == ["Det här gillar jag", "Det här är sådär", "Det här gillar jag inte"]
    for column in (0, 1, 2):
        room.rest()
        assert not room.window.bar.next.isVisible(), "there is a card in the hand"
        room.tap(room.column(column))
        room.settle()
        if column == 0:
            assert room.voice.said[-1] == ["Maten mitt på dagen", "Vad tycker du om det här?"]
    next_page(room)
    assert room.voice.said[-1][0].startswith("Frukost – gillar")
    say_all_is_right(room)
    assert room.window.screen_now is room.window.finished and room.mat.looked_over
    assert "Gillar: Frukost." in room.window.finished.picture.accessibleName()
    next_page(room)
    assert room.shelf.ends == ["finished"] and not room.window.bar.next.isVisible()
    tap(room, "staff")
    tap(room, "relatives")
    next_page(room)
    assert room.shelf.audience == (ConsentAudience.STAFF, ConsentAudience.RELATIVES)
    assert room.window.screen_now is room.window.message and room.conductor.stage is Stage.THANKS


def test_only_me_is_an_answer_like_the_others_and_stands_alone(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=1)))
    next_page(room)
    say_all_is_right(room)
    next_page(room)
    tap(room, "unit")
    tap(room, "me")
    marked = [card.face.label for card in room.window.showing.cards() if card.isChecked()]
    assert len(marked) == 1
    next_page(room)
    assert room.shelf.audience == (ConsentAudience.ME,)


def test_moving_a_card_while_looking_again_is_a_step_and_the_look_goes_on(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1, 0], cards=3)))
    next_page(room)
    looked_at = room.mat.looking_at
    assert looked_at is not None
    tap(room, "move")
    assert room.window.screen_now is room.window.board and room.conductor.picked == looked_at.id
    room.tap(room.column(1))
    room.rest()
    assert room.conductor.stage is Stage.LOOKING
    moved = next(step for step in room.mat.steps if step.deed is Deed.PUT and step.looking)
    assert (moved.card, moved.before, moved.after) == (looked_at.id, 2, 1)
    say_all_is_right(room)
    assert room.window.screen_now is room.window.finished
    assert looked_at.id in room.mat.confirmed


def test_all_in_one_column_is_asked_about_once_and_no_thanks_is_fine(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2] * 6, cards=6)))
    next_page(room)
    assert room.conductor.stage is Stage.AGAIN and len(room.window.showing._portraits) == 3
    tap(room, "no_thanks")
    say_all_is_right(room)
    assert room.window.screen_now is room.window.finished


def test_the_three_that_were_looked_at_again_are_not_asked_about_twice(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2] * 6, cards=6)))
    next_page(room)
    tap(room, "again")
    asked = []
    while room.conductor.stage is Stage.LOOKING:
        looked_at = room.mat.looking_at
        assert looked_at is not None
        asked.append(looked_at.id)
        tap(room, "right")
    assert len(asked) == len(set(asked)) == 6


def test_done_before_the_last_card(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 0], cards=9)))
    room.rest()
    room.tap(room.window.bar.stop)
    room.rest()
    done = room.window.message.cards()[1]
    room.tap(done)
    room.rest()
    assert room.conductor.stage is Stage.LOOKING


def test_stopping_keeps_what_was_placed(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 0], cards=9)))
    room.rest()
    room.tap(room.window.bar.stop)
    room.rest()
    room.tap(room.window.message.cards()[2])
    room.rest()
    assert room.shelf.ends == ["stopped"] and room.conductor.stopped
    assert len(room.shelf.kept[-1].here.positions) == 2


def test_nothing_of_it_is_for_me_is_a_finished_mat_too(enter: Enter) -> None:
    room = enter(talk_of(mat_of([Off.ASIDE, Off.ASIDE], cards=2)))
    next_page(room)
    assert room.window.screen_now is room.window.finished
    next_page(room)
    assert room.shelf.ends == ["finished"]


# ---------------------------------------------------------------------- another day


def test_a_mat_that_was_left_stands_as_it_was_with_the_tenth_card_in_the_hand(enter: Enter) -> None:
    left = mat_of([2, 1, 0] * 3)
    room = enter(talk_of(replayed(left.id, left.steps), going_on=True))
    assert room.window.screen_now is room.window.board
    assert [piece.face.label for piece in room.window.board.lying()] == [
        card.words["sv"] for position in (2, 1, 0) for card in left.column(position)
    ]
    assert room.hand.face.label == left.start.cards[9].words["sv"]


def test_going_on_while_looking_again(enter: Enter) -> None:
    left = mat_of([2, 1], cards=2).look_again(later(60), "touch").confirm(later(70), "touch")
    room = enter(talk_of(left, going_on=True))
    assert room.window.screen_now is room.window.showing and len(room.mat.confirmed) == 1


def test_staff_leave_with_the_mat_paused(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1], cards=4)))
    room.window._show_pin()
    room.window.pin.entered.emit("1234")
    room.kept()
    assert room.left and room.shelf.ends == ["paused"]


# ---------------------------------------------------------------------- nothing is lost


def test_the_next_card_waits_for_the_disk_and_trouble_asks_for_staff(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=5)))
    room.rest()
    room.shelf.refuses = DiskFull()
    room.tap(room.column(0))
    assert len(room.mat.positions) == 2, "it lies there at once"
    assert room.window.board.hand is None, "and the next one is not in the hand yet"
    room.settle()
    assert room.window.screen_now is room.window.message
    room.rest()
    room.shelf.refuses = None
    room.tap(room.window.message.cards()[0])
    room.settle()
    assert room.window.screen_now is room.window.board and room.window.board.hand is not None
    assert len(room.shelf.kept[-1].here.positions) == 2


def test_a_card_in_the_hand_is_back_in_its_place_after_trouble(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1], cards=5)))
    room.rest()
    room.shelf.refuses = DiskFull()
    room.conductor.put(next(iter(room.mat.positions)), 0, "touch")
    carried = room.window.board.lying()[0]
    room.carry(carried, room.column(2), let_go=False)
    room.settle()
    assert room.window.screen_now is room.window.message
    assert not room.window.board.surface.carrying and not carried._lifted


def test_steps_that_could_not_be_written_are_written_together_in_their_order(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1], cards=5)))
    room.rest()
    room.shelf.refuses = DiskFull()
    first, second = list(room.mat.positions)
    room.conductor.put(first, 0, "touch")
    room.conductor.put(second, 0, "touch")
    room.settle()
    room.shelf.refuses = None
    room.conductor.try_again()
    room.settle()
    moved = [step.card for step in room.shelf.kept[-1].here.steps[-2:]]
    assert moved == [first, second] and room.conductor.all_kept


def test_staff_get_out_when_a_colleague_has_ended_the_mat(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=5)))
    room.rest()
    room.shelf.refuses = ConversationOver()
    room.tap(room.column(0))
    room.settle()
    room.conductor.pause()
    room.kept()
    assert room.left


def test_what_is_fast_is_measured_by_the_persons_own_pace(background: Background) -> None:
    talk = talk_of(mat_of([2, 1, 0] * 5))  # a card every four seconds
    for usual, asks in (((), False), ((4.0, 5.0) * 5, False), ((20.0, 21.0) * 5, True)):
        conductor = MatConductor(talk, Shelf(), NOBODYS_ACTOR, background, usual)
        assert bool(conductor.again) is asks


# ---------------------------------------------------------------------- deeper, own cards, sides


def test_deeper_into_a_card_and_back_by_the_trail(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 1], cards=4), language=Language.EN))
    room.rest()
    board, top = room.window.board, room.mat.id
    card = board.lying()[0]
    room.tap(card)
    room.rest()
    room.tap(board.parts.more)
    room.rest()
    assert room.conductor.below and room.mat.start.about in room.conductor.tree.mats[top].cards
    assert room.window.bar.back.isVisible() and len(board.parts.trail) == 1
    room.window._use_blank(made("Pancakes"))
    room.rest()
    room.tap(room.column(0))
    room.rest()
    deep = room.mat
    assert len(deep.positions) == 1
    room.tap(board.parts.trail[0])
    room.rest()
    assert room.mat.id == top and len(room.mat.positions) == 2
    room.tap(board.lying()[0])
    room.rest()
    room.tap(board.parts.more)
    room.rest()
    assert room.mat.id == deep.id, "the same mat is opened again"


def test_three_mats_deep_all_the_way_back_is_one_press(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=2)))
    room.rest()
    for depth in range(3):
        card = next(iter(room.mat.positions), None)
        if card is None:
            room.window._use_blank(made(f"Kort {depth}"))
            room.rest()
            card = room.mat.in_hand.id if room.mat.in_hand else ""
        room.conductor.pick(card)
        room.rest()
        room.tap(room.window.board.parts.more)
        room.rest()
    assert len(room.conductor.tree.way()) == 4
    room.tap(room.window.board.parts.trail[0])
    room.settle()
    shown = [step.isVisible() for step in room.window.board.parts.trail]
    assert len(room.conductor.tree.way()) == 1 and not any(shown)


def test_a_card_with_a_word_a_picture_and_then_a_photo(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=4)))
    room.rest()
    room.tap(room.window.board.parts.blank)
    room.kept()
    blank = room.window.blank
    assert room.window.screen_now is blank and not room.window.bar.next.isVisible()
    QTest.keyClicks(blank.word, "Pannkakor 1n")
    assert blank.word.text() == "Pannkakor 1n", "keys write here, and steer nothing"
    blank._picture_chosen("openmoji:1F95E")
    room.window.bar.next.click()
    room.settle()
    card = room.mat.in_hand
    assert card is not None and card.kind is CardKind.BLANK
    assert (card.words["sv"], card.picture) == ("Pannkakor 1n", "openmoji:1F95E")
    assert room.hand.face.label == "Pannkakor 1n"
    room.rest()
    room.tap(room.window.board.parts.blank)
    room.kept()
    raw = read_photo(encoded(scene(), "PNG"))
    blank.photo_chosen.emit(finish_photo(raw, raw.middle()))
    room.kept()
    room.window.bar.next.click()
    room.settle()
    photo = room.mat.in_hand
    assert photo is not None and photo.photo and room.hand.face.picture == photo.photo
    assert room.hand.accessibleName() in ("Mitt foto", "My photo")


def test_pictures_for_a_card_are_remembered_as_staff_know_them(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=4)))
    room.window._open_blank()
    blank = room.window.blank
    blank._show_browser()
    room.kept()
    browser = blank._browser
    assert browser is not None and browser._favourites == ("openmoji:1F34E",)
    for key in ("openmoji:1F34E", "openmoji:1F95E"):
        browser._show(Catalogue.bundled().get(key))
        browser.details.favourite.click()
    browser.details.choose.click()
    room.kept()
    assert room.favourites == {"openmoji:1F34E": False, "openmoji:1F95E": True}
    assert room.used == ["openmoji:1F95E"]


def test_where_no_picture_can_be_had_a_word_still_can(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2], cards=4)))
    room.rest()
    room.window._open_blank()
    blank = room.window.blank
    blank._show_browser()
    blank._no_pictures(DiskFull())
    assert blank.parts.currentWidget() is blank._word_part and blank.heading.text()
    room.kept()


def test_no_own_card_where_there_is_no_room(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2])))
    assert not room.window.board.parts.blank.isVisible()
    room.rest()
    room.conductor.put(next(iter(room.mat.positions)), Off.ASIDE, "touch")
    room.settle()
    assert room.window.board.parts.blank.isVisible()


def test_left_and_right_change_places_and_cards_keep_what_was_said(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2, 0], cards=4)))
    room.rest()
    names = [room.column(number).accessibleName() for number in range(3)]
    room.tap(room.window.bar.pause)
    room.rest()
    room.tap(room.window.message.cards()[1])
    room.rest()
    assert [room.column(number).accessibleName() for number in range(3)] == names[::-1]
    assert list(room.mat.positions.values()) == [2, 0] and room.mat.steps[-1].deed is Deed.TURNED
    room.tap(room.column(0))
    room.settle()
    assert list(room.mat.positions.values())[-1] == 0


def test_a_pause_is_offered_to_who_tires(enter: Enter) -> None:
    room = enter(talk_of(mat_of(cards=6), break_after_items=2))
    tap(room, "begin")
    for _ in range(2):
        room.rest()
        room.tap(room.column(0))
    room.settle()
    assert room.window.screen_now is room.window.message and len(room.mat.positions) == 2
    room.rest()
    room.tap(room.window.message.cards()[0])
    room.rest()
    assert room.window.screen_now is room.window.board


def test_silence_and_cards_without_words(enter: Enter) -> None:
    room = enter(talk_of(mat_of([2]), speak_questions=False, speak_options=False, show_text=False))
    assert room.window.board.heading.text() == "" and room.window.board.heading.accessibleName()
    assert not room.hand.show_text


@pytest.mark.parametrize("still", [True, False])
def test_motion_is_short_and_can_be_left_out(enter: Enter, still: bool) -> None:
    room = enter(talk_of(mat_of([2]), reduce_motion=still))
    assert room.window.board.surface._gliding._milliseconds == (0 if still else 150)


def made(word: str) -> Made:
    return Made(word)
