"""Anna lays mats: what she says with cards stays where she put it, and every change is kept beside it."""

from dataclasses import replace

import pytest

from talking_mats.cards import Card, Off, blank_card
from talking_mats.errors import BrokenSteps, CardTwice, NoSuchCard, NotNow, TooManyCards, WrongPlace
from talking_mats.kept import start_from_json, start_to_json
from talking_mats.model import Mode
from talking_mats.replay import replayed
from talking_mats.scales import top_scale
from talking_mats.scores import MatScore, mat_score
from talking_mats.steps import Deed
from talking_mats.topic import about_card
from talking_mats.tree import MatTree
from tests.talking_mats.mats import ASIDE, MORNING, again, begun, laid, later


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


def test_one_card_at_a_time_until_the_pile_is_empty() -> None:
    mat = begun(cards=3)
    assert mat.in_hand is not None and mat.in_hand.id == "breakfast"
    assert ids(mat.pile) == ["lunch", "dinner"]
    mat = laid(mat, [2, 0, ASIDE])
    assert dict(mat.positions) == {"breakfast": 2, "lunch": 0}
    assert ids(mat.aside) == ["dinner"]
    assert mat.in_hand is None and not mat.pile


def test_cut_off_at_the_tenth_card_and_opened_again() -> None:
    mat = laid(begun(), [2, 1, 0, 2, 1, 0, 2, 1, 0])
    opened = again(mat)
    assert opened == mat
    assert len(opened.positions) == 9
    assert opened.in_hand is not None and opened.in_hand.id == mat.start.cards[9].id


def test_every_way_of_laying_stores_the_same_places() -> None:
    places = [2, 1, 0] * 5
    by_way = [laid(begun(), places, way) for way in ("touch", "mouse", "keyboard", "dwell", "scan")]
    assert len({tuple((p.card.id, p.position, p.x) for p in mat.placements()) for mat in by_way}) == 1
    assert {mat.placements()[0].way for mat in by_way} == {"touch", "mouse", "keyboard", "dwell", "scan"}


def test_a_card_that_is_moved_leaves_a_trace() -> None:
    mat = laid(begun(cards=4), [2, 2]).put("breakfast", 0, later(30), "touch")
    step = mat.steps[-1]
    assert (step.deed, step.card, step.before, step.after, step.at) == (
        Deed.PUT, "breakfast", 2, 0, later(30),
    )  # fmt: skip
    assert [other.after for other in mat.steps if other.card == "breakfast"] == [2, 0]


def test_back_in_the_same_column_is_no_step() -> None:
    mat = laid(begun(cards=4), [2])
    assert mat.put("breakfast", 2, later(9), "touch") is mat


def test_a_placed_card_can_be_taken_up_again_or_laid_last_in_the_pile() -> None:
    mat = laid(begun(cards=3), [2]).put("breakfast", Off.HAND, later(9), "touch")
    assert mat.in_hand is not None and mat.in_hand.id == "breakfast"
    mat = mat.put("breakfast", Off.PILE, later(10), "touch")
    assert ids(mat.pile)[-1] == "breakfast" and mat.in_hand.id != "breakfast" if mat.in_hand else False
    assert mat.where("breakfast") is Off.PILE


def test_undo_takes_back_step_by_step_and_keeps_what_was_done() -> None:
    start = begun(cards=3)
    mat = laid(start, [2, ASIDE]).undo(later(20), "touch")
    assert dict(mat.positions) == {"breakfast": 2} and not mat.aside
    step = mat.steps[-1]
    assert (step.deed, step.card, step.before, step.after, step.undoes) == (
        Deed.UNDONE, "lunch", ASIDE, Off.HAND, 2,
    )  # fmt: skip
    mat = mat.undo(later(21), "touch")
    assert mat.in_hand == start.in_hand and not mat.can_undo
    with pytest.raises(NotNow, match="nothing to take back"):
        mat.undo(later(22), "touch")
    assert len(mat.steps) == 5 and again(mat) == mat


