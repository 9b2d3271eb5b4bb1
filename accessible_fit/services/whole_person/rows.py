"""A person's rows as JSON: columns by name, dates in ISO 8601, pictures and sounds as files beside."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from db.person_rows import Row

ENDINGS: Mapping[str, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
}
FOLDERS: Mapping[str, str] = {"photo": "pictures", "clip": "voices"}


def file_of(table: str, row: Row) -> str:
    """Return where the bytes of a picture or a sound lie in the archive."""
    ending = ENDINGS.get(str(row["media_type"]), "bin")
    return f"{FOLDERS[table]}/{row['id']}.{ending}"


def files_in(rows: Mapping[str, Iterable[Row]]) -> dict[str, bytes]:
    """Return the pictures and sounds among the rows, by where they lie in the archive."""
    return {file_of(table, row): bytes(row["data"]) for table in FOLDERS for row in rows.get(table, ())}


def as_json(rows: Mapping[str, Iterable[Row]]) -> dict[str, list[dict[str, Any]]]:
    """Return rows by table as JSON can hold them; bytes become `{"file": where they lie}`."""
    return {
        table: [{name: _plain(table, row, value) for name, value in row.items()} for row in those]
        for table, those in rows.items()
    }


def plain(value: object) -> Any:
    """Return a value as JSON can hold it: instants in UTC with their zone."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def _plain(table: str, row: Row, value: object) -> Any:
    return {"file": file_of(table, row)} if isinstance(value, bytes) else plain(value)
