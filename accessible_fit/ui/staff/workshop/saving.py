"""Saving a form as a file where the user wants it."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from accessible_fit.errors import FileUnusable
from accessible_fit.words.catalogue import Words

Ask = Callable[[QWidget, str], str]
"""Asks where to save, with a name to begin from; an empty answer means nowhere."""


def asker(words: Words) -> Ask:
    """Return what asks with the system's own window."""

    def ask(parent: QWidget, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = ";;".join(
            (
                words.t("A form to read and change (*.toml)"),
                words.t("An exact copy for another computer (*.json)"),
            )
        )
        title = words.t("Save the form as a file")
        answer, chosen = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kinds)
        if answer and Path(answer).suffix.casefold() not in (".toml", ".json"):
            answer += ".json" if "*.json" in chosen else ".toml"
        return answer

    return ask


def write_text(answer: str, text: str) -> Path:
    """Write a whole file or leave what was there. Raises FileUnusable."""
    path = Path(answer)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileUnusable(path=path.name) from error
    return path
