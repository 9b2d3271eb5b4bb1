"""Words about the whole store, by name."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from db.tables import SettingRow

CREATED_AT = "created_at"
ORGANISATION = "organisation"


def read(tx: Connection, name: str) -> str | None:
    """Return a setting, or None when it has never been written."""
    return tx.execute(select(SettingRow.value).where(SettingRow.name == name)).scalar()


def write(tx: Connection, name: str, value: str) -> None:
    """Set a setting."""
    tx.execute(delete(SettingRow).where(SettingRow.name == name))
    tx.execute(insert(SettingRow).values(name=name, value=value))


def everything(tx: Connection) -> dict[str, str]:
    """Return every setting."""
    return {row.name: row.value for row in tx.execute(select(SettingRow.name, SettingRow.value))}
