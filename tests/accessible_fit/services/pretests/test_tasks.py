"""The tasks of the pretest: every step is on the cards, the layout is fixed, and chance is known."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from random import Random

import pytest

from accessible_fit.scales.position import chance_of_hits
from accessible_fit.scales.pretest import Level, Stage
from accessible_fit.services.pretests.run import Run
from accessible_fit.services.pretests.tasks import (
    BALLS,
    BLOCKS,
    FACES,
    GLASSES,
    LINE_TOLERANCE,
    QUESTIONS,
    RUNGS,
    STAIRS,
    LineTask,
    PictureTask,
    Question,
    Task,
    Thing,
    all_texts,
    chance_of_level,
    tasks_of,
)
from pictograms.catalogue import Catalogue

CARDS = (Level.TWO, Level.THREE, Level.FIVE)
RUNS = 5_000
Hand = Callable[[Task | Question], int | None]


def picture_tasks() -> Iterator[PictureTask]:
    for level, stage in product(CARDS, Stage):
        for task in tasks_of(stage, level):
            assert isinstance(task, PictureTask)
            yield task


def hold(hand: Hand) -> Run:
    """Hold a whole run with somebody who always does the same kind of thing."""
    run = Run().forward()
    while (put := run.put) is not None:
        run = run.say(hand(put)).forward()
    return run


def at_random(chance: Random) -> Hand:
    def point(put: Task | Question) -> int:
        if isinstance(put, LineTask):
            return chance.randint(0, 100)
        return chance.randrange(len(put.cards) if isinstance(put, PictureTask) else 2)

    return point


def test_every_card_shows_another_step_and_one_fits() -> None:
    for task in picture_tasks():
        assert len(task.cards) == task.level.value == len({card.picture for card in task.cards})
        assert [task.fits(place) for place in range(len(task.cards))].count(True) == 1


def test_every_picture_is_there_and_every_sentence_is_short_in_both_languages() -> None:
    catalogue = Catalogue.bundled()
    lines = [task for stage in Stage for task in tasks_of(stage, Level.LINE) if isinstance(task, LineTask)]
    things = [
        thing for task in picture_tasks() for thing in (*task.cards, *([task.shown] if task.shown else []))
    ]
    things += [thing for task in lines for thing in (task.low, task.high, task.shown)]
    things += [question.shown for question in QUESTIONS]
    assert all(thing.picture in catalogue and set(thing.name) == {"sv", "en"} for thing in things)
    for text in all_texts():
        assert set(text) == {"sv", "en"}
        assert all(0 < len(words) <= 55 for words in text.values()), text


def test_the_layout_is_the_same_every_time() -> None:
    laid = [[card.picture.split(":")[1] for card in task.cards] for task in picture_tasks()]
    assert laid == [[card.picture.split(":")[1] for card in task.cards] for task in picture_tasks()]
    assert laid[0] == ["ball-5", "ball-1"]


@pytest.mark.parametrize(("level", "chance"), [(2, 0.03052), (3, 0.01743), (5, 0.001125), (101, 0.001125)])
def test_the_chance_of_a_level_by_pointing_at_random(level: int, chance: float) -> None:
    """From the binomial by hand: (5/16)³, (7/27)³ and twice (13/125)³."""
    assert chance_of_level(Level(level)) == pytest.approx(chance, rel=1e-3)
    assert chance_of_level(Level(level)) < 0.05


def test_stopping_as_soon_as_it_is_decided_leaves_the_chance_of_a_stage_as_it_is() -> None:
    """The same number of sequences comes through with and without the tasks that are left out."""
    for level in CARDS:
        rung = RUNGS[level]
        ways = list(product(range(level.value), repeat=rung.tasks))
        through = 0
        for way in ways:
            fits = misses = 0
            for place in way:
                if fits == rung.needed or misses > rung.tasks - rung.needed:
                    break
                fits, misses = fits + (place == 0), misses + (place != 0)
            through += fits == rung.needed
        assert through / len(ways) == pytest.approx(chance_of_hits(rung.needed, rung.tasks, rung.one_in))


def test_somebody_who_points_at_random_almost_never_comes_to_five() -> None:
    five = 1.0
    for level in (Level.TWO, Level.THREE, Level.FIVE):
        five *= chance_of_level(level)
    assert five == pytest.approx(5.98e-7, rel=0.01)
    chance = Random(20_261_122)
    offered = Counter(hold(at_random(chance)).outcome.proposal.level for _ in range(RUNS))
    assert offered[Level.FIVE] == offered[Level.LINE] == 0
    # Two steps by chance: as often as the binomial says, within four of its standard deviations.
    expected = RUNS * chance_of_level(Level.TWO)
    assert abs(RUNS - offered[None] - expected) < 4 * expected**0.5


def always(place: int) -> Hand:
    return lambda put: min(place, len(put.cards) - 1) if isinstance(put, PictureTask) else place


def by_turns(first: int) -> Hand:
    seen: list[str] = []

    def point(put: Task | Question) -> int:
        if isinstance(put, PictureTask):
            seen.append(put.id)
        return (first + len(seen)) % 2

    return point


def step_of(thing: Thing) -> int:
    return next(five.index(thing) for five in (BALLS, BLOCKS, GLASSES, STAIRS, FACES) if thing in five)


def always_the_same_step(step: int) -> Hand:
    def point(put: Task | Question) -> int | None:
        if not isinstance(put, PictureTask):
            return None
        return put.cards.index(sorted(put.cards, key=step_of)[step])

    return point


@pytest.mark.parametrize(
    "hand",
    [always(0), always(1), by_turns(0), by_turns(1), always_the_same_step(0), always_the_same_step(1)],
    ids=["left", "right", "turns", "turns, other", "least", "most"],
)
def test_habits_pass_nothing(hand: Hand) -> None:
    assert hold(hand).outcome.passed == ()


@pytest.mark.parametrize("level", CARDS)
def test_no_place_and_no_step_comes_through_at_any_level(level: Level) -> None:
    """Also somebody who came so far and then points at one place, or at one picture, goes no further."""
    rung = RUNGS[level]
    for place in range(level.value):
        for stage in Stage:
            assert sum(task.fits(place) for task in tasks_of(stage, level)) < rung.needed
    fitting = [
        [task.cards[task.right].picture for task in tasks_of(stage, level) if isinstance(task, PictureTask)]
        for stage in Stage
    ]
    assert all(max(Counter(stage).values()) < rung.needed for stage in fitting)
    # The steps of all three kinds of pictures: at one stage at least, none of them is enough by itself.
    steps = [
        Counter(
            step_of(task.cards[task.right])
            for task in tasks_of(stage, level)
            if isinstance(task, PictureTask)
        )
        for stage in Stage
    ]
    assert any(max(stage.values()) < rung.needed for stage in steps)


def test_one_place_on_the_line_fits_one_task_at_most_and_the_middle_none() -> None:
    for stage in Stage:
        tasks = tasks_of(stage, Level.LINE)
        for place in range(101):
            assert sum(task.fits(place) for task in tasks) <= 1
        assert not any(task.fits(50) for task in tasks)
        near = [sum(task.fits(place) for place in range(101)) for task in tasks]
        assert max(near) == 2 * LINE_TOLERANCE - 1
        assert max(near) / 101 < 1 / RUNGS[Level.LINE].one_in
        # A light or a staying pointer has eleven places on the line.
        places = [sum(task.fits(10 * place) for place in range(11)) for task in tasks]
        assert max(places) / 11 < 1 / RUNGS[Level.LINE].one_in
