"""One kind of record and the table it is kept in: putting, getting, changing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert, select, update

from db.errors import UnknownRow

R = TypeVar("R")


class Shelf(Generic[R]):
    """Keeps records of a frozen dataclass whose fields are named as the columns of the table."""

    def __init__(self, record: type[R], table: Table[Any]) -> None:
        self._record = record
        self.table = table
        self._names = [field.name for field in fields(cast(Any, record))]
        self._columns = [self.table.c[name] for name in self._names]
        self._insert = insert(self.table)

    def put(self, tx: Connection, record: R) -> R:
        """Keep a new record. Raises ConstraintBroken."""
        tx.execute(self._insert, self.values(record))
        return record

    def put_many(self, tx: Connection, records: list[R]) -> int:
        """Keep many new records, at least one, and return how many. Raises ConstraintBroken."""
        tx.execute(self._insert, [self.values(record) for record in records])
        return len(records)

    def get(self, tx: Connection, key: UUID) -> R:
        """Return the record with this id. Raises UnknownRow."""
        return self._known(self.first(tx, self.table.c.id == key), key)

    def first(self, tx: Connection, *where: ColumnElement[bool]) -> R | None:
        """Return the record the conditions single out, or None."""
        row = tx.execute(self.select().where(*where)).first()
        return None if row is None else self.record(row)

    def all(self, tx: Connection, *where: ColumnElement[bool], order_by: Iterable[Any] = ()) -> list[R]:
        """Return every record that fits the conditions."""
        rows = tx.execute(self.select().where(*where).order_by(*order_by))
        return [self.record(row) for row in rows]

    def change(self, tx: Connection, key: UUID, **values: object) -> R:
        """Change some fields and return the whole record. Raises UnknownRow, ConstraintBroken."""
        statement = update(self.table).where(self.table.c.id == key).values(values)
        row = tx.execute(statement.returning(*self._columns)).first()
        return self._known(None if row is None else self.record(row), key)

    def remove(self, tx: Connection, key: UUID) -> None:
        """Remove the record. Raises UnknownRow."""
        if not tx.execute(delete(self.table).where(self.table.c.id == key)).rowcount:
            raise UnknownRow(kind=self.table.name, id=key)

    def select(self) -> Select[Any]:
        """Return a SELECT of the record's fields, to be narrowed."""
        return select(*self._columns)

    def record(self, row: Sequence[Any]) -> R:
        """Make a record of the columns of `select`."""
        return self._record(**dict(zip(self._names, row, strict=True)))

    def values(self, record: R) -> dict[str, Any]:
        """Return the columns of a record."""
        return {name: getattr(record, name) for name in self._names}

    def _known(self, record: R | None, key: UUID) -> R:
        if record is None:
            raise UnknownRow(kind=self.table.name, id=key)
        return record
