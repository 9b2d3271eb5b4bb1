"""The pictures of a set that are files with a list beside them, or files alone."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from pictograms.boards.faults import Fault, Remarks
from pictograms.boards.limits import Limits, safe_name
from pictograms.boards.model import Files
from pictograms.errors import PictogramError
from pictograms.imports.codes import Codes
from pictograms.imports.errors import TableUnreadable
from pictograms.imports.faults import ImportFault
from pictograms.imports.prepare import Trial
from pictograms.imports.preview import Coming, Progress, Staying
from pictograms.imports.table import Row, read_table
from pictograms.symbols import LANGUAGES

_LISTS = (".csv", ".tsv", ".txt")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
_LIST_BYTES = 16 * 1024 * 1024


class ListedPictures:
    """Goes through the list line by line; afterwards ``staying`` holds what will not come."""

    def __init__(self, files: Files, remarks: Remarks, limits: Limits) -> None:
        self._files = files
        self._remarks = remarks
        self._limits = limits
        self._codes = Codes()
        self._trial = Trial(limits)
        self._seen: set[tuple[str, str]] = set()
        self._base = ""
        self.staying: list[Staying] = []

    def all(self, progress: Progress | None = None) -> list[Coming]:
        """The pictures that will come, in the order of the list; raises TableUnreadable."""
        rows = list(self._rows())
        coming = []
        for done, row in enumerate(rows, start=1):
            called = next(iter(row.names.values()), "") or _name_from(row.file)
            found = self._picture(row, called)
            if isinstance(found, Fault):
                self.staying.append(Staying(called, row.file, found))
            else:
                coming.append(found)
            if progress is not None:
                progress(done, len(rows))
        return coming

    def _rows(self) -> Iterator[Row]:
        table = self._table()
        pictures = [name for name in self._files.names() if name.casefold().endswith(_PICTURES)]
        if table is None:
            self._remarks.add(ImportFault.NO_LIST)
            table = [
                Row(line=0, file=name, names=dict.fromkeys(LANGUAGES, _name_from(name))) for name in pictures
            ]
        else:
            listed = {self._find(row.file) for row in table}
            for name in pictures:
                if name not in listed:
                    self._remarks.add(ImportFault.NOT_LISTED, file=name)
        most = self._limits.members
        if len(table) > most:
            self._remarks.add(ImportFault.TOO_MANY, limit=most)
        yield from table[:most]

    def _table(self) -> list[Row] | None:
        """The list nearest the top that is one; None when there is no such file at all."""
        names = [name for name in self._files.names() if name.casefold().endswith(_LISTS)]
        names.sort(key=lambda name: (name.count("/"), not name.casefold().endswith(".csv"), name))
        failure: TableUnreadable | None = None
        for name in names:
            try:
                rows = read_table(self._files.read(name, _LIST_BYTES), name)
            except TableUnreadable as error:
                # a "read me" is no list, but a damaged list is worth telling
                failure = failure or (None if name.casefold().endswith(".txt") else error)
                continue
            self._base = posixpath.dirname(name)
            return rows
        if failure is not None:
            raise failure
        return None

    def _find(self, path: str) -> str | None:
        return self._files.find(posixpath.join(self._base, path)) or self._files.find(path) if path else None

    def _picture(self, row: Row, called: str) -> Coming | Fault:
        if not row.file:
            return Fault(ImportFault.NO_FILE_NAMED, {"line": row.line})
        if not safe_name(row.file):
            return Fault(ImportFault.FILE_OUTSIDE, {"name": called, "file": row.file})
        name = self._find(row.file)
        if name is None:
            return Fault(ImportFault.FILE_GONE, {"name": called, "file": row.file})
        try:
            tried = self._trial.of(name, lambda: self._files.read(name, self._limits.picture_bytes))
        except PictogramError as error:
            return Fault(ImportFault.UNUSABLE, {"name": called, "file": row.file, "reason": error})
        if (called, tried.mark) in self._seen:
            return Fault(ImportFault.TWICE, {"name": called})
        self._seen.add((called, tried.mark))
        for note in tried.notes:
            self._remarks.add(note, name=called, file=row.file)
        return Coming(
            code=self._codes.take(called),
            names=row.names or dict.fromkeys(LANGUAGES, called),
            file=name,
            kind=tried.kind,
            licence=row.licence,
            author=row.author,
            source=row.source,
            words=row.words,
            fingerprint=tried.mark,
            read=lambda: self._files.read(name, self._limits.picture_bytes),
            names_licence=bool(row.licence),
        )


def _name_from(file: str) -> str:
    """A file's name as people would say it: ``ice_cream-2.png`` is "ice cream 2"."""
    stem = posixpath.splitext(posixpath.basename(file))[0]
    return " ".join(stem.replace("_", " ").replace("-", " ").split()) or stem
