"""One start of a window in a process of its own: prints milliseconds from the spawning of the process.

`bare`: an empty Qt window. `program`: ours, by the road of the command line. It tells when the first
picture was painted and, for the program, when somebody can write their name and password, when everything
behind that is there, and how much memory it has then (kilobytes, proportional share). `board`: the same
with a board of 60 cards open. `talks FIRST LAST`: no window, but so many whole conversations through the
services; it tells how much memory belongs to this process alone after the first ones and after the last.
"""

import os
import sys
import time
from pathlib import Path

BEGAN = float(os.environ["PROBE_BEGAN"])


def since() -> float:
    return (time.time() - BEGAN) * 1000


def memory(names: tuple[str, ...] = ("Pss:",)) -> int:
    """Kilobytes of these kinds together, 0 where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0
    lines = [line.split() for line in rollup.read_text().splitlines()]
    return sum(int(line[1]) for line in lines if line[0] in names)


def bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication([])

    class Painted(QLabel):
        def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's own name
            super().paintEvent(event)  # type: ignore[arg-type]  # a QPaintEvent
            tell("painted")
            QTimer.singleShot(0, end)

    def end() -> None:
        tell("memory", memory())
        application.quit()

    window = Painted("Accessible FIT")
    window.resize(1280, 800)
    window.show()
    application.exec()


def program(with_board: bool = False) -> None:
    from accessible_fit.commands.window import open_window
    from accessible_fit.ui.plain_imports import load_qt

    load_qt()  # as `open_window` does first

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLineEdit

    from accessible_fit.app import run as running
    from accessible_fit.app.program import Program

    class Watched(Program):
        def show(self) -> None:
            self.staff.painted.connect(lambda: tell("painted"))
            super().show()
            QTimer.singleShot(5, self.usable)

        def usable(self) -> None:
            if any(line.isVisible() and line.isEnabled() for line in self.staff.findChildren(QLineEdit)):
                tell("usable")
                self.complete()
            else:
                QTimer.singleShot(5, self.usable)

        def complete(self) -> None:
            if self.desk is None:
                QTimer.singleShot(5, self.complete)
            else:
                tell("complete")
                self.board = sixty_cards() if with_board else None
                QTimer.singleShot(200 if with_board else 0, self.end)

        def end(self) -> None:
            tell("memory", memory())
            QApplication.quit()

    running.Program = Watched  # type: ignore[attr-defined]  # only this process, which ends with the window
    open_window()


def sixty_cards() -> object:
    from pictograms.catalogue import Catalogue
    from pictograms.widgets.pixmaps import PixmapStore
    from tests.benchmarks.board import Board, faces_of_our_own

    return Board(PixmapStore(Catalogue.bundled()), faces_of_our_own(), 60)


def talks(first: int, last: int) -> None:
    import contextlib
    import ctypes

    from accessible_fit.services.conversation import Given
    from accessible_fit.services.flow import Said
    from db.vocabulary import InputWay
    from tests.journeys.people import form, new_home

    home = new_home(Path(os.environ["ACCESSIBLE_FIT_HOME"]))
    instrument, conversations, actor = form(), home.conversations, home.actor

    def own_memory() -> float:
        # Without the pages of the file that SQLite keeps at hand: they come as the file grows, 8 MB at the
        # most for a connection. What is free then goes back to the system, where it can.
        for way in (home.store.writing, home.store.reading):
            with way() as tx:
                tx.exec_driver_sql("PRAGMA shrink_memory")
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
        return memory(OWN)

    for done in range(1, last + 1):
        talk = conversations.begin(actor, home.person_id, instrument)
        for number, item in enumerate(talk.flow.item_ids):
            conversations.keep(actor, talk, Given(item, Said(raw=number % 3), InputWay.TOUCH, 900))
        conversations.finish(actor, talk)
        if done == first:
            tell("warm", own_memory())
    tell("memory", own_memory())
    with home.store.reading() as tx:
        from db import conversations as kept

        tell("talks", len(kept.of_person(tx, home.person_id)))
    home.store.close()


OWN = ("Private_Clean:", "Private_Dirty:")
TOLD: set[str] = set()


def tell(what: str, value: float | None = None) -> None:
    if what not in TOLD:
        TOLD.add(what)
        sys.stdout.write(f"{what} {since() if value is None else value:.1f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    what, *more = sys.argv[1:]
    if what == "bare":
        bare()
    elif what == "talks":
        talks(int(more[0]), int(more[1]))
    else:
        program(with_board=what == "board")
