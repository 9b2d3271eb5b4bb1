"""Which format suits this person?"""

from itertools import product

import pytest

from accessible_fit.scales.pretest import Asking, Level, Proposal, Stage, propose

ALL = set(product(Stage, Level))


def up_to(level: Level) -> set[tuple[Stage, Level]]:
    return {(stage, step) for stage, step in ALL if step <= level}


@pytest.mark.parametrize("level", Level)
def test_the_highest_level_passed_is_offered(level: Level) -> None:
    assert propose(up_to(level), [False, False]) == Proposal(level, Asking.QUESTIONS, False)


def test_a_level_counts_when_things_reference_and_feelings_were_passed() -> None:
    for stage in Stage:
        assert propose(up_to(Level.FIVE) - {(stage, Level.FIVE)}, []).level is Level.THREE


def test_a_lucky_five_after_a_missed_three_is_two() -> None:
    assert propose(up_to(Level.FIVE) - {(Stage.FEELINGS, Level.THREE)}, []).level is Level.TWO


def test_another_way_suits_better() -> None:
    assert propose(set(), [False, True]) == Proposal(None, Asking.QUESTIONS, False)


def test_yes_to_both_plainly_untrue_questions_leads_to_pictures_of_alternatives() -> None:
    assert propose(up_to(Level.TWO), [True, True]) == Proposal(Level.TWO, Asking.EITHER_OR, True)
    assert not propose(ALL, [True]).said_yes_to_all
    assert not propose(ALL, [True, False]).said_yes_to_all
