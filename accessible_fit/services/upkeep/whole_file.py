"""Writing a file whole or leaving what was there."""

import contextlib
from pathlib import Path

from accessible_fit.errors import FileUnusable


def write_whole(path: Path, data: bytes) -> Path:
    """Write a file that is whole when it has its name. Raises FileUnusable."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileUnusable(path=path.name) from error
    return path
