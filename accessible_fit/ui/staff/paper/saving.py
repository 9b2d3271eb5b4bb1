"""Saving a finished PDF where the user wants it, and opening it to be printed."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from accessible_fit.errors import FileUnusable
from accessible_fit.words.catalogue import Words

Ask = Callable[[QWidget, str], str]
"""Asks where to save, with a name to begin from; an empty answer means nowhere."""
Show = Callable[[Path], None]


def asker(words: Words) -> Ask:
    """Return what asks with the system's own window."""

    def ask(parent: QWidget, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"PDF (*.pdf);;{words.t('All files')} (*)"
        return QFileDialog.getSaveFileName(parent, words.t("Save as PDF"), str(Path(folder) / name), kinds)[0]

    return ask


def show_file(path: Path) -> None:
    """Open a file with what the computer opens such files with; there it can be printed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def write_pdf(answer: str, pdf: bytes) -> Path:
    """Write a whole file or leave what was there; the name ends with .pdf. Raises FileUnusable."""
    path = Path(answer)
    if path.suffix.casefold() != ".pdf":
        path = path.with_name(f"{path.name}.pdf")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(pdf)
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileUnusable(path=path.name) from error
    return path
