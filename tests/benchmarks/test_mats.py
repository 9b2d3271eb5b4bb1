"""How long a mat takes to open, to compare over years and to paint."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from talking_mats.beside import beside
from talking_mats.compare import card_line, compare
from talking_mats.kept import step_from_json, step_to_json
from talking_mats.model import Mat
from talking_mats.picture import Wishes, picture_png
from talking_mats.reader import find_topic, own_topics
from talking_mats.replay import replayed
from tests.journeys.people import new_home
from tests.talking_mats.mats import MORNING, begun, laid, later


def looked_over() -> Mat:
    mat = laid(begun(), [2, 1, 0] * 5).look_again(later(90), "partner")
    for second in range(15):
        mat = mat.confirm(later(100 + second), "touch")
    return mat


def fifty() -> list[Mat]:
    begins = (begun(mat_id=str(number), at=MORNING + timedelta(days=30 * number)) for number in range(50))
    return [laid(mat, [number % 3, 1, 2, 0, 1] * 3) for number, mat in enumerate(begins)]


def test_opening_a_mat_from_its_kept_steps(benchmark: BenchmarkFixture) -> None:
    mat = looked_over()
    kept = [step_to_json(step) for step in mat.steps]
    assert benchmark(lambda: replayed("m", [step_from_json(step) for step in kept])) == mat


def test_one_card_put_on_a_full_mat(benchmark: BenchmarkFixture) -> None:
    mat = laid(begun(), [2, 1, 0] * 4)
    assert len(benchmark(mat.place, 2, later(60), "touch").positions) == 13


def test_two_mats_beside_each_other(benchmark: BenchmarkFixture) -> None:
    then, now, *_ = fifty()
    assert benchmark(compare, then, now).moves


def test_a_comparison_of_fifty_mats(benchmark: BenchmarkFixture) -> None:
    mats = fifty()
    assert len(benchmark(lambda: [compare(then, now) for then, now in pairwise(mats)])) == 49


def test_all_our_own_topics(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(own_topics)) == 12


def test_the_picture_for_the_wall_without_its_drawings(benchmark: BenchmarkFixture) -> None:
    mat = looked_over()

    def square(_key: str, side: int) -> Image.Image:
        return Image.new("RGBA", (side, side), "#3366cc")

    assert benchmark.pedantic(picture_png, (mat, square, Wishes()), rounds=3)


def test_a_line_of_fifty_mats_through_the_store(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Everything the page with mats over time shows: read, put together, each beside the next, one line."""
    home = new_home(tmp_path)
    mats = fifty()
    talks = Mats(home.store, lambda: moment)
    for mat in mats:
        moment = mat.steps[0].at
        start = mat.start
        plan = MatPlan(find_topic(start.topic), start.scale, start.cards)
        talk = talks.begin(home.actor, home.person_id, plan)
        tree = talk.tree
        for step in mat.steps[1:]:
            tree = tree.do(lambda laid, step=step: laid.put(step.card, step.after, step.at, step.way))  # type: ignore[misc]  # mypy gives no type to a lambda's defaults
        talks.finish(home.actor, talk, tree)
    history = MatHistory(home.store, lambda: moment)

    def look() -> int:
        line = history.line(home.actor, home.person_id, "food")
        kept = [one.mat for one in line.mats]
        moved = [beside(then, now) for then, now in pairwise(kept)]
        return len(moved) + len(card_line(kept, "lunch"))

    assert benchmark(look) == 99
    home.store.close()
