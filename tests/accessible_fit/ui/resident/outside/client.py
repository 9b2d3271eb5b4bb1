"""Somebody outside the program who knows nothing of it but what AT-SPI tells: what things are called.

Runs under the system's own Python, which has pyatspi. Reads steps as JSON from standard input:
`["see", name]` waits until something with this name shows, `["press", name]` presses it.
Writes out what was announced.
"""

import json
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE_S = 12.0
APPLICATION = "Accessible FIT"
PRESSED = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX)


class Lost(Exception):
    """Something never came on screen."""


def application() -> "pyatspi.Accessible | None":
    desktop = pyatspi.Registry.getDesktop(0)
    for child in desktop:
        if child is not None and child.name == APPLICATION:
            return child
    return None


def showing(node: "pyatspi.Accessible", name: str, pressed: bool) -> "pyatspi.Accessible | None":
    """Look for what is called `name` below a node, and may be pressed when it is to be `pressed`."""
    states = node.getState()
    if node.name == name and (not pressed or node.getRole() in PRESSED):
        if states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_ENABLED):
            return node
        return None
    for child in node:
        found = showing(child, name, pressed) if child is not None else None
        if found is not None:
            return found
    return None


def wait_for(name: str, pressed: bool) -> "pyatspi.Accessible":
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        listen()
        try:
            root = application()
            found = showing(root, name, pressed) if root is not None else None
        except (GLib.Error, LookupError, RuntimeError):
            found = None  # it changed while it was being read
        if found is not None:
            return found
        time.sleep(0.02)
    raise Lost(name)


def listen() -> None:
    """Let announcements arrive."""
    while GLib.MainContext.default().iteration(False):
        pass


def main() -> int:
    announced: list[str] = []
    pyatspi.Registry.registerEventListener(
        lambda event: announced.append(str(event.any_data)), "object:announcement"
    )
    for what, name in json.load(sys.stdin):
        node = wait_for(name, what == "press")
        if what == "press":
            node.queryAction().doAction(0)
    listen()
    json.dump(announced, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