def test_a_placement_after_undo_is_the_one_that_counts() -> None:
    mat = laid(begun(cards=3), [2], "touch").undo(later(9), "touch")
    mat = laid(mat, [0], "partner").put("breakfast", 1, later(50), "mouse").undo(later(51), "mouse")
    placed = mat.placements()[0]
    assert (placed.position, placed.way) == (0, "partner")


def test_a_blank_card_comes_into_the_hand() -> None:
    mat = begun(cards=3).add(blank_card("b", "Pannkakor på ön", "sv", photo="photo-1"), later(1), "touch")
    assert mat.in_hand is not None and mat.in_hand.words["sv"] == "Pannkakor på ön"
    mat = laid(mat, [2])
    assert mat.placements()[-1].card.photo == "photo-1"
    assert again(mat) == mat
    with pytest.raises(CardTwice):
        mat.add(blank_card("b", "Mer", "sv"), later(9), "touch")
    assert list(mat.undo(later(9), "touch").undo(later(10), "touch").cards) == [
        "breakfast",
        "lunch",
        "dinner",
    ]


def test_never_more_than_fifteen_and_fewer_by_profile() -> None:
    full = begun()
    assert not full.may_add
    with pytest.raises(TooManyCards):
        full.add(blank_card("b", "Glass", "sv"), later(1), "touch")
    roomy = laid(full, [ASIDE])
    assert roomy.may_add
    crowded = roomy.add(blank_card("b", "Glass", "sv"), later(9), "touch")
    with pytest.raises(TooManyCards):
        crowded.put("breakfast", 1, later(10), "touch")
    with pytest.raises(TooManyCards):
        begun(cards=6, limit=5)


def test_pause_and_go_on_another_day() -> None:
    mat = laid(begun(), [2, 1]).pause(later(60), "partner")
    with pytest.raises(NotNow, match="paused"):
        mat.place(1, later(61), "touch")
    mat = again(mat).resume(later(86_400), "partner")
    assert dict(mat.positions) == {"breakfast": 2, "lunch": 1} and mat.mode is Mode.OPEN
    with pytest.raises(NotNow, match="not paused"):
        mat.resume(later(86_401), "partner")


def test_an_ended_mat_stays_as_it_is() -> None:
    for ended in (
        laid(begun(), [2]).finish(later(9), "partner"),
        laid(begun(), [2]).stop(later(9), "partner"),
    ):
        assert ended.ended and again(ended) == ended
        with pytest.raises(NotNow, match="finished"):
            ended.place(1, later(10), "touch")
        with pytest.raises(NotNow, match="finished"):
            ended.resume(later(10), "touch")
        with pytest.raises(NotNow, match="finished"):
            ended.stop(later(10), "touch")
    assert laid(begun(), [2]).pause(later(8), "partner").stop(later(9), "partner").mode is Mode.STOPPED


def test_looking_again_goes_column_by_column_from_the_left() -> None:
    mat = laid(begun(cards=5), [0, 2, 1, 2, 0]).look_again(later(60), "partner")
    assert mat.steps[-1].shown == ("lunch", "snack", "dinner", "breakfast", "fruit")
    mat = mat.confirm(later(61), "touch")
    assert mat.looking_at is not None and mat.looking_at.id == "snack"
    mat = mat.put("snack", 0, later(62), "touch")
    assert mat.steps[-1].looking and mat.steps[-1].before == 2
    mat = mat.put("dinner", 1, later(63), "touch")
    assert mat.steps[-1].deed is Deed.CONFIRMED, "put back where it was means that it lies right"
    mat = mat.put("breakfast", Off.ASIDE, later(64), "touch").confirm(later(65), "touch")
    assert mat.looking_at is None and mat.looked_over and again(mat) == mat
    moved = mat.put("lunch", 1, later(70), "touch")
    assert not moved.looked_over and "lunch" not in moved.confirmed


