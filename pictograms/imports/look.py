"""Looking through a folder, a zip or a board file: which pictures will come, which will not, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pictograms.boards.archive import Archive, is_zip, read_file
from pictograms.boards.faults import Remarks
from pictograms.boards.licences import Terms
from pictograms.boards.limits import LIMITS, Limits, shown
from pictograms.boards.model import Files
from pictograms.boards.reader import read_board_bytes
from pictograms.imports.codes import plain_code
from pictograms.imports.errors import NothingToImport
from pictograms.imports.faults import ImportFault
from pictograms.imports.folder import FolderFiles
from pictograms.imports.from_boards import BoardPictures
from pictograms.imports.from_table import ListedPictures
from pictograms.imports.preview import TAKEN_NAMES, Coming, Preview, Progress


def look_through(path: Path, limits: Limits = LIMITS, progress: Progress | None = None) -> Preview:
    """What the folder, zip or ``.obf``/``.obz`` at ``path`` would bring; nothing is written.

    Every picture is tried as it will be on import. A zip with boards in it is a board file whatever its name.
    Raises FileUnreadable, TableUnreadable, NothingToImport, and what the board reader raises.
    """
    if path.is_dir():
        return _from_files(path, FolderFiles(path, limits), Remarks(limits.remarks), limits, progress)
    content = read_file(path, limits)
    remarks = Remarks(limits.remarks)
    if is_zip(content):
        files = Archive(content, shown(path.name), remarks, limits)
        if not any(name.casefold().endswith(".obf") for name in files.names()):
            return _from_files(path, files, remarks, limits, progress)
    return look_through_boards(path, limits, progress, content)


def look_through_boards(
    path: Path, limits: Limits = LIMITS, progress: Progress | None = None, content: bytes | None = None
) -> Preview:
    """What the board file at ``path`` would bring: its boards, and its pictures as a set.

    A file whose boards have no usable pictures still brings the boards. Raises what ``reader.read_boards``
    raises. ``content`` are the file's bytes, if they have been read.
    """
    content = read_file(path, limits) if content is None else content
    boards = read_board_bytes(content, shown(path.name), limits)
    found = BoardPictures(boards, limits)
    coming = found.all(progress)
    remarks = Remarks(limits.remarks)
    _note_licences(coming, remarks)
    title = next((board.name for board in boards.boards if board.id == boards.root), "") or path.stem
    return Preview(
        source=path,
        name=set_name(path),
        title=shown(title)[:200],
        licence="",
        author="",
        address="",
        coming=tuple(coming),
        staying=tuple(found.staying),
        notes=(*boards.faults, *found.notes.all(), *remarks.all()),
        boards=boards,
        board_pictures=found.codes_by_image,
    )


def set_name(path: Path) -> str:
    """A name for the set in ``path``, made from the file's or folder's own."""
    name = plain_code(path.stem if not path.is_dir() else path.name, "pictures")
    return f"{name}-set" if name in TAKEN_NAMES else name


def _from_files(
    path: Path, files: Files, remarks: Remarks, limits: Limits, progress: Progress | None
) -> Preview:
    found = ListedPictures(files, remarks, limits)
    coming = found.all(progress)
    if not coming and not found.staying:
        raise NothingToImport(file=shown(path))
    _note_licences(coming, remarks)
    common = Counter(picture.licence for picture in coming if picture.licence).most_common(1)
    authors = {picture.author for picture in coming if picture.author}
    return Preview(
        source=path,
        name=set_name(path),
        title=shown(path.stem if not path.is_dir() else path.name),
        licence=common[0][0] if common else "",
        author=min(authors) if len(authors) == 1 else "",
        address="",
        coming=tuple(coming),
        staying=tuple(found.staying),
        notes=remarks.all(),
    )


def _note_licences(coming: list[Coming], remarks: Remarks) -> None:
    kinds = {Terms.NON_COMMERCIAL: ImportFault.NON_COMMERCIAL, Terms.LICENSED: ImportFault.LICENSED}
    counted = Counter((picture.terms(), picture.licence or picture.author) for picture in coming)
    for (terms, licence), count in counted.items():
        if terms in kinds:
            remarks.add(kinds[terms], licence=licence, count=count)
    silent = sum(count for (terms, _licence), count in counted.items() if terms is Terms.UNKNOWN)
    if silent:
        remarks.add(ImportFault.NO_LICENCE, count=silent)
