"""Charts are loaded on a thread of their own; Qt's classes are all made before."""

import subprocess
import sys

SCRIPT = """
import faulthandler, sys, threading
faulthandler.dump_traceback_later(50, exit=True)
sys.setswitchinterval(1e-6)
from accessible_fit.ui.plain_imports import load_qt
load_qt()
from PySide6 import QtCore, QtGui, QtWidgets
from accessible_fit.ui.widgets.plot import before_charts, load_charts
for piece in before_charts():
    piece()
waiting = [name for module in (QtCore, QtGui, QtWidgets) for name in dir(module) if name not in vars(module)]
other = threading.Thread(target=load_charts)
other.start()
for module in (QtWidgets, QtGui, QtCore):
    for name in dir(module):
        getattr(module, name)
other.join()
print(len(waiting), len(list(before_charts())))
"""


def test_two_threads_find_every_class_made() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["0", "0"]), done.stderr
