"""The program in a process of its own, with a fault in it that shows a name and an answer."""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from accessible_fit.app import run as running
from accessible_fit.app.program import Program
from accessible_fit.app.start import Start
from accessible_fit.commands.window import open_window
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.ui.crash_window import CrashWindow
from db import keys
from db.vocabulary import InputWay
from tests.journeys.people import ALIAS, KEY, PASSWORD, form

ANSWER = "Björn på natten är läskig"


class OneKey:
    """A keyring that has the key of every store."""

    def usable(self) -> bool:
        return True

    def load(self, name: str) -> bytes | None:
        return KEY

    def keep(self, name: str, key: bytes) -> None:
        raise AssertionError

    def forget(self, name: str) -> None:
        raise AssertionError


def fail() -> None:
    raise KeyError(f"{ALIAS}: {ANSWER}", Path.home() / "secret")


class Painting(QWidget):
    """A window that cannot be painted."""

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's own name
        fail()


class Failing(Program):
    """The real program, which fails a moment after it has come up."""

    how = ""

    def __init__(self, start: Start) -> None:
        super().__init__(start)
        if self.how == "beginning":
            fail()
        self.loaded.connect(lambda: QTimer.singleShot(0, self._hold_and_fail))

    def _key_source(self) -> keys.KeySource:
        return OneKey()

    def _hold_and_fail(self) -> None:
        desk = self.desk
        assert desk is not None
        actor, _ = desk.accounts.sign_in("eva.ek", PASSWORD)
        (line,) = desk.residents.listed(actor)
        talk = desk.conversations.begin(actor, line.person.id, form())
        first, second = talk.flow.item_ids[:2]
        desk.conversations.keep(actor, talk, Given(first, Said(raw=1), InputWay.TOUCH, 900))
        # the second is on its way to the disk when the program fails
        self.background.run(
            lambda: desk.conversations.keep(actor, talk, Given(second, Said(raw=2), InputWay.TOUCH, 900))
        )
        self._fail(actor)

    def _fail(self, actor: Actor) -> None:
        if self.how == "thread":
            threading.Thread(target=fail, name="listener").start()
        elif self.how == "painting":
            self._painting = Painting()
            self._painting.show()
        else:
            fail()


def read_and_close() -> None:
    """What the person at the screen does: read, copy, close."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    crash = [window for window in windows if isinstance(window, CrashWindow)]
    if not crash:
        return
    watching.stop()
    sys.stdout.write(f"windows {len(windows)}\n")
    QTest.mouseClick(crash[0].copy, Qt.MouseButton.LeftButton)
    sys.stdout.write(QGuiApplication.clipboard().text())
    sys.stdout.flush()
    QTest.mouseClick(crash[0].leave, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    Failing.how = sys.argv[2]
    running.Program = Failing  # type: ignore[misc]  # stands in for the real one
    application = running.make_application(sys.argv[:1])
    watching = QTimer(interval=50)
    watching.timeout.connect(read_and_close)
    watching.start()
    sys.exit(open_window(db=sys.argv[1], language="en"))
