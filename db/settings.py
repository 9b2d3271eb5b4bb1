"""Words about the whole store, by name."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from db.tables import setting_table

_setting = setting_table.c

CREATED_AT = "created_at"
ORGANISATION = "organisation"


def read(tx: Connection, name: str) -> str | None:
    """Return a setting, or None when it has never been written."""
    return tx.execute(select(_setting.value).where(_setting.name == name)).scalar()


def write(tx: Connection, name: str, value: str) -> None:
    """Set a setting."""
    tx.execute(delete(setting_table).where(_setting.name == name))
    tx.execute(insert(setting_table).values(name=name, value=value))


def everything(tx: Connection) -> dict[str, str]:
    """Return every setting."""
    return {row.name: row.value for row in tx.execute(select(_setting.name, _setting.value))}
