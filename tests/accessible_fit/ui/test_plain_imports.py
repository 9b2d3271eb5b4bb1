"""Qt must not make everything that is imported after it slow."""

import subprocess
import sys

SCRIPT = """
import linecache, sys
if sys.argv[1] == "plain":
    from accessible_fit.ui.plain_imports import load_qt
    load_qt()
from PySide6.QtWidgets import QApplication
import colorsys
from PySide6.QtSvg import QSvgRenderer
print(sum(name.endswith("colorsys.py") for name in linecache.cache), QSvgRenderer.__name__)
"""


def sources_read(how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, how], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_no_source_is_read_to_look_for_names_that_nothing_uses() -> None:
    assert sources_read("plain") == "0 QSvgRenderer"


def test_there_is_a_reason_to_put_the_plain_import_back() -> None:
    assert sources_read("as it comes") == "1 QSvgRenderer"
