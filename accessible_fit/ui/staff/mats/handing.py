"""Handing a finished mat out: where it is saved, and printing it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from accessible_fit.errors import FileUnusable
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Ask = Callable[[QWidget, str], str]
"""Asks where to save, with a name to begin from; an empty answer means nowhere."""
Printing = Callable[[QWidget, str, bytes], None]
"""Prints an encoded picture under a name, when the user has said on which printer."""


def ask_place(words: Words) -> Ask:
    """Return what asks with the system's own window."""

    def ask(parent: QWidget, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return QFileDialog.getSaveFileName(parent, words.t("Save the picture"), str(Path(folder) / name))[0]

    return ask


def ask_board_place(words: Words) -> Ask:
    """Return what asks where a board file is to be."""

    def ask(parent: QWidget, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = words.t("Boards (Open Board)")
        title = words.t("Save as a communication board")
        return QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), f"{kinds} (*.obz)")[0]

    return ask


def write_file(place: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises FileUnusable."""
    built = place.with_name(f".{place.name}.new")
    try:
        built.write_bytes(data)
        built.replace(place)
    except OSError as error:
        built.unlink(missing_ok=True)
        raise FileUnusable(path=place.name) from error


def print_picture(parent: QWidget, name: str, data: bytes) -> None:
    """Ask for a printer, and print one page as large as the paper allows."""
    # Here, because the library for printers is needed by few.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: on_paper(printer, data))
    QDialog.open(dialog)  # its own needs a slot by name


def on_paper(printer: "QPrinter", data: bytes) -> None:
    """Paint an encoded picture in the middle of the page."""
    image = QImage.fromData(data)
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    room = painter.viewport()
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) // 2
    painter.drawImage(room.adjusted(left, top, -left, -top), image)
    painter.end()
