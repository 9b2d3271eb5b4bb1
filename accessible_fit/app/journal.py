"""The journal of this computer, where the store is a server, and what staff are told of it."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from accessible_fit.services.clock import Clock
    from accessible_fit.services.journal.guard import Guard
    from accessible_fit.services.journal.waiting import Counted, Waiting
    from db.engine import Store
    from db.keys import KeySource

log = logging.getLogger(__name__)
NAME = "waiting.db"


def guard_of(
    store: "Store", clock: "Clock", folder: Path, key_source: "Callable[[], KeySource]"
) -> "Guard | None":
    """Return what keeps answers on this computer while a server is away; None where the store is a file.

    Without a keyring nothing is kept here: then a person's screen says what it says for a full disk.
    """
    if store.address.path is not None:
        return None
    from accessible_fit.services.journal.guard import Guard
    from accessible_fit.services.upkeep.opening import make_folder
    from db.errors import DbError
    from db.journal import open_journal

    try:
        make_folder(folder)
        return Guard(store, open_journal(folder / NAME, key_source()), clock)
    except DbError as problem:
        log.warning("there is no journal on this computer: %s", type(problem).__name__)
        return None


class Postbox(QObject):
    """Tells in the windows' own thread how much waits."""

    told = Signal(object)
    _changed = Signal()

    def __init__(self, waiting: "Waiting", guard: "Guard", parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = waiting
        self._changed.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        guard.changed = self._changed.emit

    def tell(self) -> None:
        """Say how much waits now."""
        from db.errors import DbError

        try:
            counted: Counted = self._waiting.counted()
        except DbError as problem:
            log.warning("what waits could not be counted: %s", type(problem).__name__)
            return
        self.told.emit(counted)
