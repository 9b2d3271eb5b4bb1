"""One start of a window in a process of its own: prints milliseconds from the spawning of the process.

`bare`: an empty Qt window. `program`: ours. It tells when the first picture was painted and, for the program, when
somebody can sign in, and how much memory it has then (kilobytes, proportional share).
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
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # type: ignore[arg-type]  # a QPaintEvent
            tell("painted")
            QTimer.singleShot(0, lambda: (tell("memory", memory()), application.quit()))

    window = Painted("Accessible FIT")
    window.resize(1280, 800)
    window.show()
    application.exec()


def program(home: str) -> None:
    from accessible_fit.app import Program, Start, make_application
    from accessible_fit.settings import Settings, usual_places

    application = make_application(["accessible-fit"])
    running = Program(Start(usual_places(), Settings(), f"sqlite:///{home}/start.db", full_screen=False))

    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: tell("painted"))
                watched.removeEventFilter(self)
            return False

    watch = Watch()
    running.staff.installEventFilter(watch)

    def usable() -> None:
        from PySide6.QtWidgets import QLineEdit

        if any(line.isVisible() and line.isEnabled() for line in running.staff.findChildren(QLineEdit)):
            tell("usable")
            tell("memory", memory())
            application.quit()
        else:
            QTimer.singleShot(5, usable)

    running.show()
    QTimer.singleShot(5, usable)
    application.exec()
    running.close()


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
        program(sys.argv[2])
