"""The gate on a server does what the gate in the program does, whatever the groups."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.special import stdtr
from sqlalchemy import Connection, create_engine, text

from accessible_fit.services.unit.shown import Group, latest_shown, parted, parted_twice
from accessible_fit.services.unit.side_by_side import numbers
from accessible_fit.trends.verdicts import judge_change
from tests.db.server.town import Town

PERSONS = 14

groups = st.lists(st.frozensets(st.integers(0, PERSONS - 1)) | st.just(frozenset(range(12))), max_size=7)
counts = st.integers(0, 22) | st.sampled_from([0, 0, 1, 5])
near = st.builds(
    lambda one, some: one - some,
    st.just(frozenset(range(PERSONS))),
    st.frozensets(st.integers(0, PERSONS - 1), max_size=6),
)
often_near = st.lists(near, min_size=1, max_size=7) | groups
tried = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def owner(finished_town: Town) -> Iterator[Connection]:
    engine = create_engine(finished_town.owner_url())
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def asked(owner: Connection, call: str, **given: Any) -> Any:
    return owner.execute(text(f"SELECT accessible_fit.{call}"), given).scalar_one()


def bits(some: Sequence[frozenset[int]]) -> list[str]:
    return ["".join("1" if at in one else "0" for at in range(PERSONS)) for one in some]


@tried
@given(often_near, st.data())
def test_older_figures_give_way(
    owner: Connection, history: list[frozenset[int]], data: st.DataObject
) -> None:
    alike = [data.draw(st.booleans()) for _ in history]
    told = asked(
        owner,
        "newest_stand(CAST(:history AS varbit[]), CAST(:alike AS boolean[]))",
        history=bits(history)[::-1],
        alike=alike[::-1],
    )
    row = [Group(frozenset(one), same) for one, same in zip(history, alike, strict=True)]
    assert told[::-1] == list(latest_shown(row))


@tried
@given(groups, often_near)
def test_numbers_stand_beside_each_other(
    owner: Connection, standing: list[frozenset[int]], some: list[frozenset[int]]
) -> None:
    told = asked(
        owner,
        "beside(CAST(:standing AS varbit[]), CAST(:groups AS varbit[]))",
        standing=bits(standing),
        groups=bits(some),
    )
    wanted = [0 if one.exact else one.at_least for one in numbers(standing, some)]
    assert told == wanted


@tried
@given(st.lists(counts, min_size=1, max_size=6))
def test_parts_of_a_whole(owner: Connection, parts: list[int]) -> None:
    statement = text("SELECT whole, kept, nearly FROM accessible_fit.parted(:parts)")
    whole, kept, nearly = owner.execute(statement, {"parts": parts}).one()
    told = parted(sum(parts), {f"part {at}": count for at, count in enumerate(parts)})
    assert (whole, kept) == (told.whole, list(told.parts.values()))
    assert (None if nearly is None else f"part {nearly - 1}") == told.nearly_all


@tried
@given(st.tuples(counts, counts), st.tuples(counts, counts, counts, counts))
def test_parts_of_parts(owner: Connection, how: tuple[int, ...], why: tuple[int, ...]) -> None:
    """As in who took part; that nobody but one part has anybody is looked at where it is told."""
    cells = [sum(how) + sum(why), sum(how), sum(why), *how, *why]
    shown = asked(owner, "disclosed(:persons, :inside)", persons=cells, inside=[0, 1, 1, 2, 2, 3, 3, 3, 3])
    named = {"answered": {f"a{at}": n for at, n in enumerate(how)}}
    named["not"] = {f"n{at}": n for at, n in enumerate(why)}
    whole, detail = parted_twice(cells[0], named)
    if len([one for one in cells[3:] if one]) == 1 or len([one for one in cells[1:3] if one]) == 1:
        return
    assert [n if good else None for n, good in zip(cells, shown, strict=True)] == [
        whole.whole,
        *whole.parts.values(),
        *detail.parts.values(),
    ]


@tried
@given(st.floats(-8, 8), st.integers(1, 60))
def test_student_is_student(owner: Connection, t: float, df: int) -> None:
    assert asked(owner, "student_tail(:t, :df)", t=t, df=df) == pytest.approx(stdtr(df, -t), abs=1e-12)


values = st.lists(st.sampled_from([0.0, 25.0, 33.3, 50.0, 62.5, 75.0, 100.0]), max_size=7)


@tried
@given(values, values, st.sampled_from([25.0, 50.0, 100.0]), st.sampled_from([3.2, 7.2, 14.4, 28.9]))
def test_a_person_is_judged_alike(
    owner: Connection, before: list[float], after: list[float], margin: float, floor: float
) -> None:
    told = asked(
        owner,
        "judged(CAST(:before AS float8[]), CAST(:after AS float8[]), :margin, :floor)",
        before=before,
        after=after,
        margin=margin,
        floor=floor,
    )
    assert told == judge_change(before, after, margin, floor=floor).change.value
