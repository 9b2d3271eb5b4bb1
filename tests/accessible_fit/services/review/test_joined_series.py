"""One person with two, three and five choices, on a line and on a mat: five series, and what joins them."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.errors import NotAllowed
from accessible_fit.scales.link_estimate import LinkEstimate, Pair, estimate_link
from accessible_fit.scales.linking import Method
from accessible_fit.services.access import Actor
from accessible_fit.services.review.joined_series import JoinedSeries, joined, translate
from accessible_fit.services.review.series import WHOLE, Point, Series
from db import links
from db.engine import open_store
from db.records import AnswerFormat, NewScaleLink, ScaleLink
from db.vocabulary import FormatKind, LinkMethod, Role, WhoAnswered
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.held import FIVE, LINE, MAT, START, THREE, TWO, Records, group_home

COUNT = len(group_home().items)
AREA = group_home().items[0].area


@pytest.fixture
def records(tmp_path: Path, finished_store: Path) -> Iterator[Records]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        yield Records(store)


def five_ways(records: Records) -> UUID:
    person = records.add("Kalle")
    for day, (form, raw) in enumerate(((TWO, 1), (THREE, 2), (FIVE, 3), (LINE, 64))):
        for time in range(2):
            records.talk(person, [raw] * COUNT, form, day=100 * day + 30 * time)
    for time in range(2):
        records.mat(person, [2, 1, 2], area=AREA, day=500 + 30 * time)
    return person


def link(
    x: AnswerFormat, y: AnswerFormat, area: str = "", *, slope: float = 0.5, plus: float = 30
) -> NewScaleLink:
    conversion = {"y": [slope * place + plus for place in range(101)], "errors": [3.0] * 101}
    return NewScaleLink(
        made_at=START,
        made_by=None,
        x_kind=x.kind,
        x_steps=x.steps,
        y_kind=y.kind,
        y_steps=y.steps,
        life_area=area,
        method=LinkMethod.LINEAR,
        window_days=30,
        first_on=START.date(),
        last_on=START.date(),
        pairs=40,
        persons=12,
        slope=slope,
        intercept=plus,
        conversion=conversion,
        agreement={},
        in_use=True,
    )


def test_five_ways_to_answer_are_five_series_with_visible_breaks(records: Records) -> None:
    person = five_ways(records)
    found = {one.area: one for one in JoinedSeries(records.store).person(records.actor, person)}
    area = found[AREA]
    forms = [(one.kind, one.steps) for one in area.series]
    assert forms == [
        (FormatKind.CHOICE, 2),
        (FormatKind.CHOICE, 3),
        (FormatKind.CHOICE, 5),
        (FormatKind.LINE, None),
        (FormatKind.MAT, 3),
    ]
    assert [(one.before, one.after) for one in area.changes] == list(pairwise((TWO, THREE, FIVE, LINE, MAT)))
    assert area.translated == ()
    assert [point.score for point in area.series[-1].points] == [pytest.approx(250 / 3)] * 2


def test_only_a_link_in_use_joins_and_only_what_it_is_for(records: Records) -> None:
    person = five_ways(records)
    with records.store.writing() as tx:
        kept = links.keep(tx, link(THREE, MAT, AREA))
        links.keep(tx, link(FIVE, LINE, AREA))  # not to the way the person answers now
        links.keep(tx, link(TWO, MAT, "food"))  # for another part of life
        unused = links.keep(tx, link(LINE, MAT, AREA))
        links.set_in_use(tx, unused.id, False)
    found = {one.area: one for one in JoinedSeries(records.store).person(records.actor, person)}
    (told,) = found[AREA].translated
    assert told.link == kept
    assert (told.series.kind, told.series.steps) == (FormatKind.CHOICE, 3)
    assert [point.value for point in told.points] == [80.0, 80.0]
    assert all(point.uncertainty > 3 for point in told.points)
    assert found[WHOLE].translated == ()
    # The person's own scores stay what they were.
    assert [point.score for point in told.series.points] == [100.0, 100.0]


def test_coming_back_to_a_way_to_answer_is_a_break_each_time(records: Records) -> None:
    person = records.add("Kalle")
    for day, form in enumerate((THREE, FIVE, THREE)):
        records.talk(person, [1] * COUNT, form, day=30 * day)
    found = JoinedSeries(records.store).person(records.actor, person)[0]
    assert [(one.before, one.after) for one in found.changes] == [(THREE, FIVE), (FIVE, THREE)]
    assert len(found.series) == 2


def test_one_way_to_answer_has_nothing_to_join_and_proxies_are_never_among_them(records: Records) -> None:
    person = records.add("Kalle")
    records.talk(person, [1] * COUNT, THREE)
    records.talk(person, [3] * COUNT, FIVE, day=30, who=WhoAnswered.STAFF)
    assert JoinedSeries(records.store).person(records.actor, person) == []


def test_only_those_who_may_see_answers(records: Records) -> None:
    leader = Actor(records.actor.user_id, "Ledare", Role.LEADER, records.actor.unit_ids)
    with pytest.raises(NotAllowed):
        JoinedSeries(records.store).person(leader, records.add("Kalle"))


# ------------------------------------------------------------------ the translation itself

ID = UUID(int=1)
rulers = st.floats(0, 100)
pairs_of_people = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 100), st.integers(0, 100)), min_size=40, max_size=80
)


def point(score: float | None, uncertainty: float = 5.0) -> Point:
    return Point(ID, START, score, 4, 4, uncertainty)


def made(y: list[float], errors: list[float | None]) -> ScaleLink:
    new = link(THREE, FIVE)
    values = {name: getattr(new, name) for name in NewScaleLink.__dataclass_fields__}
    return ScaleLink(**{**values, "conversion": {"y": y, "errors": errors}}, id=ID)


@given(rulers, rulers, st.floats(0, 3), st.floats(-50, 50))
def test_more_is_never_less_and_nothing_leaves_the_ruler(
    a: float, b: float, slope: float, plus: float
) -> None:
    ruler = made([slope * place + plus for place in range(101)], [1.0] * 101)
    low, high = translate(ruler, point(min(a, b))), translate(ruler, point(max(a, b)))
    assert low is not None and high is not None
    assert 0 <= low.value <= high.value + 1e-9 <= 100 + 1e-9


@given(pairs_of_people, st.sampled_from(Method), rulers)
def test_a_link_of_real_pairs_keeps_the_order_of_scores(
    drawn: list[tuple[int, int, int]], method: Method, score: float
) -> None:
    found = estimate_link([Pair(*one) for one in drawn], 101, 101, method, replicates=5)
    if not isinstance(found, LinkEstimate):
        return
    ruler = made(list(found.link.y), [0.0] * 101)
    here, above = translate(ruler, point(score)), translate(ruler, point(min(100.0, score + 5)))
    assert here is not None and above is not None
    assert 0 <= here.value <= above.value + 1e-9


@given(rulers)
def test_a_linear_link_there_and_back_is_where_it_began(score: float) -> None:
    there = made([0.5 * place + 20 for place in range(101)], [0.0] * 101)
    back = made([2.0 * place - 40 for place in range(101)], [0.0] * 101)
    onto = translate(there, point(score))
    assert onto is not None
    again = translate(back, point(onto.value))
    assert again is not None
    assert again.value == pytest.approx(score, abs=1e-6)


def test_how_sure_it_is_comes_from_the_link_and_from_the_score() -> None:
    found = translate(made([0.5 * place for place in range(101)], [3.0] * 101), point(40.0, 8.0))
    assert found is not None
    assert (found.value, found.uncertainty) == (20.0, 5.0)  # √(3² + (0.5 · 8)²)


def test_where_the_link_is_not_sure_nothing_is_drawn() -> None:
    ruler = made([float(place) for place in range(101)], [None] * 50 + [2.0] * 51)
    assert translate(ruler, point(20.0)) is None
    assert translate(ruler, point(None)) is None
    assert translate(ruler, point(100.0)) is not None
    series = Series(WHOLE, "group_home", FormatKind.CHOICE, 3, WhoAnswered.SELF, (point(20.0),))
    later = Point(ID, START + dt.timedelta(days=9), 60.0, 4, 4, 5.0)
    five = Series(WHOLE, "group_home", FormatKind.CHOICE, 5, WhoAnswered.SELF, (later,))
    assert joined([series, five], [ruler])[0].translated == ()
