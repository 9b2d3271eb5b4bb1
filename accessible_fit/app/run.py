"""Opening the program and staying in it until the last window closes."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import accessible_fit
from accessible_fit.app.program import Program
from accessible_fit.app.start import Start
from accessible_fit.ui.messages import watch_qt_messages

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
    program = Program(start)
    program.loaded.connect(_collect_what_comes_after, Qt.ConnectionType.SingleShotConnection)
    program.show()
    code = application.exec()
    # Closed without ever getting at the store: the window has said why.
    opened = program.store is not None
    program.close()
    return code if opened else 1


def _collect_what_comes_after() -> None:
    """Leave what is loaded out of the search for garbage from now on."""
    gc.freeze()
    gc.enable()
