"""Whether a window can open here, found out before Qt ends the whole process over it."""

import os
import re
import sys
from pathlib import Path

WAIT_S = 2.0


def has_screen() -> bool:
    """Say whether a window can be expected to open: a platform was named, or a display answers."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and (Path(folder) / name).exists()


def _x_answers(display: str) -> bool:
    found = re.fullmatch(r"(?P<host>[^:]*):(?P<number>\d+)(\.\d+)?", display)
    if found is None:
        return False
    import socket  # only where there is a display to ask

    host, number = found["host"], int(found["number"])
    try:
        if host in ("", "unix"):
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(WAIT_S)
                line.connect(f"/tmp/.X11-unix/X{number}")
        else:
            socket.create_connection((host, 6000 + number), WAIT_S).close()
    except OSError:
        return False
    return True
