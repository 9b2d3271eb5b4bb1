"""Leaving no trace of what was erased in a database file and what lies beside it.

SQLite overwrites erased rows with zeros (`secure_delete`), but what was written lately stands a second time
in the write-ahead file, and old keys may stay in the middle of the tree. So the file is written anew and the
write-ahead file cut to nothing. Temporary data stays in memory. What a disk keeps of blocks that a file has
given back is the disk's own business: there the encryption of the file protects.
"""

from __future__ import annotations

from typing import Any

from db.errors import StoreBusy


def scrub(raw: Any) -> None:
    """Write a file anew through one of its connections and cut its write-ahead file to nothing.

    No transaction may be running on it. It needs as much free disk as the file is large, and reads and writes
    all of it. Raises the driver's errors, and StoreBusy when somebody else is reading.
    """
    raw.execute("VACUUM")
    (busy, _, _) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreBusy
