"""How long a mat takes to keep a step, to prepare, and to become a picture."""

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.mats.pictures import Kind
from tests.accessible_fit.services.mats.mat_talks import drawing, held, lay, plan, put, setting_up
from tests.accessible_fit.services.mats.test_pictures import first_mat
from tests.journeys.people import new_home, now

PLACES = [2, 1, 0] * 5


def test_one_step_on_a_full_mat_is_on_the_disk(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    mats = Mats(home.store, now)
    talk = mats.begin(home.actor, home.person_id, plan())
    trees = [lay(home, talk, PLACES)]
    cards = list(trees[0].here.cards)

    def move_one() -> None:
        number = len(trees)
        trees.append(put(trees[-1], cards[number % 15], (number // 15 + number) % 3))
        mats.keep(home.actor, talk, trees[-1])

    benchmark.pedantic(move_one, rounds=50)  # type: ignore[no-untyped-call]  # the package says no types here
    with home.store.reading() as tx:
        assert kept_tree(tx, talk.id) == trees[-1]
    home.store.close()


def test_what_a_mat_can_begin_with_after_fifty_mats(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    for _ in range(50):
        held(home, [2], plan())
    topics, _ = setting_up(home)
    offer = benchmark(topics.offered, home.actor, home.person_id)
    assert offer.suggested == "food"
    home.store.close()


def test_the_picture_of_a_full_mat(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    home = new_home(tmp_path)
    mat, _ = first_mat(home, held(home, PLACES, plan()))
    pictures = drawing(home)
    made = benchmark(lambda: pictures.handed(home.actor, mat.id, Kind.PDF))
    assert made.data.startswith(b"%PDF")
    home.store.close()
