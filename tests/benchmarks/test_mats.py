"""How long a mat takes to open, to compare over years and to paint."""

from datetime import timedelta

from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from talking_mats.compare import compare, strip
from talking_mats.kept import step_from_json, step_to_json
from talking_mats.model import Mat
from talking_mats.picture import Wishes, picture_png
from talking_mats.reader import own_topics
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
    assert benchmark(lambda: Mat.from_steps("m", [step_from_json(step) for step in kept])) == mat


def test_one_card_put_on_a_full_mat(benchmark: BenchmarkFixture) -> None:
    mat = laid(begun(), [2, 1, 0] * 4)
    assert len(benchmark(mat.place, 2, later(60), "touch").positions) == 13


def test_two_mats_beside_each_other(benchmark: BenchmarkFixture) -> None:
    then, now, *_ = fifty()
    assert benchmark(compare, then, now).moves


def test_a_comparison_of_fifty_mats(benchmark: BenchmarkFixture) -> None:
    mats = fifty()
    assert len(benchmark(strip, mats)) == 49


def test_all_our_own_topics(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(own_topics)) == 12


def test_the_picture_for_the_wall_without_its_drawings(benchmark: BenchmarkFixture) -> None:
    mat = looked_over()

    def square(_key: str, side: int) -> Image.Image:
        return Image.new("RGBA", (side, side), "#3366cc")

    assert benchmark.pedantic(picture_png, (mat, square, Wishes()), rounds=3)
