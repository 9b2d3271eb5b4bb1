"""What came of looking again, and ending mats that lie in each other."""

from talking_mats.cards import Off, blank_card
from talking_mats.looked import moved_on_looking, times_moved
from talking_mats.model import Mat, Mode
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from talking_mats.tree import MatTree
from tests.talking_mats.mats import again, begun, laid, later


def looked_over(mat: Mat, places: dict[str, int | Off]) -> Mat:
    """Each card is looked at and moved, or said to lie right."""
    mat = mat.look_again(later(90), "touch", tuple(mat.positions))
    while mat.looking_at is not None:
        card_id = mat.looking_at.id
        if card_id in places:
            mat = mat.put(card_id, places[card_id], later(100), "touch")
        else:
            mat = mat.confirm(later(100), "touch")
    return mat


def test_only_what_ended_somewhere_else_has_moved() -> None:
    mat = laid(begun(cards=4), [2, 1, 0, 2])
    first, second, third, fourth = mat.cards
    mat = looked_over(mat, {first: 0, second: 2, fourth: Off.ASIDE})
    mat = mat.put(second, 1, later(200), "touch")
    assert [(one.card.id, one.first, one.last) for one in moved_on_looking(mat)] == [
        (first, 2, 0),
        (fourth, 2, Off.ASIDE),
    ]
    assert times_moved(mat) == {first: 1, second: 2, fourth: 1}
    assert third not in times_moved(mat)
    assert moved_on_looking(again(mat)) == moved_on_looking(mat)


def test_what_was_taken_back_has_not_moved() -> None:
    mat = laid(begun(cards=2), [2, 1])
    first = next(iter(mat.cards))
    mat = mat.look_again(later(90), "touch", (first,)).put(first, 0, later(95), "touch")
    assert len(moved_on_looking(mat)) == 1
    mat = mat.undo(later(96), "touch")
    assert moved_on_looking(mat) == ()
    assert times_moved(mat) == {}


def test_a_card_that_lay_in_the_hand_again_counts_where_it_was_put() -> None:
    mat = laid(begun(cards=2), [2])
    first = next(iter(mat.cards))
    mat = mat.put(first, Off.PILE, later(30), "touch").put(first, 0, later(40), "touch")
    assert times_moved(mat) == {first: 1}


def deep() -> MatTree:
    """Three mats in each other, the last one worked on."""
    tree = MatTree.of(laid(begun(cards=3), [0, 1]))
    for number in range(2):
        card = next(iter(tree.here.cards.values()))
        cards = [blank_card(f"b{number}", f"Ord {number}", "sv")]
        start = about_card(card, top_scale("like"), {"sv": "Hur?"}, cards)
        tree = tree.open(card.id, f"deeper{number}", start, later(50 + number), "touch")
    return tree


def test_mats_in_each_other_are_finished_from_the_deepest_up() -> None:
    ended = deep().finish(later(90), "touch")
    assert [mat.mode for mat in ended.mats.values()] == [Mode.FINISHED] * 3
    assert all(mat.below is None for mat in ended.mats.values())
    assert ended.finish(later(99), "touch") == ended
    assert MatTree.from_steps(ended.root, {key: mat.steps for key, mat in ended.mats.items()}) == ended


def test_mats_in_each_other_are_stopped_where_they_are() -> None:
    ended = deep().stop(later(90), "touch")
    assert [mat.mode for mat in ended.mats.values()] == [Mode.STOPPED] * 3
    assert MatTree.from_steps(ended.root, {key: mat.steps for key, mat in ended.mats.items()}) == ended


def test_a_pause_is_of_the_mat_that_is_worked_on_and_is_ended_by_finishing_too() -> None:
    paused = deep().pause(later(80), "touch")
    assert [mat.mode for mat in paused.mats.values()] == [Mode.OPEN, Mode.OPEN, Mode.PAUSED]
    assert paused.pause(later(81), "touch") == paused
    assert paused.resume(later(85), "touch").here.mode is Mode.OPEN
    assert all(mat.mode is Mode.FINISHED for mat in paused.finish(later(90), "touch").mats.values())
