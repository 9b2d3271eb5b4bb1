"""A unit's summaries of four quarters packed into one sheet, so that two hundred units are read at once.

A sheet is made of the summaries when somebody looks and is missing; a trigger takes it away in the
transaction that changes one of them. It holds own answers with choices: who, about what, in which of the
quarters.

The body: how many persons and how many rows (32 bits each), the persons' ids (16 bytes each), then for the
rows, column by column: person (16 bits, a place in the list), part of life (16 bits), quarter (16 bits, 0
is the first of the four), asked, answered, best (16 bits each), points (64 bits, millionths); then the
parts of life as JSON. All little-endian. Rows of the same person, part and quarter are one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, text

from db.tables import month_summary_table, unit_table, year_sheet_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

_kept = month_summary_table.c
_sheet = year_sheet_table.c

QUARTERS = 4
MONTHS = 3
_ID = 16
_COLUMNS = (
    ("person", "<u2"),
    ("area", "<u2"),
    ("quarter", "<u2"),
    ("asked", "<u2"),
    ("answered", "<u2"),
    ("best", "<u2"),
    ("points", "<i8"),
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of some units' sheets, one under the other, as columns of whole numbers.

    `unit` is a place in `units`, `area` in `areas`, `person` in `persons`, which are the bytes of ids, unit
    after unit: a person who has answered in two units is there twice. `quarter` is 0–3; `points` is the sum
    of scores in millionths.
    """

    units: tuple[UUID, ...]
    areas: tuple[str, ...]
    persons: tuple[bytes, ...]
    unit: NDArray[Any]
    person: NDArray[Any]
    area: NDArray[Any]
    quarter: NDArray[Any]
    asked: NDArray[Any]
    answered: NDArray[Any]
    best: NDArray[Any]
    points: NDArray[Any]


def missing(tx: Connection, unit_ids: Collection[UUID], last_quarter: int) -> list[UUID]:
    """Return those of the units that have no sheet up to this quarter, in the order of their ids."""
    there = set(tx.execute(select(_sheet.unit_id).where(_sheet.last_quarter == last_quarter)).scalars())
    return sorted(set(unit_ids) - there)


def make(tx: Connection, unit_ids: Iterable[UUID], last_quarter: int) -> int:
    """Pack the sheets of some units and return how many. Nobody writes their answers meanwhile."""
    made = 0
    for unit_id in unit_ids:
        if tx.dialect.name != "sqlite":
            # waits for those who are writing answers of the unit, and they for this
            tx.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:unit, 5))"), {"unit": str(unit_id)}
            )
        tx.execute(
            delete(year_sheet_table).where(_sheet.unit_id == unit_id, _sheet.last_quarter == last_quarter)
        )
        body = pack(tx, unit_id, last_quarter)
        tx.execute(insert(year_sheet_table), {"unit_id": unit_id, "last_quarter": last_quarter, "body": body})
        made += 1
    return made


def pack(tx: Connection, unit_id: UUID, last_quarter: int) -> bytes:
    """Return a unit's sheet as its summaries are now."""
    import numpy as np

    first = last_quarter - QUARTERS + 1
    said = (
        select(month_summary_table, (_kept.month // MONTHS).label("quarter"))
        .where(
            _kept.unit_id == unit_id,
            _kept.month.between(first * MONTHS, last_quarter * MONTHS + MONTHS - 1),
            _kept.by_self,
            _kept.choices > 0,
        )
        .subquery()
        .c
    )
    one_row = (said.life_area, said.person_id, said.quarter)
    sums = (func.sum(said[name]) for name in ("asked", "answered", "best", "points"))
    rows = tx.execute(select(*one_row, *sums).group_by(*one_row).order_by(*one_row)).all()
    areas = {one: at for at, one in enumerate(sorted({row[0] for row in rows}))}
    persons = {one: at for at, one in enumerate(sorted({row[1] for row in rows}))}
    told = [
        (persons[person], areas[area], quarter - first, *map(int, sums))
        for area, person, quarter, *sums in rows
    ]
    columns = zip(*told, strict=True) if told else ((),) * len(_COLUMNS)
    parts = [np.array([len(persons), len(rows)], "<u4").tobytes(), *(one.bytes for one in persons)]
    parts += [np.array(column, kind).tobytes() for column, (_, kind) in zip(columns, _COLUMNS, strict=True)]
    return b"".join([*parts, json.dumps([*areas], ensure_ascii=False).encode()])


def read(tx: Connection, unit_ids: Collection[UUID], last_quarter: int) -> Sheets:
    """Return the sheets that are there, of these units."""
    import numpy as np

    wanted = set(unit_ids)
    rows = tx.execute(
        select(_sheet.unit_id, _sheet.body)
        .where(_sheet.last_quarter == last_quarter)
        .order_by(_sheet.unit_id)
    ).all()
    units: list[UUID] = []
    persons: list[bytes] = []
    areas: dict[str, int] = {}
    columns: dict[str, list[NDArray[Any]]] = {name: [] for name in ("unit", *(name for name, _ in _COLUMNS))}
    for unit_id, body in rows:
        if unit_id not in wanted:
            continue
        here, count = (int(one) for one in np.frombuffer(body, "<u4", 2))
        at = 8 + here * _ID
        before = len(persons)
        persons += [body[start : start + _ID] for start in range(8, at, _ID)]
        for name, kind in _COLUMNS:
            column = np.frombuffer(body, kind, count, at)
            at += column.nbytes
            columns[name].append(column.astype(np.int64))
        named = [areas.setdefault(one, len(areas)) for one in json.loads(body[at:])]
        columns["person"][-1] += before
        if named:
            columns["area"][-1] = np.array(named, np.int64)[columns["area"][-1]]
        columns["unit"].append(np.full(count, len(units), np.int64))
        units.append(unit_id)
    whole = {name: np.concatenate(some) if some else np.empty(0, np.int64) for name, some in columns.items()}
    return Sheets(tuple(units), tuple(areas), tuple(persons), **whole)


def stale(tx: Connection) -> list[tuple[UUID, int]]:
    """Return the sheets that are not what would be packed today."""
    known = set(tx.execute(select(unit_table.c.id)).scalars())
    rows = tx.execute(select(_sheet.unit_id, _sheet.last_quarter, _sheet.body)).all()
    return [
        (unit_id, last)
        for unit_id, last, body in rows
        if unit_id not in known or pack(tx, unit_id, last) != body
    ]