def test_another_card_may_be_moved_while_looking_again() -> None:
    mat = laid(begun(cards=3), [2, 2, 0]).look_again(later(60), "partner")
    mat = mat.put("lunch", Off.ASIDE, later(61), "touch")
    assert mat.looking_at is not None and mat.looking_at.id == "breakfast"
    mat = mat.confirm(later(62), "touch")
    assert mat.looking_at is not None and mat.looking_at.id == "dinner"
    left = mat.leave_looking(later(63), "partner")
    assert left.looking_at is None and not left.looked_over
    with pytest.raises(NotNow, match="nobody is looking"):
        left.confirm(later(64), "touch")


def test_undo_while_looking_again_goes_back_to_the_card() -> None:
    mat = laid(begun(cards=2), [2, 0]).look_again(later(60), "touch").confirm(later(61), "touch")
    back = mat.undo(later(62), "touch")
    assert back.looking_at is not None and back.looking_at.id == "breakfast" and not back.confirmed


def test_only_some_cards_are_shown_again() -> None:
    mat = laid(begun(cards=5), [2] * 5).look_again(later(60), "partner", ["snack", "lunch"])
    assert mat.looking_at is not None and mat.looking_at.id == "snack"
    mat = mat.confirm(later(61), "touch").confirm(later(62), "touch")
    assert mat.confirmed == {"snack", "lunch"} and not mat.looked_over
    with pytest.raises(NotNow, match="no card lies"):
        begun().look_again(later(1), "partner")
    with pytest.raises(NotNow):
        begun().look_again(later(1), "partner", ["lunch"])


def test_left_and_right_turned_keeps_what_was_said() -> None:
    mat = laid(begun(positions=5, cards=3), [4, 1])
    assert [(p.position, p.column, p.x) for p in mat.placements()] == [(4, 0, 0.1), (1, 1, 0.7)]
    turned = mat.turn(later(20), "partner")
    assert dict(turned.positions) == dict(mat.positions)
    assert [(p.column, p.x) for p in turned.placements()] == [(2, 0.9), (1, 0.3)]
    assert turned.position_at(4) == 4 and mat.position_at(0) == 4
    assert not turned.undo(later(21), "partner").turned and again(turned) == turned


def test_some_scales_rise_to_the_right() -> None:
    mat = laid(begun("health_body", "hurts", cards=3), [2])
    assert mat.placements()[0].column == 2


def test_deeper_from_any_card_and_the_way_back() -> None:
    tree = MatTree.of(laid(begun(cards=3), [2, 0]))
    why = {"sv": "Vad är det med lunchen?", "en": "What is it about lunch?"}
    lunch = about_card(tree.here.cards["lunch"], top_scale("like"), why)
    tree = tree.open("lunch", "m2", lunch, later(60), "partner")
    assert [mat.id for mat in tree.way()] == ["m", "m2"] and tree.here.start.about == "lunch"
    tree = tree.do(lambda mat: mat.add(blank_card("soup", "Soppan", "sv"), later(61), "touch"))
    tree = tree.do(lambda mat: mat.place(0, later(62), "touch"))
    deeper = about_card(tree.here.cards["soup"], top_scale("like"), why)
    tree = tree.open("soup", "m3", deeper, later(63), "partner")
    assert [mat.id for mat in tree.way()] == ["m", "m2", "m3"]
    with pytest.raises(NotNow, match="deeper"):
        tree.mats["m"].place(1, later(64), "touch")

    cut_off = MatTree.from_steps("m", {mat.id: mat.steps for mat in tree.mats.values()})
    assert cut_off == tree and cut_off.here.id == "m3"

    tree = tree.back(later(70), "partner").back(later(71), "partner")
    assert tree.here.id == "m" and dict(tree.here.positions) == {"breakfast": 2, "lunch": 0}
    assert ids(tuple(mat.cards["soup"] for mat in tree.below("m", "lunch"))) == ["soup"]
    with pytest.raises(NotNow, match="first mat"):
        tree.back(later(72), "partner")
    tree = tree.open("lunch", "m2", lunch, later(80), "partner")
    assert dict(tree.here.positions) == {"soup": 0}, "the same mat is opened again"
    with pytest.raises(BrokenSteps, match="another card"):
        tree.back(later(81), "touch").open("breakfast", "m2", lunch, later(82), "touch")


