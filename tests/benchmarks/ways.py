"""The same figures of a million answers by everything else somebody might keep them in, for comparison only.

`one unit`: for each part of life and month the mean of all scores and how many persons. `all units`: for
each unit and part of life, over twelve months and in each of their quarters, how many persons answered at
least half, the mean of their means, and how many of them chose the best for more than half. Every way
brings its figures to Python.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.million import UNIT, Columns, key

FIRST, LAST = 2025 * 12, 2025 * 12 + 11
"""The months of the twelve that are asked about."""

Way = Callable[[], object]

_ONE_UNIT = "SELECT area, month, avg(score), count(DISTINCT {person}) FROM {source} GROUP BY area, month"
_PERSONS = (
    "SELECT unit, area, {period} AS period, person, count(score) AS answered, count(*) AS asked,"
    " sum(score) AS points, sum(CASE WHEN score = 100 THEN 1 ELSE 0 END) AS best FROM {source}"
    " GROUP BY 1, 2, 3, 4"
)
_CELLS = (
    "SELECT unit, area, period, count(*), avg(points * 1.0 / answered),"
    " sum(CASE WHEN 2 * best > answered THEN 1 ELSE 0 END) FROM ({persons}) AS p"
    " WHERE answered > 0 AND 2 * answered >= asked GROUP BY 1, 2, 3"
)


def all_units_sql(source: str, quarter: str) -> tuple[str, str]:
    """The statements for the twelve months and for the quarters."""
    return (
        _CELLS.format(persons=_PERSONS.format(period="0", source=source)),
        _CELLS.format(persons=_PERSONS.format(period=quarter, source=source)),
    )


@dataclass(frozen=True)
class Ways:
    """By name: one unit's figures, and all units'."""

    one_unit: Mapping[str, Way]
    all_units: Mapping[str, Way]


def normalised(path: Path, unit: int) -> Ways:
    """Plain SQL over the program's own tables, with no use of the summaries."""
    raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    month = (
        "CAST(substr(c.started_at, 1, 4) AS INTEGER) * 12 + CAST(substr(c.started_at, 6, 2) AS INTEGER) - 1"
    )
    rows = (
        f"(SELECT c.unit_id AS unit, a.life_area AS area, {month} AS month, c.person_id AS person, a.score"
        f" AS score"
        " FROM conversation c JOIN answer a ON a.conversation_id = c.id WHERE c.kind = 'questions'"
        " AND c.who_answered = 'self' AND a.repetition = 0 AND {})"
    )
    one = _ONE_UNIT.format(
        person="CASE WHEN score IS NOT NULL THEN person END", source=rows.format("c.unit_id = ?")
    )
    year = rows.format("c.started_at >= '2025-01-01' AND c.started_at < '2026-01-01'")
    both = all_units_sql(year, "month / 3")
    return Ways(
        {"plain SQL over normalised rows": lambda: raw.execute(one, (key(UNIT, unit),)).fetchall()},
        {"plain SQL over normalised rows": lambda: [raw.execute(sql).fetchall() for sql in both]},
    )


def flat(folder: Path, columns: Columns, unit: int) -> Ways:
    """One flat table of whole numbers in SQLite, clustered by unit, area and month."""
    raw = sqlite3.connect(folder / "flat.db")
    raw.execute(
        "CREATE TABLE flat (unit INT, area INT, month INT, person INT, number INT, score REAL,"
        " PRIMARY KEY (unit, area, month, person, number)) WITHOUT ROWID"
    )
    numbers = np.arange(len(columns.unit))
    score = [None if np.isnan(one) else one for one in columns.score.tolist()]
    parts = (columns.unit, columns.area, columns.month, columns.person, numbers)
    raw.executemany(
        "INSERT INTO flat VALUES (?, ?, ?, ?, ?, ?)",
        zip(*(one.tolist() for one in parts), score, strict=True),
    )
    raw.commit()
    one = _ONE_UNIT.format(person="CASE WHEN score IS NOT NULL THEN person END", source="flat WHERE unit = ?")
    both = all_units_sql(f"flat WHERE month BETWEEN {FIRST} AND {LAST}", "month / 3")
    return Ways(
        {"one flat table, clustered": lambda: raw.execute(one, (unit,)).fetchall()},
        {"one flat table, clustered": lambda: [raw.execute(sql).fetchall() for sql in both]},
    )


def duckdb_table(columns: Columns, unit: int) -> Ways:
    """DuckDB's own table, in the same order."""
    import duckdb

    base = duckdb.connect()
    table = _frame(columns)
    base.register("given", table)
    base.execute(
        "CREATE TABLE flat AS SELECT unit, area, month, person, CASE WHEN isnan(score) THEN NULL ELSE"
        " score END AS score FROM given"
    )
    one = _ONE_UNIT.format(person="CASE WHEN score IS NOT NULL THEN person END", source="flat WHERE unit = ?")
    both = all_units_sql(f"flat WHERE month BETWEEN {FIRST} AND {LAST}", "month // 3")
    return Ways(
        {"DuckDB, own table": lambda: base.execute(one, [unit]).fetchall()},
        {"DuckDB, own table": lambda: [base.execute(sql).fetchall() for sql in both]},
    )


