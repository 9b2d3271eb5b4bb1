"""Qt loaded so that it does not slow down everything that is imported after it."""

import builtins
import importlib


def load_qt() -> None:
    """Load Qt and let imports be Python's own again.

    PySide replaces Python's import and reads the source of every module that comes after it, to see whether
    it uses PySide's other names (`from __feature__ import snake_case`). Nothing here does, and it costs a
    fifth of the store's loading time and 14 MB of source text that stays in memory. PySide leaves what it
    replaced in `builtins`; a version that does not is left alone.
    """
    importlib.import_module("PySide6.QtWidgets")
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
