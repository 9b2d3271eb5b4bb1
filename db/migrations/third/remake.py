"""Giving a table a new form while its rows stay: SQLite makes it anew, a server alters what is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

Part = sa.Column[Any] | sa.Constraint


def on_file() -> bool:
    """Whether this is SQLite."""
    return bool(op.get_context().dialect.name == "sqlite")


def remake(
    name: str,
    parts: Iterable[Part],
    *,
    constant: Mapping[str, str] | None = None,
    worked_out: Mapping[str, str] | None = None,
    indexes: Mapping[str, list[str]] | None = None,
    with_rowid: bool = True,
) -> None:
    """Make the table have exactly these columns, constraints and indexes (name → columns).

    Columns it had before keep what they held; a new one is null, a `constant` of SQL, or `worked_out` by an
    SQL expression over the old row, in which the table goes by its name. On a file the table's triggers are
    gone afterwards. Foreign keys from other tables must not be watched, or there must be no rows.
    """
    every_part = list(parts)
    fixed, computed = dict(constant or {}), dict(worked_out or {})
    if on_file():
        _on_file(name, every_part, {**fixed, **computed}, with_rowid)
    else:
        _on_server(name, every_part, fixed, computed)
    had = {index["name"] for index in sa.inspect(op.get_bind()).get_indexes(name)}
    for index, columns in (indexes or {}).items():
        if index not in had:
            op.create_index(index, name, columns)


def _on_file(name: str, parts: list[Part], filled: dict[str, str], with_rowid: bool) -> None:
    """The way SQLite's manual tells (lang_altertable.html, 7): new table, copy, drop the old, rename."""
    had = {column["name"] for column in sa.inspect(op.get_bind()).get_columns(name)}
    new = f"{name}_new"
    op.create_table(new, *parts, **({} if with_rowid else {"sqlite_with_rowid": False}))
    columns = {part.name: filled.get(part.name, part.name) for part in parts if isinstance(part, sa.Column)}
    kept = {column: value for column, value in columns.items() if column in had or column in filled}
    names, values = (", ".join(map(str, some)) for some in (kept, kept.values()))
    op.execute(f"INSERT INTO {new} ({names}) SELECT {values} FROM {name}")
    op.drop_table(name)
    op.rename_table(new, name)


def _on_server(name: str, parts: list[Part], fixed: dict[str, str], computed: dict[str, str]) -> None:
    sa.Table(name, sa.MetaData(), *parts)  # so that constraints know their columns
    seen = sa.inspect(op.get_bind())
    had = {column["name"]: column for column in seen.get_columns(name)}
    ties = {tie["name"] for tie in seen.get_foreign_keys(name)}
    uniques = {unique["name"] for unique in seen.get_unique_constraints(name)}
    for check in seen.get_check_constraints(name):
        op.drop_constraint(op.f(str(check["name"])), name)
    columns = [part for part in parts if isinstance(part, sa.Column)]
    for column in columns:
        if column.name not in had:
            start = sa.text(fixed[column.name]) if column.name in fixed else None
            op.add_column(name, sa.Column(column.name, column.type, server_default=start))
            if start is not None:
                op.alter_column(name, column.name, server_default=None)
    if computed:
        changes = ", ".join(f"{column} = {value}" for column, value in computed.items())
        op.execute(f"UPDATE {name} SET {changes}")
    for column in columns:
        was_null = had[column.name]["nullable"] if column.name in had else True
        if was_null != column.nullable:
            op.alter_column(name, column.name, nullable=column.nullable)
    for gone in had.keys() - {column.name for column in columns}:
        op.drop_column(name, gone)
    wanted = {str(part.name) for part in parts if isinstance(part, sa.UniqueConstraint)}
    for unique in uniques:
        if unique not in wanted:
            # one whose column was dropped went with it
            op.execute(f"ALTER TABLE {name} DROP CONSTRAINT IF EXISTS {unique}")
    for part in parts:
        if isinstance(part, sa.CheckConstraint):
            op.create_check_constraint(op.f(str(part.name)), name, part.sqltext)
        elif isinstance(part, sa.UniqueConstraint) and part.name not in uniques:
            op.create_unique_constraint(op.f(str(part.name)), name, list(part.columns.keys()))
        elif isinstance(part, sa.ForeignKeyConstraint) and part.name not in ties:
            _tie(name, part)


def _tie(name: str, tie: sa.ForeignKeyConstraint) -> None:
    targets = [element.target_fullname.split(".") for element in tie.elements]
    op.create_foreign_key(
        op.f(str(tie.name)),
        name,
        targets[0][0],
        list(tie.column_keys),
        [column for _, column in targets],
        ondelete=tie.ondelete,
    )
