"""Two mats a year apart: what moved, what came and went, and when there is a score."""

from datetime import timedelta
from typing import Any

import pytest

from accessible_fit.scales.formats import Format, FormatKind, score
from talking_mats.cards import blank_card
from talking_mats.compare import Moved, by_date, card_line, compare
from talking_mats.errors import NothingToCompare
from talking_mats.model import Mat
from talking_mats.scales import Ruler
from talking_mats.scores import (
    CardScore,
    MatScore,
    WhyNot,
    area_scores,
    card_score,
    mat_score,
    position_score,
)
from tests.talking_mats.mats import ASIDE, MORNING, begun, laid

YEAR = timedelta(days=365)


def mat(places: list[Any], years: int = 0, **wishes: Any) -> Mat:
    wishes.setdefault("cards", 6)
    return laid(begun(mat_id=f"year_{years}", at=MORNING + years * YEAR, **wishes), places)


def names(found: tuple[Any, ...]) -> list[str]:
    return [card.id for card in found]


def test_a_year_apart_the_comparison_names_exactly_the_cards_that_moved() -> None:
    found = compare(mat([0, 2, 1, 2, ASIDE, 1]), mat([2, 0, 1, ASIDE, 2, 1], years=1))
    assert names(found.those(Moved.UP)) == ["breakfast"] == names(found.better)
    assert names(found.those(Moved.DOWN)) == ["lunch"] == names(found.worse)
    assert names(found.those(Moved.SAME)) == ["dinner", "vegetables"]
    assert names(found.those(Moved.OUT)) == ["snack"] and names(found.those(Moved.IN)) == ["fruit"]


def test_where_most_is_worst_up_is_not_better() -> None:
    hurts: dict[str, Any] = {"topic": "health_body", "scale": "hurts"}
    found = compare(mat([0, 2, 1, 1, 1, 1], **hurts), mat([2, 0, 1, 1, 1, 1], years=1, **hurts))
    assert names(found.better) == ["energy"] and names(found.worse) == ["sleep"]


def test_where_no_end_is_the_good_one_nothing_is_better() -> None:
    found = compare(mat([0] * 6, scale="want"), mat([2] * 6, years=1, scale="want"))
    assert len(found.those(Moved.UP)) == 6 and not found.better and not found.worse
    assert found.scores is WhyNot.NO_RULER


def test_scores_need_the_same_cards() -> None:
    found = compare(mat([2] * 5, cards=5), mat([2] * 6, years=1))
    assert found.scores is WhyNot.OTHER_CARDS and not found.areas
    assert names(found.those(Moved.IN)) == ["vegetables"]


def test_scores_need_one_top_scale_and_one_number_of_positions() -> None:
    other = compare(mat([2] * 6), mat([2] * 6, years=1, scale="going"))
    assert (other.moves, other.why_not, other.scores) == (None, WhyNot.OTHER_SCALE, WhyNot.OTHER_SCALE)
    between = compare(mat([2] * 6), mat([2] * 6, years=1, positions=5))
    assert between.why_not is between.scores is WhyNot.OTHER_POSITIONS
    assert not between.those(Moved.SAME)


def test_a_turned_mat_with_plain_pictures_is_the_same_scale() -> None:
    turned = mat([2, 1, 0, 2, 1, 0], years=1, turned=True)
    found = compare(mat([2, 1, 0, 2, 1, 0]), turned)
    assert len(found.those(Moved.SAME)) == 6


def test_a_blank_card_is_the_same_by_its_words() -> None:
    def with_soup(years: int, place: int, card_id: str) -> Mat:
        start = mat([1] * 5, years, cards=5)
        start = start.add(blank_card(card_id, "Ärtsoppa ", "sv"), start.steps[-1].at, "touch")
        return laid(start, [place])

    found = compare(with_soup(0, 0, "x1"), with_soup(1, 2, "x2"))
    assert names(found.those(Moved.UP)) == ["x2"]
    assert isinstance(found.scores, tuple), "what the person adds does not spoil the fixed set"
    assert found.scores[0].cards == 5


def test_scores_lie_on_the_programs_own_ruler() -> None:
    for positions in (3, 5):
        for ruler in (Ruler.UP, Ruler.DOWN):
            form = Format(FormatKind.MAT, steps=positions, reversed=ruler is Ruler.DOWN)
            for position in range(positions):
                ours, theirs = position_score(position, positions, ruler), score(form, position)
                assert (ours.score, ours.half_step) == (theirs.score, theirs.half_step)


def test_a_mat_has_a_score_when_half_of_it_was_laid() -> None:
    found = mat_score(mat([2, 2, 0]))
    assert isinstance(found, MatScore)
    assert found.score == pytest.approx(200 / 3) and (found.placed, found.cards) == (3, 6)
    # GUM F.2.2.1: 50/√12 = 14.43 for one card, divided by √3
    assert found.uncertainty == pytest.approx(14.43 / 3**0.5, abs=0.01)
    assert mat_score(mat([2, 2])) is WhyNot.TOO_FEW
    assert mat_score(begun(cards=0)) is WhyNot.NO_CARDS


def test_scores_by_life_area() -> None:
    work = area_scores(laid(begun("work_days"), [2] * 14))
    assert list(work)[:3] == ["work", "company", "help"]
    assert isinstance(work["company"], MatScore) and work["company"].score == 100


def test_one_cards_own_line_breaks_where_the_columns_changed() -> None:
    mats = [mat([1], 2, positions=5), mat([0], 0), mat([ASIDE], 1)]
    line = card_line(mats, "breakfast")
    assert [point.mat_id for point in line] == ["year_0", "year_1", "year_2"]
    assert [point.position for point in line] == [0, None, 1]
    assert [point.score for point in line] == [
        CardScore(0, 25), WhyNot.NOT_PLACED, CardScore(25, 12.5),
    ]  # fmt: skip
    assert [point.breaks for point in line] == [None, None, WhyNot.OTHER_POSITIONS]
    assert {point.score for point in card_line(mats, "juice")} == {WhyNot.OTHER_CARDS}
    assert card_score(mat([2], scale="want"), "breakfast") is WhyNot.NO_RULER


def test_mats_are_laid_by_date() -> None:
    mats = [mat([2] * 6, 2), mat([0] * 6, 0), mat([1] * 6, 1)]
    assert by_date(mats)[0].id == "year_0"


def test_mats_of_two_topics_are_not_compared() -> None:
    with pytest.raises(NothingToCompare, match="different topics"):
        compare(mat([1]), mat([1], 1, topic="money"))