def _frame(columns: Columns) -> Any:
    import pandas

    names = ("unit", "area", "month", "person", "score")
    return pandas.DataFrame({name: getattr(columns, name) for name in names})


def pandas_frame(columns: Columns, unit: int) -> Ways:
    """pandas, everything in memory."""
    frame = _frame(columns)

    def one() -> object:
        here = frame[(frame.unit == unit) & frame.score.notna()].groupby(["area", "month"])
        return here.agg(mean=("score", "mean"), persons=("person", "nunique")).to_dict("tight")

    def every() -> object:
        year = frame[frame.month.between(FIRST, LAST)]
        return [
            _cells_pandas(year.assign(period=0)),
            _cells_pandas(year.assign(period=year.month // 3)),
        ]

    return Ways({"pandas": one}, {"pandas": every})


def _cells_pandas(rows: Any) -> object:
    rows = rows.assign(best=rows.score == 100)
    grouped = rows.groupby(["unit", "area", "period", "person"])
    one = grouped.agg(
        asked=("month", "size"), answered=("score", "count"), points=("score", "sum"), best=("best", "sum")
    ).reset_index()
    one = one[(one.answered > 0) & (2 * one.answered >= one.asked)]
    one = one.assign(mean=one.points / one.answered, chose=2 * one.best > one.answered)
    told = one.groupby(["unit", "area", "period"]).agg(
        persons=("mean", "size"), mean=("mean", "mean"), best=("chose", "sum")
    )
    return told.to_dict("tight")


def polars_frame(columns: Columns, unit: int) -> Ways:
    """polars, everything in memory."""
    import polars as pl

    names = ("unit", "area", "month", "person", "score")
    frame = pl.DataFrame({name: getattr(columns, name) for name in names}).with_columns(
        pl.col("score").fill_nan(None)
    )

    def one() -> object:
        here = frame.lazy().filter((pl.col("unit") == unit) & pl.col("score").is_not_null())
        told = here.group_by("area", "month").agg(
            pl.col("score").mean(), pl.col("person").n_unique().alias("persons")
        )
        return told.collect().rows()

    def cells(period: Any) -> object:
        score = pl.col("score")
        persons = (
            frame.lazy()
            .filter(pl.col("month").is_between(FIRST, LAST))
            .group_by("unit", "area", period.alias("period"), "person")
            .agg(
                pl.len().alias("asked"),
                score.count().alias("answered"),
                score.sum().alias("points"),
                (score == 100).sum().alias("best"),
            )
            .filter((pl.col("answered") > 0) & (2 * pl.col("answered") >= pl.col("asked")))
        )
        told = persons.group_by("unit", "area", "period").agg(
            pl.len().alias("persons"),
            (pl.col("points") / pl.col("answered")).mean().alias("mean"),
            (2 * pl.col("best") > pl.col("answered")).sum().alias("chose"),
        )
        return told.collect().rows()

    def every() -> object:
        return [cells(pl.lit(0)), cells(pl.col("month") // 3)]

    return Ways({"polars": one}, {"polars": every})


def numpy_arrays(columns: Columns, unit: int) -> Ways:
    """Whole numbers in memory, with room for every person in every cell: the floor."""
    areas, people = len(columns.areas), int(columns.person.max()) + 1
    home = np.zeros(people, np.int64)
    home[columns.person] = columns.unit
    units = int(home.max()) + 1

    def one() -> object:
        # The rows stand in the order of units.
        here = slice(*np.searchsorted(columns.unit, [unit, unit + 1]))
        score, month, area = columns.score[here], columns.month[here], columns.area[here]
        good = ~np.isnan(score)
        cell = area[good] * 4000 + month[good] - month.min()
        cells, which = np.unique(cell, return_inverse=True)
        pairs = np.unique(which * people + columns.person[here][good])
        mean = np.bincount(which, score[good]) / np.bincount(which)
        return cells, mean, np.bincount(pairs // people)

    def every() -> object:
        year = (columns.month >= FIRST) & (columns.month <= LAST)
        score, person, area = columns.score[year], columns.person[year], columns.area[year]
        quarter = (columns.month[year] - FIRST) // 3
        good = ~np.isnan(score)
        cell = (person * areas + area) * 4 + quarter
        shape = (people, areas, 4)
        size = people * areas * 4
        asked = np.bincount(cell, minlength=size).reshape(shape)
        answered = np.bincount(cell[good], minlength=size).reshape(shape)
        points = np.bincount(cell[good], score[good], size).reshape(shape)
        best = np.bincount(cell[score == 100], minlength=size).reshape(shape)
        told = []
        for sums in (
            [asked, answered, points, best],
            [one.sum(axis=2, keepdims=True) for one in (asked, answered, points, best)],
        ):
            some = (sums[1] > 0) & (2 * sums[1] >= sums[0])
            whose, which, when = np.nonzero(some)
            into = (home[whose] * areas + which) * sums[0].shape[2] + when
            length = units * areas * sums[0].shape[2]
            persons = np.bincount(into, minlength=length)
            mean = np.bincount(into, sums[2][some] / sums[1][some], length) / np.maximum(persons, 1)
            told.append((persons, mean, np.bincount(into, 2 * sums[3][some] > sums[1][some], length)))
        return told

    return Ways({"numpy on arrays in memory": one}, {"numpy on arrays in memory": every})
