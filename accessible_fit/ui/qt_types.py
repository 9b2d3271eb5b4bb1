"""Qt's classes made on the window's own thread, before another thread asks for them.

PySide makes the Python side of a Qt class when it is first named, and keeps the ones that wait in a table
that two threads must not change at once: two that did ended in a crash or in a loop without end (one run in
five when both walk through all names). The chart library names every class there is while it is imported, and
that happens in the background.
"""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtTest", "QtOpenGL", "QtOpenGLWidgets")
AT_A_TIME = 24
"""Some milliseconds of work, so that a touch is answered between two pieces."""


def all_types() -> Iterator[Callable[[], None]]:
    """Yield pieces of work that together make every class of the Qt modules charts are drawn with."""
    for module in filter(None, map(_loaded, MODULES)):
        names = dir(module)
        for start in range(0, len(names), AT_A_TIME):
            yield partial(_make, module, names[start : start + AT_A_TIME])


def _loaded(name: str) -> ModuleType | None:
    try:
        return import_module(f"PySide6.{name}")
    except ImportError:  # a machine without OpenGL: charts are drawn without it
        return None


def _make(module: ModuleType, names: list[str]) -> None:
    for name in names:
        getattr(module, name)
