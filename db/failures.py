"""From what the drivers say to the errors the user is told."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile

from sqlalchemy.exc import DBAPIError, StatementError

from db.addresses import Address
from db.errors import (
    ConnectionLost,
    ConstraintBroken,
    DbError,
    DiskFull,
    NotForThisAccount,
    ServerRefused,
    SignInEnded,
    StoreBusy,
    StoreDamaged,
    StoreFailed,
    StoreReadOnly,
    WrongKeyOrBroken,
)

# Primary result codes of SQLite (sqlite.org/rescode.html)
_PERM, _BUSY, _LOCKED, _READONLY, _IOERR = 3, 5, 6, 8, 10
_CORRUPT, _FULL, _CANTOPEN, _CONSTRAINT, _NOTADB = 11, 13, 14, 19, 26
# What PostgreSQL ends because it is shut down, or because it is slower than the patience that was set.
_TOO_SLOW = ("57P", "57014", "25P03")
# A file system with less than this left is full, whatever the error is called.
_NO_ROOM_BYTES = 64 * 1024


def as_db_error(error: BaseException, address: Address) -> DbError:
    """Return the error to raise instead of what SQLAlchemy or a driver raised."""
    cause: BaseException | None = error
    if isinstance(error, StatementError):
        cause = error.orig
    if isinstance(cause, DbError):
        return cause
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _from_sqlite(code & 0xFF, str(cause), address)
    if address.path is None:
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        return _from_postgresql(cause, address, lost)
    return StoreFailed(reason=str(cause))


def _from_sqlite(code: int, text: str, address: Address) -> DbError:
    place = address.shown
    if code == _CONSTRAINT:
        return ConstraintBroken(rule=text.partition("constraint failed: ")[2] or text)
    if code in (_BUSY, _LOCKED):
        return StoreBusy()
    if code == _NOTADB:
        return WrongKeyOrBroken(place=place)
    if code == _CORRUPT:
        return StoreDamaged(place=place)
    if code == _FULL or (code in (_IOERR, _CANTOPEN) and _no_room(address)):
        return DiskFull()
    if code in (_READONLY, _PERM, _CANTOPEN):
        return StoreReadOnly(place=place)
    return StoreFailed(reason=text)


def _no_room(address: Address) -> bool:
    """Find out whether there is no room: under a quota, and for shared memory, SQLite speaks of I/O.

    The disk of somebody with a quota has room, so a little is written to see.
    """
    if address.path is None:
        return False
    folder = address.path.parent
    try:
        if shutil.disk_usage(folder).free < _NO_ROOM_BYTES:
            return True
        with tempfile.TemporaryFile(dir=folder, buffering=0) as trial:
            written = trial.write(bytes(_NO_ROOM_BYTES))
            os.fsync(trial.fileno())
        return written < _NO_ROOM_BYTES
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _from_postgresql(cause: BaseException | None, address: Address, lost: bool) -> DbError:
    """Sort by SQLSTATE (PostgreSQL manual, appendix A)."""
    place = address.shown
    state = getattr(cause, "sqlstate", None) or ""
    text = str(cause).strip().partition("\n")[0]
    if state.startswith("23"):
        rule = getattr(getattr(cause, "diag", None), "constraint_name", None)
        return ConstraintBroken(rule=rule or text)
    if state == "53100":
        return DiskFull()
    if state == "AF001":
        return SignInEnded(place=place)
    if state == "42501" and "row-level security" in text:
        return NotForThisAccount(place=place)
    if state in ("25006", "42501"):
        return StoreReadOnly(place=place)
    if state in ("40001", "40P01", "55P03"):
        return StoreBusy()
    if state.startswith(("28", "3D")) or (not state and "FATAL" in text):
        return ServerRefused(place=place)
    if lost or state.startswith(("08", "53", *_TOO_SLOW)) or type(cause).__name__ == "OperationalError":
        return ConnectionLost(place=place)
    return StoreFailed(reason=text)
