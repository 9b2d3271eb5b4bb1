"""Qt's own messages go to the program's log, so that none of them is lost or shown to a resident."""

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

# The platform without a screen says this of every window with a size of its own.
KNOWN = {"This plugin does not support propagateSizeHints()"}


def watch_qt_messages() -> None:
    """Send what Qt says to the log from now on."""

    def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text in KNOWN:
            return
        log.log(LEVELS.get(kind, logging.WARNING), "%s", text)

    qInstallMessageHandler(handle)
