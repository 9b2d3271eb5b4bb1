"""Getting a photo: from a file, a folder, what was copied, or dropped; then cutting out its square."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.notice import Notice
from accessible_fit.ui.widgets.photo_cut import PhotoCut
from accessible_fit.ui.widgets.photo_folder import PhotoFolder, photos_in
from accessible_fit.ui.widgets.photo_source import Read, folder_in, holds_photo, reader_of
from accessible_fit.ui.widgets.photo_start import PhotoStart
from accessible_fit.ui.widgets.picture import Draw
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.catalogue import Words
from pictograms.photo_errors import PhotoUnreadable, PhotoUnusable
from pictograms.photos import PHOTO_SUFFIXES, RawPhoto, finish_photo, read_photo_file

T = TypeVar("T")
Ask = Callable[[QWidget], str]
"""Asks for a file or folder in a window of its own; an empty answer means none."""
CALM_MS = 300


class PhotoPicker(QWidget):
    """Three sheets: where from, the pictures of a folder, and the cutting.

    `finished` carries a FinishedPhoto. What can not be used is told at the top, and the sheet stays as it
    was. `picture` is the drawing that invites; `ask_file` and `ask_folder` open the system's own windows
    unless others are given.
    """

    finished = Signal(object)

    def __init__(
        self,
        look: Look,
        words: Words,
        background: Background,
        picture: Draw,
        ask_file: Ask | None = None,
        ask_folder: Ask | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._background = background
        self._ask_file = ask_file or self._system_file
        self._ask_folder = ask_folder or self._system_folder
        self._raw: RawPhoto | None = None
        self._came_from_folder = False
        self.setAcceptDrops(True)
        self.notice = Notice()
        self._loading = label(words.t("Reading the picture …"), "soft", wrap=False)
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._loading.hide()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._loading.show)
        self.start = PhotoStart(look, words, picture)
        self.folder = PhotoFolder(look, words, background)
        self.cut = PhotoCut(look, words)
        self.sheets = QStackedWidget()
        for sheet in (self.start, self._folder_sheet(), self.cut):
            self.sheets.addWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(self.notice)
        whole.addWidget(self._loading)
        whole.addWidget(self.sheets, 1)
        self._connect()

    def _folder_sheet(self) -> QWidget:
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.medium)
        self.back = button(self._words.t("Back"))
        self._folder_name = label("", "heading", wrap=False)
        inside.addLayout(row(self.back, self._folder_name))
        inside.addWidget(self.folder, 1)
        return sheet

    def _connect(self) -> None:
        self.start.file_asked.connect(self._choose_file)
        self.start.folder_asked.connect(self._choose_folder)
        self.start.paste_asked.connect(self.paste)
        self.folder.file_chosen.connect(lambda path: self._read(lambda: read_photo_file(path), True))
        self.back.clicked.connect(lambda _=False: self._to_start())
        self.cut.another_asked.connect(self._another)
        self.cut.keep_asked.connect(self._keep)

    # ------------------------------------------------------------------ ways in

    def _choose_file(self) -> None:
        answer = self._ask_file(self)
        if answer:
            self.read_file(Path(answer))

    def _choose_folder(self) -> None:
        answer = self._ask_folder(self)
        if answer:
            self.open_folder(Path(answer))

    def read_file(self, path: Path) -> None:
        """Read a file and go on to the cutting; trouble is told."""
        self._read(lambda: read_photo_file(path), False)

    def open_folder(self, folder: Path) -> None:
        """Show the pictures of a folder; trouble is told."""

        def found(files: list[Path]) -> None:
            if not files:
                self.notice.say(
                    self._words.t("There are no pictures in the folder {name}.", name=folder.name)
                )
                return
            self._folder_name.setText(folder.name)
            self.folder.show_files(files)
            self.sheets.setCurrentIndex(1)
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

        self._work(lambda: _files(folder), found)

    def paste(self) -> None:
        """Take the picture that was copied; trouble is told."""
        # some systems give nothing at all for an empty clipboard
        self._take(QGuiApplication.clipboard().mimeData() or QMimeData())

    def _take(self, mime: QMimeData) -> None:
        folder = folder_in(mime)
        if folder is not None:
            self.open_folder(folder)
            return
        try:
            read = reader_of(mime)
        except PhotoUnusable as trouble:
            self.show_trouble(trouble)
            return
        self._read(read, False)

    def _read(self, read: Read, from_folder: bool) -> None:
        def came(raw: RawPhoto) -> None:
            self._raw = raw
            self._came_from_folder = from_folder
            self.cut.show_photo(raw)
            self.sheets.setCurrentWidget(self.cut)
            self.cut.crop.setFocus(Qt.FocusReason.OtherFocusReason)

        self._work(read, came)

    # ------------------------------------------------------------------ ways out

    def _another(self) -> None:
        if self._came_from_folder:
            self.sheets.setCurrentIndex(1)
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_start()

    def _to_start(self) -> None:
        self.notice.hide()
        self.sheets.setCurrentWidget(self.start)
        self.start.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        raw, box = self._raw, self.cut.crop.box
        if raw is not None:
            self._work(lambda: finish_photo(raw, box), self.finished.emit)

    # ------------------------------------------------------------------ waiting and trouble

    def _work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do something slow once; what is pressed meanwhile waits for nothing and does nothing."""
        self.notice.hide()
        self.sheets.setEnabled(False)
        self._calm.start()

        def stop_waiting() -> None:
            self._calm.stop()
            self._loading.hide()
            self.sheets.setEnabled(True)

        def arrived(result: T) -> None:
            stop_waiting()
            done(result)

        def failed(problem: Exception) -> None:
            stop_waiting()
            self.show_trouble(problem)

        self._background.run(work, arrived, failed, owner=self)

    def show_trouble(self, problem: BaseException) -> None:
        """Say at the top why a picture can not be used."""
        self.notice.say(" ".join(self._words.error(problem)))

    # ------------------------------------------------------------------ dropping and pasting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_photo(event.mimeData()):
            event.acceptProposedAction()
            self.start.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.start.set_over(False)
        event.acceptProposedAction()
        self._take(event.mimeData())

    # ------------------------------------------------------------------ the system's own windows

    def _system_file(self, parent: QWidget) -> str:
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in PHOTO_SUFFIXES)
        kinds = f"{self._words.t('Pictures')} ({kinds});;{self._words.t('All files')} (*)"
        return QFileDialog.getOpenFileName(parent, self._words.t("Choose a picture"), _pictures(), kinds)[0]

    def _system_folder(self, parent: QWidget) -> str:
        return QFileDialog.getExistingDirectory(
            parent, self._words.t("Choose a folder with pictures"), _pictures()
        )


def _pictures() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)


def _files(folder: Path) -> list[Path]:
    try:
        return photos_in(folder)
    except OSError as error:
        raise PhotoUnreadable(file=folder.name) from error
