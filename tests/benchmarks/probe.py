"""One start of a window in a process of its own: prints milliseconds from the spawning of the process.

`bare`: an empty Qt window. `program`: ours, by the road of the command line. It tells when the first picture
was painted and, for the program, when somebody can write their name and password, when everything behind that
is there, and how much memory it has then (kilobytes, proportional share).
"""

import os
import sys
import time
from pathlib import Path

BEGAN = float(os.environ["PROBE_BEGAN"])


def since() -> float:
    return (time.time() - BEGAN) * 1000


def memory() -> int:
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1])


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


def program() -> None:
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
                tell("memory", memory())
                QApplication.quit()

    running.Program = Watched  # type: ignore[attr-defined]  # only this process, which ends with the window
    open_window()


TOLD: set[str] = set()


def tell(what: str, value: float | None = None) -> None:
    if what not in TOLD:
        TOLD.add(what)
        sys.stdout.write(f"{what} {since() if value is None else value:.1f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        program()
