"""The pictures of a folder as a grid, newest first, each read only when it comes into view."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.widgets.card_cell import CardCell, Index
from accessible_fit.ui.widgets.card_grid import CardGrid
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.raw_pixmap import pixmap_of
from accessible_fit.words.catalogue import Words
from pictograms.photo_errors import PhotoUnusable
from pictograms.photos import PHOTO_SUFFIXES, RawPhoto, read_photo_file

SIDE = 120
MOST_FILES = 1000
SMALL = Qt.ItemDataRole.UserRole
"""A small pixmap, None while it is being read, False when the file is no usable picture."""
NOWHERE = QModelIndex()


def photos_in(folder: Path) -> list[Path]:
    """Return the picture files right in a folder, newest first. Raises OSError."""
    found = [
        (entry.stat().st_mtime, entry)
        for entry in folder.iterdir()
        if entry.suffix.lower() in PHOTO_SUFFIXES and not entry.name.startswith(".") and entry.is_file()
    ]
    return [path for _changed, path in sorted(found, key=lambda one: (-one[0], one[1].name))][:MOST_FILES]


class FolderModel(QAbstractListModel):
    """Files with small pictures of them; what is asked for last is read first, one at a time.

    `pixels` is about how many a small picture needs.
    """

    def __init__(
        self, words: Words, background: Background, pixels: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._background = background
        self._pixels = pixels
        self._files: Sequence[Path] = ()
        self._small: dict[Path, QPixmap | bool] = {}
        self._wanted: list[Path] = []
        self._reading = False

    def show_files(self, files: Sequence[Path]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._files = files
        self._small.clear()
        self._wanted.clear()
        self.endResetModel()

    def file(self, row: int) -> Path | None:
        """Return the file in a place, or None outside."""
        return self._files[row] if 0 <= row < len(self._files) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        file = self.file(index.row()) if index.isValid() else None
        if file is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return file.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            broken = self._small.get(file) is False
            return self._words.t("{name}, can not be used", name=file.name) if broken else file.name
        if role == SMALL:
            if file not in self._small:
                self._want(file)
            return self._small.get(file)
        return None

    def _want(self, file: Path) -> None:
        if file in self._wanted:
            self._wanted.remove(file)
        self._wanted.append(file)
        self._read_next()

    def _read_next(self) -> None:
        """One at a time, so that whatever else waits for the worker comes in between."""
        if self._reading or not self._wanted:
            return
        self._reading = True
        file, pixels = self._wanted.pop(), self._pixels

        def done(raw: RawPhoto | None) -> None:
            self._reading = False
            self._came(file, raw)
            self._read_next()

        self._background.run(lambda: _read_small(file, pixels), done, owner=self)

    def _came(self, file: Path, raw: RawPhoto | None) -> None:
        if file in self._files:
            self._small[file] = pixmap_of(raw) if raw is not None else False
            index = self.index(self._files.index(file))
            self.dataChanged.emit(index, index)


def _read_small(file: Path, pixels: int) -> RawPhoto | None:
    """A small picture of a file, or None: why it can not be used is told when somebody chooses it."""
    try:
        return read_photo_file(file, pixels)
    except PhotoUnusable:
        return None


class PhotoCell(CardCell):
    """A small photo whole in its square; one that can not be used is crossed out."""

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        small = index.data(SMALL)
        if isinstance(small, QPixmap):
            size = small.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            inside = QRect(0, 0, size.width(), size.height())
            inside.moveCenter(place.center())
            painter.drawPixmap(inside, small)
        elif small is False:
            self._paint_broken(painter, QRectF(place).adjusted(12, 12, -12, -12))

    def _paint_broken(self, painter: QPainter, inside: QRectF) -> None:
        painter.setPen(QPen(self.look.colour("on_card"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inside)
        painter.drawLine(inside.topLeft(), inside.bottomRight())
        painter.drawLine(inside.bottomLeft(), inside.topRight())


class PhotoFolder(CardGrid):
    """Shows a folder. `file_chosen` carries the path of the picture that was pressed or entered."""

    file_chosen = Signal(object)

    def __init__(
        self, look: Look, words: Words, background: Background, parent: QWidget | None = None
    ) -> None:
        # twice the side, for screens with fine pixels and for the smooth shrinking of what is read
        self.files = FolderModel(words, background, (2 * grown(look, SIDE)) ** 2)
        super().__init__(words.t("Pictures in the folder"), self.files, parent)
        self.files.setParent(self)
        self.set_cell(PhotoCell(look, SIDE, self.viewport()))
        self.clicked.connect(lambda index: self._choose(index.row()))
        self.chosen.connect(self._choose)

    def show_files(self, files: Sequence[Path]) -> None:
        """Show these, the first one marked."""
        self.files.show_files(files)
        self.from_the_top()

    def _choose(self, row: int) -> None:
        file = self.files.file(row)
        if file is not None:
            self.file_chosen.emit(file)
