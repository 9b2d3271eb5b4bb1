"""Is a database whole: its pages, the ties between its rows, and the log's chain; and how much is in it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db import audit
from db.errors import StoreDamaged


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found: `faults` is empty for a whole database; `rows` counts every table."""

    faults: tuple[str, ...]
    rows: dict[str, int]

    @property
    def total(self) -> int:
        """Return how many rows there are in all."""
        return sum(self.rows.values())


def examine(tx: Connection, *, encrypted: bool, thorough: bool = True) -> Health:
    """Look through a whole database in the transaction's snapshot.

    `thorough` also compares every index with its table, and every summary with the answers. A server keeps
    its pages and ties itself; its rows are counted and its log is gone through.
    """
    try:
        faults = _pages(tx, encrypted, thorough) + _ties(tx)
        faults += [f"log {problem.seq}: {problem.fault.value}" for problem in audit.verify(tx)]
        if thorough:
            from db import summaries

            faults += summaries.differences(tx).told()
        return Health(tuple(faults), count_rows(tx))
    except StoreDamaged as error:
        return Health((str(error.__cause__ or error),), {})


def count_rows(tx: Connection) -> dict[str, int]:
    """Count the rows of every table, those aside whose rows come and go as somebody looks."""
    from db.tables import metadata

    return {
        name: tx.execute(select(func.count()).select_from(table)).scalar_one()
        for name, table in sorted(metadata.tables.items())
        if not table.info.get("fleeting")
    }


def _pages(tx: Connection, encrypted: bool, thorough: bool) -> list[str]:
    if tx.dialect.name != "sqlite":
        return []
    # SQLCipher's own check compares what it reads from the file with the sum that is kept with every page
    checks = ["PRAGMA cipher_integrity_check"] if encrypted else []
    checks.append("PRAGMA integrity_check" if thorough else "PRAGMA quick_check")
    found = [str(line) for check in checks for line in tx.exec_driver_sql(check).scalars()]
    return [line for line in found if line != "ok"]


def _ties(tx: Connection) -> list[str]:
    """Rows that point to rows that are not there."""
    if tx.dialect.name != "sqlite":
        return []
    rows = tx.exec_driver_sql("PRAGMA foreign_key_check").all()
    tables = sorted({(str(row[0]), str(row[2])) for row in rows})
    return [f"{table} points to rows of {parent} that are not there" for table, parent in tables]
