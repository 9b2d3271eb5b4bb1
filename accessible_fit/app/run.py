"""Opening the program and staying in it until the last window closes."""

import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import accessible_fit
from accessible_fit.app.crash import EXIT_CODE, CrashWatch
from accessible_fit.app.program import Program
from accessible_fit.app.start import Start
from accessible_fit.ui.messages import watch_qt_messages
from accessible_fit.words.catalogue import Words

ICON = Path(accessible_fit.__file__).parent / "ui" / "theme" / "icon.svg"


def make_application(arguments: list[str]) -> QApplication:
    """Make Qt's application object once, named and with our style."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    watch_qt_messages()
    application = QApplication(arguments)
    application.setApplicationName("Accessible FIT")
    application.setDesktopFileName("accessible-fit")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(ICON)))
    application.setQuitOnLastWindowClosed(False)
    return application


def run(start: Start) -> int:
    """Open the program and return its exit code when the last window closes."""
    application = make_application(sys.argv[:1])
    # Loading makes half a million objects that stay; to look through them for garbage again and again takes a
    # tenth of the time, and later holds up the window.
    gc.disable()
    program: Program | None = None
    watch = CrashWatch(lambda: program.close() if program is not None else None, partial(_tell, start))
    watch.begin()
    try:
        program = Program(start)
        program.loaded.connect(_collect_what_comes_after, Qt.ConnectionType.SingleShotConnection)
        program.show()
    except Exception as problem:
        watch.report(problem)
    code = application.exec()
    if watch.crashed or program is None:
        return code
    # Closed without ever getting at the store: the window has said why.
    opened = program.store is not None
    program.close()
    return code if opened else 1


def _tell(start: Start, report: str) -> QWidget:
    """Show the report of a fault in the last window of the program, and return the window."""
    from accessible_fit.ui.crash_window import CrashWindow
    from accessible_fit.ui.theme.fonts import load_fonts
    from accessible_fit.ui.theme.look import Look
    from accessible_fit.ui.theme.palette import load_theme
    from accessible_fit.ui.theme.sizes import pixels_per_mm

    settings = start.settings
    mm = pixels_per_mm(QApplication.primaryScreen())
    look = Look(load_theme(settings.theme), load_fonts(), mm, settings.text_percent)
    window = CrashWindow(look, Words(settings.language), report)
    window.closed.connect(lambda: QApplication.exit(EXIT_CODE))
    window.show()
    window.heading.setFocus(Qt.FocusReason.OtherFocusReason)
    return window


def _collect_what_comes_after() -> None:
    """Leave what is loaded out of the search for garbage from now on."""
    gc.freeze()
    gc.enable()