def test_a_card_brings_the_cards_that_go_deeper_and_leaves_room_for_one_more() -> None:
    tree = MatTree.of(laid(begun(cards=3), [2]))
    why = {"sv": "Vad vill du säga om middagen?", "en": "What do you want to say about dinner?"}
    dinner = tree.here.cards["dinner"]
    start = about_card(dinner, top_scale("like"), why)
    assert ids(start.cards) == [
        f"dinner.{one}" for one in ("meat", "fish", "vegetables", "potatoes", "rice", "pizza")
    ]
    assert ids(about_card(dinner, top_scale("like"), why, limit=4).cards) == ids(start.cards)[:3]
    assert about_card(dinner, top_scale("like"), why, []).cards == ()
    tree = tree.open("dinner", "m2", start, later(60), "partner")
    assert tree.here.in_hand is not None and tree.here.in_hand.words["sv"] == "Kött"
    tree = tree.do(lambda mat: laid(mat, [2, 1, 0, 2, 1, 0]))
    assert tree.here.may_add
    assert isinstance(mat_score(tree.here), MatScore)
    assert MatTree.from_steps("m", {key: again(mat).steps for key, mat in tree.mats.items()}) == tree


def test_what_was_kept_before_cards_could_bring_others_is_read_as_it_was() -> None:
    start = begun(cards=3).start
    kept = start_to_json(start)
    assert start_from_json(kept) == start
    assert kept["cards"][2]["deeper"][0]["words"]["sv"] == "Kött"
    for card in kept["cards"]:
        card.pop("deeper", None)
    assert start_from_json(kept).cards == tuple(replace(card, deeper=()) for card in start.cards)


def test_a_tree_with_a_mat_missing_says_so() -> None:
    tree = MatTree.of(begun(cards=3))
    start = about_card(tree.here.cards["lunch"], top_scale("like"), {"sv": "Hur?", "en": "How?"})
    tree = tree.open("lunch", "m2", start, later(1), "partner")
    with pytest.raises(BrokenSteps, match="deeper is not there"):
        MatTree.from_steps("m", {"m": tree.mats["m"].steps})
    with pytest.raises(BrokenSteps, match="first mat"):
        MatTree.from_steps("m", {"m2": tree.mats["m2"].steps})
    with pytest.raises(BrokenSteps, match="came from"):
        MatTree.from_steps("x", {"x": begun().steps, "m2": tree.mats["m2"].steps})


def test_what_cannot_be_done_is_said_and_changes_nothing() -> None:
    mat = begun(cards=1)
    with pytest.raises(WrongPlace, match="0 to 2"):
        mat.place(3, later(1), "touch")
    with pytest.raises(NoSuchCard, match="juice"):
        mat.put("juice", 1, later(1), "touch")
    laid_out = laid(mat, [1])
    with pytest.raises(NotNow, match="no card in the hand"):
        laid_out.place(1, later(9), "touch")
    with pytest.raises(NotNow, match="deeper"):
        laid_out.come_back(later(9), "touch")
    with pytest.raises(WrongPlace):
        begun(positions=4)


def test_steps_that_do_not_follow_are_refused() -> None:
    mat = laid(begun(cards=4), [2, 1, 0])
    for steps in ((), mat.steps[1:], (*mat.steps[:2], mat.steps[3]), (*mat.steps, mat.steps[-1])):
        with pytest.raises(BrokenSteps):
            replayed("m", steps)
    assert replayed("m", mat.steps[:1]) == begun(cards=4)
    assert mat.steps[0].at == MORNING
