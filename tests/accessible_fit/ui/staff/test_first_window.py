"""The first window must be on screen before anything heavy has been read from the disk."""

import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "alembic",
    "pyqtgraph",
    "numpy",
    "PIL",
    "scipy",
    "babel",
    "argon2",
    "asyncio",
    "concurrent.futures",
    "logging.handlers",
    "PySide6.QtSvg",
)
SCRIPT = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from accessible_fit.settings import Settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
def no_pictures():
    raise AssertionError("the first window asked for pictures")
background = Background("store")
look = Look(load_theme("light"), load_fonts(), 3.78)
window = StaffWindow(look, Words("en"), no_pictures, background, Settings(), no_pictures)
window.show_opening()
window.show()
for _ in range(10):
    app.processEvents()
print(",".join(name for name in sys.argv[1:] if name in sys.modules))
background.close()
"""


def test_the_first_window_needs_none_of_the_heavy_libraries() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *HEAVY], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""
