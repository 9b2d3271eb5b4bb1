"""How long it takes to print: a form of twelve questions, and a mat with its cards."""

import datetime as dt

from pytest_benchmark.fixture import BenchmarkFixture

from accessible_fit.instruments.own import find_instrument
from accessible_fit.paper.mat_set import mat_set
from accessible_fit.paper.question_form import FormWishes, question_form
from accessible_fit.words.catalogue import Words
from pictograms.catalogue import Catalogue
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale

DAY = dt.date(2026, 3, 4)


def test_a_form_with_two_questions_a_page(benchmark: BenchmarkFixture) -> None:
    form, catalogue = find_instrument("group_home"), Catalogue.bundled()
    pdf = benchmark(question_form, Words("sv"), form, FormWishes(DAY), catalogue)
    assert pdf.startswith(b"%PDF")


def test_a_mat_to_cut_out(benchmark: BenchmarkFixture) -> None:
    start, catalogue = find_topic("food").start(top_scale("like")), Catalogue.bundled()
    pdf = benchmark(mat_set, Words("sv"), start, DAY, catalogue, {}, 40.0)
    assert pdf.startswith(b"%PDF")
