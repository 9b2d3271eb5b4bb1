"""Every row of one database into another of the same form, whatever kinds the two are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    RowMapping,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from db import migrate
from db.addresses import Address
from db.errors import StoreExists
from db.tables import metadata

_ROWS_AT_A_TIME = 1000


def build_and_copy(source: Connection, engine: Engine, address: Address) -> None:
    """Make every table in an empty database and fill it, all or nothing. Raises StoreExists."""
    try:
        with engine.begin() as tx:
            if tx.dialect.has_table(tx, "alembic_version"):
                raise StoreExists(place=address.shown)
            migrate.build(tx)
            copy_rows(source, tx)
    finally:
        engine.dispose()


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table, in an order that no row arrives before what it points to.

    What a new database begins with (the end of its log, its settings) gives way to what the source has.
    """
    # summaries come by themselves, with the answers
    tables = [table for table in metadata.sorted_tables if not table.info.get("derived")]
    for table in reversed(tables):
        if table.name != "audit_entry":  # empty in a new database, and nothing may be removed from it
            target.execute(delete(table))
    later = [
        (table, column)
        for table in tables
        for column in table.columns
        if _points_ahead(table, column, tables)
    ]
    for table in tables:
        waits = {column.name for owner, column in later if owner is table}
        for rows in _in_order(source, table):
            target.execute(insert(table), [{**row, **dict.fromkeys(waits)} for row in rows])
    for table, column in later:
        _fill_in(source, target, table, column)


def _in_order(source: Connection, table: Table[Any]) -> Iterator[Sequence[RowMapping]]:
    """Give the rows in batches; in a table that points to itself, each after the one it points to."""
    to_itself = [
        column
        for column in table.columns
        if any(tie.column.table is table for tie in column.foreign_keys) and column.nullable
    ]
    if not to_itself:
        rows = source.execute(select(table), execution_options={"yield_per": _ROWS_AT_A_TIME})
        yield from rows.mappings().partitions()
        return
    waiting: list[RowMapping] = list(source.execute(select(table)).mappings())
    there: set[Any] = {None}
    while waiting:
        ready = [row for row in waiting if all(row[column.name] in there for column in to_itself)]
        if not ready:  # a circle, which the target will refuse by name
            ready = waiting
        there |= {row["id"] for row in ready}
        waiting = [row for row in waiting if row["id"] not in there]
        yield ready


def _points_ahead(table: Table[Any], column: Column[Any], order: Sequence[Table[Any]]) -> bool:
    """Say whether the column points to a table that is filled later."""
    return any(order.index(tie.column.table) > order.index(table) for tie in column.foreign_keys)


def _fill_in(source: Connection, target: Connection, table: Table[Any], column: Column[Any]) -> None:
    found = source.execute(select(table.c.id, column).where(column.is_not(None))).all()
    if found:
        change = update(table).where(table.c.id == bindparam("of")).values({column.name: bindparam("to")})
        target.execute(change, [{"of": row[0], "to": row[1]} for row in found])
