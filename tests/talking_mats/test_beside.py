"""Two mats beside each other, card by card, and scores as far back as they mean the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talking_mats.beside import beside, cards_by_sameness, score_line
from talking_mats.cards import Off, Where, blank_card
from talking_mats.compare import Moved
from talking_mats.errors import NothingToCompare
from talking_mats.model import Mat
from talking_mats.scores import MatScore, WhyNot
from talking_mats.steps import Step
from tests.talking_mats.mats import ASIDE, MORNING, begun, laid

YEAR = timedelta(days=365)
PLACES = st.lists(st.sampled_from([0, 1, 2, ASIDE]), min_size=6, max_size=6)


def mat(places: Sequence[Where], year: int = 0, **begin: object) -> Mat:
    cards = {"cards": 6, **begin}
    return laid(begun(mat_id=f"m{year}", at=MORNING + year * YEAR, **cards), places)  # type: ignore[arg-type]  # what a mat begins with, by name


def ids(found: object) -> list[str]:
    return [one.card.id for one in found]  # type: ignore[attr-defined]  # changes of cards


def test_exactly_the_cards_that_moved_are_named() -> None:
    then, now = mat([0, 1, 2, 0, 1, 2]), mat([2, 1, 0, 0, 1, ASIDE], 1)
    cards = list(then.cards)
    found = beside(now, then)
    assert (found.then, found.now) == (then, now), "the earlier first, whichever is named first"
    assert ids(found.those(Moved.UP)) == [cards[0]]
    assert ids(found.those(Moved.DOWN)) == [cards[2]]
    assert ids(found.those(Moved.OUT)) == [cards[5]]
    assert ids(found.those(Moved.SAME)) == [cards[1], cards[3], cards[4]]
    assert ids(found.seen) == [cards[0], cards[2], cards[5]]


def test_why_a_card_is_not_on_the_mat_is_told_apart() -> None:
    bread = blank_card("b", "Bröd", "sv")
    then = mat([0, ASIDE], cards=4)
    now = mat([0, 1, 1], 1, cards=3)
    now = laid(now.add(bread, MORNING + YEAR + timedelta(minutes=5), "touch"), [2])
    found = {one.card.sameness: (one.then, one.now, one.moved) for one in beside(then, now).changes}
    first, second, third, fourth = then.cards
    assert found[first] == (0, 0, Moved.SAME)
    assert found[second] == (Off.ASIDE, 1, Moved.IN)
    assert found[third] == (Off.PILE, 1, Moved.IN), "the card in the hand was not placed either"
    assert found[fourth] == (Off.PILE, None, Moved.NEITHER)
    assert found[bread.sameness] == (None, 2, Moved.IN)


@pytest.mark.parametrize(
    ("other", "why"),
    [({"scale": "calm"}, WhyNot.OTHER_SCALE), ({"positions": 5}, WhyNot.OTHER_POSITIONS)],
)
def test_where_places_mean_something_else_nothing_has_moved(other: dict[str, object], why: WhyNot) -> None:
    found = beside(mat([0, 1, 2, ASIDE]), mat([2, 1, 0, 1], 1, **other))
    assert found.why_not is why
    assert found.those(Moved.UP, Moved.DOWN, Moved.SAME) == ()
    assert [one.moved for one in found.changes[:3]] == [None] * 3
    assert len(found.those(Moved.IN)) == 1, "that a card came needs no places"


def test_a_mat_has_nothing_beside_itself_nor_beside_another_topic() -> None:
    one = mat([0])
    with pytest.raises(NothingToCompare):
        beside(one, one)
    with pytest.raises(NothingToCompare):
        beside(one, mat([0], 1, topic="money"))


@given(PLACES, PLACES)
def test_every_card_is_there_once_and_says_the_same_both_ways(
    before: Sequence[Where], after: Sequence[Where]
) -> None:
    then, now = mat(before), mat(after, 1)
    found = beside(then, now)
    assert sorted(ids(found.changes)) == sorted(then.cards)
    back = beside(replace(now, id="n", steps=_begun_at(now, -1)), replace(then, id="t"))
    opposite = {
        Moved.UP: Moved.DOWN,
        Moved.DOWN: Moved.UP,
        Moved.IN: Moved.OUT,
        Moved.OUT: Moved.IN,
        Moved.SAME: Moved.SAME,
        Moved.NEITHER: Moved.NEITHER,
    }
    turned = {one.card.id: one.moved for one in back.changes}
    for one in found.changes:
        assert one.moved is not None
        assert turned[one.card.id] is opposite[one.moved]


def _begun_at(one: Mat, year: int) -> tuple[Step, ...]:
    return (replace(one.steps[0], at=MORNING + year * YEAR), *one.steps[1:])


def test_a_card_is_the_same_by_its_words_when_the_person_made_it() -> None:
    first, second = (
        laid(mat([0], year).add(blank_card(f"b{year}", word, "sv"), MORNING + year * YEAR, "touch"), [year])
        for year, word in ((0, "Bröd"), (1, "bröd"))
    )
    made = [one for one in beside(first, second).changes if one.card.words.get("sv") == "bröd"]
    assert [one.moved for one in made] == [Moved.UP]
    assert "blank:bröd" in cards_by_sameness(first, second)


def test_scores_go_back_to_where_something_else_was_asked() -> None:
    mats = [
        mat([2] * 6, 0, cards=7),
        mat([0] * 6, 1),
        mat([1] * 6, 2),
        mat([2] * 3 + [0] * 3, 3),
    ]
    found = score_line(mats)
    assert [score.score for _, score in found.points if isinstance(score, MatScore)] == [0, 50, 50]
    assert found.left_out is WhyNot.OTHER_CARDS
    assert score_line(mats[1:]).left_out is None
    assert score_line([*mats, mat([2] * 6, 4, scale="going")]).left_out is WhyNot.OTHER_SCALE
    alone = score_line([*mats, mat([2] * 6, 4, scale="going")])
    assert [one.id for one, _ in alone.points] == ["m4"]


def test_a_part_of_life_is_followed_by_itself_and_a_scale_without_a_good_end_not_at_all() -> None:
    mats = [mat([0] * 6, 0), mat([2] * 6, 1)]
    area = next(iter(mats[0].cards.values())).area
    assert [score.score for _, score in score_line(mats, area).points if isinstance(score, MatScore)] == [
        0,
        100,
    ]
    assert {score for _, score in score_line(mats, "no such").points} == {WhyNot.NO_CARDS}
    wanted = score_line([mat([0] * 6, 0, scale="want"), mat([2] * 6, 1, scale="want")])
    assert {score for _, score in wanted.points} == {WhyNot.NO_RULER}
