"""What was dropped or pasted, as something that can be read as a photo."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from pictograms.photo_errors import NothingCopied, PhotoOnTheWeb
from pictograms.photos import RawPhoto, read_photo, read_photo_file

Read = Callable[[], RawPhoto]


def holds_photo(mime: QMimeData) -> bool:
    """Say whether there may be a picture in what is dragged or copied."""
    return mime.hasImage() or mime.hasUrls()


def folder_in(mime: QMimeData) -> Path | None:
    """Return the folder that was dropped, if it was one."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_dir() else None


def reader_of(mime: QMimeData) -> Read:
    """Return what reads the picture, for another thread. Raises NothingCopied, PhotoOnTheWeb.

    A file comes before an image, because programs put both there and the file is the better of them.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return lambda: read_photo_file(files[0])
    if mime.hasImage():
        image = QImage(mime.imageData())
        if not image.isNull():
            return lambda: read_photo(_png(image))
    if mime.hasUrls():
        raise PhotoOnTheWeb
    raise NothingCopied


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # fast rather than small: it is read again at once
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload]  # the stubs know bytes only
    return bytes(kept.data())
