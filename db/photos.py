"""Pictures of persons and of things that are theirs, inside the encrypted database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from db.ids import new_id
from db.records import Photo
from db.shelf import Shelf
from db.tables import photo_table

_PHOTOS = Shelf(Photo, photo_table)


def put(
    tx: Connection,
    unit_id: UUID,
    media_type: str,
    width: int,
    height: int,
    data: bytes,
    taken_at: datetime,
    person_id: UUID | None = None,
    photo_id: UUID | None = None,
) -> Photo:
    """Keep a picture; `unit_id` is the person's unit when it belongs to a person.

    `photo_id` is for one that has been known by that id before it could be kept. Raises ConstraintBroken.
    """
    made = Photo(photo_id or new_id(), unit_id, person_id, media_type, width, height, data, taken_at)
    return _PHOTOS.put(tx, made)


def get(tx: Connection, photo_id: UUID) -> Photo:
    """Return a picture. Raises UnknownRow."""
    return _PHOTOS.get(tx, photo_id)


def remove(tx: Connection, photo_id: UUID) -> None:
    """Erase a picture; where it was shown there is none afterwards. Raises UnknownRow."""
    _PHOTOS.remove(tx, photo_id)
