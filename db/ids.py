"""Keys of everything that is kept."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Return a UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds since 1970, the rest random.

    Later ids sort after earlier ones, so that new rows land at the end of an index and not all over the file.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
