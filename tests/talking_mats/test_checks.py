"""What is worth showing again: never a verdict, always a few cards."""

from dataclasses import replace

from talking_mats.cards import CardKind
from talking_mats.checks import Sign, look_over, placings, seconds_of, show_again
from talking_mats.model import Mat
from tests.talking_mats.mats import ASIDE, MORNING, begun, laid, later


def signs(mat: Mat, usual: tuple[float, ...] = ()) -> set[Sign]:
    return {seen.sign for seen in look_over(mat, usual)}


def test_most_mats_show_nothing() -> None:
    assert look_over(laid(begun(), [2, 1, 0, 2, 2, 1, ASIDE, 2])) == ()


def test_everything_in_one_column() -> None:
    seen = look_over(laid(begun(), [1] * 7))
    assert [(one.sign, one.position) for one in seen] == [(Sign.ONE_COLUMN, 1)]
    assert show_again(seen) == ("breakfast", "snack", "sweets")
    assert look_over(laid(begun(), [1] * 4)) == ()


def test_always_on_one_side() -> None:
    assert signs(laid(begun(), [2] * 6)) == {Sign.ONE_COLUMN, Sign.ALWAYS_LEFT}
    assert signs(laid(begun(), [0] * 6)) == {Sign.ONE_COLUMN, Sign.ALWAYS_RIGHT}


def test_always_left_also_when_the_columns_were_turned_on_the_way() -> None:
    mat = laid(begun(), [2] * 3).turn(later(20), "partner")
    mat = laid(mat, [0] * 3)
    assert signs(mat) == {Sign.ALWAYS_LEFT}
    back = laid(mat.undo(later(60), "touch").undo(later(61), "touch").undo(later(62), "touch"), [])
    assert [placing.place for placing in placings(laid(back.undo(later(63), "touch"), [2]))] == [0, 0, 0, 0]


def test_unusually_fast_without_knowing_the_person() -> None:
    seen = look_over(laid(begun(), [2, 1, 0, 2, 1], pace=0.4))
    assert [one.sign for one in seen] == [Sign.FAST] and len(seen[0].cards) == 3
    assert seen[0].seconds is not None and 0.39 < seen[0].seconds < 0.41


def test_unusually_fast_for_this_person() -> None:
    usual = (9.0, 10.0, 11.0, 10.0, 9.5, 10.5, 10.0, 12.0)
    mat = laid(begun(), [2, 1, 0, 2, 1], pace=4)
    assert signs(mat) == set() and signs(mat, usual) == {Sign.FAST}
    assert signs(mat, (4.0,) * 8) == set()
    assert seconds_of(mat) == (4.0,) * 5


def test_a_pause_does_not_count_as_thinking() -> None:
    mat = laid(begun(), [2]).pause(later(5), "partner").resume(later(9000), "partner")
    assert [placing.seconds for placing in placings(laid(mat, [1, 1]))] == [4.0, None, 4.0]


def test_known_cards_lie_elsewhere() -> None:
    start = begun(cards=3).start
    liked = replace(start.cards[0], kind=CardKind.LIKED)
    disliked = replace(start.cards[1], kind=CardKind.DISLIKED)
    known = replace(start, cards=(liked, disliked, start.cards[2]))
    wrong = laid(Mat.begin("m", known, MORNING, "partner"), [1, 2, 1])
    seen = look_over(wrong)
    assert [(one.sign, one.cards) for one in seen] == [
        (Sign.LIKED_ELSEWHERE, ("breakfast",)),
        (Sign.DISLIKED_ELSEWHERE, ("lunch",)),
    ]
    assert show_again(seen) == ("breakfast", "lunch")
    assert look_over(laid(Mat.begin("m", known, MORNING, "partner"), [2, 0, 1])) == ()
