"""Asking where a file goes, with the system's own window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from accessible_fit.words.catalogue import Words

Ask = Callable[[QWidget, str], str]
"""Asks where to save, with a name to begin from; an empty answer means nowhere."""


def asker(words: Words) -> Ask:
    """Return what asks where to save, for a file of the kind that its name says."""

    def ask(parent: QWidget, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        ending = Path(name).suffix
        kinds = f"{ending[1:].upper()} (*{ending});;{words.t('All files')} (*)"
        return QFileDialog.getSaveFileName(parent, words.t("Save"), str(Path(folder) / name), kinds)[0]

    return ask


def with_ending(answer: str, name: str) -> Path:
    """Return the chosen place, with the ending of the kind of file if it was left out."""
    path, ending = Path(answer), Path(name).suffix
    return path if path.suffix.casefold() == ending else path.with_name(f"{path.name}{ending}")
