"""A fault of the program's own is written down, what was answered is kept, and the program ends in order."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication

from accessible_fit.traces import safe_trace

log = logging.getLogger(__name__)
EXIT_CODE = 70  # "internal software error", sysexits.h


class CrashWatch(QObject):
    """Waits for exceptions that nobody took care of, in any thread.

    At the first one `end` lets everything go in order, and `show` puts the report on screen in a window that
    it returns; no other is shown. Those that follow are only written in the log.
    """

    _arrived = Signal(object, str)

    def __init__(self, end: Callable[[], None], show: Callable[[str], QObject]) -> None:
        super().__init__()
        self._end = end
        self._show = show
        self.crashed = False
        self._last_window: QObject | None = None
        # queued: the fault may come from another thread, or from the middle of painting a window
        self._arrived.connect(self._stop, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Take care of exceptions from now on."""
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread

    def report(self, problem: BaseException, thread: str = "") -> None:
        """End the program because of this."""
        log.critical("unhandled%s", f" in {thread}" if thread else "", exc_info=problem)
        self._arrived.emit(problem, thread)

    def _in_main(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self.report(problem.with_traceback(trace))

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, args.thread.name if args.thread is not None else "?")

    def _stop(self, problem: BaseException, thread: str) -> None:
        if self.crashed:
            return
        self.crashed = True
        for window in QApplication.topLevelWidgets():
            window.hide()
        try:
            self._end()
        except Exception as another:
            log.critical("the end was not in order", exc_info=another)
        self._last_window = self._show(report_text(problem, thread))


def report_text(problem: BaseException, thread: str = "") -> str:
    """Return what happened and in what surroundings; nothing about any person, nor about who is signed in."""
    import platform

    from accessible_fit.ui.staff.about import version

    return "\n".join(
        (
            f"Accessible FIT {version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.machine()}",
            *((f"Thread: {thread}",) if thread else ()),
            "",
            safe_trace(problem),
        )
    )
